import { holderOn } from '../around.ts';
import { type CivilDate, earliest } from '../calendar/civil-date.ts';
import { checkpointsOf } from '../checkpoints.ts';
import { contextOf } from '../context.ts';
import { cadencesOf, contactsIn, periodsOf } from '../periods.ts';
import type { RuleId } from '../rule.ts';
import type { Trajectory } from '../state.ts';
import type { Days } from './rolling-quarters.ts';

/** How one worker's contact went in some weeks: every figure counts periods, or contacts by their form (B-25). */
export interface CadenceFigures {
  readonly staffId: string | null;
  readonly reached: number;
  readonly notReached: number;
  readonly notLogged: number;
  /** Periods in which nothing was asked for, by the rule that says so. */
  readonly notAsked: Readonly<Partial<Record<RuleId, number>>>;
  readonly forms: Readonly<Record<string, number>>;
  /** The share of contacts in person; null without any contact (B-19). */
  readonly personalShare: number | null;
}

/** Contact in the periods that lie wholly within some days, by the worker who was to have it; null is nobody. Pure. */
export function cadenceFigures(
  today: CivilDate,
  within: Days,
  cadenceId: string,
  cases: readonly Trajectory[],
): CadenceFigures[] {
  const all = cases.flatMap((state) => periodsWithin(today, within, cadenceId, state));
  return [...Map.groupBy(all, ({ staffId }) => staffId)].map(([staffId, own]) => {
    const forms = tally(own.flatMap((one) => one.forms));
    const contacts = Object.values(forms).reduce((sum, count) => sum + count, 0);
    const number = (is: string) => own.filter(({ state }) => state === is).length;
    return {
      staffId,
      ...{ reached: number('reached'), notReached: number('notReached'), notLogged: number('notLogged') },
      notAsked: tally(own.flatMap(({ state, notAskedBy }) => (state === 'notAsked' && notAskedBy ? [notAskedBy] : []))),
      forms,
      personalShare: contacts === 0 ? null : (forms.inPerson ?? 0) / contacts,
    };
  });
}

function periodsWithin(today: CivilDate, within: Days, id: string, state: Trajectory) {
  const context = contextUntilArchived(state, today);
  const cadence = context && cadencesOf(context, state).find((one) => one.id === id);
  if (!context || !cadence) return [];
  const contacts = contactsIn(context, state, cadence);
  return periodsOf(context, { ...state, archivedOn: null }, cadence)
    .filter(({ from, last }) => within.from <= from && last <= within.last && last < context.today)
    .map(({ from, last, state: is, notAskedBy }) => ({
      ...{ state: is, notAskedBy, staffId: holderOn(last, cadence.contactBy, state) },
      forms: contacts
        .filter(({ on }) => from <= on && on <= last)
        .map(({ values }) => String(values.form ?? 'inPerson')),
    }));
}

/** Nothing more is asked of an archived case, but what was asked of it until then still counts. */
const contextUntilArchived = (state: Trajectory, today: CivilDate) =>
  contextOf(state, state.archivedOn ? earliest(state.archivedOn, today) : today);

/** How the checkpoints of a review have gone until a day, over some cases (B-41). */
export interface ReviewFigures {
  readonly checkpoints: number;
  readonly needless: number;
  readonly exempt: Readonly<Partial<Record<RuleId, number>>>;
  readonly due: number;
  readonly held: number;
}

/** Pure: a late registration moves a checkpoint from one figure to another. */
export function reviewFigures(today: CivilDate, reviewId: string, cases: readonly Trajectory[]): ReviewFigures {
  const past = cases.flatMap((state) => {
    const context = contextUntilArchived(state, today);
    const review = context?.programme.reviews?.find(({ id }) => id === reviewId);
    if (!context || !review) return [];
    return checkpointsOf(context, { ...state, archivedOn: null }, review).filter(({ on }) => on <= context.today);
  });
  const number = (is: string) => past.filter(({ state }) => state === is).length;
  return {
    ...{ checkpoints: past.length, needless: number('needless'), due: number('due'), held: number('held') },
    exempt: tally(past.flatMap(({ state, why }) => (state === 'exempt' && why ? [why] : []))),
  };
}

function tally<Name extends string>(names: readonly Name[]): Partial<Record<Name, number>> & Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts as Partial<Record<Name, number>> & Record<string, number>;
}
