import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { addDays, type CivilDate } from '../domain/calendar/civil-date.ts';
import { instantAt } from '../domain/calendar/working-days.ts';
import type { ServiceDeps } from '../services/services.ts';
import type { Database } from '../store/database.ts';
import type { Life } from './life.ts';

export interface Progress {
  readonly today: CivilDate;
  /** Of so many cases, those in which nobody wants anything any more. */
  readonly done: number;
  readonly cases: number;
  /** About how much of all courses has been lived, 0 to 1. */
  readonly share: number;
}

export interface Watch {
  readonly onDay: (progress: Progress) => void;
  /** What happens of itself on a day, before anybody works. */
  readonly eachMorning: (today: CivilDate) => Promise<void>;
}

/** Enough to keep engine and worker busy; more would only wait in their queues. */
const AT_ONCE = 40;
/** Nobody's course is longer, whatever befalls it. */
const LONGEST_DAYS = 1_400;
const QUIET_WITHIN_MS = 120_000;

/**
 * Lives all lives day by day on one clock, the installation's: at the hour at which messages begin to go out it is moved
 * on, the cases that have something to do are brought there, what they have to say is sent, people do their work, and what
 * follows from that is sent before the next day comes. Answers with the last day.
 */
export async function liveTogether(
  services: ServiceDeps,
  lives: readonly Life[],
  first: CivilDate,
  { onDay, eachMorning }: Watch,
): Promise<CivilDate> {
  const { clock, db } = services;
  for (let today = first, days = 0; ; today = addDays(today, 1), days++) {
    await moveTo(clock, today);
    await eachMorning(today);
    const wanted = lives.filter((life) => (life.nextDay() ?? '9999') <= today);
    await inParallel(wanted, AT_ONCE, (life) => life.wake());
    await untilSent(db, () => clock.now());
    await inParallel(wanted, AT_ONCE, (life) => life.work(today));
    await untilSent(db, () => clock.now());
    const done = lives.filter((life) => life.nextDay() === undefined).length;
    const share = lives.reduce((sum, life) => sum + life.share(), 0) / lives.length;
    onDay({ today, done, cases: lives.length, share });
    if ((done === lives.length && !(await isAnythingPlanned(db))) || days > LONGEST_DAYS) return today;
  }
}

/** Messages begin to go out at eight (K-32): then they are neither early nor late. */
const moveTo = async (clock: ServiceDeps['clock'], today: CivilDate): Promise<void> =>
  clock.advance(Math.max(0, instantAt(today, '08:00') - clock.now()));

/** Works through items, so many at a time. The first failure is thrown when those under way have ended. */
export async function inParallel<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  const results = await Promise.allSettled(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Waits until the dispatcher has sent what is due. What stays is for the checker to find. */
export async function untilSent(db: Database, now: () => number): Promise<void> {
  const deadline = Date.now() + QUIET_WITHIN_MS;
  while ((await isAnythingDue(db, new Date(now()))) && Date.now() < deadline) await sleep(50);
}

/** Asked for state by state, as the indexes are: the outbox of a whole cohort is long. */
async function isAnythingDue(db: Database, now: Date): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (select from message where state = 'planned' and coalesce(retry_at, send_at) <= ${now})
        or exists (select from message where state = 'sending') as due`.execute(db);
  return rows[0]!.due;
}

async function isAnythingPlanned(db: Database): Promise<boolean> {
  const planned = await db
    .selectFrom('message')
    .select('id')
    .where('state', '=', 'planned')
    .limit(1)
    .executeTakeFirst();
  return planned !== undefined;
}
