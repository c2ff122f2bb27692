import { randomUUID } from 'node:crypto';
import { sql, type Transaction, type UpdateObject } from 'kysely';
import { type CivilDate, civilDateAt } from '../domain/calendar/civil-date.ts';
import { isStillTrue, type NoticeBody } from '../domain/notices.ts';
import { isReportStillToBeDone } from '../domain/reports/reminders.ts';
import type { Database } from './database.ts';
import type { Channel, MessageState, Tables } from './tables.ts';

export interface ClaimedMessage {
  readonly id: string;
  /** Null for a message about a report. */
  readonly trajectoryId: string | null;
  readonly municipality: string;
  readonly programme: string;
  readonly body: NoticeBody;
  readonly on: CivilDate;
  readonly late: boolean;
  /** To somebody who has no access to the case. */
  readonly toOutside: boolean;
}

/** An e-mail that has been fenced off for one sender: it is sent by nobody else, and never twice. */
export interface ClaimedMail {
  /** The local part of its Message-ID: another one at every claim, and written down with each of its messages. */
  readonly id: string;
  readonly to: string;
  /** How often one of its messages has been tried, this time included. */
  readonly attempt: number;
  /** All that one person is to be told now: by date, then case. */
  readonly messages: readonly ClaimedMessage[];
}

export interface ClaimResult {
  readonly mails: readonly ClaimedMail[];
  /** Messages delivered to the in-app inbox, which is this very table. */
  readonly delivered: number;
  readonly cancelled: number;
}

/** More would be a list that nobody reads; the rest goes with the next mail. */
export const MOST_IN_A_MAIL = 50;
/** Each carries a case's state until it has been checked. */
const MOST_TO_INBOXES = 100;

/**
 * Takes the messages that are due by `now`. In one transaction: what is no longer true is cancelled, what goes to the
 * in-app inbox is delivered, and the e-mails of one person are fenced as one mail, `sending`, before anything reaches
 * the mail server. One mail at a time unless told otherwise: what a sender that dies has in its hands becomes uncertain.
 */
export async function claimDueMessages(db: Database, now: Date, sender: string, mostMails = 1): Promise<ClaimResult> {
  return db.transaction().execute(async (trx) => {
    const inbox = await takeDue(trx, now, { channel: 'inbox' }, MOST_TO_INBOXES);
    await update(trx, inbox.standing, { state: 'sent', sent_at: now });
    const mails: ClaimedMail[] = [];
    let cancelled = inbox.cancelled;
    for (const waiting of await longestWaiting(trx, now, mostMails)) {
      const due = await takeDue(trx, now, { channel: 'email', addressee: waiting }, MOST_IN_A_MAIL);
      cancelled += due.cancelled;
      if (due.standing.length > 0) mails.push(await fence(trx, due.standing, sender));
    }
    return { mails, delivered: inbox.standing.length, cancelled };
  });
}

/** From when on a planned message may be tried. */
const dueAt = sql<Date>`coalesce(message.retry_at, message.send_at)`;

/** A member of staff or somebody outside. */
const addressee = sql<string | null>`coalesce(message.recipient, message.outside)`;

/** Those whose e-mails have been due the longest; who was asked to wait stands behind who has not been tried. */
async function longestWaiting(trx: Transaction<Tables>, now: Date, limit: number): Promise<string[]> {
  const rows = await trx
    .selectFrom('message')
    .select(addressee.as('addressee'))
    .where('state', '=', 'planned')
    .where('channel', '=', 'email')
    .where(dueAt, '<=', now)
    .groupBy(addressee)
    .orderBy(sql`min(${dueAt})`)
    .orderBy(addressee)
    .limit(limit)
    .execute();
  return rows.flatMap((row) => row.addressee ?? []);
}

/** Marks late what is due by `now` and should have left before `before`: mail and inbox will say so. */
export async function markLate(db: Database, now: Date, before: Date): Promise<void> {
  await db
    .updateTable('message')
    .set({ late: true })
    .where('state', '=', 'planned')
    .where('late', '=', false)
    .where(dueAt, '<=', now)
    .where('send_at', '<', before)
    .execute();
}

type DueRow = Awaited<ReturnType<typeof dueRows>>[number];

/** Locks due messages and cancels those that are no longer true. Answers with the others, and how many were cancelled. */
async function takeDue(
  trx: Transaction<Tables>,
  now: Date,
  wanted: Wanted,
  limit: number,
): Promise<{ standing: readonly DueRow[]; cancelled: number }> {
  const due = await dueRows(trx, now, wanted, limit);
  const today = civilDateAt(now.getTime());
  const judged = Map.groupBy(due, (row) => judge(today, row));
  const { stands = [], noLongerTrue = [], alreadyKnown = [] } = Object.fromEntries(judged);
  await update(trx, noLongerTrue, { state: 'cancelled', detail: 'noLongerTrue' });
  await update(trx, alreadyKnown, { state: 'cancelled', detail: 'alreadyKnown' });
  return { standing: stands, cancelled: noLongerTrue.length + alreadyKnown.length };
}

interface Wanted {
  readonly channel: Channel;
  /** Id of a member of staff or of somebody outside. */
  readonly addressee?: string;
}

/** Of the case that a message is about, or of the report. */
const municipalityOf = sql<string>`coalesce(trajectory.municipality, message.municipality)`;
const programmeOf = sql<string>`coalesce(trajectory.programme, message.programme)`;

/** Whether somebody has approved the report that a message is about; false of any other message. */
const isReportApproved = sql<boolean>`exists (select from report where report.municipality = ${municipalityOf}
  and report.programme = ${programmeOf} and report.report = message.body ->> 'report'
  and report.period_from::text = message.body ->> 'from' and report.period_last::text = message.body ->> 'last'
  and report.state <> 'draft')`;

const dueRows = (trx: Transaction<Tables>, now: Date, wanted: Wanted, limit: number) =>
  trx
    .selectFrom('message')
    .leftJoin('trajectory', 'trajectory.id', 'message.trajectory_id')
    .leftJoin('staff', 'staff.id', 'message.recipient')
    .leftJoin('outside_party', 'outside_party.id', 'message.outside')
    .leftJoin('message as said', 'said.key', 'message.corrects')
    .leftJoin('message as first', 'first.key', 'said.corrects')
    .select([
      'message.id',
      'message.trajectory_id',
      'message.body',
      'message.about_on',
      'message.late',
      'message.attempts',
      'message.outside',
      sql<string>`coalesce(staff.email, outside_party.email)`.as('email'),
      'trajectory.state',
      municipalityOf.as('municipality'),
      programmeOf.as('programme'),
      isReportApproved.as('isReportApproved'),
      'message.corrects',
      'said.state as said',
      'said.detail as saidDetail',
      'first.state as first',
      'first.detail as firstDetail',
    ])
    .where('message.state', '=', 'planned')
    .where('message.channel', '=', wanted.channel)
    .where(addressee, 'is not', null)
    .where(dueAt, '<=', now)
    .$if(wanted.addressee !== undefined, (query) => query.where(addressee, '=', wanted.addressee!))
    .orderBy('message.about_on')
    .orderBy('message.trajectory_id')
    .orderBy('message.key')
    .limit(limit)
    .forUpdate('message')
    .skipLocked()
    .execute();

/**
 * Whether a message still says the truth on the installation's day, and corrects, if it corrects, what somebody may have
 * read. A phase or an end that stands on its first day after all is told to whoever heard of the other day, or was never told
 * of it.
 */
function judge(
  today: CivilDate,
  { state, body, about_on, corrects, said, saidDetail, first, firstDetail, isReportApproved: isApproved }: DueRow,
): 'stands' | 'noLongerTrue' | 'alreadyKnown' {
  if (body.kind === 'reportDue' || body.kind === 'reportGap')
    return isReportStillToBeDone(today, body, { isApproved, state }) ? 'stands' : 'noLongerTrue';
  if (!state || !isStillTrue(today, state, { on: about_on as CivilDate, body })) return 'noLongerTrue';
  if (corrects === null || isKnown(said, saidDetail)) return 'stands';
  if (body.kind !== 'phaseStarted' && body.kind !== 'courseEnded') return 'noLongerTrue';
  return first === 'planned' || isKnown(first, firstDetail) ? 'alreadyKnown' : 'stands';
}

/** Whether a message has reached somebody, or may have, or was left out because they knew. */
const isKnown = (state: MessageState | null, detail: string | null) =>
  state === 'sent' || state === 'sending' || state === 'uncertain' || detail === 'alreadyKnown';

async function update(
  trx: Transaction<Tables>,
  rows: readonly DueRow[],
  values: UpdateObject<Tables, 'message'>,
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await trx.updateTable('message').set(values).where('id', 'in', ids).execute();
}

/** Makes one mail of what one person is to be told. */
async function fence(trx: Transaction<Tables>, rows: readonly DueRow[], sender: string): Promise<ClaimedMail> {
  const mailId = randomUUID();
  await update(trx, rows, {
    state: 'sending',
    mail_id: mailId,
    claimed_by: sender,
    claimed_at: sql<Date>`now()`,
    attempts: sql<number>`attempts + 1`,
  });
  return {
    id: mailId,
    to: rows[0]!.email,
    attempt: Math.max(...rows.map(({ attempts }) => attempts)) + 1,
    messages: rows.map(({ id, trajectory_id, body, about_on, late, municipality, programme, outside }) => ({
      ...{ id, trajectoryId: trajectory_id, municipality, programme, body, on: about_on as CivilDate, late },
      toOutside: outside !== null,
    })),
  };
}

/**
 * Renews the fence right before a mail is handed over. False when somebody has given up any of its messages meanwhile:
 * it is not sent.
 */
export async function renewFence(db: Database, { id, messages }: ClaimedMail, sender: string): Promise<boolean> {
  const result = await db
    .updateTable('message')
    .set({ claimed_at: sql<Date>`now()` })
    .where('mail_id', '=', id)
    .where('claimed_by', '=', sender)
    .where('state', '=', 'sending')
    .executeTakeFirst();
  return result.numUpdatedRows === BigInt(messages.length);
}

export type SendResult =
  | { readonly state: 'sent' | 'failed' | 'uncertain'; readonly detail: string | null }
  | { readonly state: 'planned'; readonly detail: string; readonly retryAt: Date };

/** Writes down what became of a claimed mail, for all its messages; only the sender that holds the fence may. */
export async function settleMail(
  db: Database,
  mailId: string,
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
      ...('retryAt' in result ? { retry_at: result.retryAt } : {}),
    })
    .where('mail_id', '=', mailId)
    .where('claimed_by', '=', sender)
    .where('state', '=', 'sending')
    .execute();
}

/**
 * E-mails whose sender died between fence and answer: the mail server may have taken them, so they are never sent again
 * by themselves. The same messages stand in the inbox. Lease in seconds of real time. Returns how many messages.
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
