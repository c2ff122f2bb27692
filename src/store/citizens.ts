import { z } from 'zod';
import type { CprNumber } from '../domain/cpr.ts';
import type { Database } from './database.ts';
import { decrypt, encrypt, type KeyRing } from './keys.ts';
import { claimNumber, sealedCpr } from './people.ts';

const Address = z.object({ street: z.string(), postalCode: z.string(), city: z.string() });
const Contact = z.object({
  phone: z.string().nullable(),
  email: z.string().nullable(),
  address: Address.nullable(),
});

/** How a citizen is reached. */
export type Contact = z.infer<typeof Contact>;

const NOTHING_KNOWN: Contact = { phone: null, email: null, address: null };

export interface Citizen extends Contact {
  readonly id: string;
  readonly municipality: string;
  readonly name: string;
  readonly cpr: CprNumber;
  /** The numbers that were replaced, the last one first. */
  readonly formerCprs: readonly CprNumber[];
  /** Name and address protection (CPR-loven § 28). */
  readonly isProtected: boolean;
  /** How often number or contact data have been changed. */
  readonly version: number;
}

/** Opened with the key ring. Throws when there is no such citizen: a case has one. */
export async function readCitizen(db: Database, keys: KeyRing, citizenId: string): Promise<Citizen> {
  const row = await db.selectFrom('citizen').selectAll().where('id', '=', citizenId).executeTakeFirstOrThrow();
  const former = await db
    .selectFrom('citizen_number')
    .select('cpr_encrypted')
    .where('citizen_id', '=', citizenId)
    .where('replaced_at', 'is not', null)
    .orderBy('replaced_at', 'desc')
    .execute();
  const opened = (sealed: Buffer) => decrypt(keys, sealed, citizenId) as CprNumber;
  const { id, municipality, name, cpr_encrypted, contact_encrypted, is_protected, version } = row;
  return {
    ...{ id, municipality, name, version },
    ...(contact_encrypted ? openContact(keys, contact_encrypted, id) : NOTHING_KNOWN),
    cpr: opened(cpr_encrypted),
    formerCprs: former.map((one) => opened(one.cpr_encrypted)),
    isProtected: is_protected,
  };
}

/** Another owner than the number's: neither can stand in the other's place. */
const ownerOfContact = (citizenId: string) => `${citizenId}/contact`;
const openContact = (keys: KeyRing, sealed: Buffer, citizenId: string) =>
  Contact.parse(JSON.parse(decrypt(keys, sealed, ownerOfContact(citizenId))));

/** A change of what was read as some version. */
interface Change {
  readonly citizenId: string;
  readonly version: number;
}

/** Puts contact data in the place of those that were read; undefined when somebody has changed the citizen since. */
export async function saveContact(
  db: Database,
  keys: KeyRing,
  { citizenId, version, isProtected, ...contact }: Change & Contact & Pick<Citizen, 'isProtected'>,
): Promise<number | undefined> {
  const sealed = encrypt(keys, JSON.stringify(Contact.parse(contact)), ownerOfContact(citizenId));
  const row = await db
    .updateTable('citizen')
    .set({ contact_encrypted: sealed, is_protected: isProtected, version: version + 1 })
    .where('id', '=', citizenId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  return row?.version;
}

/**
 * Gives a citizen another number. The one it replaces goes on leading to her. False when somebody else in the
 * municipality has it, or had it once; the number she has already is no change.
 */
export async function replaceCpr(
  db: Database,
  keys: KeyRing,
  { citizenId, municipality, cpr, at }: Omit<Change, 'version'> & { municipality: string; cpr: CprNumber; at: Date },
): Promise<boolean> {
  const sealed = sealedCpr(keys, { citizenId, municipality, cpr });
  return db.transaction().execute(async (trx) => {
    const now = await trx
      .selectFrom('citizen')
      .select(['cpr_lookup', 'version'])
      .where('id', '=', citizenId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (now.cpr_lookup.equals(sealed.cpr_lookup)) return true;
    await claimNumber(trx, { municipality, citizen_id: citizenId, ...sealed });
    const numbers = trx.updateTable('citizen_number').where('citizen_id', '=', citizenId);
    const hers = await numbers
      .set({ replaced_at: null })
      .where('cpr_lookup', '=', sealed.cpr_lookup)
      .returning('citizen_id')
      .executeTakeFirst();
    if (!hers) return false;
    await numbers.set({ replaced_at: at }).where('cpr_lookup', '=', now.cpr_lookup).execute();
    await trx
      .updateTable('citizen')
      .set({ ...sealed, version: now.version + 1 })
      .where('id', '=', citizenId)
      .execute();
    return true;
  });
}
