import { type CivilDate, daysBetween } from '../calendar/civil-date.ts';
import { dutiesOf } from '../duties.ts';
import { factsOf } from '../facts.ts';
import { type Condition, holds } from '../model/conditions.ts';
import type { CaseTest, ReachedFigure, ShareOf } from '../model/figures.ts';
import { takesPlace } from '../places.ts';
import type { Trajectory } from '../state.ts';
import type { ReportCase, Verdict } from './figure.ts';

/** Whether something holds of a whole case today. */
function passes(test: CaseTest, state: Trajectory, today: CivilDate): boolean {
  const { settings } = state.programme!;
  if ('holds' in test) return asks(test.holds, state, today);
  if ('granted' in test) return state.grants.at(-1)?.legalBasis === test.granted;
  return factsOf(state.facts, test.step).some(
    ({ on, values }) =>
      Number(values[test.field] ?? 0) > test.moreThan &&
      (settings.projectEndsOn === null || on <= settings.projectEndsOn),
  );
}

const asks = (condition: Condition, state: Trajectory, on: CivilDate) =>
  holds(condition, { state, settings: state.programme!.settings, on, scope: {} });

/** Cases of which something holds, among some; the others are left out. */
export const casesThat = (
  { that, among }: Extract<ShareOf, { each: 'case' }>,
  today: CivilDate,
  cases: readonly ReportCase[],
): Verdict[] =>
  cases.map(({ id, state }) => {
    const ref = { trajectoryId: id, about: null };
    if (among && !asks(among, state, today)) return { ...ref, whyNot: 'notAmong', isLeftOut: true };
    return { ...ref, whyNot: passes(that, state, today) ? null : 'no' };
  });

/** How many cases something has been reached in (S-05, G-57, G-68). */
export const casesThatReached = ({ that }: ReachedFigure, today: CivilDate, cases: readonly ReportCase[]): Verdict[] =>
  cases.map(({ id, state }) => ({
    ...{ trajectoryId: id, about: null },
    whyNot: hasReached(that, state, today) ? null : state.left && state.left.on <= today ? 'left' : 'notYet',
  }));

function hasReached(that: ReachedFigure['that'], state: Trajectory, today: CivilDate): boolean {
  if (that === 'hasPlace') return takesPlace(state);
  if (that === 'hasCompleted') return state.courses.some(({ ended }) => ended?.outcome === 'completed');
  return passes(that, state, today);
}

/** Open cases, each with the first thing in it that is overdue by more than the leader is to wait (K-09). */
export const casesInTime = (today: CivilDate, cases: readonly ReportCase[]): Verdict[] =>
  cases.flatMap(({ id, state }): Verdict[] => {
    if (state.archivedOn) return [];
    const late = dutiesOf(today, state).find(
      ({ rule, state: is, dueOn }) => !rule.isNews && is === 'overdue' && waitedOut(dueOn, state, today),
    );
    return [{ trajectoryId: id, about: late?.id ?? null, whyNot: late ? 'overdue' : null }];
  });

const waitedOut = (dueOn: CivilDate, { programme }: Trajectory, today: CivilDate) =>
  daysBetween(dueOn, today) > programme!.settings.escalateAfterDays;
