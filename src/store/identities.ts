import { sql } from 'kysely';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Database } from './database.ts';

/** Somebody as an identity provider knows them. */
export interface Identity {
  readonly issuer: string;
  /** The provider's own name for a person: it stays when the address changes. */
  readonly subject: string;
  /** Verified by the provider; undefined when it says that it is not, or has none. */
  readonly email: string | undefined;
}

/** Why somebody whom the provider knows is nobody here. */
export type NotStaff = 'notRegistered' | 'boundToAnother';

/**
 * Which member of a municipality's staff somebody is. The first time they are found by their e-mail address; from then on
 * by the provider's own name for them, so that an address that is given to somebody else opens nothing.
 */
export async function staffOf(
  db: Database,
  { issuer, subject, email }: Identity,
  municipality: string,
): Promise<{ readonly staffId: string } | { readonly fault: NotStaff }> {
  const bound = await boundTo(db, { issuer, subject }, municipality);
  if (bound) return { staffId: bound };
  const known = email && (await staffWithAddress(db, municipality, email));
  if (!known) return { fault: 'notRegistered' };
  await db
    .insertInto('staff_identity')
    .values({ issuer, subject, staff_id: known, municipality })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Two sign-ins at once, or an address whose person has changed: what the table says counts.
  const now = await boundTo(db, { issuer, subject }, municipality);
  return now ? { staffId: now } : { fault: 'boundToAnother' };
}

async function boundTo(
  db: Database,
  { issuer, subject }: Pick<Identity, 'issuer' | 'subject'>,
  municipality: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('staff_identity')
    .select('staff_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('municipality', '=', municipality)
    .executeTakeFirst();
  return row?.staff_id;
}

async function staffWithAddress(db: Database, municipality: string, email: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('staff')
    .select('id')
    .where('municipality', '=', municipality)
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row?.id;
}

/** A member of staff as whoever is signed in is asked for at every request; undefined when there is none, or none any more. */
export async function signedInStaff(
  db: Database,
  staffId: string,
  today: CivilDate,
): Promise<{ readonly name: string; readonly municipality: string; readonly team: string } | undefined> {
  return db
    .selectFrom('staff')
    .select(['name', 'municipality', 'team'])
    .where('id', '=', staffId)
    .where(({ or, eb }) => or([eb('left_on', 'is', null), eb('left_on', '>=', today)]))
    .executeTakeFirst();
}

/** Ends every session of a member of staff, or only what has expired. Returns how many. */
export async function endSessions(db: Database, of: { readonly staffId: string } | 'expired'): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where(of === 'expired' ? sql<boolean>`expire < now()` : sql<boolean>`sess ->> 'staffId' = ${of.staffId}`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
