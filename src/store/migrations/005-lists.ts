import { type Kysely, sql } from 'kysely';

/**
 * Teams, and who stands around each case on which days: what lists ask. The rows of cases that are there already are
 * written when the store opens, by the same code as those of new ones. The same SQL for PostgreSQL and PGlite.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`alter table staff add column team text not null default ''`,
    sql`create index staff_of_team on staff (municipality, team)`,
    sql`alter table trajectory
      add column projection integer not null default 0,
      add column projected_sequence integer not null default 0`,
    sql`create table assignment (
      trajectory_id uuid not null references trajectory,
      staff_id text not null,
      job_function text not null,
      stand_in boolean not null,
      from_on date not null,
      until_on date not null)`,
    sql`create index assignment_of_trajectory on assignment (trajectory_id)`,
    sql`create index assignment_of_staff on assignment (staff_id)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
