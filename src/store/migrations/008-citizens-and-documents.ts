import { type Kysely, sql } from 'kysely';

/** How a citizen is reached and every number she has had; who has opened a case in an emergency; documents
 * about citizens, version by version. The same SQL for PostgreSQL and PGlite. */
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
    sql`create table emergency_access (
      id uuid primary key,
      municipality text not null,
      trajectory_id uuid not null references trajectory,
      actor text not null,
      role text not null,
      reason text not null,
      text_encrypted bytea not null,
      hours integer not null check (hours between 1 and 8),
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      ended_at timestamptz,
      ended_by text)`,
    sql`create index emergency_access_of_actor on emergency_access (trajectory_id, actor)`,
    sql`create index emergency_access_newest on emergency_access (municipality, starts_at desc, id desc)`,
    sql`create table document (
      trajectory_id uuid not null references trajectory,
      kind text not null,
      version integer not null check (version > 0),
      content_encrypted bytea not null,
      note_encrypted bytea,
      author text not null,
      created_at timestamptz not null,
      approved_by text,
      approved_at timestamptz,
      primary key (trajectory_id, kind, version))`,
    sql`create function document_keeps_its_versions() returns trigger language plpgsql as
      $$ begin
        if old.approved_at is not null or new.content_encrypted <> old.content_encrypted
          or new.note_encrypted is distinct from old.note_encrypted then
          raise exception 'a version of a document is approved once and never rewritten';
        end if;
        return new;
      end $$`,
    sql`create trigger document_versions before update on document
      for each row execute function document_keeps_its_versions()`,
  ];
  for (const statement of statements) await statement.execute(db);
}
