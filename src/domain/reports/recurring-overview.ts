import { holderOn } from '../around.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import { checkpointsOf } from '../checkpoints.ts';
import { contextOf } from '../context.ts';
import { factsOf } from '../facts.ts';
import type { CadenceRule } from '../model/cadences.ts';
import { cadencesOf, periodsOf } from '../periods.ts';
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
  const context = contextOf(state, today);
  const cadence = context && cadencesOf(context, state).find((one) => one.id === id);
  if (!context || !cadence) return [];
  return periodsOf(context, state, cadence)
    .filter(({ from, last }) => within.from <= from && last <= within.last && last < today)
    .map(({ from, last, state: is, notAskedBy }) => ({
      ...{ state: is, notAskedBy, staffId: holderOn(last, cadence.contactBy, state) },
      forms: formsIn({ from, last }, cadence, state),
    }));
}

/** The forms of the contacts in a period, attempts left out. */
const formsIn = ({ from, last }: Days, { reachedBy }: CadenceRule, { facts }: Trajectory): string[] =>
  [...new Set(reachedBy.map(({ step }) => step))].flatMap((step) =>
    factsOf(facts, step)
      .filter(({ on, values }) => from <= on && on <= last && values.isReached !== false)
      .map(({ values }) => String(values.form ?? 'inPerson')),
  );

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
    const context = contextOf(state, today);
    const review = context?.programme.reviews?.find(({ id }) => id === reviewId);
    return context && review ? checkpointsOf(context, state, review).filter(({ on }) => on <= today) : [];
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
