import { type Selectable, sql } from 'kysely';
import type { Role } from '../domain/roles.ts';
import type { Database } from './database.ts';
import { decrypt, encrypt, type KeyRing, lookupHash } from './keys.ts';
import type { ItemReason, OperationKind, OperationState, OperationTable } from './tables.ts';

/** A long operation as it is asked for. The request may hold names, numbers and texts: it is stored encrypted. */
export interface NewOperation {
  /** Chosen by the client: the same again is the same operation. */
  readonly id: string;
  readonly municipality: string;
  readonly kind: OperationKind;
  readonly actor: string;
  readonly role: Role;
  /** JSON. */
  readonly request: string;
  readonly at: Date;
}

export type Operation = Omit<Selectable<OperationTable>, 'request_encrypted' | 'request_mark'>;

/** Keeps an operation to be done, or finds it; `other` when another one has that id. */
export async function keepOperation(
  db: Database,
  keys: KeyRing,
  { id, municipality, kind, actor, role, request, at }: NewOperation,
): Promise<'kept' | 'other'> {
  const mark = lookupHash(keys, municipality, JSON.stringify([id, kind, actor, request]));
  await db
    .insertInto('operation')
    .values({
      ...{ id, municipality, kind, actor, role, request_mark: mark, created_at: at },
      request_encrypted: encrypt(keys, request, id),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  const kept = await db.selectFrom('operation').select('request_mark').where('id', '=', id).executeTakeFirstOrThrow();
  return kept.request_mark.equals(mark) ? 'kept' : 'other';
}

const COLUMNS = [
  ...(['id', 'municipality', 'kind', 'actor', 'role', 'state'] as const),
  ...(['cancel_requested', 'fault', 'created_at', 'ended_at'] as const),
] as const;

export async function findOperation(db: Database, id: string): Promise<Operation | undefined> {
  return db.selectFrom('operation').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** Takes an operation up, the first time or after a crash: with its request. Undefined when it is over or there is none. */
export async function takeUpOperation(
  db: Database,
  keys: KeyRing,
  id: string,
): Promise<(Operation & { readonly request: unknown }) | undefined> {
  const row = await db
    .updateTable('operation')
    .set({ state: 'running' })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .returning([...COLUMNS, 'request_encrypted'])
    .executeTakeFirst();
  if (!row) return undefined;
  const { request_encrypted, ...operation } = row;
  return { ...operation, request: JSON.parse(decrypt(keys, request_encrypted!, id)) as unknown };
}

/** Ends an operation; what it asked for is forgotten, but for the mark by which a repeat is known. */
export async function endOperation(
  db: Database,
  id: string,
  { state, fault = null, at }: { readonly state: OperationState; readonly fault?: string | null; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('operation')
    .set({ state, fault, ended_at: at, request_encrypted: null })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

/** Asks for an end between two items; nothing when it is over. */
export async function requestCancel(db: Database, id: string): Promise<void> {
  await db
    .updateTable('operation')
    .set({ cancel_requested: true })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .execute();
}

export async function isCancelRequested(db: Database, id: string): Promise<boolean> {
  return (await findOperation(db, id))?.cancel_requested ?? false;
}

/** One thing that an operation does: a line of a list, or a case. */
export interface OperationItem {
  readonly position: number;
  readonly trajectoryId: string | null;
  /** What was in the way; empty when it is done. Undefined while it is to be done. */
  readonly reasons?: readonly ItemReason[];
}

/** Keeps what is to be done, all of it or nothing. Planned before, it stays as it is. */
export async function planItems(db: Database, operationId: string, items: readonly OperationItem[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (let first = 0; first < items.length; first += ROWS_AT_ONCE)
      await trx
        .insertInto('operation_item')
        .values(items.slice(first, first + ROWS_AT_ONCE).map((item) => toRow(operationId, item)))
        .onConflict((conflict) => conflict.columns(['operation_id', 'position']).doNothing())
        .execute();
  });
}

/** Parameters of a statement are counted in 16 bits. */
const ROWS_AT_ONCE = 1_000;

const toRow = (operationId: string, { position, trajectoryId, reasons }: OperationItem) => ({
  ...{ operation_id: operationId, position, trajectory_id: trajectoryId },
  outcome: reasons && outcomeOf(reasons),
  reasons: JSON.stringify(reasons ?? []),
});

const outcomeOf = (reasons: readonly ItemReason[]) => (reasons.length > 0 ? ('refused' as const) : ('done' as const));

/** What is left to be done, in order. */
export async function pendingItems(db: Database, operationId: string): Promise<OperationItem[]> {
  return db
    .selectFrom('operation_item')
    .select(['position', 'trajectory_id as trajectoryId'])
    .where('operation_id', '=', operationId)
    .where('outcome', 'is', null)
    .orderBy('position')
    .execute();
}

/** What has come of an item; the first word stays. */
export async function settleItem(
  db: Database,
  operationId: string,
  { position, trajectoryId, reasons = [] }: OperationItem,
): Promise<void> {
  await db
    .updateTable('operation_item')
    .set({ trajectory_id: trajectoryId, outcome: outcomeOf(reasons), reasons: JSON.stringify(reasons) })
    .where('operation_id', '=', operationId)
    .where('position', '=', position)
    .where('outcome', 'is', null)
    .execute();
}

/** How many items there are, and what has come of them. */
export async function countItems(
  db: Database,
  operationId: string,
): Promise<{ readonly total: number; readonly done: number; readonly refused: number }> {
  const counts = await db
    .selectFrom('operation_item')
    .select([
      sql<number>`count(*)::int`.as('total'),
      sql<number>`count(outcome)::int`.as('done'),
      sql<number>`(count(*) filter (where outcome = 'refused'))::int`.as('refused'),
    ])
    .where('operation_id', '=', operationId)
    .executeTakeFirstOrThrow();
  return counts;
}

/** One page of what has come of the items, in order. `after` is the last position seen. */
export async function pageOfResults(
  db: Database,
  operationId: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<Required<OperationItem>[]> {
  return db
    .selectFrom('operation_item')
    .select(['position', 'trajectory_id as trajectoryId', 'reasons'])
    .where('operation_id', '=', operationId)
    .where('outcome', 'is not', null)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute();
}
