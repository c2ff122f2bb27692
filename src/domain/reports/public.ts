import type { RuleId } from '../rule.ts';
import type { PeriodReport } from './course-rows.ts';
import { type Figure, partsBy, type Ref } from './figure.ts';
import { hideSmallCells, hideSmallShare, isSmallGroup } from './hidden-cells.ts';
import type { Days, Quarter } from './rolling-quarters.ts';
import type { Stops } from './stops.ts';

/** A figure as the public may see it: no cases, and nothing of fewer than five people. */
export interface PublicFigure {
  readonly id: string;
  readonly rule: RuleId;
  readonly shows: Figure['shows'];
  /** Null: hidden, or not computable. */
  readonly value: number | null;
  readonly of: number | null;
  readonly isHidden: boolean;
  readonly parts: readonly PublicPart[];
}

export interface PublicPart {
  readonly key: string;
  readonly value: number | null;
  readonly isHidden: boolean;
}

/** One figure for the public. What stands of each worker is left out altogether. */
export function publicFigure({ id, rule, shows, value, of, counts, parts }: Figure): PublicFigure {
  const hidden = (some: Partial<PublicFigure>): PublicFigure => ({
    ...{ id, rule, shows, value, of, parts: [], isHidden: true },
    ...some,
  });
  const open: PublicFigure = { ...hidden({}), isHidden: false };
  switch (shows) {
    case 'share': {
      if (value === null) return open;
      const seen = hideSmallShare(Math.round(value * of!), of!);
      return seen.counts === null || seen.of === null ? hidden({ value: null, of: seen.of }) : open;
    }
    case 'reached':
      return isSmallGroup(value!) ? hidden({ value: null }) : open;
    case 'days':
      return isSmallGroup(counts.length) ? hidden({ value: null, of: null }) : open;
    case 'parts':
    case 'months':
      return publicParts(hidden, parts);
    case 'hours':
      return publicHours(open, parts);
  }
}

/** Counts that add up to the whole. */
function publicParts(hidden: (some: Partial<PublicFigure>) => PublicFigure, parts: Figure['parts']): PublicFigure {
  const { cells, total } = hideSmallCells(parts.map(({ counts }) => counts.length));
  return hidden({
    ...{ value: total, of: total, isHidden: total === null },
    parts: parts.map(({ key }, index) => ({ key, value: cells[index]!, isHidden: cells[index] === null })),
  });
}

/** Means, each of its own month. */
function publicHours(open: PublicFigure, parts: Figure['parts']): PublicFigure {
  const seen = parts.map(({ key, value, counts }) => {
    const isHidden = isSmallGroup(counts.length);
    return { key, value: isHidden ? null : value, isHidden };
  });
  const last = parts.findLastIndex(({ value }) => value !== null);
  const isHidden = seen[last]?.isHidden ?? false;
  return { ...open, parts: seen, isHidden, ...(isHidden ? { value: null, of: null } : {}) };
}

/** The requirements of a quarter as shares (B-50). */
export const quarterAsFigures = ({ targetGroup, requirements }: Quarter, rule: RuleId): Figure[] =>
  requirements.map(({ id, counting }) => {
    const counts = counting.map(asRef);
    const value = targetGroup.length === 0 ? null : counting.length / targetGroup.length;
    return { ...NOTHING, ...{ id, rule, shows: 'share', value, of: targetGroup.length, counts } };
  });

/** The courses of a period by how they stood on its last day (C-19). */
export function periodAsFigure({ rows }: PeriodReport, id: string, rule: RuleId): Figure {
  const outcome = ({ isCompleted }: (typeof rows)[number]) =>
    isCompleted === null ? 'running' : isCompleted ? 'completed' : 'notCompleted';
  const parts = partsBy(rows, outcome, ({ citizenId, course }) => ({ ...asRef(citizenId), about: `course-${course}` }));
  return { ...NOTHING, ...{ id, rule, shows: 'parts', value: rows.length, of: rows.length, parts } };
}

/** Pauses, interruptions and exits: how many of each. */
export function stopsAsFigure({ rows }: Pick<Stops, 'rows'>, id: string, rule: RuleId): Figure {
  const parts = partsBy(
    rows,
    ({ kind }) => kind,
    ({ trajectoryId }) => asRef(trajectoryId),
  );
  return { ...NOTHING, ...{ id, rule, shows: 'parts', value: rows.length, of: rows.length, parts } };
}

const asRef = (id: string): Ref => ({ trajectoryId: id, about: null });

const NOTHING = { estimate: null, counts: [], countsNot: [], leftOut: [], parts: [] } as const;

/** A figure of some days; null where it is of the day on which it was asked for. */
export interface DatedFigure {
  readonly days: Days | null;
  readonly figure: PublicFigure;
}
