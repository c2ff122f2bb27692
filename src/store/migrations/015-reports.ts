import { type Kysely, sql } from 'kysely';

/** Reports by period and version. The same SQL for PostgreSQL and PGlite. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table report (
      id uuid primary key,
      municipality text not null,
      programme text not null,
      report text not null,
      period_from date not null,
      period_last date not null,
      version integer not null check (version > 0),
      state text not null check (state in ('draft', 'approved', 'frozen')),
      rows jsonb not null,
      figures jsonb not null,
      gaps jsonb not null,
      differences jsonb not null,
      corrects integer,
      fingerprint text not null,
      filled_at timestamptz not null,
      approved_by text,
      approved_at timestamptz,
      reason_encrypted bytea,
      frozen_by text,
      frozen_at timestamptz,
      unique (municipality, programme, report, period_from, period_last, version))`,
    sql`create unique index report_one_draft on report (municipality, programme, report, period_from, period_last)
      where state = 'draft'`,
    // What somebody has approved or handed in stays as it was, whatever a program does.
    sql`create function keep_settled_report() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.state = 'frozen'
          or new.fingerprint <> old.fingerprint or new.rows <> old.rows or new.figures <> old.figures
          or new.gaps <> old.gaps or new.differences <> old.differences or new.state = 'draft' then
          raise exception 'a settled version of a report does not change';
        end if;
        return new;
      end $$`,
    sql`create trigger report_is_kept before update or delete on report
      for each row when (old.state <> 'draft') execute function keep_settled_report()`,
  ];
  for (const statement of statements) await statement.execute(db);
}
