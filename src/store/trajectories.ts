import { sql } from 'kysely';
import { addDays, type CivilDate } from '../domain/calendar/civil-date.ts';
import type { PhaseNumber } from '../domain/course.ts';
import type { TrajectoryStatus } from '../domain/plan.ts';
import type { Trajectory } from '../domain/state.ts';
import type { Database } from './database.ts';
import { holdsOn } from './projection.ts';
import { isWithin, type Scope } from './scope.ts';

/** What every list shows of a case but for where it is. */
export interface ListedRow {
  readonly id: string;
  readonly municipality: string;
  readonly programme: string;
  /** Whom the case is about: exactly one of the two. */
  readonly citizenId: string | null;
  readonly organisationId: string | null;
  readonly subjectName: string;
  /** Name and address protection. */
  readonly citizenIsProtected: boolean;
  readonly caseNumber: string | null;
  readonly demo: boolean;
  /** How many events the case has; none between the claim and the recording of the enrolment. */
  readonly sequence: number;
}

export interface TrajectoryRow extends ListedRow {
  /** Null between the claim and the recording of the enrolment. */
  readonly state: Trajectory | null;
}

/** Whom a case is about. */
export type Subject = { readonly citizenId: string } | { readonly organisationId: string };

export interface EnrolmentClaim {
  readonly trajectoryId: string;
  readonly subject: Subject;
  readonly municipality: string;
  readonly programme: string;
  readonly draw: string;
  readonly demo: boolean;
  readonly clockOffsetMs: number;
  readonly at: Date;
  /** Of the municipality's other systems. */
  readonly caseNumber?: string | undefined;
}

/** Another case of the municipality has the number. */
export class CaseNumberTaken extends Error {
  override readonly name = 'CaseNumberTaken';
}

/**
 * Claims the one place a citizen or an organisation has in a programme and draw before any workflow starts. Answers with the trajectory
 * that holds the place and its clock: the one asked for, or the one that was there already, so a repeat doubles nothing.
 * Throws {@link CaseNumberTaken}.
 */
export async function claimEnrolment(
  db: Database,
  claim: EnrolmentClaim,
): Promise<{ trajectoryId: string; isNew: boolean; clockOffsetMs: number }> {
  const { trajectoryId, subject, municipality, programme, draw, demo, clockOffsetMs, at, caseNumber } = claim;
  const inserted = await db
    .insertInto('trajectory')
    .values({
      id: trajectoryId,
      citizen_id: 'citizenId' in subject ? subject.citizenId : null,
      organisation_id: 'organisationId' in subject ? subject.organisationId : null,
      municipality,
      programme,
      draw,
      demo,
      clock_offset_ms: clockOffsetMs,
      created_at: at,
      case_number: caseNumber ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) return { trajectoryId, isNew: true, clockOffsetMs };
  const found = await db
    .selectFrom('trajectory')
    .select(['id', 'clock_offset_ms'])
    .where(
      'citizenId' in subject ? 'citizen_id' : 'organisation_id',
      '=',
      'citizenId' in subject ? subject.citizenId : subject.organisationId,
    )
    .where('programme', '=', programme)
    .where('draw', '=', draw)
    .executeTakeFirst();
  if (!found) throw new CaseNumberTaken();
  return { trajectoryId: found.id, isNew: false, clockOffsetMs: Number(found.clock_offset_ms) };
}

/** What a list calls the case; its tables are joined as in {@link rows}. */
export const subjectName = sql<string>`coalesce(citizen.name, organisation.name)`;
export const isProtected = sql<boolean>`coalesce(citizen.is_protected, false)`;

/** Cases with what every list shows of them, but for where they are. */
export const rows = (db: Database) =>
  db
    .selectFrom('trajectory')
    .leftJoin('citizen', 'citizen.id', 'trajectory.citizen_id')
    .leftJoin('organisation', 'organisation.id', 'trajectory.organisation_id')
    .select([
      'trajectory.id',
      'trajectory.municipality',
      'trajectory.programme',
      'trajectory.citizen_id as citizenId',
      'trajectory.organisation_id as organisationId',
      subjectName.as('subjectName'),
      isProtected.as('citizenIsProtected'),
      'trajectory.case_number as caseNumber',
      'trajectory.demo',
      'trajectory.sequence',
    ]);

export async function findTrajectory(db: Database, id: string): Promise<TrajectoryRow | undefined> {
  return rows(db).select('trajectory.state').where('trajectory.id', '=', id).executeTakeFirst();
}

/** A subject's cases, in whichever programme, in order of enrolment. */
export async function casesOf(
  db: Database,
  subject: Subject,
): Promise<(Pick<TrajectoryRow, 'id' | 'programme' | 'state'> & { readonly draw: string })[]> {
  return db
    .selectFrom('trajectory')
    .select(['id', 'programme', 'draw', 'state'])
    .where(
      'citizenId' in subject ? 'citizen_id' : 'organisation_id',
      '=',
      'citizenId' in subject ? subject.citizenId : subject.organisationId,
    )
    .orderBy('id')
    .execute();
}

/** The states of cases that have one. */
export async function statesOf(db: Database, cases: readonly { id: string }[]): Promise<[string, Trajectory][]> {
  if (cases.length === 0) return [];
  const ids = cases.map(({ id }) => id);
  const found = await db.selectFrom('trajectory').select(['id', 'state']).where('id', 'in', ids).execute();
  return found.flatMap(({ id, state }) => (state ? [[id, state]] : []));
}

/** Which of the cases in a scope; what is left out is not asked about. */
export interface TrajectoryFilter {
  readonly among?: readonly string[] | undefined;
  readonly status?: TrajectoryStatus | 'starting' | undefined;
  readonly phase?: PhaseNumber | undefined;
  /** Something is to be done, held by no pause, whose last day in time lies before it. */
  readonly dueBefore?: CivilDate | undefined;
  /** Somebody around the case. */
  readonly worker?: string | undefined;
  /** Nobody is around the case. */
  readonly unassigned?: boolean | undefined;
}

/** One page in order of enrolment: ids begin with the instant they were made at (UUIDv7). `after` is the last one seen. */
export async function pageOfTrajectories(
  db: Database,
  scope: Scope,
  filter: TrajectoryFilter,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<ListedRow[]> {
  return inStage(rows(db), scope, filter)
    .where(isWithin(scope))
    .where((eb) => eb.and(conditions(scope.on, filter)))
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

type Rows = ReturnType<typeof rows>;

/** Joined rather than looked for: of each case one row holds on a day, and an index has them in order of the page. */
function inStage(query: Rows, { municipality, on }: Scope, { status, phase }: TrajectoryFilter): Rows {
  if (status === undefined && phase === undefined) return query;
  if (status === 'starting' && phase === undefined) return query.where('trajectory.state', 'is', null);
  const narrowed = query
    .innerJoin('stage', 'stage.trajectory_id', 'trajectory.id')
    .where('stage.municipality', '=', municipality)
    .where(holdsOn('stage', on))
    .$if(status !== undefined, (joined) => joined.where('stage.status', '=', status as TrajectoryStatus))
    .$if(phase !== undefined, (joined) => joined.where('stage.phase', '=', phase!));
  return narrowed as unknown as Rows; // the same columns are selected
}

function conditions(on: CivilDate, { among, dueBefore, worker, unassigned }: TrajectoryFilter) {
  const somebody = sql`select from standing where standing.trajectory_id = trajectory.id and ${holdsOn('standing', on)}`;
  return [
    ...(among === undefined ? [] : [sql<boolean>`trajectory.id = any(${among})`]),
    ...(dueBefore === undefined
      ? []
      : [
          sql<boolean>`exists (select from work where work.trajectory_id = trajectory.id and ${holdsOn('work', on)}
            and not work.waiting and work.due_on < ${dueBefore})`,
        ]),
    ...(worker === undefined ? [] : [sql<boolean>`exists (${somebody} and standing.staff_id = ${worker})`]),
    ...(unassigned ? [sql<boolean>`not exists (${somebody})`] : []),
  ];
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
    .select('trajectory.state')
    .$if(municipality !== undefined, (query) => query.where('trajectory.municipality', '=', municipality!))
    .orderBy('trajectory.created_at')
    .orderBy('trajectory.id')
    .execute();
}

/** The states of a municipality's cases around which some members of staff stand, stood in or will. */
export async function casesOfStaff(
  db: Database,
  municipality: string,
  staffIds: readonly string[],
): Promise<Trajectory[]> {
  if (staffIds.length === 0) return [];
  const found = await db
    .selectFrom('trajectory')
    .select('state')
    .where('municipality', '=', municipality)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('assignment')
          .select('assignment.staff_id')
          .whereRef('assignment.trajectory_id', '=', 'trajectory.id')
          .where('assignment.staff_id', 'in', [...staffIds]),
      ),
    )
    .execute();
  return found.flatMap(({ state }) => state ?? []);
}

/** All cases in a scope, in order of enrolment. */
export async function casesWithin(db: Database, scope: Scope): Promise<TrajectoryRow[]> {
  return rows(db).select('trajectory.state').where(isWithin(scope)).orderBy('trajectory.id').execute();
}
