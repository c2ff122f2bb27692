import { type Kysely, sql } from 'kysely';

/** How a citizen is reached and every number she has had. The same SQL for PostgreSQL and PGlite. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`alter table citizen
      add column contact_encrypted bytea,
      add column is_protected boolean not null default false,
      add column version integer not null default 0`,
    // Written before its citizen, so that of two at once the database lets one have the number.
    sql`create table citizen_number (
      municipality text not null,
      cpr_lookup bytea not null,
      citizen_id uuid not null references citizen deferrable initially deferred,
      cpr_encrypted bytea not null,
      replaced_at timestamptz,
      primary key (municipality, cpr_lookup))`,
    sql`create index citizen_number_of_citizen on citizen_number (citizen_id)`,
    sql`insert into citizen_number (municipality, cpr_lookup, citizen_id, cpr_encrypted)
      select municipality, cpr_lookup, id, cpr_encrypted from citizen`,
  ];
  for (const statement of statements) await statement.execute(db);
}
