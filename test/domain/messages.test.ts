import { describe, expect, it } from 'vitest';
import { actingInstant, sendingInstant } from '../../src/domain/acting.ts';
import { apply } from '../../src/domain/apply.ts';
import { date, startOfDay } from '../../src/domain/calendar/civil-date.ts';
import type { CommandBody } from '../../src/domain/commands.ts';
import { decide, repeated } from '../../src/domain/decide.ts';
import { fingerprint } from '../../src/domain/fingerprint.ts';
import { isStillTrue, noticesFor } from '../../src/domain/notices.ts';
import { resolveProgramme } from '../../src/domain/programmes/index.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { tick } from '../../src/domain/tick.ts';
import { aCommand, aCourse, ask, type Dated, pastPause, pause, played, programme, ticked } from './builders.ts';

const { settings } = programme();
const utc = (text: string) => Date.parse(text);
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 16);

/** The case after a command, and what people are told of it: the key of each notice and what it corrects. */
function asked(before: Trajectory, on: string, body: Dated<CommandBody>) {
  const decision = ask(before, on, body);
  const decided = 'events' in decision ? decision.events : [];
  const answered = decided.reduce(apply, ticked(before, on));
  const events = [...decided, ...tick(date(on), answered)];
  const after = ticked(answered, on);
  return { after, notices: noticesFor(after, events).map(({ key, corrects }) => [key, corrects]) };
}

describe('a message about a date (K-32)', () => {
  it.each([
    ['2026-03-16', '2026-03-15T23:00Z', '2026-03-16T07:00', 'a Monday: at 08:00'],
    ['2026-03-15', '2026-03-14T23:00Z', '2026-03-16T07:00', 'a Sunday: on Monday'],
    ['2026-12-24', '2026-12-23T23:00Z', '2026-12-28T07:00', 'Christmas: on the next working day'],
    ['2026-05-01', '2026-04-30T22:00Z', '2026-05-01T06:00', '1 May: in the morning, before the closing at 12:00'],
    ['2026-05-01', '2026-05-01T10:30Z', '2026-05-04T06:00', '1 May, known after the closing at 12:00: on Monday'],
    ['2026-03-16', '2026-03-16T09:30Z', '2026-03-16T09:30', 'known within the hours: at once'],
    ['2026-03-16', '2026-03-16T15:30Z', '2026-03-17T07:00', 'known in the evening: the next morning'],
    ['2026-03-02', '2026-03-16T09:30Z', '2026-03-16T09:30', 'known late: at once'],
    ['2026-03-30', '2026-03-29T22:00Z', '2026-03-30T06:00', 'the Monday after the clocks changed: 08:00 summer time'],
  ])('of %s known at %s goes out at %s: %s', (on, known, goesOut) => {
    expect(iso(sendingInstant(date(on), utc(known), settings))).toBe(goesOut);
  });
});

describe('acting on a date', () => {
  it('is spread over the municipality’s window by a stable hash; the date stays (T-03)', () => {
    const spread = resolveProgramme('social-stoette', 'rollout')!;
    const state = { ...aCourse(), programme: spread };
    const midnight = startOfDay(date('2026-03-15'));
    const instants = Array.from(
      { length: 500 },
      (_, index) => actingInstant(`case-${index}`, date('2026-03-15'), state)! - midnight,
    );
    expect(Math.min(...instants)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...instants)).toBeLessThan(5 * 3_600_000);
    expect(new Set(instants.map((ms) => Math.floor(ms / 3_600_000))).size).toBe(5);
    expect(actingInstant('case-1', date('2026-03-15'), state)! - midnight).toBe(instants[1]);
    expect(actingInstant('case-1', date('2026-03-15'), aCourse())! - midnight, 'no window in a test').toBe(0);
    expect(actingInstant('case-1', undefined, state)).toBeUndefined();
  });
});

describe('what people are told', () => {
  it('is each transition by its own day, to those whom the programme names', () => {
    const [notice, ...others] = noticesFor(aCourse(), tick(date('2026-03-15'), aCourse()));
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      key: 'course-1/phase-2/on/2026-03-15',
      on: '2026-03-15',
      body: { kind: 'phaseStarted', phase: 2 },
      tells: ['ctiWorker', 'jobCentreCaseworker', 'socialCaseworker', 'jobConsultant'],
    });
  });
  it('after a long outage is the latest only: the others were overtaken', () => {
    const events = tick(date('2026-12-01'), aCourse());
    expect(events).toHaveLength(3);
    expect(noticesFor(ticked(aCourse(), '2026-12-01'), events).map(({ key }) => key)).toEqual([
      'course-1/end/on/2026-07-15',
    ]);
  });
  it('is taken back when a pause registered late moves what has been told (K-12)', () => {
    const inPhase2 = ticked(aCourse(), '2026-03-20');
    const decision = ask(inPhase2, '2026-03-20', pastPause('2026-03-10', '2026-03-20'));
    if ('refusal' in decision) throw new Error('refused');
    const [notice] = noticesFor(inPhase2, decision.events);
    expect(notice).toMatchObject({
      corrects: 'course-1/phase-2/on/2026-03-15',
      body: { kind: 'phaseTakenBack', nowOn: '2026-03-25' },
    });
  });
  it('is told again when what was taken back stands after all, to whoever was told of the other day (K-12)', () => {
    const inPhase2 = ticked(aCourse(), '2026-03-20');
    const keysOf = (before: Trajectory, body: Dated<CommandBody>) => asked(before, '2026-03-20', body);
    const phase2 = 'course-1/phase-2';
    const moved = keysOf(inPhase2, pause('2026-03-10'));
    const nowOn = '2026-03-26';
    expect(moved.notices).toEqual([[`${phase2}/back/2026-03-15/${nowOn}`, `${phase2}/on/2026-03-15`]]);
    const withdraw = (state: Trajectory) => ({
      ...({ type: 'WithdrawEvent', noteId: 'note-1', on: '2026-03-20' } as const),
      event: state.courses[0]!.pauses[0]!.id,
    });
    const restored = keysOf(moved.after, withdraw(moved.after));
    expect(restored.notices).toEqual([[`${phase2}/on/2026-03-15/1`, `${phase2}/back/2026-03-15/${nowOn}`]]);
    const again = keysOf(restored.after, pause('2026-03-10'));
    expect(again.notices).toEqual([[`${phase2}/back/2026-03-15/${nowOn}/1`, `${phase2}/on/2026-03-15/1`]]);
    expect(keysOf(again.after, withdraw(again.after)).notices).toEqual([
      [`${phase2}/on/2026-03-15/2`, `${phase2}/back/2026-03-15/${nowOn}/1`],
    ]);
  });
  it('of an end is put right when the citizen has not left after all, and told again when she has (K-12, S-91)', () => {
    const leave = { type: 'LeaveProgramme', why: 'movedAway', from: '2026-04-20' } as const;
    const end = 'course-1/end';
    const left = asked(aCourse(), '2026-04-20', leave);
    expect(left.notices).toEqual([[`${end}/on/2026-04-20`, undefined]]);
    const withdraw = ({ left: leaving }: Trajectory) => ({
      ...({ type: 'WithdrawEvent', noteId: 'note-1', on: '2026-04-21' } as const),
      event: leaving!.id,
    });
    const back = asked(left.after, '2026-04-21', withdraw(left.after));
    expect(back.notices).toEqual([[`${end}/back/2026-04-20`, `${end}/on/2026-04-20`]]);
    const told = {
      on: date('2026-04-20'),
      body: { kind: 'endTakenBack', course: 1, nowOn: date('2026-07-15') },
    } as const;
    expect(isStillTrue(date('2026-04-21'), back.after, told)).toBe(true);
    const again = asked(back.after, '2026-04-21', leave);
    expect(again.notices).toEqual([[`${end}/on/2026-04-20/1`, `${end}/back/2026-04-20`]]);
    expect(isStillTrue(date('2026-04-21'), again.after, told)).toBe(false);
    const once = asked(again.after, '2026-04-21', withdraw(again.after));
    expect(once.notices).toEqual([[`${end}/back/2026-04-20/1`, `${end}/on/2026-04-20/1`]]);
  });
  it('of an end that has another reason says only how it ended, and no more of a day that stands (K-12, S-84)', () => {
    const party = 'MUNICIPAL_PROJECT_LEADER';
    const on = '2026-04-01';
    const interrupted = played(
      aCourse({ variant: 'rollout' }),
      on,
      { type: 'DescribeInterruption', to: party, on },
      { type: 'DiscussInterruption', with: party, on },
      { type: 'EndCourseEarly', endOn: '2026-04-20', on },
      { type: 'LeaveProgramme', why: 'movedAway', from: '2026-04-20' },
    );
    const ended = ticked(interrupted, '2026-04-20');
    const withdraw = { type: 'WithdrawEvent', event: ended.left!.id, noteId: 'note-1', on: '2026-04-21' } as const;
    expect(asked(ended, '2026-04-21', withdraw).notices).toEqual([['course-1/end/on/2026-04-20/1', undefined]]);
  });
  it('is no longer true once the facts have moved it', () => {
    const told = { on: date('2026-03-15'), body: { kind: 'phaseStarted', course: 1, phase: 2 } } as const;
    const inPhase2 = ticked(aCourse(), '2026-03-20');
    expect(isStillTrue(date('2026-03-20'), inPhase2, told)).toBe(true);
    expect(isStillTrue(date('2026-03-20'), played(inPhase2, '2026-03-20', pause('2026-03-10')), told)).toBe(false);
    const ended = { on: date('2026-07-15'), body: { kind: 'courseEnded', course: 1, outcome: 'completed' } } as const;
    expect(isStillTrue(date('2026-03-20'), inPhase2, ended)).toBe(false);
    expect(isStillTrue(date('2026-07-15'), ticked(aCourse(), '2026-07-15'), ended)).toBe(true);
  });
});

describe('a command’s fingerprint (TECH-01)', () => {
  it('is the same for the same body in another order of fields, and another for another body', () => {
    const first = aCommand(pause('2026-02-01'), 'a');
    const { type, from, ...rest } = first as typeof first & { from: string };
    expect(fingerprint({ ...rest, from, type } as never)).toBe(fingerprint(first));
    expect(fingerprint(aCommand(pause('2026-02-01'), 'b'))).toBe(fingerprint(first));
    expect(fingerprint(aCommand(pause('2026-02-02'), 'a'))).not.toBe(fingerprint(first));
    expect(fingerprint({ ...first, by: 'another' })).not.toBe(fingerprint(first));
    const decision = decide(date('2026-02-01'), aCourse(), first);
    if ('refusal' in decision) throw new Error('refused');
    const paused = decision.events.reduce(apply, aCourse());
    expect(repeated(paused, first)).toEqual({ sequence: paused.sequence });
    expect(repeated(paused, aCommand(pause('2026-02-02'), 'a'))).toMatchObject({
      refusal: { reasons: [{ code: 'commandIdReused' }] },
    });
    expect(repeated(paused, aCommand(pause('2026-02-01'), 'b'))).toBeUndefined();
  });
});
