import { sql } from 'kysely';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Appointment } from '../domain/facts.ts';
import type { Database } from './database.ts';
import { isWithin, type Scope } from './scope.ts';
import { isProtected, subjectName } from './trajectories.ts';

/** A meeting in a calendar over many cases. */
export interface CalendarRow {
  readonly trajectoryId: string;
  readonly citizenId: string | null;
  readonly organisationId: string | null;
  readonly subjectName: string;
  readonly citizenIsProtected: boolean;
  readonly meeting: string;
  /** The day it was held; else the one for which it is or was summoned. */
  readonly on: CivilDate;
  readonly state: Appointment['state'];
  /** Sequence number of its event. */
  readonly number: number;
}

/** A place in the calendar, after which a page begins. */
type Place = Pick<CalendarRow, 'on' | 'trajectoryId' | 'number'>;

interface Wanted {
  /** Both days included. */
  readonly from: CivilDate;
  readonly until: CivilDate;
  /** Which steps are meetings. */
  readonly meetings: readonly string[];
  readonly after?: Place | undefined;
  readonly limit: number;
}

/** The meetings of all cases in a scope between two days, by day. Read from the folded journal, so right at once. */
export async function pageOfMeetings(db: Database, scope: Scope, wanted: Wanted): Promise<CalendarRow[]> {
  const { from, until, meetings, after, limit } = wanted;
  const isAfter = after
    ? sql<boolean>`(one."on", trajectory.id, one.number) > (${after.on}, ${after.trajectoryId}::uuid, ${after.number}::int)`
    : sql<boolean>`true`;
  const { rows } = await sql<CalendarRow>`
    select trajectory.id as "trajectoryId", citizen.id as "citizenId", organisation.id as "organisationId",
      ${subjectName} as "subjectName", ${isProtected} as "citizenIsProtected", one.meeting, one."on", one.state, one.number
    from trajectory
    left join citizen on citizen.id = trajectory.citizen_id
    left join organisation on organisation.id = trajectory.organisation_id
    cross join lateral (
      select a ->> 'meeting' as meeting, a ->> 'for' as "on", a ->> 'state' as state, (a ->> 'id')::int as number
      from jsonb_array_elements(trajectory.state -> 'appointments') as a
      where a ->> 'state' <> 'held'
      union all
      select f ->> 'step', f ->> 'on', 'held', (f ->> 'id')::int
      from jsonb_array_elements(trajectory.state -> 'facts') as f
      where f ->> 'step' = any(${[...meetings]})) as one
    where ${isWithin(scope)} and one."on" between ${from} and ${until} and ${isAfter}
    order by one."on", trajectory.id, one.number
    limit ${limit}`.execute(db);
  return rows;
}
