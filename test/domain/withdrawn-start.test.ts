import { describe, expect, it } from 'vitest';
import { apply } from '../../src/domain/apply.ts';
import { addDays, date } from '../../src/domain/calendar/civil-date.ts';
import { isStillTrue, noticesFor } from '../../src/domain/notices.ts';
import { plan } from '../../src/domain/plan.ts';
import type { Settings } from '../../src/domain/settings.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { tick } from '../../src/domain/tick.ts';
import { aCourse, aReady, ask, codesOf, pastPause, pause, played, restart, resume, ticked } from './builders.ts';

/** Day D was to be 26 January; somebody typed the 15th. */
const WRONG = '2026-01-15';
const RIGHT = '2026-01-26';
const started = (settings: Partial<Settings> = {}) => aCourse({ startOn: WRONG, settings });
const startOf = ({ courses }: Trajectory) => courses.at(-1)!.id!;
const withdrawal = (state: Trajectory, on: string, event = startOf(state)) =>
  ({ type: 'WithdrawEvent', event, noteId: 'note-1', on }) as const;
const withdraw = (state: Trajectory, on: string) => played(state, on, withdrawal(state, on));
const begin = (state: Trajectory, on: string, startOn: string) => played(state, on, { type: 'StartCourse', startOn });

describe('a start that was registered by mistake', () => {
  it('is withdrawn: the case waits again, and no task or date of the course is left (S-68, K-12)', () => {
    const state = withdraw(started(), '2026-02-02');
    const { status, courses, transitions, duties } = plan(date('2026-02-02'), state);
    expect({ status, courses, transitions }).toEqual({ status: 'waiting', courses: [], transitions: [] });
    expect(duties.filter(({ id }) => id.startsWith('course-'))).toEqual([]);
    const never = ticked(aReady({ on: '2026-01-14' }), '2026-02-02');
    const shown = ({ id, state: is, dueOn }: (typeof duties)[number]) => `${id} ${is} ${dueOn}`;
    expect(plan(date('2026-02-02'), withdraw(aCourse({ on: '2026-01-14' }), '2026-02-02')).duties.map(shown)).toEqual(
      plan(date('2026-02-02'), never).duties.map(shown),
    );
  });

  it('takes back what had begun, and lists what had been said on the strength of it (K-12)', () => {
    const inPhase2 = ticked(started({ remindsOfDuties: true }), '2026-03-20');
    const said = inPhase2.reminded.filter((one) => one.startsWith('course-1/'));
    expect(said.length).toBeGreaterThan(0);
    const decision = ask(inPhase2, '2026-03-20', withdrawal(inPhase2, '2026-03-20'));
    expect(decision).toMatchObject({
      events: [
        {
          type: 'EventWithdrawn',
          what: 'courseStart',
          consequences: expect.arrayContaining([
            { kind: 'phaseAnnounced', about: 'course-1/phase-1', saidOf: WRONG, nowOn: null },
            { kind: 'phaseAnnounced', about: 'course-1/phase-2', saidOf: '2026-03-15', nowOn: null },
            expect.objectContaining({ kind: 'reminderSent', about: said[0]!.split('/').slice(0, 2).join('/') }),
          ]),
        },
        { type: 'PhaseTakenBack', course: 1, phase: 1, on: WRONG, nowOn: null, because: 'startWithdrawn' },
        { type: 'PhaseTakenBack', course: 1, phase: 2, on: '2026-03-15', nowOn: null, because: 'startWithdrawn' },
      ],
    });
  });

  it('is put right to whoever was told of it, the day that was last told (K-12)', () => {
    const inPhase2 = ticked(started(), '2026-03-20');
    const moved = played(inPhase2, '2026-03-20', pastPause('2026-03-10', '2026-03-20'));
    const pauseId = moved.courses[0]!.pauses[0]!.id;
    const back = played(moved, '2026-03-20', withdrawal(moved, '2026-03-20', pauseId));
    const decision = ask(back, '2026-03-20', withdrawal(back, '2026-03-20'));
    if ('refusal' in decision) throw new Error('refused');
    const after = decision.events.reduce(apply, back);
    const notices = noticesFor(after, decision.events);
    expect(notices.map(({ key, corrects }) => [key, corrects])).toEqual([
      [`course-1/phase-1/back/${WRONG}/never`, `course-1/phase-1/on/${WRONG}`],
      ['course-1/phase-2/back/2026-03-15/never/1', 'course-1/phase-2/on/2026-03-15/1'],
    ]);
    for (const notice of notices) expect(isStillTrue(date('2026-03-20'), after, notice)).toBe(true);
    const told = { on: date(WRONG), body: { kind: 'phaseStarted', course: 1, phase: 1 } } as const;
    expect(isStillTrue(date('2026-03-20'), after, told)).toBe(false);
  });

  it('can be asked for anew with the right day, and nothing said of the first stands for the other (S-68)', () => {
    const settings = { remindsOfDuties: true };
    const state = begin(withdraw(ticked(started(settings), '2026-02-02'), '2026-02-02'), '2026-02-02', RIGHT);
    expect(plan(date('2026-02-02'), state)).toMatchObject({
      status: 'running',
      courses: [{ number: 2, startOn: RIGHT, end: '2026-07-26', phase: 1, missingNow: [] }],
    });
    const later = ticked(state, '2026-03-01');
    const goals = later.reminded.filter((one) => one.includes('/ctiGoals/'));
    expect(
      goals.some((one) => one.startsWith('course-2/')),
      'reminded of the new limit',
    ).toBe(true);
    const again = begin(withdraw(state, '2026-02-03'), '2026-02-03', RIGHT);
    expect(again.courses.map(({ number }) => number)).toEqual([3]);
  });

  it('lengthens nothing: the new day is asked about every gate and how far back it lies (S-72, K-14, S-68)', () => {
    const state = withdraw(started(), '2026-02-02');
    const asked = (startOn: string) => codesOf(ask(state, '2026-02-02', { type: 'StartCourse', startOn }));
    expect(asked(addDays(date('2026-02-02'), -15))).toBe('startTooLongAgo K-14');
    expect(asked('2026-01-19')).toBe('accepted');
    const match = state.facts.find(({ step }) => step === 'jobMatch')!.id;
    const unmatched = played(state, '2026-02-02', withdrawal(state, '2026-02-02', match));
    expect(codesOf(ask(unmatched, '2026-02-02', { type: 'StartCourse', startOn: RIGHT }))).toBe('jobMatchMissing S-68');
  });

  it('leaves what was registered meanwhile to the citizen’s way through the model (S-74)', () => {
    const goals = {
      ...({ type: 'RecordFact', step: 'ctiGoals', with: ['citizen', 'ctiWorker'], on: '2026-01-20' } as const),
      values: { goals: 1, tracks: ['job'] },
    };
    const state = withdraw(played(started(), '2026-01-20', goals), '2026-02-02');
    expect(state.facts.findLast(({ step }) => step === 'ctiGoals')).toMatchObject({ round: 1, course: null });
  });

  it('stays while a pause or an end hangs on it, which is named as what goes first (TECH-05)', () => {
    const paused = played(played(started(), '2026-02-02', pause('2026-02-02')), '2026-02-20', resume('2026-02-20'));
    expect(codesOf(ask(paused, '2026-02-20', withdrawal(paused, '2026-02-20')))).toBe('startHasPause TECH-05');
    const left = played(paused, '2026-03-02', { type: 'LeaveProgramme', why: 'movedAway', from: '2026-03-09' });
    for (const on of ['2026-03-02', '2026-03-09'])
      expect(codesOf(ask(left, on, withdrawal(left, on)))).toBe('startHasPause TECH-05, startHasEnd TECH-05');
    const back = played(left, '2026-03-09', withdrawal(left, '2026-03-09', left.left!.id));
    const free = played(back, '2026-03-09', withdrawal(back, '2026-03-09', back.courses[0]!.pauses[0]!.id));
    expect(plan(date('2026-03-09'), withdraw(free, '2026-03-09')).status).toBe('waiting');
  });

  it('stays when the course was started over, or time has ended it (T-11, S-96)', () => {
    const over = ticked(started(), '2026-07-20');
    expect(codesOf(ask(over, '2026-07-20', withdrawal(over, '2026-07-20')))).toBe('courseHasEnded S-96');
    const paused = played(started(), '2026-02-02', pause('2026-02-02'));
    const first = startOf(paused);
    const again = played(paused, '2026-03-02', restart('2026-03-09'));
    expect(codesOf(ask(again, '2026-03-02', withdrawal(again, '2026-03-02', first)))).toBe(
      'eventNotWithdrawable TECH-05',
    );
    expect(again.courses[1]!.id, 'a restart is no start that can be withdrawn').toBeUndefined();
  });

  it('brings nothing about by itself any more (T-03)', () => {
    const state = withdraw(ticked(started(), '2026-02-02'), '2026-02-02');
    const events = tick(date('2026-08-01'), state).map(({ type }) => type);
    expect(events.filter((type) => type === 'PhaseStarted' || type === 'CourseEnded')).toEqual([]);
  });
});
