import { type Kysely, sql } from 'kysely';

/** Who is away from when until when, and who stands in. The same SQL for PostgreSQL and PGlite. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table absence (
      id uuid primary key,
      municipality text not null,
      staff_id uuid not null references staff,
      substitute_id uuid references staff,
      from_on date not null,
      until_on date not null,
      taken_by text not null,
      taken_at timestamptz not null)`,
    sql`create index absence_of_staff on absence (staff_id)`,
    sql`create index absence_of_municipality on absence (municipality, until_on)`,
    // Whoever stands around a case: as the case itself has it, or for somebody who is away on those days.
    sql`create view standing as
      select trajectory_id, staff_id, job_function, stand_in, from_on, until_on from assignment
      union all
      select assignment.trajectory_id, absence.substitute_id::text, assignment.job_function, true,
        greatest(assignment.from_on, absence.from_on), least(assignment.until_on, absence.until_on + 1)
      from absence join assignment on assignment.staff_id = absence.staff_id::text
      where absence.substitute_id is not null and not assignment.stand_in
        and greatest(assignment.from_on, absence.from_on) < least(assignment.until_on, absence.until_on + 1)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
