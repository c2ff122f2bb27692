import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CancelledFailure, Context } from '@temporalio/activity';
import type { Clock } from '../src/clock.ts';
import { civilDateAt } from '../src/domain/calendar/civil-date.ts';
import { linkTo, mailText } from '../src/messages/notices.ts';
import type { MailSender } from '../src/messages/smtp.ts';
import type { Database } from '../src/store/database.ts';
import { sweepOrphanNotes } from '../src/store/notes.ts';
import { readOwnTexts } from '../src/store/own-programmes.ts';
import {
  type ClaimedMail,
  claimDueMessages,
  markLate,
  renewFence,
  type SendResult,
  settleMail,
  sweepAbandonedMails,
} from '../src/store/sending.ts';
import { failed, HEARTBEAT_MS, handedOn } from './faults.ts';

export interface DispatchOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly mail: MailSender;
  /** Where links in messages lead. */
  readonly baseUrl: string;
  /** Real milliseconds between looks at the outbox when it was empty. */
  readonly pollMs: number;
  /** Seconds after which a message that has not left is late. */
  readonly lateAfterSeconds: number;
  /** Real seconds after which a fenced e-mail without an answer counts as abandoned. */
  readonly leaseSeconds: number;
  /** Aborted when the worker is asked to stop. */
  readonly stopping: AbortSignal;
}

export type DispatchActivities = ReturnType<typeof createDispatchActivities>;

/**
 * One activity for as long as its worker runs. A worker that stops lets go of it between two mails; when one dies, the
 * missing heartbeat moves it to another.
 */
export const createDispatchActivities = (options: DispatchOptions) => ({
  async dispatch(): Promise<void> {
    const context = Context.current();
    const sender = randomUUID();
    const ending = AbortSignal.any([options.stopping, context.cancellationSignal]);
    // A mail server may take its time over one mail: the heart beats meanwhile, or a second dispatcher would begin.
    const heart = setInterval(() => context.heartbeat(), HEARTBEAT_MS);
    let sweptAt = 0;
    try {
      while (!ending.aborted) {
        if (Date.now() - sweptAt > SWEEP_EVERY_MS) {
          await sweepOrphanNotes(options.db);
          sweptAt = Date.now();
        }
        const found = await sendWhatIsDue(options, sender);
        if (!found) await sleep(options.pollMs, undefined, { signal: ending }).catch(() => undefined); // woken to end
      }
    } catch (error) {
      throw failed('sending', error);
    } finally {
      clearInterval(heart);
    }
    throw options.stopping.aborted ? handedOn() : new CancelledFailure('the dispatcher was asked to stop');
  },
});

/** Real time: a note that nobody has sent may stay a day, and an hour more. */
const SWEEP_EVERY_MS = 3_600_000;

/** One look at the outbox. False when there was nothing to do. */
async function sendWhatIsDue(options: DispatchOptions, sender: string): Promise<boolean> {
  const { db, clock, leaseSeconds } = options;
  const now = new Date(clock.now());
  await sweepAbandonedMails(db, leaseSeconds);
  const limit = lateBefore(options, now);
  if (limit) await markLate(db, now, limit);
  const { mails, delivered, cancelled } = await claimDueMessages(db, now, sender);
  for (const mail of mails) {
    if (!(await renewFence(db, mail, sender))) continue;
    await settleMail(db, mail.id, sender, await deliver(options, mail), new Date(clock.now()));
  }
  return mails.length + delivered + cancelled > 0;
}

/** What should have left before this instant leaves late. Undefined while nobody can have waited so long. */
function lateBefore({ clock, lateAfterSeconds }: DispatchOptions, now: Date): Date | undefined {
  const limit = now.getTime() - lateAfterSeconds * 1000;
  return clock.continuousSince() < limit ? new Date(limit) : undefined;
}

async function deliver(
  { db, mail, clock, baseUrl }: DispatchOptions,
  { id, to, attempt, messages }: ClaimedMail,
): Promise<SendResult> {
  const now = clock.now();
  const today = civilDateAt(now);
  const textsOf = await readOwnTexts(db);
  const told = messages.map((message) => ({
    ...message,
    ...{ today, texts: textsOf(message), link: linkTo(baseUrl, message) },
  }));
  const answer = await mail.send({ messageId: id, to, ...mailText(told), date: new Date(now) });
  switch (answer.outcome) {
    case 'accepted':
      return { state: 'sent', detail: null };
    case 'refused':
      return { state: 'failed', detail: answer.detail };
    case 'uncertain':
      return { state: 'uncertain', detail: answer.detail };
    case 'tryLater':
      return { state: 'planned', detail: answer.detail, retryAt: new Date(clock.now() + retryAfterMs(attempt)) };
  }
}

/** A mail server that says "later", or nothing, is asked again after 5 s, 10 s, 20 s and then every half minute. */
const retryAfterMs = (attempt: number): number => Math.min(30_000, 5_000 * 2 ** (attempt - 1));
