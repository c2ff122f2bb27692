import { apply } from '../domain/apply.ts';
import { civilDateAt } from '../domain/calendar/civil-date.ts';
import { consequences } from '../domain/consequences.ts';
import type { Consequence } from '../domain/events.ts';
import { newTrajectory } from '../domain/state.ts';
import type { Database } from '../store/database.ts';
import { readJournal } from '../store/journal.ts';

/**
 * What had been said or reported and no longer holds since a command was recorded (K-12). From the journal, so that who
 * asks again is told the same.
 */
export async function consequencesOf(db: Database, trajectoryId: string, commandId: string): Promise<Consequence[]> {
  const journal = await readJournal(db, trajectoryId);
  const first = journal.findIndex(({ cause }) => cause?.command === commandId);
  const { recordedAt } = journal[first] ?? {};
  if (recordedAt === undefined) return [];
  const before = journal.slice(0, first).reduce(apply, newTrajectory);
  const together = journal.slice(first).filter((event) => event.recordedAt === recordedAt);
  return consequences(civilDateAt(Date.parse(recordedAt)), before, together.reduce(apply, before));
}
