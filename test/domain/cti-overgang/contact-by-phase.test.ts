import { describe, expect, it } from 'vitest';
import { addDays, date } from '../../../src/domain/calendar/civil-date.ts';
import { dutiesOf } from '../../../src/domain/duties.ts';
import { plan } from '../../../src/domain/plan.ts';
import { cadenceFigures } from '../../../src/domain/reports/recurring-overview.ts';
import type { Trajectory } from '../../../src/domain/state.ts';
import { nextWake } from '../../../src/domain/tick.ts';
import { played, ticked } from '../builders.ts';
import { aCourse, paused, resumed, talk } from './builders.ts';

const periods = (state: Trajectory, today: string) => plan(date(today), state).recurring?.cadences[0]?.periods ?? [];
const days = (state: Trajectory, today: string) => periods(state, today).map(({ from, last }) => `${from} ${last}`);
const asked = (state: Trajectory, today: string) =>
  dutiesOf(date(today), state)
    .filter(({ rule }) => rule.id === 'contactByPhase')
    .map(({ dueOn, state: is }) => `${dueOn} ${is}`);

const APRIL = { from: date('2024-04-01'), last: date('2024-04-30') };
const figures = (state: Trajectory) => cadenceFigures(date('2024-05-06'), APRIL, 'contactByPhase', [state]);

describe('contact by phase', () => {
  it('S-73: is asked of nobody where the municipality has not wanted it', () => {
    expect(plan(date('2024-05-01'), aCourse(false)).recurring).toBeUndefined();
    expect(asked(aCourse(false), '2024-05-01')).toEqual([]);
    expect(figures(aCourse(false))).toEqual([]);
    expect(figures(aCourse())).toMatchObject([{ staffId: 'staff-cti', notLogged: 2 }]);
  });

  it('S-73: follows the phases: weeks, then fortnights, then months, each counted from the phase’s first day', () => {
    const all = days(aCourse(), '2025-01-14');
    expect([all[0], all[12]]).toEqual(['2024-04-15 2024-04-21', '2024-07-08 2024-07-14']);
    expect([all[13], all[18]]).toEqual(['2024-07-15 2024-07-28', '2024-09-23 2024-10-06']);
    expect(all.slice(19)).toEqual(['2024-10-15 2024-11-14', '2024-11-15 2024-12-14', '2024-12-15 2025-01-14']);
  });

  it('T-04: has periods of active days: a pause makes the one it falls in longer and moves all later ones', () => {
    const all = days(resumed(), '2024-06-10');
    expect(all.slice(2, 5)).toEqual([...['2024-04-29 2024-05-05', '2024-05-06 2024-05-26', '2024-05-27 2024-06-02']]);
  });

  it('T-05: is quiet while a pause runs, and goes on when it is over', () => {
    expect(asked(paused(), '2024-05-10')).toEqual([]);
    expect(periods(paused(), '2024-05-10').at(-1)).toMatchObject({ state: 'notAsked', notAskedBy: 'T-05' });
    expect(asked(resumed(), '2024-05-20')).toEqual(['2024-05-26 open', '2024-06-02 coming']);
  });

  it('S-99: ends with the course', () => {
    expect(asked(aCourse(), '2025-01-20')).toEqual([]);
  });

  it('S-73: tells reached, tried and not logged apart; a message is no more than an attempt', () => {
    const state = played(
      played(aCourse(), '2024-04-16', talk('2024-04-16')),
      '2024-04-24',
      talk('2024-04-24', 'message'),
    );
    expect(
      periods(state, '2024-05-06')
        .slice(0, 3)
        .map(({ state: is }) => is),
    ).toEqual([...['reached', 'notReached', 'notLogged']]);
  });

  it('K-32, S-73: goes on being reminded of when Easter has the next week said before it begins', () => {
    // Weeks from Thursday to Wednesday. Two days before Wednesday 3 April is Easter Monday: that is said on 27 March.
    let state = aCourse(true, '2024-02-15');
    for (let day = nextWake(date('2024-02-15'), state); day && day < '2024-05-01'; day = nextWake(day, state))
      state = ticked(state, day);
    const said = state.reminded
      .filter((one) => one.includes('contactByPhase'))
      .map((one) => one.slice('week-'.length, 'week-2024-02-15'.length));
    expect(said).toEqual(Array.from({ length: 11 }, (_, week) => addDays(date('2024-02-15'), 7 * week)));
  });

  it('A-11: ends on the day the citizen leaves', () => {
    const left = played(aCourse(), '2024-05-07', { type: 'LeaveProgramme', why: 'movedAway', from: '2024-05-07' });
    expect(asked(left, '2024-05-08')).toEqual([]);
  });
});
