import { type Kysely, sql } from 'kysely';

/**
 * Teams, names and case numbers to search by, what a search was for, and what lists ask: who stands around each case, where it is and what is to be done, on which days. The rows of cases that are there already are
 * written when the store opens, by the same code as those of new ones. The same SQL for PostgreSQL and PGlite.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`alter table staff add column team text not null default ''`,
    sql`create index staff_of_team on staff (municipality, team)`,
    sql`alter table trajectory
      add column projection integer not null default 0,
      add column projected_sequence integer not null default 0`,
    sql`alter table trajectory add column case_number text`,
    sql`create unique index trajectory_case_number on trajectory (municipality, case_number)`,
    sql`create extension if not exists pg_trgm`,
    sql`alter table citizen
      add column search_name text not null default '',
      add column sort_name text collate "C" not null default ''`,
    sql`create index citizen_search_name on citizen using gin (search_name gin_trgm_ops)`,
    sql`create index citizen_sort_name on citizen (municipality, sort_name)`,
    sql`create index citizen_not_indexed on citizen (id) where search_name = ''`,
    sql`create index trajectory_of_citizen on trajectory (citizen_id)`,
    sql`alter table access_log add column purpose text, add column criterion bytea`,
    sql`create table assignment (
      trajectory_id uuid not null references trajectory,
      staff_id text not null,
      job_function text not null,
      stand_in boolean not null,
      from_on date not null,
      until_on date not null)`,
    sql`create index assignment_of_trajectory on assignment (trajectory_id)`,
    sql`create index assignment_of_staff on assignment (staff_id)`,
    sql`create table stage (
      trajectory_id uuid not null references trajectory,
      municipality text not null,
      status text not null,
      phase integer,
      from_on date not null,
      until_on date not null,
      primary key (trajectory_id, from_on))`,
    sql`create index stage_by_status on stage (municipality, status, trajectory_id)`,
    sql`create index stage_by_phase on stage (municipality, phase, trajectory_id) where phase is not null`,
    sql`create table work (
      trajectory_id uuid not null references trajectory,
      municipality text not null,
      duty text not null,
      owner text not null,
      staff_id text,
      waiting boolean not null,
      opens_on date not null,
      due_on date not null,
      from_on date not null,
      until_on date not null,
      primary key (trajectory_id, duty, from_on))`,
    sql`create index work_in_order on work (municipality, due_on, trajectory_id, duty)`,
    sql`create index work_of_nobody on work (municipality, due_on, trajectory_id, duty) where staff_id is null`,
    sql`create index work_of_staff on work (staff_id, due_on, trajectory_id, duty) where staff_id is not null`,
  ];
  for (const statement of statements) await statement.execute(db);
}
