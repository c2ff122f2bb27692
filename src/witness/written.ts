import { sql } from 'kysely';
import type { Database } from '../store/database.ts';

/** What the database itself notes: when rows of journal and outbox were written, in real time, whatever clock a case has. */
const WITNESS = [
  sql`create table witness (
    trajectory_id uuid, key text not null, at timestamptz not null default clock_timestamp())`,
  sql`create index witness_of_trajectory on witness (trajectory_id)`,
  sql`create function witness_journal() returns trigger language plpgsql as $$ begin
    insert into witness (trajectory_id, key) values (new.trajectory_id, new.trajectory_id || '/' || new.sequence);
    return null; end $$`,
  sql`create trigger witness_journal after insert on journal for each row execute function witness_journal()`,
  sql`create function witness_message() returns trigger language plpgsql as $$ begin
    insert into witness (trajectory_id, key) values (new.trajectory_id, new.key);
    return null; end $$`,
  sql`create trigger witness_message after insert on message for each row execute function witness_message()`,
];

/** Puts the witness into a migrated database that is thrown away afterwards. */
export async function installWitness(db: Database): Promise<void> {
  for (const statement of WITNESS) await statement.execute(db);
}

/** When each event ("case/number") and each message (its key) of a case was written, epoch milliseconds of real time. */
export async function writtenInstants(db: Database, trajectoryId: string): Promise<(key: string) => number> {
  const { rows } = await sql<{ key: string; at: Date }>`
    select key, at from witness where trajectory_id = ${trajectoryId}`.execute(db);
  const instants = new Map(rows.map(({ key, at }) => [key, at.getTime()]));
  return (key) => instants.get(key) ?? Number.NaN;
}
