import type { RecordedEvent } from '../events.ts';
import type { RuleId } from '../rule.ts';
import type { Trajectory } from '../state.ts';

/** A case as a report reads it: its state, and its journal for what only the journal knows. */
export interface ReportCase {
  readonly id: string;
  readonly state: Trajectory;
  readonly events: readonly RecordedEvent[];
}

/** One of those that are counted: a case, or something within it. */
export interface Ref {
  readonly trajectoryId: string;
  /** What within the case, named for good: a course, a duty, a pause; null for the case itself. */
  readonly about: string | null;
  /** Days or hours, where a figure is about an amount. */
  readonly amount?: number;
}

/** Why something does not count, or cannot be judged. */
export type WhyNot =
  | 'no'
  | 'late'
  | 'missing'
  | 'absent'
  | 'overdue'
  | 'overLimit'
  | 'doesNotFall'
  | 'notDue'
  | 'notAsked'
  | 'paused'
  | 'brokenOff'
  | 'left'
  | 'notBegun'
  | 'notYet'
  | 'before'
  | 'registeredLate'
  | 'nothingRegistered'
  | 'notAmong';

export interface RefNot extends Ref {
  readonly why: WhyNot;
}

/** One part of a whole, a month, or a worker: what it counts, and down to what. */
export interface Part {
  readonly key: string;
  /** Null where it cannot be computed. */
  readonly value: number | null;
  readonly counts: readonly Ref[];
}

/**
 * A figure down to its cases. Plain JSON. What cannot be judged is left out and is neither a yes nor a no; a figure
 * of nothing has no value.
 */
export interface Figure {
  readonly id: string;
  readonly rule: RuleId;
  readonly shows: 'share' | 'reached' | 'parts' | 'days' | 'months' | 'hours';
  /** A share from 0 to 1; a number; the median of days; the mean of hours a week. Null: not computable. */
  readonly value: number | null;
  /** How many the value is of. Null where nobody has set how many to expect. */
  readonly of: number | null;
  /** What the municipality has estimated, as the value is said. */
  readonly estimate: number | null;
  readonly counts: readonly Ref[];
  readonly countsNot: readonly RefNot[];
  readonly leftOut: readonly RefNot[];
  readonly parts: readonly Part[];
}

/** What becomes of one of those that are looked at. */
export interface Verdict extends Ref {
  /** Null: it is as it should be. */
  readonly whyNot: WhyNot | null;
  /** It cannot be judged (yet), and counts in no sum. */
  readonly isLeftOut?: boolean;
}

/** The verdicts, sorted: those that count, that do not, and that are in no sum. */
export function sorted(verdicts: readonly Verdict[]): Pick<Figure, 'counts' | 'countsNot' | 'leftOut'> {
  const ref = ({ trajectoryId, about, amount }: Verdict): Ref => ({
    ...{ trajectoryId, about },
    ...(amount === undefined ? {} : { amount }),
  });
  const no = (isLeftOut: boolean) =>
    verdicts.flatMap((one) =>
      one.whyNot !== null && (one.isLeftOut ?? false) === isLeftOut ? [{ ...ref(one), why: one.whyNot }] : [],
    );
  return {
    counts: verdicts.filter(({ whyNot }) => whyNot === null).map(ref),
    countsNot: no(false),
    leftOut: no(true),
  };
}

/** Things by a key, in order of the key. */
export function partsBy<T>(all: readonly T[], keyOf: (one: T) => string, refOf: (one: T) => Ref): Part[] {
  return [...Map.groupBy(all, keyOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, own]) => ({ key, value: own.length, counts: own.map(refOf) }));
}
