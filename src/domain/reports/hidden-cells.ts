import { SMALLEST_SHOWN } from './small-groups.ts';

/** Numbers that add up to a total, as the public may see them; null is hidden. */
export interface PublicCells {
  readonly cells: readonly (number | null)[];
  readonly total: number | null;
}

/**
 * Hides every group of 1 to 4, and larger ones with them, so that none can be reckoned from the total and the rest, not
 * even by somebody who knows this rule. The larger ones are taken in their order, never by their size, which would tell
 * it; at least one, and so many that the hidden numbers are not all the least that they can be. Where there are not so
 * many, the total is hidden too. A group of nobody hides nobody and stays.
 */
export function hideSmallCells(cells: readonly number[]): PublicCells {
  const total = cells.reduce((sum, count) => sum + count, 0);
  const small = cells.flatMap((count, index) => (count > 0 && count < SMALLEST_SHOWN ? [index] : []));
  if (small.length === 0) return { cells: [...cells], total };
  const large = cells.flatMap((count, index) => (count >= SMALLEST_SHOWN ? [index] : []));
  const sumOf = (some: readonly number[]) => some.reduce((sum, index) => sum + cells[index]!, 0);
  let taken = 1;
  while (taken < large.length && isLeast(taken)) taken++;
  const isSafe = large.length > 0 && !isLeast(taken);
  const hidden = new Set([...small, ...large.slice(0, taken)]);
  return { cells: cells.map((count, index) => (hidden.has(index) ? null : count)), total: isSafe ? total : null };

  /** Whether the hidden numbers add up to so little that each of them could be told. */
  function isLeast(among: number): boolean {
    return sumOf([...small, ...large.slice(0, among)]) <= small.length + SMALLEST_SHOWN * among;
  }
}

/** A share as the public may see it: neither those who count nor those who do not may be a small group. */
export function hideSmallShare(
  counts: number,
  of: number,
): { readonly counts: number | null; readonly of: number | null } {
  const { cells, total } = hideSmallCells([counts, of - counts]);
  return { counts: cells[0]!, of: total };
}
