import { sql } from 'kysely';
import type { Database } from './database.ts';

/** What stands in somebody's in-app inbox: the rows of the outbox that have been delivered there. */
const inboxRows = (db: Database, staffId: string) =>
  db
    .selectFrom('message')
    .leftJoin('trajectory', 'trajectory.id', 'message.trajectory_id')
    .select([
      sql<string>`coalesce(trajectory.municipality, message.municipality)`.as('municipality'),
      sql<string>`coalesce(trajectory.programme, message.programme)`.as('programme'),
      'message.id',
      'message.body',
      'message.about_on as aboutOn',
      'message.late',
      'message.trajectory_id as trajectoryId',
      sql<Date>`message.sent_at`.as('sentAt'), // set with the state
      'message.read_at as readAt',
    ])
    .where('message.recipient', '=', staffId)
    .where('message.channel', '=', 'inbox')
    .where('message.state', '=', 'sent');

export type InboxRow = Awaited<ReturnType<ReturnType<typeof inboxRows>['execute']>>[number];

/** The place of a message in an inbox, the newest first. */
export interface InboxPlace {
  readonly sentAt: Date;
  readonly id: string;
}

/** One page of somebody's own inbox, the newest first. `after` is the last one seen. */
export async function pageOfInbox(
  db: Database,
  staffId: string,
  {
    after,
    limit,
    unread,
  }: { readonly after: InboxPlace | undefined; readonly limit: number; readonly unread: boolean },
): Promise<InboxRow[]> {
  return inboxRows(db, staffId)
    .$if(unread, (query) => query.where('message.read_at', 'is', null))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(message.sent_at, message.id) < (${after!.sentAt}, ${after!.id})`),
    )
    .orderBy('message.sent_at', 'desc')
    .orderBy('message.id', 'desc')
    .limit(limit)
    .execute();
}

/** Marks a message of somebody's own inbox as read; the first time counts. Undefined when it does not stand there. */
export async function markRead(db: Database, staffId: string, id: string, at: Date): Promise<InboxRow | undefined> {
  await db
    .updateTable('message')
    .set({ read_at: at })
    .where('id', '=', id)
    .where('recipient', '=', staffId)
    .where('channel', '=', 'inbox')
    .where('state', '=', 'sent')
    .where('read_at', 'is', null)
    .execute();
  return inboxRows(db, staffId).where('message.id', '=', id).executeTakeFirst();
}
