import { sql, type UpdateObject } from 'kysely';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { isStillTrue, type NoticeBody } from '../domain/notices.ts';
import type { Database } from './database.ts';
import type { MessageState, Tables } from './tables.ts';

/** An e-mail that has been fenced off for one sender: it is sent by nobody else, and never twice. */
export interface ClaimedMail {
  readonly id: string;
  readonly trajectoryId: string;
  readonly to: string;
  readonly body: NoticeBody;
  readonly on: CivilDate;
  readonly late: boolean;
}

export interface ClaimResult {
  readonly mails: readonly ClaimedMail[];
  /** Messages delivered to the in-app inbox, which is this very table. */
  readonly delivered: number;
  readonly cancelled: number;
}

/**
 * Takes the messages that are due by `now`. In one transaction: what is no longer true is cancelled, what goes to the
 * in-app inbox is delivered, and an e-mail is fenced as `sending` before anything reaches the mail server.
 */
export async function claimDueMessages(db: Database, now: Date, sender: string, limit = 10): Promise<ClaimResult> {
  return db.transaction().execute(async (trx) => {
    const due = await trx
      .selectFrom('message')
      .innerJoin('trajectory', 'trajectory.id', 'message.trajectory_id')
      .innerJoin('staff', 'staff.id', 'message.recipient')
      .leftJoin('message as said', 'said.key', 'message.corrects')
      .select([
        'message.id',
        'message.trajectory_id',
        'message.channel',
        'message.body',
        'message.about_on',
        'message.late',
        'staff.email',
        'trajectory.state',
        'message.corrects',
        'said.state as said_state',
      ])
      .where('message.state', '=', 'planned')
      .where('message.send_at', '<=', now)
      .orderBy('message.send_at')
      .orderBy('message.id')
      .limit(limit)
      .forUpdate('message')
      .skipLocked()
      .execute();
    const stale = due.filter(
      ({ state, body, about_on, corrects, said_state }) =>
        !state ||
        !isStillTrue(state, { on: about_on as CivilDate, body }) ||
        (corrects !== null && !wasSaid(said_state)),
    );
    const standing = due.filter((row) => !stale.includes(row));
    const inbox = standing.filter(({ channel }) => channel === 'inbox');
    const mails = standing.filter(({ channel }) => channel === 'email');
    const update = (rows: typeof due, values: UpdateObject<Tables, 'message'>) =>
      rows.length === 0
        ? undefined
        : trx
            .updateTable('message')
            .set(values)
            .where(
              'id',
              'in',
              rows.map(({ id }) => id),
            )
            .execute();
    await update(stale, { state: 'cancelled', detail: 'noLongerTrue' });
    await update(inbox, { state: 'sent', sent_at: now });
    await update(mails, {
      state: 'sending',
      claimed_by: sender,
      claimed_at: sql<Date>`now()`,
      attempts: sql<number>`attempts + 1`,
    });
    return {
      mails: mails.map(({ id, trajectory_id, email, body, about_on, late }) => ({
        id,
        trajectoryId: trajectory_id,
        to: email,
        body,
        on: about_on as CivilDate,
        late,
      })),
      delivered: inbox.length,
      cancelled: stale.length,
    };
  });
}

/** Whether a message has reached somebody, or may have. */
const wasSaid = (state: MessageState | null) => state === 'sent' || state === 'sending' || state === 'uncertain';

/** Renews the fence right before an e-mail is handed over. False when somebody has given it up meanwhile: it is not sent. */
export async function renewFence(db: Database, id: string, sender: string): Promise<boolean> {
  const result = await db
    .updateTable('message')
    .set({ claimed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('claimed_by', '=', sender)
    .where('state', '=', 'sending')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export type SendResult =
  | { readonly state: 'sent' | 'failed' | 'uncertain'; readonly detail: string | null }
  | { readonly state: 'planned'; readonly detail: string; readonly sendAt: Date };

/** Writes down what became of a claimed e-mail; only the sender that holds the fence may. */
export async function settleMail(
  db: Database,
  id: string,
  sender: string,
  result: SendResult,
  now: Date,
): Promise<void> {
  const { state, detail } = result;
  await db
    .updateTable('message')
    .set({
      state,
      detail,
      claimed_by: null,
      claimed_at: null,
      ...(state === 'sent' ? { sent_at: now } : {}),
      ...('sendAt' in result ? { send_at: result.sendAt } : {}),
    })
    .where('id', '=', id)
    .where('claimed_by', '=', sender)
    .where('state', '=', 'sending')
    .execute();
}

/**
 * E-mails whose sender died between fence and answer: the mail server may have taken them, so they are never sent again
 * by themselves. The same message stands in the inbox. Lease in seconds of real time. Returns how many.
 */
export async function sweepAbandonedMails(db: Database, leaseSeconds: number): Promise<number> {
  const result = await db
    .updateTable('message')
    .set({ state: 'uncertain', detail: 'senderDied', claimed_by: null })
    .where('state', '=', 'sending')
    .where('claimed_at', '<', sql<Date>`now() - make_interval(secs => ${leaseSeconds})`)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
