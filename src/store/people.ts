import type { Insertable, Transaction } from 'kysely';
import type { CprNumber } from '../domain/cpr.ts';
import type { Database } from './database.ts';
import { decrypt, encrypt, type KeyRing, lookupHash } from './keys.ts';
import { nameColumns } from './names.ts';
import type { CitizenNumberTable, Tables } from './tables.ts';

export interface NewCitizen {
  /** Proposed id: used when the number is new in the municipality. */
  readonly id: string;
  readonly municipality: string;
  readonly name: string;
  readonly cpr: CprNumber;
  readonly at: Date;
}

/** Registers a citizen, or finds the one with that number: a number is one person per municipality. The number is stored encrypted only. */
export async function registerCitizen(
  db: Database,
  keys: KeyRing,
  { id, municipality, name, cpr, at }: NewCitizen,
): Promise<{ citizenId: string; isNew: boolean }> {
  const number = { municipality, ...sealedCpr(keys, { citizenId: id, municipality, cpr }) };
  const isNew = await db.transaction().execute(async (trx) => {
    if (!(await claimNumber(trx, { ...number, citizen_id: id }))) return false;
    await trx
      .insertInto('citizen')
      .values({ id, name, created_at: at, ...number, ...nameColumns(name) })
      .execute();
    return true;
  });
  if (isNew) return { citizenId: id, isNew };
  const found = await findCitizenByCpr(db, keys, municipality, cpr);
  return { citizenId: found!, isNew: false };
}

/** A number as it is kept: readable by nobody without the keys, and bound to its citizen. */
export const sealedCpr = (
  keys: KeyRing,
  {
    citizenId,
    municipality,
    cpr,
  }: { readonly citizenId: string; readonly municipality: string; readonly cpr: CprNumber },
) => ({ cpr_encrypted: encrypt(keys, cpr, citizenId), cpr_lookup: lookupHash(keys, municipality, cpr) });

/** False when somebody in the municipality has the number, or had it once. */
export async function claimNumber(trx: Transaction<Tables>, number: Insertable<CitizenNumberTable>): Promise<boolean> {
  const claimed = await trx
    .insertInto('citizen_number')
    .values(number)
    .onConflict((conflict) => conflict.columns(['municipality', 'cpr_lookup']).doNothing())
    .returning('citizen_id')
    .executeTakeFirst();
  return claimed !== undefined;
}

/** Whose number it is, or was before it was replaced. */
export async function findCitizenByCpr(
  db: Database,
  keys: KeyRing,
  municipality: string,
  cpr: CprNumber,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('citizen_number')
    .select('citizen_id')
    .where('municipality', '=', municipality)
    .where('cpr_lookup', '=', lookupHash(keys, municipality, cpr))
    .executeTakeFirst();
  return row?.citizen_id;
}

export async function readCpr(db: Database, keys: KeyRing, citizenId: string): Promise<CprNumber> {
  const { cpr_encrypted } = await db
    .selectFrom('citizen')
    .select('cpr_encrypted')
    .where('id', '=', citizenId)
    .executeTakeFirstOrThrow();
  return decrypt(keys, cpr_encrypted, citizenId) as CprNumber;
}

/** The numbers of the citizens of cases, by the ids of these. */
export async function cprsOf(
  db: Database,
  keys: KeyRing,
  trajectoryIds: readonly string[],
): Promise<Map<string, CprNumber>> {
  if (trajectoryIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('trajectory')
    .innerJoin('citizen', 'citizen.id', 'trajectory.citizen_id')
    .select(['trajectory.id', 'citizen.id as citizenId', 'citizen.cpr_encrypted'])
    .where('trajectory.id', 'in', trajectoryIds)
    .execute();
  return new Map(rows.map((row) => [row.id, decrypt(keys, row.cpr_encrypted, row.citizenId) as CprNumber]));
}

export interface StaffMember {
  readonly id: string;
  readonly municipality: string;
  readonly name: string;
  readonly email: string;
  readonly teamLeader: boolean;
}

/** Registers a staff member, or finds the one with that address in the municipality. */
export async function registerStaff(
  db: Database,
  { id, municipality, name, email, teamLeader }: StaffMember,
): Promise<string> {
  const address = email.toLowerCase();
  await db
    .insertInto('staff')
    .values({ id, municipality, name, email: address, team_leader: teamLeader })
    .onConflict((conflict) => conflict.columns(['municipality', 'email']).doNothing())
    .execute();
  const row = await db
    .selectFrom('staff')
    .select('id')
    .where('municipality', '=', municipality)
    .where('email', '=', address)
    .executeTakeFirstOrThrow();
  return row.id;
}
