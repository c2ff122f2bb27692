import { randomUUID } from 'node:crypto';
import { type Selectable, sql, type Transaction } from 'kysely';
import { civilDateAt } from '../domain/calendar/civil-date.ts';
import type { EmergencyReason } from '../domain/emergency.ts';
import type { NoticeBody } from '../domain/notices.ts';
import type { Role } from '../domain/roles.ts';
import { leadersOf } from './addressees.ts';
import type { Database } from './database.ts';
import { decrypt, encrypt, type KeyRing } from './keys.ts';
import type { EmergencyAccessTable, Tables } from './tables.ts';

/** Somebody opens a case that is out of their reach. */
export interface NewEmergencyAccess {
  /** Chosen by the client: the same id has one effect. */
  readonly id: string;
  readonly municipality: string;
  readonly trajectoryId: string;
  readonly actor: string;
  readonly role: Role;
  readonly reason: EmergencyReason;
  readonly text: string;
  readonly hours: number;
  readonly at: Date;
}

export interface EmergencyAccess extends Omit<NewEmergencyAccess, 'at'> {
  readonly from: Date;
  readonly until: Date;
  /** When somebody ended it before its time. */
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
}

const AN_HOUR_MS = 3_600_000;

/**
 * Opens a case for some hours and tells the municipality's team leaders, in one transaction: nobody looks unseen.
 * Repeated under its id it is the first one again; undefined when something else stands under that id.
 */
export async function openEmergencyAccess(
  db: Database,
  keys: KeyRing,
  asked: NewEmergencyAccess,
): Promise<EmergencyAccess | undefined> {
  const { id, municipality, trajectoryId, actor, role, reason, text, hours, at } = asked;
  return db.transaction().execute(async (trx) => {
    const opened = await trx
      .insertInto('emergency_access')
      .values({
        ...{ id, municipality, actor, role, reason, hours, trajectory_id: trajectoryId },
        text_encrypted: encrypt(keys, text, ownerOf(id)),
        ...{ starts_at: at, ends_at: new Date(at.getTime() + hours * AN_HOUR_MS) },
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (opened) await tellLeaders(trx, asked);
    const known = await trx.selectFrom('emergency_access').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const found = toAccess(known, keys);
    return isSame(found, asked) ? found : undefined;
  });
}

/** Another owner than a note's: a text cannot be moved from the one to the other. */
const ownerOf = (id: string) => `${id}/emergency`;

const COMPARED = ['municipality', 'trajectoryId', 'actor', 'reason', 'text', 'hours'] as const;
const isSame = (found: EmergencyAccess, asked: NewEmergencyAccess) =>
  COMPARED.every((field) => found[field] === asked[field]);

/** Rows of the in-app inbox as the outbox writes them, delivered already: this waits for no working day. */
async function tellLeaders(
  trx: Transaction<Tables>,
  { id, trajectoryId, municipality, reason, hours, at }: NewEmergencyAccess,
): Promise<void> {
  const body: NoticeBody = { kind: 'emergencyAccess', reason, hours };
  const leaders: readonly (string | null)[] = await leadersOf(trx, municipality, civilDateAt(at.getTime()));
  const rows = (leaders.length > 0 ? leaders : [null]).map((recipient) => ({
    id: randomUUID(),
    key: `${trajectoryId}/emergency-${id}/${recipient ?? 'nobody'}/inbox`,
    trajectory_id: trajectoryId,
    ...{ recipient, channel: 'inbox' as const, body: JSON.stringify(body), send_at: at },
    about_on: civilDateAt(at.getTime()),
    ...(recipient ? { state: 'sent' as const, sent_at: at } : { state: 'unaddressed' as const, detail: 'noRecipient' }),
  }));
  await trx.insertInto('message').values(rows).execute();
}

/** Whether somebody has opened a case and the time is not over. */
export async function hasEmergencyAccess(
  db: Database,
  { trajectoryId, actor, at }: Pick<NewEmergencyAccess, 'trajectoryId' | 'actor' | 'at'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('emergency_access')
    .select('id')
    .where('trajectory_id', '=', trajectoryId)
    .where('actor', '=', actor)
    .where('starts_at', '<=', at)
    .where('ends_at', '>', at)
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** One emergency access of a case; undefined when the case has none of that id. */
export async function findEmergencyAccess(
  db: Database,
  keys: KeyRing,
  { trajectoryId, id }: Pick<NewEmergencyAccess, 'trajectoryId' | 'id'>,
): Promise<EmergencyAccess | undefined> {
  const row = await db
    .selectFrom('emergency_access')
    .selectAll()
    .where('id', '=', id)
    .where('trajectory_id', '=', trajectoryId)
    .executeTakeFirst();
  return row && toAccess(row, keys);
}

/** Ends an access before its time; one that is over, or was ended, stays as it is. */
export async function endEmergencyAccess(
  db: Database,
  { id, by, at }: { readonly id: string; readonly by: string; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('emergency_access')
    .set({ ended_at: at, ended_by: by })
    .where('id', '=', id)
    .where('ends_at', '>', at)
    .where('ended_at', 'is', null)
    .execute();
}

/** A municipality's, the newest first. `after` is the last one seen. */
export async function pageOfEmergencyAccesses(
  db: Database,
  keys: KeyRing,
  { municipality, after, limit }: { municipality: string; after?: string | undefined; limit: number },
): Promise<EmergencyAccess[]> {
  const rows = await db
    .selectFrom('emergency_access')
    .selectAll()
    .where('municipality', '=', municipality)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(starts_at, id) < (select starts_at, id from emergency_access where id = ${after!})`),
    )
    .orderBy('starts_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => toAccess(row, keys));
}

function toAccess(row: Selectable<EmergencyAccessTable>, keys: KeyRing): EmergencyAccess {
  const { id, municipality, trajectory_id, actor, role, reason, text_encrypted, hours } = row;
  return {
    ...{ id, municipality, actor, role, reason, hours, trajectoryId: trajectory_id },
    text: decrypt(keys, text_encrypted, ownerOf(id)),
    ...{ from: row.starts_at, until: row.ends_at, endedAt: row.ended_at, endedBy: row.ended_by },
  };
}
