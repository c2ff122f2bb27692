import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Authority, JobFunction, RegisterEntry } from '../domain/people.ts';
import type { Database } from './database.ts';

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
}

/** Registers a member of staff, or changes what is known of the one with that address. A new one without a name is called by the address. */
export async function saveStaff(
  db: Database,
  { municipality, email, name, teamLeader, ...known }: StaffEntry,
): Promise<RegisteredStaff> {
  const address = email.toLowerCase();
  const said = {
    ...(name === undefined ? {} : { name }),
    ...(teamLeader === undefined ? {} : { team_leader: teamLeader }),
    ...(known.trainedOn === undefined ? {} : { trained_on: known.trainedOn }),
    ...(known.trainedIn === undefined ? {} : { trained_in: known.trainedIn }),
    ...(known.authority === undefined ? {} : { authority: known.authority }),
    ...(known.team === undefined ? {} : { team: known.team }),
  };
  const fallback = { id: randomUUID(), municipality, name: address.split('@')[0]!, email: address, team_leader: false };
  const row = await db
    .insertInto('staff')
    .values({ ...fallback, ...said })
    .onConflict((conflict) => conflict.columns(['municipality', 'email']).doUpdateSet({ email: address, ...said }))
    .returningAll()
    .executeTakeFirstOrThrow();
  return toStaff(row);
}

/** Everybody in the register, by municipality and name. */
export async function listStaff(db: Database): Promise<RegisteredStaff[]> {
  const rows = await db.selectFrom('staff').selectAll().orderBy('municipality').orderBy('name').orderBy('id').execute();
  return rows.map(toStaff);
}

function toStaff(row: {
  id: string;
  municipality: string;
  name: string;
  email: string;
  team_leader: boolean;
  trained_on: string | null;
  trained_in: string | null;
  authority: Authority;
  team: string;
}): RegisteredStaff {
  const { id, municipality, name, email, team_leader, trained_on, trained_in, authority, team } = row;
  return {
    ...{ id, municipality, name, email, authority, team },
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

/** Those of some ids whom the register does not have, whatever the ids look like. */
export async function unknownStaff(db: Database, ids: readonly string[]): Promise<string[]> {
  const known = await knownStaff(db, ids);
  return ids.filter((id) => !known.includes(id));
}

/** Those of some ids whom the register has, each once: an id that nobody has must not keep a case from being recorded. */
export async function knownStaff(db: Database, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('staff').select('id').where(sql<string>`id::text`, 'in', ids).execute();
  return rows.map(({ id }) => id);
}

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
