import { type Kysely, sql } from 'kysely';

/** What municipalities set of a programme, each version kept. The same SQL for PostgreSQL and PGlite. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table own_programme (
      municipality text not null,
      programme text not null,
      version integer not null,
      variant text not null,
      settings jsonb not null,
      texts jsonb not null,
      taken_by text not null,
      taken_at timestamptz not null,
      is_newest boolean not null,
      primary key (municipality, programme, version))`,
    sql`create unique index own_programme_newest on own_programme (municipality, programme) where is_newest`,
    // Which kinds there are is the program's to say: each new one would need a migration of its own.
    sql`alter table operation drop constraint if exists operation_kind_check`,
  ];
  for (const statement of statements) await statement.execute(db);
}
