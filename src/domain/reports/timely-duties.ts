import type { CivilDate } from '../calendar/civil-date.ts';
import { contextOf } from '../context.ts';
import { type DatedDuty, datedDuties } from '../dated-duties.ts';
import { dutiesOf } from '../duties.ts';
import type { ShareOf } from '../model/figures.ts';
import type { Trajectory } from '../state.ts';
import type { ReportCase, Verdict } from './figure.ts';

/**
 * What somebody had to do, done by its last day or at all. The dates and what counts as done are those of the plan: the
 * case is asked about as it stood at the end of that day, by what had happened then.
 */
export const dutiesDone = (
  { duties, by }: Extract<ShareOf, { each: 'duty' }>,
  today: CivilDate,
  cases: readonly ReportCase[],
): Verdict[] =>
  cases.flatMap(({ id, state }) => {
    const open = { ...state, archivedOn: null };
    const context = contextOf(open, today);
    const dated = context ? datedDuties(context, open).filter(({ rule }) => duties.includes(rule.id)) : [];
    return dated.map((duty) => ({ trajectoryId: id, about: duty.id, ...verdictOn(duty, by, open, today) }));
  });

function verdictOn(duty: DatedDuty, by: 'itsDay' | 'today', state: Trajectory, today: CivilDate) {
  const day = by === 'today' ? today : duty.dueOn;
  const leftOut = (whyNot: 'paused' | 'notDue' | 'notAsked') => ({ whyNot, isLeftOut: true });
  const now = stateOn(day, duty, state);
  if (now === undefined) return leftOut('notAsked');
  if (by === 'itsDay' && duty.provisional) return leftOut('paused');
  if (by === 'itsDay' && duty.dueOn >= today) return leftOut('notDue');
  if (by === 'today') return { whyNot: now === 'done' ? null : ('missing' as const) };
  if (stateOn(day, duty, asOf(day, state)) === 'done') return { whyNot: null };
  return { whyNot: now === 'done' ? ('late' as const) : ('missing' as const) };
}

const stateOn = (day: CivilDate, { id }: DatedDuty, state: Trajectory) =>
  dutiesOf(day, state).find((one) => one.id === id)?.state;

/** A case as it stood at the end of a day, by what had happened then: registered later counts all the same. */
const asOf = (day: CivilDate, state: Trajectory): Trajectory => ({
  ...state,
  facts: state.facts.filter(({ on }) => on <= day),
  completed: state.completed.filter(({ on }) => on <= day),
});
