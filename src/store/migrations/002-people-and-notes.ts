import { type Kysely, sql } from 'kysely';

/** What is known of staff besides their address, the parties outside, and notes. The same SQL for PostgreSQL and PGlite. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`alter table staff
      add column trained_on date,
      add column trained_in text,
      add column authority text not null default 'none' check (authority in ('none', 'part', 'whole'))`,
    sql`create table outside_party (
      id uuid primary key,
      municipality text not null,
      party text not null,
      name text not null,
      email text not null,
      unique (municipality, party))`,
    sql`alter table message
      add column outside uuid references outside_party,
      add constraint message_to_one check (recipient is null or outside is null)`,
    sql`create table note (
      id uuid primary key,
      municipality text not null,
      trajectory_id uuid not null references trajectory,
      text_encrypted bytea not null,
      state text not null default 'pending' check (state in ('pending', 'used')),
      created_at timestamptz not null default now())`,
    sql`create index note_pending on note (created_at) where state = 'pending'`,
    sql`create index note_of_trajectory on note (trajectory_id)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
