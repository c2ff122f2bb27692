import { type Kysely, sql } from 'kysely';

/** Who has read what, who wrote a note, versions of the registers, and long operations. The same SQL for PostgreSQL and PGlite. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`alter table message add column read_at timestamptz`,
    sql`drop index message_inbox`,
    sql`create index message_inbox on message (recipient, sent_at desc, id desc)
      where channel = 'inbox' and state = 'sent'`,
    sql`alter table note
      add column author text,
      add column written_at timestamptz not null default now()`,
    sql`update note set written_at = created_at`,
    sql`alter table staff
      add column left_on date,
      add column version integer not null default 1`,
    sql`alter table outside_party add column version integer not null default 1`,
    sql`create table operation (
      id uuid primary key,
      municipality text not null,
      kind text not null check (kind in ('import', 'moveCaseload', 'absence')),
      actor text not null,
      role text not null,
      request_encrypted bytea,
      request_mark bytea not null,
      state text not null default 'queued' check (state in ('queued', 'running', 'done', 'cancelled', 'failed')),
      cancel_requested boolean not null default false,
      fault text,
      created_at timestamptz not null,
      ended_at timestamptz)`,
    sql`create table operation_item (
      operation_id uuid not null references operation,
      position integer not null,
      trajectory_id uuid references trajectory,
      outcome text check (outcome in ('done', 'refused')),
      reasons jsonb not null default '[]',
      primary key (operation_id, position))`,
  ];
  for (const statement of statements) await statement.execute(db);
}
