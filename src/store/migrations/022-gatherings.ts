import { type Kysely, sql } from 'kysely';

/** Supervision and goings through of all cases, and what a team says of itself. The same SQL for PostgreSQL and PGlite. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table gathering (
      id uuid primary key,
      municipality text not null,
      team text not null,
      kind text not null check (kind in ('supervision', 'caseReview')),
      held_on date not null,
      staff text[] not null,
      registered_by text not null,
      registered_at timestamptz not null,
      withdrawn_at timestamptz)`,
    sql`create index gathering_of_municipality on gathering (municipality, held_on)`,
    // Apart from everything that is reckoned: no score reads it.
    sql`create table self_assessment (
      municipality text not null,
      team text not null,
      item text not null,
      year integer not null,
      assessed_on date not null,
      answer integer not null check (answer between 1 and 5),
      assessed_by text not null,
      assessed_at timestamptz not null,
      primary key (municipality, team, item, year))`,
  ];
  for (const statement of statements) await statement.execute(db);
}
