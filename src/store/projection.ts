import { type Kysely, sql, type Transaction } from 'kysely';
import { around } from '../domain/around.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Trajectory } from '../domain/state.ts';
import type { Tables } from './tables.ts';

/**
 * Changes whenever the rows that lists are asked from would be others for the same state: those of an older number are
 * written anew when the store opens.
 */
const PROJECTION = 1;

const NO_END = 'infinity';

/** Writes what lists are asked from: who stands around a case. In the transaction that has changed its state. */
export async function project(trx: Transaction<Tables>, trajectoryId: string, state: Trajectory): Promise<void> {
  await trx.deleteFrom('assignment').where('trajectory_id', '=', trajectoryId).execute();
  const people = around(state);
  if (people.length > 0)
    await trx
      .insertInto('assignment')
      .values(
        people.map(({ staffId, function: jobFunction, isStandIn, from, until }) => ({
          ...{ trajectory_id: trajectoryId, staff_id: staffId, job_function: jobFunction, stand_in: isStandIn },
          ...{ from_on: from, until_on: until ?? NO_END },
        })),
      )
      .execute();
  await trx
    .updateTable('trajectory')
    .set({ projection: PROJECTION, projected_sequence: state.sequence })
    .where('id', '=', trajectoryId)
    .execute();
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
        .select(['id', 'state'])
        .where('state', 'is not', null)
        .where(sql<boolean>`(projection < ${PROJECTION} or projected_sequence <> sequence)`)
        .limit(BATCH)
        .forUpdate()
        .skipLocked()
        .execute();
      for (const { id, state } of stale) await project(trx, id, state!);
      return stale.length;
    });
  }
}

/** Whether a row that holds from one day until another is about a day. */
export const holdsOn = (table: string, on: CivilDate) =>
  sql<boolean>`(${sql.ref(`${table}.from_on`)} <= ${on} and ${on} < ${sql.ref(`${table}.until_on`)})`;
