import { sql, type Transaction } from 'kysely';
import type { RecordedEvent } from '../domain/events.ts';
import type { Database } from './database.ts';
import { readJournal } from './journal.ts';
import { decrypt, encrypt, type KeyRing } from './keys.ts';
import type { Tables } from './tables.ts';

/** A text about a citizen. Commands, events and the engine carry its id alone. */
export interface NewNote {
  readonly id: string;
  readonly trajectoryId: string;
  readonly text: string;
  /** The id of whoever writes it; left out when that is not known. */
  readonly by?: string;
  /** When; now when left out. */
  readonly at?: Date;
}

/** A text of a case as it was written. */
export interface Note {
  readonly id: string;
  readonly text: string;
  readonly by: string | null;
  readonly at: Date;
}

/**
 * Keeps a text of a case, encrypted, until a command names it; written again under its id, the first text stays. False
 * when there is no such case.
 */
export async function writeNote(
  db: Database,
  keys: KeyRing,
  { id, trajectoryId, text, by, at }: NewNote,
): Promise<boolean> {
  const { municipality } =
    (await db.selectFrom('trajectory').select('municipality').where('id', '=', trajectoryId).executeTakeFirst()) ?? {};
  if (municipality === undefined) return false;
  await db
    .insertInto('note')
    .values({
      id,
      municipality,
      trajectory_id: trajectoryId,
      text_encrypted: encrypt(keys, text, id),
      author: by ?? null,
      ...(at ? { written_at: at } : {}),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return true;
}

/** A case's note; undefined when the case has none of that id. */
export async function readNote(
  db: Database,
  keys: KeyRing,
  { trajectoryId, ...named }: Pick<NewNote, 'trajectoryId' | 'id'>,
): Promise<Note | undefined> {
  const id = lower(named.id);
  const row = await db
    .selectFrom('note')
    .select(['text_encrypted', 'author', 'written_at'])
    .where('id', '=', id)
    .where('trajectory_id', '=', trajectoryId)
    .executeTakeFirst();
  return row && { id, text: decrypt(keys, row.text_encrypted, id), by: row.author, at: row.written_at };
}

/** A note in use: what is written stays encrypted. */
export interface NamedNote extends Omit<Note, 'text'> {
  /** Sequence numbers of the events that name it. */
  readonly events: readonly number[];
}

/** The notes that events of a case name, in order of writing. */
export async function listNamedNotes(db: Database, trajectoryId: string): Promise<NamedNote[]> {
  const rows = await db
    .selectFrom('note')
    .select(['id', 'author', 'written_at'])
    .where('trajectory_id', '=', trajectoryId)
    .where('state', '=', 'used')
    .orderBy('written_at')
    .orderBy('id')
    .execute();
  const journal = await readJournal(db, trajectoryId);
  const named = journal.map(({ cause: _, ...event }) => uuidsIn(event));
  return rows
    .map(({ id, author, written_at }) => ({
      ...{ id, by: author, at: written_at },
      events: named.flatMap((ids, index) => (ids.includes(id) ? [index + 1] : [])),
    }))
    .filter(({ events }) => events.length > 0);
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
