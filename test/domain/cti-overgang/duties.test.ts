import { describe, expect, it } from 'vitest';
import { date } from '../../../src/domain/calendar/civil-date.ts';
import { dutiesOf } from '../../../src/domain/duties.ts';
import { plan } from '../../../src/domain/plan.ts';
import { ladderOf } from '../../../src/domain/reminders.ts';
import type { Trajectory } from '../../../src/domain/state.ts';
import { played, ticked } from '../builders.ts';
import { aCourse, paused, resumed } from './builders.ts';

const duty = (state: Trajectory, today: string, what: string) =>
  plan(date(today), ticked(state, today)).duties.find((one) => one.what === what);

/** On which days something is said of a duty or a piece of news. */
const said = (state: Trajectory, today: string, what: string) =>
  dutiesOf(date(today), ticked(state, today))
    .filter(({ rule }) => rule.id === what)
    .flatMap((one) => ladderOf(date(today), state, one).map(({ rung, on }) => `${rung} ${on}`));

describe('what a course of the 2024 roll-out asks for: from 15 April 2024, phases from 15 July and 15 October', () => {
  it.each([
    ['phase2Notice', 'early 2024-07-01', 'last 2024-07-12'],
    ['phase3Notice', 'early 2024-10-01', 'last 2024-10-14'],
  ])('A-18: says beforehand that a phase is coming: %s (K-05)', (what, ...days) => {
    expect(said(aCourse(), '2024-05-01', what)).toEqual(days);
  });

  it('C-25: a handover plan from phase 3 on, due on the last day and missed at the end', () => {
    expect(duty(aCourse(), '2024-10-15', 'handoverPlan')).toMatchObject({
      ...{ owner: 'ctiWorker', opensOn: '2024-10-15', dueOn: '2025-01-14', state: 'open' },
    });
    const [course] = plan(date('2025-01-15'), ticked(aCourse(), '2025-01-15')).courses;
    expect(course!.missing).toEqual([{ code: 'handoverPlanMissing', rule: 'C-25' }]);
    const values = { planNote: 'note-1' };
    const made = played(aCourse(), '2025-01-06', {
      ...{ type: 'RecordFact', step: 'handoverPlan', with: ['citizen', 'ctiWorker'], values, on: '2025-01-06' },
    });
    expect(duty(made, '2025-01-07', 'handoverPlan')).toMatchObject({ state: 'done' });
    expect(plan(date('2025-01-15'), ticked(made, '2025-01-15')).courses[0]!.missing).toEqual([]);
  });

  it('K-10: whether a pause is still right, again and again until it is over', () => {
    expect(said(paused(), '2024-06-10', 'reviewPause').slice(0, 2)).toEqual([
      'review-1 2024-05-21',
      'review-2 2024-06-03',
    ]);
    expect(duty(paused(), '2024-05-10', 'reviewPause')).toMatchObject({
      owner: 'ctiWorker',
      dueOn: null,
      state: 'open',
    });
    expect(duty(resumed(), '2024-05-20', 'reviewPause')).toMatchObject({ state: 'done' });
  });

  it('S-80: a plan for the worker’s holiday of a week or more (K-18)', () => {
    const away = (workingDays: number) =>
      played(aCourse(), '2024-05-01', {
        ...{ type: 'RecordFact', step: 'workerHoliday', on: '2024-05-01' },
        values: { from: '2024-07-08', until: '2024-07-26', workingDays },
      });
    expect(duty(away(15), '2024-06-24', 'holidayPlan')).toMatchObject({ dueOn: '2024-07-07', state: 'open' });
    expect(duty(away(2), '2024-06-24', 'holidayPlan')).toBeUndefined();
  });
});
