import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Role } from '../domain/roles.ts';
import type { Database } from './database.ts';

/** A system that may ask for things within one municipality. */
export interface ServiceAccount {
  readonly id: string;
  readonly municipality: string;
  readonly name: string;
  readonly role: Role;
}

/** A key as operators see it: the secret itself is shown once, when it is made. */
export interface ApiKeyRow extends ServiceAccount {
  readonly keyId: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** ovg_, the key's id and 32 random bytes: found by secret scanners by its beginning. */
const KEY = /^ovg_([\da-f]{32})_([\w-]{43})$/;

/** 256 random bits cannot be tried out: a plain hash is enough, and quick. */
const hashOf = (secret: string) => createHash('sha256').update(secret).digest();

/**
 * Makes a key for a municipality's account of that name, and the account if it is new. A second key beside the first is
 * how keys are changed without a pause. Throws when the account exists with another role: its rights would change unseen.
 */
export async function createApiKey(
  db: Database,
  { municipality, name, role }: Omit<ServiceAccount, 'id'>,
): Promise<{ key: string; keyId: string; account: ServiceAccount }> {
  await db
    .insertInto('service_account')
    .values({ id: randomUUID(), municipality, name, role })
    .onConflict((conflict) => conflict.columns(['municipality', 'name']).doNothing())
    .execute();
  const account = await db
    .selectFrom('service_account')
    .select(['id', 'municipality', 'name', 'role'])
    .where('municipality', '=', municipality)
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  if (account.role !== role) throw new OtherRole(account);
  const keyId = randomUUID();
  const secret = randomBytes(32).toString('base64url');
  await db
    .insertInto('api_key')
    .values({ id: keyId, account_id: account.id, secret_hash: hashOf(secret) })
    .execute();
  return { key: `ovg_${keyId.replaceAll('-', '')}_${secret}`, keyId, account };
}

/** An account keeps its role for good. */
class OtherRole extends Error {
  override readonly name = 'OtherRole';
  constructor({ name, role }: Pick<ServiceAccount, 'name' | 'role'>) {
    super(`The account ${name} has the role ${role}. Choose another name, or make the key with that role.`);
  }
}

/** Whose key it is; undefined when nobody's, or when it has been revoked. Looked up each time: revoking bites at once. */
export async function accountOfKey(db: Database, key: string): Promise<ServiceAccount | undefined> {
  const [, hex, secret] = KEY.exec(key) ?? [];
  if (!hex || !secret) return undefined;
  const keyId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const row = await db
    .selectFrom('api_key')
    .innerJoin('service_account', 'service_account.id', 'api_key.account_id')
    .select(['service_account.id', 'municipality', 'name', 'role', 'secret_hash'])
    .where('api_key.id', '=', keyId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row || !timingSafeEqual(row.secret_hash, hashOf(secret))) return undefined;
  await noteUse(db, keyId);
  const { id, municipality, name, role } = row;
  return { id, municipality, name, role };
}

/** To the minute: an operator wants to know whether a key is still in use, and a write for each request is dear. */
async function noteUse(db: Database, keyId: string): Promise<void> {
  await db
    .updateTable('api_key')
    .set({ last_used_at: sql<Date>`now()` })
    .where('id', '=', keyId)
    .where(sql<boolean>`last_used_at is null or last_used_at < now() - interval '1 minute'`)
    .execute();
}

/** False when there is no such key, or when it had been revoked before. */
export async function revokeApiKey(db: Database, keyId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('api_key')
    .set({ revoked_at: sql<Date>`now()` })
    .where('id', '=', keyId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function listApiKeys(db: Database): Promise<ApiKeyRow[]> {
  const rows = await db
    .selectFrom('api_key')
    .innerJoin('service_account', 'service_account.id', 'api_key.account_id')
    .select(['service_account.id', 'municipality', 'name', 'role', 'api_key.id as keyId'])
    .select(['api_key.created_at', 'last_used_at', 'revoked_at'])
    .orderBy('municipality')
    .orderBy('name')
    .orderBy('api_key.created_at')
    .execute();
  return rows.map(({ created_at, last_used_at, revoked_at, ...row }) => ({
    ...row,
    createdAt: created_at.toISOString(),
    lastUsedAt: last_used_at?.toISOString() ?? null,
    revokedAt: revoked_at?.toISOString() ?? null,
  }));
}
