import { sql } from 'kysely';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Database } from './database.ts';
import { holdsOn } from './projection.ts';

/** Somebody around a case on a day, and in which team; null when the municipality's register does not know them. */
export interface PersonAround {
  readonly id: string;
  readonly team: string | null;
}

/** Everybody who holds a function in a case on a day, or stands in: in the case, or for somebody who is away (G-16). */
export async function peopleAround(db: Database, trajectoryId: string, on: CivilDate): Promise<PersonAround[]> {
  return db
    .selectFrom('standing')
    .innerJoin('trajectory', 'trajectory.id', 'standing.trajectory_id')
    .leftJoin('staff', (join) =>
      join
        .on(sql<boolean>`staff.id::text = standing.staff_id`)
        .onRef('staff.municipality', '=', 'trajectory.municipality'),
    )
    .select(['standing.staff_id as id', 'staff.team'])
    .where('standing.trajectory_id', '=', trajectoryId)
    .where(holdsOn('standing', on))
    .execute();
}

/**
 * Which cases somebody may see on a day: all of the municipality; those around which the team stands, or nobody; or those
 * around which they stand themselves.
 */
export interface Scope {
  readonly municipality: string;
  readonly reach: 'own' | 'team' | 'municipality';
  /** Who asks, and their team. */
  readonly staffId: string;
  readonly team: string;
  readonly on: CivilDate;
}

/** The scope as a condition on a row of `trajectory`: what {@link peopleAround} tells of one case, for many. */
export function isWithin({ municipality, reach, staffId, team, on }: Scope) {
  const ofMunicipality = sql<boolean>`trajectory.municipality = ${municipality}`;
  const somebody = sql`select from standing where standing.trajectory_id = trajectory.id and ${holdsOn('standing', on)}`;
  switch (reach) {
    case 'municipality':
      return ofMunicipality;
    case 'own':
      return sql<boolean>`(${ofMunicipality} and exists (${somebody} and standing.staff_id = ${staffId}))`;
    case 'team':
      return sql<boolean>`(${ofMunicipality} and (not exists (${somebody}) or exists (${somebody} and standing.staff_id in (
        select id::text from staff where staff.municipality = ${municipality} and staff.team = ${team}))))`;
  }
}
