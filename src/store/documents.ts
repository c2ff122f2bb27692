import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { WrittenSection } from '../domain/model/documents.ts';
import type { Database } from './database.ts';
import { decrypt, encrypt, type KeyRing } from './keys.ts';
import type { DocumentTable } from './tables.ts';

/** Which document: of a case, of a kind. */
export interface DocumentPlace {
  readonly trajectoryId: string;
  readonly kind: string;
}

/** A version without its text: for lists. */
export interface DocumentVersion {
  readonly kind: string;
  readonly version: number;
  readonly author: string;
  readonly at: Date;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
}

export interface WrittenDocument extends DocumentVersion {
  readonly sections: readonly WrittenSection[];
  /** What was changed and why; null when nobody said. */
  readonly note: string | null;
}

const Sections = z.array(
  z.union([z.object({ id: z.string(), text: z.string() }), z.object({ id: z.string(), items: z.array(z.string()) })]),
);

/** Each version has an owner of its own: one cannot stand in the place of another. */
const ownerOf = ({ trajectoryId, kind }: DocumentPlace, version: number, part: 'content' | 'note') =>
  `${trajectoryId}/${kind}/${version}/${part}`;

/** Every version of every document of a case, by kind and number. */
export async function listVersions(db: Database, trajectoryId: string): Promise<DocumentVersion[]> {
  const rows = await db
    .selectFrom('document')
    .select(['kind', 'version', 'author', 'created_at', 'approved_by', 'approved_at'])
    .where('trajectory_id', '=', trajectoryId)
    .orderBy('kind')
    .orderBy('version')
    .execute();
  return rows.map(toVersion);
}

/** A version, or the newest when none is named; undefined when there is none. */
export async function readDocument(
  db: Database,
  keys: KeyRing,
  place: DocumentPlace,
  version?: number,
): Promise<WrittenDocument | undefined> {
  const row = await db
    .selectFrom('document')
    .selectAll()
    .where('trajectory_id', '=', place.trajectoryId)
    .where('kind', '=', place.kind)
    .$if(version !== undefined, (query) => query.where('version', '=', version!))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const opened = (sealed: Buffer, part: 'content' | 'note') => decrypt(keys, sealed, ownerOf(place, row.version, part));
  return {
    ...toVersion(row),
    sections: Sections.parse(JSON.parse(opened(row.content_encrypted, 'content'))),
    note: row.note_encrypted && opened(row.note_encrypted, 'note'),
  };
}

const newestVersion = async (db: Database, { trajectoryId, kind }: DocumentPlace): Promise<number> => {
  const row = await db
    .selectFrom('document')
    .select(({ fn }) => fn.max('version').as('newest'))
    .where('trajectory_id', '=', trajectoryId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row?.newest ?? 0;
};

interface NewVersion {
  /** The version that was read; 0 when there was none. */
  readonly basedOn: number;
  readonly sections: readonly WrittenSection[];
  readonly note: string | null;
  readonly author: string;
  readonly at: Date;
}

/** Writes the version after the one that was read; when somebody else has, what the newest is. */
export async function writeVersion(
  db: Database,
  keys: KeyRing,
  place: DocumentPlace,
  { basedOn, sections, note, author, at }: NewVersion,
): Promise<{ readonly isWritten: boolean; readonly newest: number }> {
  const newest = await newestVersion(db, place);
  if (newest !== basedOn) return { isWritten: false, newest };
  const version = basedOn + 1;
  const sealed = (text: string, part: 'content' | 'note') => encrypt(keys, text, ownerOf(place, version, part));
  const written = await db
    .insertInto('document')
    .values({
      ...{ trajectory_id: place.trajectoryId, kind: place.kind, version, author, created_at: at },
      content_encrypted: sealed(JSON.stringify(sections), 'content'),
      note_encrypted: note === null ? null : sealed(note, 'note'),
    })
    .onConflict((conflict) => conflict.columns(['trajectory_id', 'kind', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst();
  return written ? { isWritten: true, newest: version } : { isWritten: false, newest: await newestVersion(db, place) };
}

/** Approves a version; one that is approved already stays as it is. */
export async function approveVersion(
  db: Database,
  { trajectoryId, kind }: DocumentPlace,
  { version, by, at }: { readonly version: number; readonly by: string; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('document')
    .set({ approved_by: by, approved_at: at })
    .where('trajectory_id', '=', trajectoryId)
    .where('kind', '=', kind)
    .where('version', '=', version)
    .where('approved_at', 'is', null)
    .execute();
}

function toVersion(
  row: Pick<Selectable<DocumentTable>, 'kind' | 'version' | 'author' | 'created_at' | 'approved_by' | 'approved_at'>,
): DocumentVersion {
  const { kind, version, author, created_at: at, approved_by: approvedBy, approved_at: approvedAt } = row;
  return { kind, version, author, at, approvedBy, approvedAt };
}
