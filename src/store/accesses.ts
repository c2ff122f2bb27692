import { sql } from 'kysely';
import { addDays, type CivilDate } from '../domain/calendar/civil-date.ts';
import { instantAt } from '../domain/calendar/working-days.ts';
import type { Purpose } from '../domain/search.ts';
import { type Access, openCriterion } from './access-log.ts';
import type { Database } from './database.ts';
import type { KeyRing } from './keys.ts';

/** Whose accesses, or to which case; from one day until another in Copenhagen, both included. */
export interface AccessQuestion {
  readonly trajectoryId?: string | undefined;
  readonly actor?: string | undefined;
  readonly from?: CivilDate | undefined;
  readonly until?: CivilDate | undefined;
  /** Also what was looked for in searches: names and CPR numbers. */
  readonly searched?: boolean | undefined;
}

/** One access as it is read again. */
export interface ReadAccess extends Omit<Access, 'at' | 'criterion' | 'purpose'> {
  readonly sequence: number;
  /** An instant in UTC (ISO 8601). */
  readonly at: string;
  /** Of the person or system, where the registers still have one. */
  readonly name: string | null;
  readonly purpose: Purpose | null;
  /** What was looked for, when that was asked; null otherwise. */
  readonly wanted: string | null;
}

const MOST = 500;

/** Reads the access log, the newest entry first, 500 at most. Throws when what was looked for cannot be decrypted. */
export async function readAccesses(
  db: Database,
  keys: KeyRing,
  { trajectoryId, actor, from, until, searched = false }: AccessQuestion,
): Promise<ReadAccess[]> {
  const rows = await db
    .selectFrom('access_log')
    .leftJoin('staff', (join) => join.on(sql<boolean>`staff.id::text = access_log.actor`))
    .leftJoin('service_account', (join) => join.on(sql<boolean>`service_account.id::text = access_log.actor`))
    .selectAll('access_log')
    .select(sql<string | null>`coalesce(staff.name, service_account.name)`.as('name'))
    .$if(trajectoryId !== undefined, (query) =>
      query.where(sql<boolean>`access_log.trajectories @> ${[trajectoryId!]}::text[]`),
    )
    .$if(actor !== undefined, (query) => query.where('actor', '=', actor!))
    .$if(from !== undefined, (query) => query.where('at', '>=', new Date(instantAt(from!, '00:00'))))
    .$if(until !== undefined, (query) => query.where('at', '<', new Date(instantAt(addDays(until!, 1), '00:00'))))
    .orderBy('sequence', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(({ request_id: requestId, seal: _, criterion, sequence, at, ...row }) => ({
    ...{ ...row, requestId, sequence: Number(sequence), at: at.toISOString() },
    wanted: searched && criterion ? openCriterion(keys, { requestId, actor: row.actor }, criterion) : null,
  }));
}
