import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, date } from '../../../src/domain/calendar/civil-date.ts';
import { plan } from '../../../src/domain/plan.ts';
import {
  type CourseMeter,
  courseMeters,
  type ItemScore,
  scoreOf,
  shareWord,
} from '../../../src/domain/reports/fidelity.ts';
import type { Trajectory } from '../../../src/domain/state.ts';
import { aCourse, pause, played, resume } from '../builders.ts';
import { aLife, live } from '../random-life.ts';
import { DEEDS, type Deed, lived, recorded, startedOver, supporter, talk, withSupporter } from './fidelity-case.ts';

/** The newest meter of a case on a day. */
const meterOn = (today: string, state: Trajectory, others: readonly Trajectory[] = []): CourseMeter =>
  courseMeters(date(today), played(state, today), others).at(-1)!;
const itemOf = ({ items }: CourseMeter, id: string): ItemScore => items.find((item) => item.id === id)!;
const cameTo = (meter: CourseMeter, id: string) => itemOf(meter, id).value ?? itemOf(meter, id).why;
const until = (last: string): Deed[] => DEEDS.filter(([on]) => on <= last);
/** Phase 1 of the example is over on 15 March. */
const afterPhase1 = (...deeds: Deed[]) => meterOn('2026-03-15', lived(deeds));

describe('an item that cannot be told', () => {
  it('is not due before its day, and is told from that day on', () => {
    const state = lived(until('2026-03-14'));
    expect(cameTo(meterOn('2026-03-14', state), 'F5')).toBe('notDue');
    expect(cameTo(meterOn('2026-03-15', state), 'F5')).toBe(1);
    expect(itemOf(meterOn('2026-03-14', state), 'F5').dueOn).toBe('2026-03-15');
  });

  it('T-10: falls not due while a pause is open, and its day moves with the pause', () => {
    const paused = lived([...until('2026-01-30'), ['2026-02-02', pause('2026-02-02')]]);
    const meter = meterOn('2026-06-01', paused);
    expect([cameTo(meter, 'F5'), cameTo(meter, 'F10'), itemOf(meter, 'F10').dueOn]).toEqual(['notDue', 'notDue', null]);
    const back = played(paused, '2026-06-02', resume('2026-06-02'));
    expect(itemOf(meterOn('2026-06-14', back), 'F10').dueOn).toBe('2026-06-15');
    expect(cameTo(meterOn('2026-06-15', back), 'F10')).toBe(1);
  });

  it('is not due when the course ended before its day', () => {
    const left = played(lived(until('2026-03-20')), '2026-04-01', {
      ...{ type: 'LeaveProgramme', why: 'movedAway', from: '2026-04-01' },
    });
    const meter = meterOn('2026-12-01', left);
    expect([cameTo(meter, 'F5'), cameTo(meter, 'F8'), cameTo(meter, 'F15')]).toEqual([1, 'notDue', 'notDue']);
  });

  it('has no data while its worker registers no contact with anybody, and is none at all when others were registered', () => {
    const silent = lived([]);
    expect(cameTo(meterOn('2026-03-15', silent), 'F10')).toBe('noData');
    const other = lived([talk('2026-02-02', 'telephone')]);
    expect(cameTo(meterOn('2026-03-15', silent, [other]), 'F10')).toBe(0);
    const stranger: Trajectory = {
      ...other,
      assignments: other.assignments.map((one) => ({ ...one, staffId: `${one.staffId}-2` })),
    };
    expect(cameTo(meterOn('2026-03-15', silent, [stranger]), 'F10')).toBe('noData');
  });

  it('is not registered where the municipality has left it out and nobody registered it', () => {
    const meter = meterOn('2026-08-10', lived(until('2026-01-18'), { fidelityRecorded: [] }));
    const optional = ['F3', 'F6', 'F12', 'F13', 'F14', 'F17'];
    expect(optional.map((id) => cameTo(meter, id))).toEqual(optional.map(() => 'notRecorded'));
  });

  it('counts where somebody registered it all the same', () => {
    const meter = meterOn('2026-08-10', lived(until('2026-03-20'), { fidelityRecorded: [] }));
    expect(cameTo(meter, 'F12')).toBe(1);
  });

  it('is not registered when meetings were held and nobody wrote where', () => {
    expect(cameTo(afterPhase1(talk('2026-02-02', 'inPerson')), 'F5')).toBe('notRecorded');
    expect(cameTo(afterPhase1(talk('2026-02-02', 'telephone')), 'F5')).toBe(0);
    expect(cameTo(afterPhase1(talk('2026-02-02', 'inPerson', 'office')), 'F5')).toBe(0);
  });

  it('is not asked of a citizen who lets nobody be involved; nobody named is else a zero', () => {
    const consent = (given: boolean) =>
      recorded('2026-01-20', 'consent', { purpose: 'involveNetwork', given }, ['citizen']);
    expect(cameTo(afterPhase1(consent(false)), 'F13')).toBe('notApplicable');
    expect(cameTo(afterPhase1(consent(true)), 'F13')).toBe(0);
    expect(cameTo(afterPhase1(), 'F13')).toBe(0);
  });

  it('is never measured where nobody can', () => {
    expect(cameTo(meterOn('2026-08-10', lived(DEEDS)), 'F18')).toBe('notMeasurable');
  });
});

describe('an item of a course', () => {
  it('S-73: compares talks by active day from phase to phase, strictly', () => {
    const asMany = [talk('2026-02-02', 'telephone'), talk('2026-03-20', 'telephone'), talk('2026-04-08', 'telephone')];
    // 1 in 59 days, then 2 in 61.
    expect(cameTo(meterOn('2026-05-20', lived(asMany)), 'F8')).toBe(0);
    expect(cameTo(meterOn('2026-05-20', lived(asMany.slice(0, 2))), 'F8')).toBe(1);
  });

  it('S-75: takes one to three areas for focus, in the plan that is in force in the middle of the phase', () => {
    // 59 active days: half of them have gone on 14 February.
    const goals = (on: string, focusAreas: number) =>
      recorded(on, 'ctiGoals', { goals: 1, tracks: ['job'], focusAreas }, ['citizen', 'ctiWorker']);
    const on = (...deeds: Deed[]) => cameTo(meterOn('2026-02-20', lived(deeds)), 'F3');
    expect(on(goals('2026-01-19', 3))).toBe(1);
    expect(on(goals('2026-01-19', 4))).toBe(0);
    expect(on(goals('2026-01-19', 3), goals('2026-02-14', 4))).toBe(0);
    expect(on(goals('2026-01-19', 3), goals('2026-02-15', 4))).toBe(1);
  });

  it('S-93: is worth half when the handover plan comes in the last month', () => {
    const plan = (on: string): Deed => [
      on,
      {
        ...{ type: 'RecordFact', step: 'handoverPlan', with: ['citizen', 'ctiWorker'], on },
        values: { whatCitizenDoes: true, whomToContact: true, crisesAndRelapses: true },
      },
    ];
    const on = (day: string) => cameTo(meterOn('2026-07-16', lived([plan(day)])), 'F16');
    expect(['2026-06-15', '2026-06-16'].map(on)).toEqual([1, 0.5]);
    expect(cameTo(meterOn('2026-07-16', lived([])), 'F16')).toBe(0);
  });

  it('counts a phase with goals or their confirmation in its first fourteen days', () => {
    const unchanged = (on: string) => recorded(on, 'planUnchanged', {}, ['citizen', 'ctiWorker']);
    const meter = (day: string) => meterOn('2026-06-20', lived([...until('2026-01-19'), unchanged(day)]));
    expect(itemOf(meter('2026-03-28'), 'F17')).toMatchObject({ value: 2 / 3, counted: { is: 2, of: 3 } });
    expect(itemOf(meter('2026-03-29'), 'F17')).toMatchObject({ value: 1 / 3 });
  });

  it('has supporters only watched who have a task when phase 3 begins', () => {
    const end = (...deeds: Deed[]) =>
      cameTo(meterOn('2026-07-16', lived([talk('2026-04-01', 'telephone'), ...deeds])), 'F14');
    expect(end(supporter('2026-02-02', 1, false))).toBe('notApplicable');
    const two = [supporter('2026-02-02', 1, true), supporter('2026-02-02', 2, true)];
    expect(end(...two)).toBe(0);
    expect(end(...two, withSupporter('2026-04-02', 2, 'telephone', ['ctiWorker']))).toBe(0.5);
    expect(end(...two, withSupporter('2026-04-02', 2, 'message', ['ctiWorker']))).toBe(0);
  });
});

describe('the meter', () => {
  it('T-11: is a new one after a restart, that counts nothing from before', () => {
    const restarted = startedOver(lived(until('2026-02-24')), '2026-03-02');
    const meters = courseMeters(date('2026-06-01'), played(restarted, '2026-06-01'));
    expect(meters.map((one) => [one.course, cameTo(one, 'F10')])).toEqual([
      [1, 1],
      [2, 'noData'],
    ]);
    expect(cameTo(meters[1]!, 'F12')).toBe(0);
  });

  it('tells no score while less than 60 % of what is due can be told', () => {
    const none = { fidelityRecorded: [] };
    const meter = meterOn('2026-08-10', lived([talk('2026-01-16', 'telephone')], none));
    expect([meter.score, meter.coverage]).toEqual([null, 0.38]);
  });

  it('says by which weights and formulas it was reckoned', () => {
    expect(meterOn('2026-08-10', lived(DEEDS)).version).toBe(1);
  });

  it('is not shown where a municipality has switched it off, nor in a programme without one', () => {
    expect(courseMeters(date('2026-08-10'), lived(DEEDS, { fidelityMeter: false }))).toEqual([]);
    expect(courseMeters(date('2026-08-10'), { ...aCourse(), programme: null })).toEqual([]);
  });

  it('asks for nothing: the plan of a case is the same with the meter and without', () => {
    const planned = (fidelityMeter: boolean) => {
      const { duties, transitions, courses } = plan(date('2026-05-20'), lived(until('2026-04-22'), { fidelityMeter }));
      return { duties, transitions, courses };
    };
    expect(planned(true)).toEqual(planned(false));
  });

  it.each([
    ...([
      [0, 'never'],
      [0.094, 'never'],
      [0.1, 'sometimes'],
      [0.394, 'sometimes'],
      [0.4, 'half'],
      [0.6, 'half'],
    ] as const),
    ...([
      [0.61, 'most'],
      [0.944, 'most'],
      [0.95, 'always'],
      [1, 'always'],
    ] as const),
  ])('says %d as “%s”', (value, word) => {
    expect(shareWord(value)).toBe(word);
  });
});

const anItem: fc.Arbitrary<ItemScore> = fc
  .record({ weight: fc.integer({ min: 0, max: 30 }), value: fc.option(fc.double({ min: 0, max: 1, noNaN: true })) })
  .map(({ weight, value }) => ({
    ...{ id: 'F0', weight, dueOn: null, value, why: value === null ? 'noData' : null },
    counted: null,
  }));

describe('every meter', () => {
  it('lies between 0 and 1, and so does each item that is scored', () => {
    fc.assert(
      fc.property(aLife, (wishes) => {
        const { state, today } = live(wishes, () => undefined);
        for (const { items, score, coverage } of courseMeters(addDays(today, 400), state)) {
          const figures = [score, coverage, ...items.filter(({ weight }) => weight > 0).map(({ value }) => value)];
          expect(figures.filter((one) => one !== null && (one < 0 || one > 1))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is not moved by an item that cannot be told, but may be told less surely', () => {
    fc.assert(
      fc.property(
        fc.array(anItem),
        fc.constantFrom('notDue', 'notApplicable', 'notMeasurable', 'noData'),
        (items, why) => {
          const before = scoreOf(1, items);
          const after = scoreOf(1, [...items, { id: 'F99', weight: 5, dueOn: null, value: null, why, counted: null }]);
          if (after.score !== null) expect(after.score).toBe(before.score);
          if (why !== 'noData') expect(after).toMatchObject({ score: before.score, coverage: before.coverage });
          expect(after.coverage ?? 0).toBeLessThanOrEqual(before.coverage ?? 1);
        },
      ),
    );
  });

  it('is not changed by what has nothing to do with it', () => {
    const unrelated = fc.constantFrom('followUp', 'activity', 'weeklyHours', 'statutoryTalk', 'needForChange');
    const days = fc.integer({ min: 0, max: 200 });
    const state = lived(DEEDS);
    const before = meterOn('2026-08-10', state);
    fc.assert(
      fc.property(fc.array(fc.tuple(unrelated, days), { maxLength: 10 }), (deeds) => {
        const facts = deeds.map(([step, day], index) => {
          const on = addDays(date('2026-01-15'), day);
          return { ...state.facts[0]!, id: 1000 + index, step, on, course: 1, values: {} };
        });
        expect(meterOn('2026-08-10', { ...state, facts: [...state.facts, ...facts] })).toEqual(before);
      }),
    );
  });
});
