import { sql } from 'kysely';
import { addDays, type CivilDate } from '../domain/calendar/civil-date.ts';
import type { Trajectory } from '../domain/state.ts';
import type { Database } from './database.ts';
import { isWithin, type Scope } from './scope.ts';

export interface TrajectoryRow {
  readonly id: string;
  readonly municipality: string;
  readonly programme: string;
  readonly citizenId: string;
  readonly citizenName: string;
  /** Name and address protection. */
  readonly citizenIsProtected: boolean;
  readonly demo: boolean;
  /** Null between the claim and the recording of the enrolment. */
  readonly state: Trajectory | null;
}

export interface EnrolmentClaim {
  readonly trajectoryId: string;
  readonly citizenId: string;
  readonly municipality: string;
  readonly programme: string;
  readonly draw: string;
  readonly demo: boolean;
  readonly clockOffsetMs: number;
  readonly at: Date;
}

/**
 * Claims the one place a citizen has in a programme and draw before any workflow starts. Answers with the trajectory
 * that holds the place and its clock: the one asked for, or the one that was there already, so a repeat doubles nothing.
 */
export async function claimEnrolment(
  db: Database,
  claim: EnrolmentClaim,
): Promise<{ trajectoryId: string; isNew: boolean; clockOffsetMs: number }> {
  const { trajectoryId, citizenId, municipality, programme, draw, demo, clockOffsetMs, at } = claim;
  const inserted = await db
    .insertInto('trajectory')
    .values({
      id: trajectoryId,
      citizen_id: citizenId,
      municipality,
      programme,
      draw,
      demo,
      clock_offset_ms: clockOffsetMs,
      created_at: at,
    })
    .onConflict((conflict) => conflict.columns(['citizen_id', 'programme', 'draw']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) return { trajectoryId, isNew: true, clockOffsetMs };
  const found = await db
    .selectFrom('trajectory')
    .select(['id', 'clock_offset_ms'])
    .where('citizen_id', '=', citizenId)
    .where('programme', '=', programme)
    .where('draw', '=', draw)
    .executeTakeFirstOrThrow();
  return { trajectoryId: found.id, isNew: false, clockOffsetMs: Number(found.clock_offset_ms) };
}

const rows = (db: Database) =>
  db
    .selectFrom('trajectory')
    .innerJoin('citizen', 'citizen.id', 'trajectory.citizen_id')
    .select([
      'trajectory.id',
      'trajectory.municipality',
      'trajectory.programme',
      'trajectory.citizen_id as citizenId',
      'citizen.name as citizenName',
      'citizen.is_protected as citizenIsProtected',
      'trajectory.demo',
      'trajectory.state',
    ]);

export async function findTrajectory(db: Database, id: string): Promise<TrajectoryRow | undefined> {
  return rows(db).where('trajectory.id', '=', id).executeTakeFirst();
}

/** One page in order of enrolment: ids begin with the instant they were made at (UUIDv7). `after` is the last one seen. */
export async function pageOfTrajectories(
  db: Database,
  scope: Scope,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<TrajectoryRow[]> {
  return rows(db)
    .where(isWithin(scope))
    .$if(after !== undefined, (query) => query.where('trajectory.id', '>', after!))
    .orderBy('trajectory.id')
    .limit(limit)
    .execute();
}

/** How many open cases of a municipality somebody is still assigned to after a day, or stands in for. */
export async function countCasesBeyond(
  db: Database,
  { municipality, staffId, day }: { readonly municipality: string; readonly staffId: string; readonly day: CivilDate },
): Promise<number> {
  const { count } = await db
    .selectFrom('trajectory')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('municipality', '=', municipality)
    .where(sql`state ->> 'archivedOn'`, 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('assignment')
          .select('assignment.staff_id')
          .whereRef('assignment.trajectory_id', '=', 'trajectory.id')
          .where('assignment.staff_id', '=', staffId)
          .where('assignment.until_on', '>', addDays(day, 1)),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface CaseClock {
  readonly id: string;
  /** Milliseconds between the case's clock and its workflow's own. */
  readonly clockOffsetMs: number;
}

/** The clocks of all trajectories that are not archived. */
export async function openCaseClocks(db: Database): Promise<CaseClock[]> {
  const open = await db
    .selectFrom('trajectory')
    .select(['id', 'clock_offset_ms'])
    .where(sql`state ->> 'archivedOn'`, 'is', null)
    .execute();
  return open.map(({ id, clock_offset_ms }) => ({ id, clockOffsetMs: Number(clock_offset_ms) }));
}

/** All trajectories, or a municipality's, oldest first. Phase and dates are computed from `state` by the reader: nothing in a row can be stale. */
export async function listTrajectories(db: Database, municipality?: string): Promise<TrajectoryRow[]> {
  return rows(db)
    .$if(municipality !== undefined, (query) => query.where('trajectory.municipality', '=', municipality!))
    .orderBy('trajectory.created_at')
    .orderBy('trajectory.id')
    .execute();
}
