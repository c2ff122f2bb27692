import type { CprNumber } from '../domain/cpr.ts';
import type { Database } from './database.ts';
import { decrypt, encrypt, type KeyRing, lookupHash } from './keys.ts';

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
  const row = {
    id,
    municipality,
    name,
    cpr_encrypted: encrypt(keys, cpr, id),
    cpr_lookup: lookupHash(keys, municipality, cpr),
    created_at: at,
  };
  const inserted = await db
    .insertInto('citizen')
    .values(row)
    .onConflict((conflict) => conflict.columns(['municipality', 'cpr_lookup']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) return { citizenId: id, isNew: true };
  const found = await findCitizenByCpr(db, keys, municipality, cpr);
  return { citizenId: found!, isNew: false };
}

export async function findCitizenByCpr(
  db: Database,
  keys: KeyRing,
  municipality: string,
  cpr: CprNumber,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('citizen')
    .select('id')
    .where('municipality', '=', municipality)
    .where('cpr_lookup', '=', lookupHash(keys, municipality, cpr))
    .executeTakeFirst();
  return row?.id;
}

export async function readCpr(db: Database, keys: KeyRing, citizenId: string): Promise<CprNumber> {
  const { cpr_encrypted } = await db
    .selectFrom('citizen')
    .select('cpr_encrypted')
    .where('id', '=', citizenId)
    .executeTakeFirstOrThrow();
  return decrypt(keys, cpr_encrypted, citizenId) as CprNumber;
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
