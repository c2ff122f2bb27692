import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Authority, JobFunction, RegisterEntry } from '../domain/people.ts';
import type { Database } from './database.ts';
import type { StaffTable } from './tables.ts';

/** What is to be said of a member of staff. What is left out stays as it is; null: not known any more. */
export interface StaffEntry {
  readonly municipality: string;
  readonly email: string;
  readonly name?: string;
  readonly teamLeader?: boolean;
  readonly trainedOn?: CivilDate | null;
  readonly trainedIn?: string | null;
  readonly authority?: Authority;
  /** '' where the municipality has one team. */
  readonly team?: string;
}

/** A member of staff as the register has them. */
export interface RegisteredStaff {
  readonly id: string;
  readonly municipality: string;
  readonly name: string;
  readonly email: string;
  readonly teamLeader: boolean;
  readonly trainedOn: CivilDate | null;
  readonly trainedIn: string | null;
  readonly authority: Authority;
  readonly team: string;
  /** The last day of somebody who has left or is to leave. */
  readonly leftOn: CivilDate | null;
  /** Counts the changes. */
  readonly version: number;
}

/** Registers a member of staff, or changes what is known of the one with that address. A new one without a name is called by the address. */
export async function saveStaff(db: Database, entry: StaffEntry): Promise<RegisteredStaff> {
  const row = await db
    .insertInto('staff')
    .values(newRow(entry))
    .onConflict((conflict) =>
      conflict.columns(['municipality', 'email']).doUpdateSet({ ...said(entry), version: NEXT }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return toStaff(row);
}

const NEXT = sql<number>`staff.version + 1`;

/** Registers a member of staff, or finds the one with that address, who stays as they are. */
export async function addStaff(
  db: Database,
  entry: StaffEntry,
): Promise<{ readonly staff: RegisteredStaff; readonly isNew: boolean }> {
  const { municipality, email } = newRow(entry);
  const added = await db
    .insertInto('staff')
    .values(newRow(entry))
    .onConflict((conflict) => conflict.columns(['municipality', 'email']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (added) return { staff: toStaff(added), isNew: true };
  const found = await db
    .selectFrom('staff')
    .selectAll()
    .where('municipality', '=', municipality)
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return { staff: toStaff(found), isNew: false };
}

/** Changes what is known of somebody, if it is still of that version; undefined when it is not. Throws {@link EmailTaken}. */
export async function changeStaff(
  db: Database,
  { municipality, id, version }: Pick<RegisteredStaff, 'municipality' | 'id' | 'version'>,
  change: Omit<StaffEntry, 'municipality' | 'email'> & { readonly email?: string },
): Promise<RegisteredStaff | undefined> {
  const row = await db
    .updateTable('staff')
    .set({ ...said(change), version: NEXT })
    .where('municipality', '=', municipality)
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
    .catch((error: { code?: unknown }) => {
      throw error.code === UNIQUE_VIOLATION ? new EmailTaken() : error;
    });
  return row && toStaff(row);
}

/** Somebody else of the municipality has that address. */
export class EmailTaken extends Error {
  override readonly name = 'EmailTaken';
}

/** SQLSTATE. */
const UNIQUE_VIOLATION = '23505';

/** Sets the last day of a member of staff; null when they stay after all. */
export async function setLastDay(
  db: Database,
  { municipality, id }: Pick<RegisteredStaff, 'municipality' | 'id'>,
  lastDay: CivilDate | null,
): Promise<RegisteredStaff | undefined> {
  const row = await db
    .updateTable('staff')
    .set({ left_on: lastDay, version: NEXT })
    .where('municipality', '=', municipality)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row && toStaff(row);
}

/** What is said of somebody as columns; what is left out stays. */
function said({ email, name, teamLeader, trainedOn, trainedIn, authority, team }: Partial<StaffEntry>) {
  return {
    ...(email === undefined ? {} : { email: email.toLowerCase() }),
    ...(name === undefined ? {} : { name }),
    ...(teamLeader === undefined ? {} : { team_leader: teamLeader }),
    ...(trainedOn === undefined ? {} : { trained_on: trainedOn }),
    ...(trainedIn === undefined ? {} : { trained_in: trainedIn }),
    ...(authority === undefined ? {} : { authority }),
    ...(team === undefined ? {} : { team }),
  };
}

function newRow(entry: StaffEntry) {
  const email = entry.email.toLowerCase();
  const { municipality } = entry;
  return { id: randomUUID(), municipality, name: email.split('@')[0]!, team_leader: false, ...said(entry), email };
}

/** Everybody in the register, or in a municipality's, by municipality and name. */
export async function listStaff(db: Database, municipality?: string): Promise<RegisteredStaff[]> {
  const rows = await db
    .selectFrom('staff')
    .selectAll()
    .$if(municipality !== undefined, (query) => query.where('municipality', '=', municipality!))
    .orderBy('municipality')
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(toStaff);
}

export async function findStaff(
  db: Database,
  { municipality, id }: Pick<RegisteredStaff, 'municipality' | 'id'>,
): Promise<RegisteredStaff | undefined> {
  const row = await db
    .selectFrom('staff')
    .selectAll()
    .where('municipality', '=', municipality)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toStaff(row);
}

function toStaff(row: Selectable<StaffTable>): RegisteredStaff {
  const { id, municipality, name, email, team_leader, trained_on, trained_in, authority, left_on, version, team } = row;
  return {
    ...{ id, municipality, name, email, authority, team, version },
    leftOn: left_on as CivilDate | null,
    teamLeader: team_leader,
    trainedOn: trained_on as CivilDate | null,
    trainedIn: trained_in,
  };
}

/** Who leads a municipality's teams, in alphabetical order. */
export async function leaderNames(db: Database, municipality: string): Promise<string[]> {
  const rows = await db
    .selectFrom('staff')
    .select('name')
    .where('municipality', '=', municipality)
    .where('team_leader', '=', true)
    .execute();
  return rows.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'da'));
}

/** Those of some ids whom a municipality's register does not have, whatever the ids look like. */
export async function unknownStaff(db: Database, municipality: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await withIds(db, ids).where('municipality', '=', municipality).execute();
  const known = rows.map(({ id }) => id);
  return ids.filter((id) => !known.includes(id));
}

/** Those of some ids who have left before a day, each with their last one. */
export async function whoHasLeft(db: Database, ids: readonly string[], day: CivilDate): Promise<CivilDate[]> {
  if (ids.length === 0) return [];
  const rows = await withIds(db, ids).select('left_on').where('left_on', '<', day).execute();
  return rows.map(({ left_on }) => left_on as CivilDate);
}

/** Those of some ids whom the register has, each once: an id that nobody has must not keep a case from being recorded. */
export async function knownStaff(db: Database, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  return (await withIds(db, ids).execute()).map(({ id }) => id);
}

/** What those of some ids are called whom the register has, by id. */
export async function staffNames(db: Database, ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  if (ids.length === 0) return {};
  const rows = await withIds(db, ids).select('name').execute();
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

const withIds = (db: Database, ids: readonly string[]) =>
  db.selectFrom('staff').select('id').where(sql<string>`id::text`, 'in', ids);

/**
 * What the register says of somebody who is to hold a function: the training counts for a CTI worker (G-22, G-23), the
 * authority for the others (G-01). Undefined when it knows nothing of that.
 */
export async function registerEntryOf(
  db: Database,
  staffId: string,
  jobFunction: JobFunction,
): Promise<RegisterEntry | undefined> {
  const row = await db
    .selectFrom('staff')
    .select(['trained_on', 'trained_in', 'authority'])
    .where(sql<string>`id::text`, '=', staffId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { trained_on, trained_in, authority } = row;
  if (trained_on === null && (jobFunction === 'ctiWorker' || authority === 'none')) return undefined;
  return {
    trainedOn: trained_on as CivilDate | null,
    ...(trained_in === null ? {} : { trainedIn: trained_in }),
    authority,
  };
}
