import { type Kysely, sql } from 'kysely';

/** Who a person of the identity provider is here, and who is signed in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table staff_identity (
      issuer text not null,
      subject text not null,
      staff_id uuid not null references staff,
      municipality text not null,
      bound_at timestamptz not null default now(),
      primary key (issuer, subject, municipality),
      unique (issuer, staff_id))`,
    // The columns are those that connect-pg-simple reads and writes.
    sql`create table session (
      sid text primary key,
      sess json not null,
      expire timestamp(6) not null)`,
    sql`create index session_expire on session (expire)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
