import { isDeepStrictEqual } from 'node:util';
import type { Transaction } from 'kysely';
import { apply } from '../domain/apply.ts';
import type { RecordedEvent } from '../domain/events.ts';
import { newTrajectory, type Trajectory } from '../domain/state.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

export interface Batch {
  readonly trajectoryId: string;
  /** How many events the journal held before these. */
  readonly from: number;
  readonly events: readonly RecordedEvent[];
}

/** Another event stands in the journal where one was to be written: history and journal disagree. Never overwritten. */
export class JournalConflict extends Error {
  override readonly name = 'JournalConflict';
}

/**
 * Appends events and folds them into the trajectory's row, in the caller's transaction. The same events again are
 * nothing; a different event in a taken place, or a gap, is a {@link JournalConflict}. Returns what was new and the
 * state before and after it.
 */
export async function appendToJournal(
  trx: Transaction<Tables>,
  { trajectoryId, from, events }: Batch,
): Promise<{ fresh: readonly RecordedEvent[]; state: Trajectory }> {
  const row = await trx
    .selectFrom('trajectory')
    .select(['sequence', 'state'])
    .where('id', '=', trajectoryId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new JournalConflict(`Expected trajectory ${trajectoryId} to be enrolled, found no row`);
  if (row.sequence < from)
    throw new JournalConflict(`Expected ${from} events of ${trajectoryId}, found ${row.sequence}`);
  await compareWithJournal(trx, trajectoryId, from, events.slice(0, row.sequence - from));
  const fresh = events.slice(row.sequence - from);
  const before = row.state ?? newTrajectory;
  if (fresh.length === 0) return { fresh, state: before };
  await trx
    .insertInto('journal')
    .values(fresh.map((event, index) => toRow(trajectoryId, row.sequence + index + 1, event)))
    .execute();
  const state = fresh.reduce(apply, before);
  await trx
    .updateTable('trajectory')
    .set({ state: JSON.stringify(state), sequence: row.sequence + fresh.length })
    .where('id', '=', trajectoryId)
    .execute();
  return { fresh, state };
}

async function compareWithJournal(
  trx: Transaction<Tables>,
  trajectoryId: string,
  from: number,
  known: readonly RecordedEvent[],
): Promise<void> {
  if (known.length === 0) return;
  const rows = await trx
    .selectFrom('journal')
    .select(['sequence', 'body'])
    .where('trajectory_id', '=', trajectoryId)
    .where('sequence', '>', from)
    .where('sequence', '<=', from + known.length)
    .orderBy('sequence')
    .execute();
  known.forEach((event, index) => {
    const found = rows[index]?.body;
    if (!isDeepStrictEqual(found, plain(event))) {
      throw new JournalConflict(
        `Expected ${event.type} as event ${from + index + 1} of ${trajectoryId}, found ${found?.type ?? 'nothing'}`,
      );
    }
  });
}

/** As the database gives it back: without fields that are undefined. */
const plain = (event: RecordedEvent): unknown => JSON.parse(JSON.stringify(event));

function toRow(trajectoryId: string, sequence: number, event: RecordedEvent) {
  return {
    trajectory_id: trajectoryId,
    sequence,
    type: event.type,
    happened_on: event.on,
    recorded_at: event.recordedAt,
    command_id: event.cause?.command ?? null,
    body: JSON.stringify(event),
  };
}

/** The events of a trajectory in order. */
export async function readJournal(db: Database, trajectoryId: string): Promise<RecordedEvent[]> {
  const rows = await db
    .selectFrom('journal')
    .select('body')
    .where('trajectory_id', '=', trajectoryId)
    .orderBy('sequence')
    .execute();
  return rows.map(({ body }) => body);
}

/** The events of every trajectory of a programme, by its id, each in order. */
export async function readJournals(
  db: Database,
  programme: string,
  place?: string,
): Promise<Map<string, RecordedEvent[]>> {
  const rows = await db
    .selectFrom('journal')
    .innerJoin('trajectory', 'trajectory.id', 'journal.trajectory_id')
    .select(['journal.trajectory_id as id', 'journal.body'])
    .where('trajectory.programme', '=', programme)
    .$if(place !== undefined, (query) => query.where('trajectory.municipality', '=', place!))
    .orderBy('journal.trajectory_id')
    .orderBy('journal.sequence')
    .execute();
  const journals = new Map<string, RecordedEvent[]>();
  for (const { id, body } of rows) {
    const known = journals.get(id);
    if (known) known.push(body);
    else journals.set(id, [body]);
  }
  return journals;
}
