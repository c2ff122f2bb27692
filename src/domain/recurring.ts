import type { CivilDate } from './calendar/civil-date.ts';
import { type Checkpoint, checkpointsOf } from './checkpoints.ts';
import { contextOf } from './context.ts';
import type { Rhythm } from './model/cadences.ts';
import type { JobFunction } from './people.ts';
import { type Period, periodsOf } from './periods.ts';
import type { RuleId } from './rule.ts';
import type { Trajectory } from './state.ts';

/** How it stands with contact that is to be had again and again. */
export interface CadenceView {
  readonly id: string;
  readonly rule: RuleId;
  readonly rhythm: Rhythm;
  readonly contactBy: JobFunction;
  /** The last day on which the citizen was reached. */
  readonly lastReachedOn: CivilDate | null;
  /** The last day of the period at hand, or of the next that is asked for, while nobody has been reached in it. */
  readonly nextBy: CivilDate | null;
  readonly periods: readonly Period[];
}

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
  const { cadences = [], reviews = [] } = context.programme;
  if (cadences.length + reviews.length === 0) return undefined;
  return {
    cadences: cadences.map((cadence) => {
      const { id, rule, rhythm, contactBy } = cadence;
      const periods = periodsOf(context, state, cadence);
      const reached = periods.flatMap(({ lastReachedOn }) => lastReachedOn ?? []);
      const next = periods.find(({ state: is }) => is === 'open' || is === 'coming');
      const nextBy = next && next.notAskedBy === null ? next.last : null;
      return { ...{ id, rule, rhythm, contactBy, nextBy, periods }, lastReachedOn: reached.at(-1) ?? null };
    }),
    reviews: reviews.map((review) => ({
      ...{ id: review.id, rule: review.rule },
      checkpoints: checkpointsOf(context, state, review),
    })),
  };
}
