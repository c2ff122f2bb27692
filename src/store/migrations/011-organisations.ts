import { type Kysely, sql } from 'kysely';

/** Cases that are about an organisation instead of a citizen. The same SQL for PostgreSQL and PGlite. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table organisation (
      id uuid primary key,
      municipality text not null,
      kind text not null check (kind in ('municipality', 'socialProvider')),
      name text not null,
      created_at timestamptz not null,
      unique (municipality, kind, name))`,
    sql`alter table trajectory
      alter column citizen_id drop not null,
      add column organisation_id uuid references organisation,
      add check (num_nonnulls(citizen_id, organisation_id) = 1),
      add unique (organisation_id, programme, draw)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
