import { type Kysely, sql } from 'kysely';

/** Who has looked at or changed what: append-only, each entry sealed with the one before it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table access_log (
      sequence bigint primary key check (sequence > 0),
      at timestamptz not null,
      actor text not null,
      role text not null,
      municipality text not null,
      operation text not null,
      status integer not null,
      trajectories text[] not null,
      request_id text not null,
      seal bytea not null)`,
    sql`create index access_log_of_trajectory on access_log using gin (trajectories)`,
    sql`create function access_log_is_append_only() returns trigger language plpgsql as
      $$ begin raise exception 'the access log is append-only'; end $$`,
    sql`create trigger access_log_append_only before update or delete or truncate on access_log
      for each statement execute function access_log_is_append_only()`,
  ];
  for (const statement of statements) await statement.execute(db);
}
