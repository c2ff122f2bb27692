import { type Kysely, sql, type Transaction } from 'kysely';
import { around } from '../domain/around.ts';
import { type CivilDate, civilDateAt } from '../domain/calendar/civil-date.ts';
import { outlookOf } from '../domain/outlook.ts';
import type { JobFunction } from '../domain/people.ts';
import type { Trajectory } from '../domain/state.ts';
import type { Tables } from './tables.ts';

/**
 * Changes whenever the rows that lists are asked from would be others for the same state: those of an older number are
 * written anew when the store opens.
 */
export const PROJECTION = 2;

const FOREVER = { from: '-infinity', until: 'infinity' } as const;

/**
 * Writes what lists are asked from: who stands around a case, where it is and what is to be done, on every day from the
 * one on which it was last recorded. In the transaction that has changed its state.
 */
export async function project(
  trx: Transaction<Tables>,
  trajectoryId: string,
  state: Trajectory,
  recordedOn: CivilDate,
): Promise<void> {
  const { people, stages, work } = rowsOf(trajectoryId, state, recordedOn);
  // Two statements and not seven: every event waits for them.
  await sql`with people as (delete from assignment where trajectory_id = ${trajectoryId}),
      stages as (delete from stage where trajectory_id = ${trajectoryId})
    delete from work where trajectory_id = ${trajectoryId}`.execute(trx);
  await sql`with people as (insert into assignment ${rowsFrom('assignment', people)}),
      stages as (insert into stage ${rowsFrom('stage', stages)}),
      duties as (insert into work ${rowsFrom('work', work)})
    update trajectory set projection = ${PROJECTION}, projected_sequence = ${state.sequence}
    where id = ${trajectoryId}`.execute(trx);
}

const rowsFrom = (table: 'assignment' | 'stage' | 'work', rows: readonly object[]) =>
  sql`select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`;

/** The rows of a case: a pure function of its state and of the day on which it was last recorded. */
export function rowsOf(trajectoryId: string, state: Trajectory, recordedOn: CivilDate) {
  const { stages, work } = outlookOf(recordedOn, state);
  const own = { trajectory_id: trajectoryId, municipality: state.municipality ?? '' };
  const days = ({ from, until }: { from: CivilDate | null; until: CivilDate | null }) => ({
    ...{ from_on: from ?? FOREVER.from, until_on: until ?? FOREVER.until },
  });
  return {
    people: around(state).map(({ staffId, function: jobFunction, isStandIn, ...span }) => ({
      ...{ trajectory_id: trajectoryId, staff_id: staffId, job_function: jobFunction, stand_in: isStandIn },
      ...days(span),
    })),
    stages: stages.map(({ status, phase, ...span }) => ({ ...own, status, phase, ...days(span) })),
    work: work.map(({ duty, owner, waiting, opensOn, dueOn, ...span }) => ({
      ...{ ...own, duty, owner, waiting, staff_id: state.staff[owner as JobFunction] ?? null },
      ...{ opens_on: opensOn ?? FOREVER.from, due_on: dueOn ?? FOREVER.until, ...days(span) },
    })),
  };
}

/** Cases whose rows are written anew in one transaction: several processes that start together share the work. */
const BATCH = 100;

/**
 * Writes the rows of every case that a former version has recorded last, or whose rows are of an older
 * {@link PROJECTION}. At the start rather than by the first reader: a list is then whole from its first page on.
 */
export async function projectWhatIsStale(db: Kysely<Tables>): Promise<void> {
  for (let found = BATCH; found === BATCH; ) {
    found = await db.transaction().execute(async (trx) => {
      const stale = await trx
        .selectFrom('trajectory')
        .select(['id', 'state', 'sequence'])
        .where('state', 'is not', null)
        .where(sql<boolean>`(projection < ${PROJECTION} or projected_sequence <> sequence)`)
        .limit(BATCH)
        .forUpdate()
        .skipLocked()
        .execute();
      for (const { id, state, sequence } of stale) {
        const last = await trx
          .selectFrom('journal')
          .select('recorded_at')
          .where('trajectory_id', '=', id)
          .where('sequence', '=', sequence)
          .executeTakeFirstOrThrow();
        await project(trx, id, state!, civilDateAt(last.recorded_at.getTime()));
      }
      return stale.length;
    });
  }
}

/** Whether a row that holds from one day until another is about a day. */
export const holdsOn = (table: 'standing' | 'stage' | 'work', on: CivilDate) =>
  sql<boolean>`(${sql.ref(`${table}.from_on`)} <= ${on} and ${on} < ${sql.ref(`${table}.until_on`)})`;
