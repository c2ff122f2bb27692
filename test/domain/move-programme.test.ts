import { describe, expect, it, vi } from 'vitest';
import type { ProgrammeModel } from '../../src/domain/programme.ts';
import type { Settings } from '../../src/domain/settings.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import {
  aCourse,
  anEnrolled,
  ask,
  assignments,
  codesOf,
  inclusion,
  played,
  programme,
  startUpMeeting,
  ticked,
} from './builders.ts';

// A second version of the model, as a later release would have one: without the legal basis LAB § 31 b and one of its steps.
vi.mock('../../src/domain/programmes/index.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../src/domain/programmes/index.ts')>();
  const first = original.newestProgramme('social-stoette')!;
  const second: ProgrammeModel = {
    ...first,
    version: 2,
    legalBases: first.legalBases.filter(({ code }) => code !== 'LAB_31B'),
    steps: first.steps.filter(({ id }) => id !== 'contactMeeting'),
    duties: first.duties.map((duty) =>
      duty.id === 'startUpMeeting' ? { ...duty, due: { ...duty.due, plus: 10 } } : duty,
    ),
  };
  const programmeOf: typeof original.programmeOf = (of) =>
    of.id === 'social-stoette' && of.version === 2 ? second : original.programmeOf(of);
  return { ...original, programmeOf };
});

const REMINDING = { remindsOfDuties: true };
const moveTo = (on: string, settings: Partial<Settings>, more: object = {}) => ({
  ...{ type: 'MoveToProgramme' as const, noteId: 'n1', on },
  register: { ...programme('rollout', { ...REMINDING, ...settings }), ...more },
});
const included = played(
  anEnrolled({ on: '2026-11-02', variant: 'rollout', settings: REMINDING }),
  '2026-11-02',
  inclusion('2026-11-02'),
  ...assignments('2026-11-02'),
);
const dueOf = (state: Trajectory, today: string, settings: Partial<Settings>) =>
  played(state, today, moveTo(today, settings)).programme!.settings;

describe('a running case', () => {
  it('goes over to new settings with everything that it has registered, and the event keeps each old date (TECH-06)', () => {
    const decision = ask(included, '2026-11-10', moveTo('2026-11-10', { startUpWithinDays: 21 }));
    if (!('events' in decision)) throw new Error(codesOf(decision));
    expect(decision.events).toMatchObject([
      {
        type: 'ProgrammeMoved',
        fromVersion: 1,
        dates: expect.arrayContaining([{ about: 'round-1/startUpMeeting', from: '2026-12-02', to: '2026-11-23' }]),
      },
    ]);
    const moved = played(included, '2026-11-10', moveTo('2026-11-10', { startUpWithinDays: 21 }));
    const { programme: now, sequence: _1, seen: _2, reminded: _3, ...rest } = moved;
    expect(now!.settings.startUpWithinDays).toBe(21);
    expect(ticked(included, '2026-11-10')).toMatchObject(rest);
    expect(dueOf(included, '2026-11-10', { planWithinDays: 9 }).planWithinDays).toBe(9);
  });

  it('tells what people were reminded of with a date that is another now (K-02)', () => {
    const met = played(included, '2026-11-20', startUpMeeting('2026-11-20'));
    const decision = ask(met, '2026-12-21', moveTo('2026-12-21', { planWithinDays: 35 }));
    expect(decision).toMatchObject({
      events: [
        {
          consequences: [
            { kind: 'reminderSent', about: 'round-1/jointActionPlan', saidOf: '2026-12-18', nowOn: '2026-12-25' },
          ],
        },
      ],
    });
  });

  it('goes over to a newer version, whose dates hold from then on (TECH-06)', () => {
    const decision = ask(included, '2026-11-10', moveTo('2026-11-10', {}, { version: 2 }));
    expect(decision).toMatchObject({
      events: [{ fromVersion: 1, dates: [{ about: 'round-1/startUpMeeting', from: '2026-12-02', to: '2026-11-12' }] }],
    });
  });

  it.each([
    ['to where it is already', {}, {}, 'programmeIsTheSame TECH-06'],
    ['to another programme', {}, { id: 'cti-overgang' }, 'programmeIsAnother TECH-06'],
    ['to another variant', {}, { variant: 'pilot' }, 'programmeIsAnother TECH-06'],
  ])('is not moved %s (TECH-06)', (_, settings, more, answer) => {
    expect(codesOf(ask(included, '2026-11-10', moveTo('2026-11-10', settings, more)))).toBe(answer);
  });

  it('is not moved by a client’s own word, backwards, or to a version that loses what it has registered (TECH-06)', () => {
    const { register: _, ...bare } = moveTo('2026-11-10', {});
    expect(codesOf(ask(included, '2026-11-10', bare))).toBe('programmeIsAnother TECH-06');
    const newer = played(included, '2026-11-10', moveTo('2026-11-10', {}, { version: 2 }));
    expect(codesOf(ask(newer, '2026-11-11', moveTo('2026-11-11', {})))).toBe('programmeIsOlder TECH-06');
    const course = aCourse({ startOn: '2026-01-15', variant: 'rollout' });
    expect(codesOf(ask(course, '2026-02-01', moveTo('2026-02-01', {}, { version: 2 })))).toBe(
      'programmeLosesStep TECH-06, programmeLosesLegalBasis TECH-06',
    );
  });

  it('that the citizen has left is not moved (S-91)', () => {
    const left = played(included, '2026-11-05', { type: 'LeaveProgramme', why: 'movedAway', from: '2026-11-05' });
    expect(codesOf(ask(left, '2026-11-10', moveTo('2026-11-10', { startUpWithinDays: 21 })))).toBe(
      'programmeIsLeft S-91',
    );
  });
});
