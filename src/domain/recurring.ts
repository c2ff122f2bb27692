import { addDays, type CivilDate } from './calendar/civil-date.ts';
import { type Checkpoint, checkpointsOf } from './checkpoints.ts';
import { type Context, contextOf } from './context.ts';
import { dateIn, factsOf } from './facts.ts';
import type { CadenceRule } from './model/cadences.ts';
import type { ReviewRule } from './model/reviews.ts';
import { spellsOf } from './model/spells.ts';
import type { JobFunction } from './people.ts';
import { cadencesOf, type Period, periodsOf } from './periods.ts';
import type { RuleId } from './rule.ts';
import type { Trajectory } from './state.ts';

/** How it stands with contact that is to be had again and again. */
export interface CadenceView {
  readonly id: string;
  readonly rule: RuleId;
  readonly contactBy: JobFunction;
  /** The last day on which the citizen was reached. */
  readonly lastReachedOn: CivilDate | null;
  /** The last day of the period at hand, or of the next that is asked for, while nobody has been reached in it. */
  readonly nextBy: CivilDate | null;
  readonly periods: readonly Period[];
}

/** The periods until a day, and the next one asked for: what readers want to see. */
export const shownPeriods = ({ periods }: CadenceView, today: CivilDate): readonly Period[] =>
  periods.filter(({ from, state }) => from <= today || state === 'coming');

export interface ReviewView {
  readonly id: string;
  readonly rule: RuleId;
  readonly checkpoints: readonly Checkpoint[];
}

/** What comes again and again in a case. */
export interface Recurring {
  readonly cadences: readonly CadenceView[];
  readonly reviews: readonly ReviewView[];
}

/** Undefined where nothing does: before enrolment, and in a model without cadences and reviews. */
export function recurringOf(today: CivilDate, state: Trajectory): Recurring | undefined {
  const context = contextOf(state, today);
  if (!context) return undefined;
  const { reviews = [] } = context.programme;
  const cadences = cadencesOf(context, state);
  if (cadences.length + reviews.length === 0) return undefined;
  return {
    cadences: cadences.map((cadence) => {
      const { id, rule, contactBy } = cadence;
      const periods = periodsOf(context, state, cadence);
      const reached = periods.flatMap(({ lastReachedOn }) => lastReachedOn ?? []);
      const next = periods.find(({ state: is }) => is === 'open' || is === 'coming');
      const nextBy = next && next.notAskedBy === null ? next.last : null;
      return { ...{ id, rule, contactBy, nextBy, periods }, lastReachedOn: reached.at(-1) ?? null };
    }),
    reviews: reviews.map((review) => ({
      ...{ id: review.id, rule: review.rule },
      checkpoints: checkpointsOf(context, state, review),
    })),
  };
}

/**
 * The days until another on which something that comes again and again can turn with nothing happening: a period begins or
 * is over, a spell begins or is over, a checkpoint is reached, something agreed has come to nothing.
 */
export function recurringTurns(since: CivilDate, until: CivilDate, state: Trajectory): CivilDate[] {
  const context = contextOf(state, since);
  if (!context || !recurringOf(since, state)) return [];
  const { spells = [], reviews = [] } = context.programme;
  const cadences = cadencesOf(context, state);
  const days = spells
    .flatMap((rule) => spellsOf(state.facts, rule))
    .flatMap(({ from, last }) => [from, ...(last ? [addDays(last, 1)] : [])]);
  for (const cadence of cadences) days.push(...periodDays(context, state, cadence, until));
  for (const review of reviews) {
    days.push(...agreedStarts(state, review));
    for (const { on, due } of checkpointsOf({ ...context, today: until }, state, review)) days.push(on, due.on);
  }
  return days.filter((day) => since < day && day <= until);
}

/** The first day of every period until a day: on it the one before is over. */
const periodDays = (context: Context, state: Trajectory, cadence: CadenceRule, until: CivilDate): CivilDate[] =>
  periodsOf({ ...context, today: until }, state, cadence).map(({ from }) => from);

/** The days after those on which something agreed is to start: then it stands or has lapsed. */
const agreedStarts = (state: Trajectory, { exemptions }: ReviewRule): CivilDate[] =>
  exemptions.flatMap((one) =>
    one.by === 'agreement'
      ? factsOf(state.facts, one.step)
          .flatMap(({ values }) => dateIn(values, one.startsIn) ?? [])
          .map((startsOn) => addDays(startsOn, 1))
      : [],
  );
