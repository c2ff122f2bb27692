import { randomUUID } from 'node:crypto';
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

/** Gives a party its address, in the place of the one it had. Messages that are still to be sent go to the new one. */
export async function saveParty(db: Database, address: PartyAddress): Promise<PartyAddress> {
  const { name, email } = address;
  return db
    .insertInto('outside_party')
    .values({ id: randomUUID(), ...address })
    .onConflict((conflict) => conflict.columns(['municipality', 'party']).doUpdateSet({ name, email }))
    .returning(['municipality', 'party', 'name', 'email'])
    .executeTakeFirstOrThrow();
}

/** Every address, by municipality and party. */
export async function listParties(db: Database): Promise<PartyAddress[]> {
  return db
    .selectFrom('outside_party')
    .select(['municipality', 'party', 'name', 'email'])
    .orderBy('municipality')
    .orderBy('party')
    .execute();
}
