import { type Kysely, sql } from 'kysely';

/** Journal, trajectories, people, outbox, alarms and settings. The same SQL for PostgreSQL and PGlite. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table setting (key text primary key, value jsonb not null)`,
    sql`create table citizen (
      id uuid primary key,
      municipality text not null,
      name text not null,
      cpr_encrypted bytea not null,
      cpr_lookup bytea not null,
      created_at timestamptz not null,
      unique (municipality, cpr_lookup))`,
    sql`create table staff (
      id uuid primary key,
      municipality text not null,
      name text not null,
      email text not null,
      team_leader boolean not null,
      unique (municipality, email))`,
    sql`create table trajectory (
      id uuid primary key,
      municipality text not null,
      citizen_id uuid not null references citizen,
      programme text not null,
      draw text not null,
      state jsonb,
      sequence integer not null default 0,
      demo boolean not null default false,
      clock_offset_ms bigint not null,
      created_at timestamptz not null,
      unique (citizen_id, programme, draw))`,
    sql`create table journal (
      trajectory_id uuid not null references trajectory,
      sequence integer not null check (sequence > 0),
      type text not null,
      happened_on date not null,
      recorded_at timestamptz not null,
      command_id text,
      body jsonb not null,
      primary key (trajectory_id, sequence))`,
    sql`create table message (
      id uuid primary key,
      key text not null unique,
      corrects text,
      trajectory_id uuid not null references trajectory,
      recipient uuid references staff,
      channel text not null check (channel in ('inbox', 'email')),
      body jsonb not null,
      about_on date not null,
      send_at timestamptz not null,
      state text not null check (state in ('planned', 'sending', 'sent', 'cancelled', 'failed', 'uncertain', 'unaddressed')),
      detail text,
      attempts integer not null default 0,
      retry_at timestamptz,
      mail_id uuid,
      claimed_by uuid,
      claimed_at timestamptz,
      sent_at timestamptz,
      late boolean not null default false)`,
    sql`create index message_due on message (coalesce(retry_at, send_at)) where state = 'planned'`,
    sql`create index message_in_flight on message (claimed_at) where state = 'sending'`,
    sql`create index message_inbox on message (recipient, sent_at desc) where channel = 'inbox' and state = 'sent'`,
    sql`create table alarm (
      id bigint generated always as identity primary key,
      trajectory_id uuid,
      kind text not null,
      detail text not null,
      raised_at timestamptz not null)`,
    sql`create function journal_is_append_only() returns trigger language plpgsql as
      $$ begin raise exception 'the journal is append-only'; end $$`,
    sql`create trigger journal_append_only before update or delete or truncate on journal
      for each statement execute function journal_is_append_only()`,
  ];
  for (const statement of statements) await statement.execute(db);
}
