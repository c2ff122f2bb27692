import type { Figure, Part, Ref, WhyNot } from '../../domain/reports/figure.ts';
import type { JournalRow } from '../evidence.ts';
import type { Told } from '../told/told.ts';

/** A case as its reports are reckoned again: what its journal tells, and the journal itself. */
export interface ToldCase {
  readonly id: string;
  readonly told: Told;
  readonly journal: readonly JournalRow[];
}

/** One of those that are looked at; `why` is null when it is as it should be. */
export interface Judged extends Ref {
  readonly why: WhyNot | null;
  /** It cannot be judged, and counts in no sum. */
  readonly isOut?: boolean;
}

/** What is looked at within a case, and the case as a whole when nothing is named. */
export const within = ({ id }: ToldCase, about: string | null = null) => ({ trajectoryId: id, about });

export type Shown = Pick<Figure, 'shows' | 'value' | 'of' | 'estimate' | 'counts' | 'countsNot' | 'leftOut' | 'parts'>;

export const nothing = (shows: Figure['shows']): Shown => ({
  ...{ shows, value: null, of: null, estimate: null },
  ...{ counts: [], countsNot: [], leftOut: [], parts: [] },
});

/** Each in the list that it belongs to. */
export function listed(all: readonly Judged[]): Pick<Shown, 'counts' | 'countsNot' | 'leftOut'> {
  const counts: Ref[] = [];
  const countsNot: Figure['countsNot'][number][] = [];
  const leftOut: Figure['leftOut'][number][] = [];
  for (const { why, isOut = false, ...ref } of all)
    if (why === null) counts.push(ref);
    else (isOut ? leftOut : countsNot).push({ ...ref, why });
  return { counts, countsNot, leftOut };
}

/** The parts make up the whole: as many as there are in all of them. */
export function wholeOf(shows: Figure['shows'], parts: readonly Part[]): Shown {
  const counts = parts.flatMap((part) => part.counts);
  return { ...nothing(shows), parts, counts, value: counts.length, of: counts.length };
}
