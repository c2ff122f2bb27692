import type { Violation } from './evidence.ts';

const MOST_OF_EACH = 5;

/** Violations in lines for people: the first of each invariant, so that a flood of one does not hide another, and how many more. */
export function violationLines(violations: readonly Violation[]): string[] {
  const byInvariant = Map.groupBy(violations, ({ invariant }) => invariant);
  return [...byInvariant].flatMap(([invariant, those]) => [
    ...those
      .slice(0, MOST_OF_EACH)
      .map(({ trajectoryId, detail }) => [invariant, trajectoryId, detail].filter(Boolean).join(' ')),
    ...(those.length > MOST_OF_EACH ? [`${invariant} … and ${those.length - MOST_OF_EACH} more`] : []),
  ]);
}
