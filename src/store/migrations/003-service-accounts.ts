import { type Kysely, sql } from 'kysely';

/** Systems that may ask, and their keys: of a key only its hash is kept. The same SQL for PostgreSQL and PGlite. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table service_account (
      id uuid primary key,
      municipality text not null,
      name text not null,
      role text not null,
      created_at timestamptz not null default now(),
      unique (municipality, name))`,
    sql`create table api_key (
      id uuid primary key,
      account_id uuid not null references service_account,
      secret_hash bytea not null,
      created_at timestamptz not null default now(),
      last_used_at timestamptz,
      revoked_at timestamptz)`,
    sql`create index trajectory_of_municipality on trajectory (municipality, id)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
