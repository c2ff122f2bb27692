import { LRUCache } from 'lru-cache';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { explain, type Receipt } from '../domain/explain.ts';
import { type Overview, overview, type TrajectoryStatus } from '../domain/plan.ts';
import type { Trajectory } from '../domain/state.ts';
import type { Database } from '../store/database.ts';
import { type ListedRow, statesOf } from '../store/trajectories.ts';

/** Where a case is on a day and what comes, as every list says it; why the next date is what it is. */
export interface Glance extends Omit<Overview, 'status'> {
  readonly status: TrajectoryStatus | 'starting';
  readonly receipt: Receipt | null;
  /** Of how many events. */
  readonly sequence: number;
}

/** Of a case whose enrolment has not been recorded yet. */
const STARTING: Glance = {
  ...{ status: 'starting', wait: null, course: null, next: null, receipt: null, sequence: 0 },
  work: { overdue: 0, next: null },
};

/** At a case on a day; `state` is null until the enrolment has been recorded. */
export function glanceAt(today: CivilDate, state: Trajectory | null): Glance {
  if (!state) return STARTING;
  const seen = overview(today, state);
  const receipt = seen.next ? (explain(today, state, seen.next.id) ?? null) : null;
  return { ...seen, receipt, sequence: state.sequence };
}

/** How many cases are kept for each store: some 2 kB each. */
const MOST_KEPT = 20_000;

interface Kept {
  readonly today: CivilDate;
  readonly glance: Glance;
}

const keptOf = new WeakMap<Database, LRUCache<string, Kept>>();

/**
 * Each case of a list with a glance at it, in its order. A case is read and reckoned only when something has happened in it since,
 * or the day has passed: its row says of how many events it is.
 */
export async function withGlances(
  db: Database,
  today: CivilDate,
  rows: readonly ListedRow[],
): Promise<[ListedRow, Glance][]> {
  const kept = keptOf.get(db) ?? new LRUCache<string, Kept>({ max: MOST_KEPT });
  keptOf.set(db, kept);
  const known = new Map<string, Glance>();
  for (const { id, sequence } of rows) {
    const one = kept.get(id);
    if (one?.today === today && one.glance.sequence === sequence) known.set(id, one.glance);
  }
  const missing = rows.filter(({ id, sequence }) => sequence > 0 && !known.has(id));
  for (const [id, state] of await statesOf(db, missing)) {
    const glance = glanceAt(today, state);
    known.set(id, glance);
    kept.set(id, { today, glance });
  }
  return rows.map((row) => [row, known.get(row.id) ?? STARTING]);
}
