import { sql } from 'kysely';
import { addDays, type CivilDate } from '../domain/calendar/civil-date.ts';
import { JOB_FUNCTIONS } from '../domain/people.ts';
import type { Trajectory } from '../domain/state.ts';
import type { When, Whose } from '../domain/worklist.ts';
import type { Database } from './database.ts';
import { holdsOn } from './projection.ts';
import { isWithin, type Scope } from './scope.ts';
import { isProtected, subjectName } from './trajectories.ts';

export interface WorkQuestion {
  readonly whose: Whose;
  /** Left out: everything that is to be done, what no day makes late too. */
  readonly when?: When | undefined;
  /** Due date, trajectory and duty of the last one seen. */
  readonly after?: readonly string[] | undefined;
  readonly limit: number;
}

export interface WorkRow {
  readonly trajectoryId: string;
  readonly duty: string;
  /** What it is sorted by: 'infinity' when no day makes it late. */
  readonly dueOn: string;
  readonly citizenId: string | null;
  readonly organisationId: string | null;
  readonly subjectName: string;
  readonly citizenIsProtected: boolean;
  readonly state: Trajectory;
}

/** One page of what is to be done, in order of the last day on which it is in time. */
export async function pageOfWork(
  db: Database,
  scope: Scope,
  { whose, when, after, limit }: WorkQuestion,
): Promise<WorkRow[]> {
  return db
    .selectFrom('work')
    .innerJoin('trajectory', 'trajectory.id', 'work.trajectory_id')
    .leftJoin('citizen', 'citizen.id', 'trajectory.citizen_id')
    .leftJoin('organisation', 'organisation.id', 'trajectory.organisation_id')
    .select(['trajectory.id as trajectoryId', 'work.duty', 'work.due_on as dueOn'])
    .select(['citizen.id as citizenId', 'organisation.id as organisationId'])
    .select([subjectName.as('subjectName'), isProtected.as('citizenIsProtected')])
    .select('trajectory.state')
    .$narrowType<{ state: Trajectory }>()
    .where('work.municipality', '=', scope.municipality)
    .where(holdsOn('work', scope.on))
    .where(isWithin(scope))
    .where(isOf(whose, scope))
    .$if(when !== undefined, (query) => query.where(isDue(when!, scope.on)))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(work.due_on, work.trajectory_id, work.duty) > (${after![0]}::date, ${after![1]}::uuid, ${after![2]})`,
      ),
    )
    .orderBy('work.due_on')
    .orderBy('work.trajectory_id')
    .orderBy('work.duty')
    .limit(limit)
    .execute();
}

function isOf(whose: Whose, { staffId, municipality, team, on }: Scope) {
  switch (whose) {
    case 'mine':
      return isHeldBy(sql`${staffId}`, on);
    case 'team':
      return isHeldBy(
        sql`select id::text from staff where staff.municipality = ${municipality} and staff.team = ${team}`,
        on,
      );
    case 'unassigned':
      return sql<boolean>`(work.staff_id is null and work.owner in (${sql.join(JOB_FUNCTIONS)}))`;
  }
}

/** The duty's function is held by one of them, or one of them stands in for its holder. */
const isHeldBy = (people: ReturnType<typeof sql>, on: CivilDate) => sql<boolean>`(work.staff_id in (${people})
  or exists (select from standing where standing.trajectory_id = work.trajectory_id and standing.job_function = work.owner
    and standing.stand_in and ${holdsOn('standing', on)} and standing.staff_id in (${people})))`;

function isDue(when: When, on: CivilDate) {
  switch (when) {
    case 'waiting':
      return sql<boolean>`work.waiting`;
    case 'overdue':
      return sql<boolean>`(not work.waiting and work.due_on < ${on})`;
    case 'today':
      return sql<boolean>`(not work.waiting and work.due_on = ${on})`;
    case 'week':
      return sql<boolean>`(not work.waiting and work.due_on between ${on} and ${addDays(on, 6)})`;
  }
}
