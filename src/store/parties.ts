import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { OutsideParty } from '../domain/people.ts';
import type { Database } from './database.ts';

/** Where a municipality writes to somebody outside, such as the evaluator. */
export interface PartyAddress {
  readonly municipality: string;
  readonly party: OutsideParty;
  /** Who reads it there: a person or an office. */
  readonly name: string;
  readonly email: string;
}

/** An address with the number of times it has been given: what an If-Match is compared with. */
export interface VersionedAddress extends PartyAddress {
  readonly version: number;
}

const COLUMNS = ['municipality', 'party', 'name', 'email'] as const;

/** Gives a party its address, in the place of the one it had. Messages that are still to be sent go to the new one. */
export async function saveParty(db: Database, address: PartyAddress): Promise<PartyAddress> {
  const { name, email } = address;
  return db
    .insertInto('outside_party')
    .values({ id: randomUUID(), ...address })
    .onConflict((conflict) => conflict.columns(['municipality', 'party']).doUpdateSet({ name, email, version: NEXT }))
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
}

const NEXT = sql<number>`outside_party.version + 1`;

export async function findParty(
  db: Database,
  { municipality, party }: Pick<PartyAddress, 'municipality' | 'party'>,
): Promise<VersionedAddress | undefined> {
  return db
    .selectFrom('outside_party')
    .select([...COLUMNS, 'version'])
    .where('municipality', '=', municipality)
    .where('party', '=', party)
    .executeTakeFirst();
}

/** Gives a party its address if it has still the one of that version, 0 for none; undefined when it has another. */
export async function replaceParty(
  db: Database,
  address: PartyAddress,
  version: number,
): Promise<VersionedAddress | undefined> {
  const { municipality, party, name, email } = address;
  if (version === 0)
    return db
      .insertInto('outside_party')
      .values({ id: randomUUID(), ...address })
      .onConflict((conflict) => conflict.columns(['municipality', 'party']).doNothing())
      .returning([...COLUMNS, 'version'])
      .executeTakeFirst();
  return db
    .updateTable('outside_party')
    .set({ name, email, version: NEXT })
    .where('municipality', '=', municipality)
    .where('party', '=', party)
    .where('version', '=', version)
    .returning([...COLUMNS, 'version'])
    .executeTakeFirst();
}

/** Every address, by municipality and party. */
export async function listParties(db: Database): Promise<PartyAddress[]> {
  return db.selectFrom('outside_party').select(COLUMNS).orderBy('municipality').orderBy('party').execute();
}
