import { type Kysely, sql } from 'kysely';

/** Messages about a municipality's reports, which are about no case. The same SQL for PostgreSQL and PGlite. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`alter table message
      alter column trajectory_id drop not null,
      add column municipality text,
      add column programme text,
      add constraint message_about_one check (num_nonnulls(trajectory_id, municipality) = 1
        and num_nonnulls(trajectory_id, programme) = 1)`,
    // What has been said of a period is never said again, whoever would be told of it now.
    sql`create table report_reminder (
      municipality text not null,
      programme text not null,
      report text not null,
      period_from date not null,
      period_last date not null,
      rung text not null,
      said_at timestamptz not null,
      primary key (municipality, programme, report, period_from, period_last, rung))`,
  ];
  for (const statement of statements) await statement.execute(db);
}
