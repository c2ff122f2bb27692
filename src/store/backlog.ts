import { sql } from 'kysely';
import { lengthOfAccessLog } from './access-log.ts';
import type { Database } from './database.ts';
import type { MessageState } from './tables.ts';

/** What waits, and what has gone wrong, in numbers. */
export interface Backlog {
  /** How many messages are in each state. */
  readonly messages: Readonly<Partial<Record<MessageState, number>>>;
  /** Messages that should have left by `lateBefore` and still wait. */
  readonly late: number;
  /** Since when the message that has waited the longest should have left; null when none that is due waits. */
  readonly dueSince: Date | null;
  /** How many alarms of each kind stand. */
  readonly alarms: Readonly<Record<string, number>>;
  readonly accessLogLength: number;
}

/** Counts what waits. Both instants are of the installation's clock. */
export async function readBacklog(db: Database, now: Date, lateBefore: Date): Promise<Backlog> {
  const states = await db
    .selectFrom('message')
    .select(['state', ({ fn }) => fn.countAll<string>().as('count')])
    .groupBy('state')
    .execute();
  const waiting = await db
    .selectFrom('message')
    .select([
      ({ fn }) => fn.min('send_at').as('since'),
      sql<string>`count(*) filter (where send_at < ${lateBefore})`.as('late'),
    ])
    .where('state', '=', 'planned')
    .where(sql<Date>`coalesce(retry_at, send_at)`, '<=', now)
    .executeTakeFirstOrThrow();
  const alarms = await db
    .selectFrom('alarm')
    .select(['kind', ({ fn }) => fn.countAll<string>().as('count')])
    .groupBy('kind')
    .execute();
  return {
    messages: Object.fromEntries(states.map(({ state, count }) => [state, Number(count)])),
    late: Number(waiting.late),
    dueSince: waiting.since,
    alarms: Object.fromEntries(alarms.map(({ kind, count }) => [kind, Number(count)])),
    accessLogLength: await lengthOfAccessLog(db),
  };
}
