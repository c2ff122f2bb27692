import { sql, type Transaction } from 'kysely';
import type { RecordedEvent } from '../domain/events.ts';
import type { Database } from './database.ts';
import { decrypt, encrypt, type KeyRing } from './keys.ts';
import type { Tables } from './tables.ts';

/** A text about a citizen. Commands, events and the engine carry its id alone. */
export interface NewNote {
  readonly id: string;
  readonly trajectoryId: string;
  readonly text: string;
}

/**
 * Keeps a text of a case, encrypted, until a command names it; written again under its id, the first text stays. False
 * when there is no such case.
 */
export async function writeNote(db: Database, keys: KeyRing, { id, trajectoryId, text }: NewNote): Promise<boolean> {
  const { municipality } =
    (await db.selectFrom('trajectory').select('municipality').where('id', '=', trajectoryId).executeTakeFirst()) ?? {};
  if (municipality === undefined) return false;
  await db
    .insertInto('note')
    .values({ id, municipality, trajectory_id: trajectoryId, text_encrypted: encrypt(keys, text, id) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return true;
}

/** The text of a case's note; undefined when the case has none of that id. */
export async function readNote(
  db: Database,
  keys: KeyRing,
  { trajectoryId, id }: Pick<NewNote, 'trajectoryId' | 'id'>,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('note')
    .select('text_encrypted')
    .where('id', '=', id)
    .where('trajectory_id', '=', trajectoryId)
    .executeTakeFirst();
  return row && decrypt(keys, row.text_encrypted, id);
}

/** Those of some ids under which a case has no note, whatever the ids look like. */
export async function missingNotes(db: Database, trajectoryId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('note')
    .select('id')
    .where(sql<string>`id::text`, 'in', ids.map(lower))
    .where('trajectory_id', '=', trajectoryId)
    .execute();
  const known = rows.map(({ id }) => id);
  return ids.filter((id) => !known.includes(lower(id)));
}

/** A command that names these notes is on its way: they are not swept, however long it takes. Answers with those that were pending. */
export async function reserveNotes(db: Database, trajectoryId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await setUsed(db, trajectoryId, ids).returning('id').execute();
  return rows.map(({ id }) => id);
}

/** The command was refused: what no event names meanwhile is pending again, from now on. */
export async function releaseNotes(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('note')
    .set({ state: 'pending', created_at: sql<Date>`now()` })
    .where('id', 'in', ids)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('journal')
            .select('sequence')
            .whereRef('journal.trajectory_id', '=', 'note.trajectory_id')
            .where(sql<boolean>`strpos(lower(journal.body::text), note.id::text) > 0`),
        ),
      ),
    )
    .execute();
}

/** In the transaction that records events: every note of the case that they name is used from now on. */
export async function markNotesUsed(
  trx: Transaction<Tables>,
  trajectoryId: string,
  events: readonly RecordedEvent[],
): Promise<void> {
  const ids = [...new Set(events.flatMap(({ cause: _, ...event }) => uuidsIn(event)))];
  if (ids.length > 0) await setUsed(trx, trajectoryId, ids).execute();
}

const setUsed = (db: Database, trajectoryId: string, ids: readonly string[]) =>
  db
    .updateTable('note')
    .set({ state: 'used' })
    .where('id', 'in', ids)
    .where('trajectory_id', '=', trajectoryId)
    .where('state', '=', 'pending');

/** Removes notes that no command has named within so many hours of real time: a form that nobody sent. Returns how many. */
export async function sweepOrphanNotes(db: Database, olderThanHours = 24): Promise<number> {
  const result = await db
    .deleteFrom('note')
    .where('state', '=', 'pending')
    .where('created_at', '<', sql<Date>`now() - make_interval(hours => ${olderThanHours})`)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Every id that a value holds, wherever: whichever field names a note, its text must not be lost. */
function uuidsIn(value: unknown): string[] {
  if (typeof value === 'string') return UUID.test(value) ? [lower(value)] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(uuidsIn) : [];
}

const lower = (id: string) => id.toLowerCase();
