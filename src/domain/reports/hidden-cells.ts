/** A group of fewer people could tell who they are: it is not shown to the public. */
export const SMALLEST_SHOWN = 5;

/** Whether a number is a group so small that it is hidden; nobody is no group. */
export const isSmallGroup = (count: number): boolean => count > 0 && count < SMALLEST_SHOWN;

/** Which of some numbers that add up to a total are hidden, and whether the total is. */
export interface Hidden {
  readonly cells: ReadonlySet<number>;
  readonly isTotalHidden: boolean;
}

/**
 * Hides every group of 1 to 4 with those that are hidden anyway, by their places, and larger ones with them, so that none
 * can be reckoned from the total and the rest, not even by somebody who knows this rule. The larger ones are taken in their
 * order, never by their size, which would tell it; at least one, and so many that the hidden numbers are not all the least
 * that they can be. Where there are not so many, the total is hidden too. A group of nobody hides nobody and stays.
 */
export function hiddenCells(cells: readonly number[], hiddenAnyway: ReadonlySet<number> = new Set()): Hidden {
  const places = cells.map((_, index) => index).filter((index) => cells[index]! > 0);
  const isLarge = (index: number) => !isSmallGroup(cells[index]!);
  const hidden = new Set(places.filter((index) => !isLarge(index) || hiddenAnyway.has(index)));
  if (hidden.size === 0) return { cells: hidden, isTotalHidden: false };
  for (const next of places.filter((index) => !hidden.has(index))) {
    if (!isTold()) break;
    hidden.add(next);
  }
  return { cells: hidden, isTotalHidden: isTold() };

  /** Whether no larger one is among them, or they add up to so little that each of them could be told. */
  function isTold(): boolean {
    const all = [...hidden];
    const sum = all.reduce((total, index) => total + cells[index]!, 0);
    const least = all.reduce((total, index) => total + (isLarge(index) ? SMALLEST_SHOWN : 1), 0);
    return all.length === 1 || !all.some(isLarge) || sum <= least;
  }
}

/** Numbers that add up to a total, as the public may see them; null is hidden. */
export interface PublicCells {
  readonly cells: readonly (number | null)[];
  readonly total: number | null;
}

/** {@link hiddenCells} of numbers that nothing else hides. */
export function hideSmallCells(cells: readonly number[]): PublicCells {
  const { cells: hidden, isTotalHidden } = hiddenCells(cells);
  const total = cells.reduce((sum, count) => sum + count, 0);
  return {
    cells: cells.map((count, index) => (hidden.has(index) ? null : count)),
    total: isTotalHidden ? null : total,
  };
}

/** A share as the public may see it: neither those who count nor those who do not may be a small group. */
export function hideSmallShare(
  counts: number,
  of: number,
): { readonly counts: number | null; readonly of: number | null } {
  const { cells, total } = hideSmallCells([counts, of - counts]);
  return { counts: cells[0]!, of: total };
}
