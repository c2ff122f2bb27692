import { sql } from 'kysely';
import { actingInstant } from '../domain/acting.ts';
import { nextWake } from '../domain/tick.ts';
import type { ServiceDeps } from './services.ts';

/** Bounds what a look costs, however many cases there are: 20,000 have been looked at after 40 looks. */
const CASES_IN_A_LOOK = 500;

/**
 * Watches whether cases act when their dates have come. Each look takes the next cases in order of id, and once more
 * those that were late; it answers with the seconds since the earliest date on which its case has not acted yet, 0 when
 * all that were looked at have.
 */
export function createLagWatch({ db, clock }: Pick<ServiceDeps, 'db' | 'clock'>, casesInALook = CASES_IN_A_LOOK) {
  const late = new Map<string, number>();
  let after: string | null = null;
  return async (): Promise<number> => {
    const [nowMs, today, known] = [clock.now(), clock.today(), [...late.keys()]];
    const open = db
      .selectFrom('trajectory')
      .select(['id', 'state'])
      .where('state', 'is not', null)
      .where(sql`state->>'archivedOn'`, 'is', null);
    const next = await open
      .$if(after !== null, (query) => query.where('id', '>', after))
      .orderBy('id')
      .limit(casesInALook)
      .execute();
    const again = known.length > 0 ? await open.where('id', 'in', known).execute() : [];
    after = next.length < casesInALook ? null : next.at(-1)!.id;
    late.clear();
    for (const { id, state } of [...next, ...again]) {
      const dueMs = actingInstant(id, nextWake(today, state!), state!);
      if (dueMs !== undefined && dueMs < nowMs) late.set(id, dueMs);
    }
    return late.size === 0 ? 0 : (nowMs - Math.min(...late.values())) / 1000;
  };
}
