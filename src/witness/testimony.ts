import type { Selectable } from 'kysely';
import type { AcceptedMail, CaseEvidence, Evidence, MessageRow, ReportMessageRow } from '../checker/evidence.ts';
import type { CaughtMail } from '../messages/mail-catcher.ts';
import type { Database } from '../store/database.ts';
import type { Tables } from '../store/tables.ts';
import type { Trajectories } from '../temporal.ts';
import type { TemporalClient } from './chain.ts';
import { readHistory } from './histories.ts';
import { writtenInstants } from './written.ts';

/** Whom one asks about a case. The database has the witness in it ({@link installWitness}). */
export interface Witnesses {
  readonly db: Database;
  readonly client: TemporalClient;
  readonly trajectories: Pick<Trajectories, 'view'>;
  /** An instant of real time on the clock that messages are sent by, both epoch milliseconds. */
  readonly onClock: (realMs: number) => number;
}

/** Every case that has been enrolled, by its id. */
export async function recordedCases(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('trajectory').select('id').where('sequence', '>', 0).orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/** What store and engine know of one case, and its messages. Nothing may be under way in it any more. */
export async function readCase(
  { db, client, trajectories, onClock }: Witnesses,
  trajectoryId: string,
  livedUntil: number | null,
): Promise<{ one: CaseEvidence; messages: MessageRow[] }> {
  const instants = await writtenInstants(db, trajectoryId);
  const written = (key: string) => onClock(instants(key));
  const { sequence, state } = await db
    .selectFrom('trajectory')
    .select(['sequence', 'state'])
    .where('id', '=', trajectoryId)
    .executeTakeFirstOrThrow();
  const journal = await db
    .selectFrom('journal')
    .select(['sequence', 'body'])
    .where('trajectory_id', '=', trajectoryId)
    .orderBy('sequence')
    .execute();
  const one: CaseEvidence = {
    trajectoryId,
    history: await readHistory(client, trajectoryId),
    journal: journal.map((entry) => ({
      ...{ sequence: entry.sequence, event: entry.body },
      writtenAt: written(`${trajectoryId}/${entry.sequence}`),
    })),
    row: { sequence, state },
    view: state?.archivedOn ? null : await trajectories.view(trajectoryId),
    livedUntil,
  };
  return { one, messages: await readMessages(db, trajectoryId, written) };
}

async function readMessages(
  db: Database,
  trajectoryId: string,
  written: (key: string) => number,
): Promise<MessageRow[]> {
  const rows = await db.selectFrom('message').selectAll().where('trajectory_id', '=', trajectoryId).execute();
  return rows.map((row) => ({ ...rowOf(row), trajectoryId, plannedAt: written(row.key) }));
}

/** What has been said of reports, which are about no case. */
export async function readReportMessages(db: Database): Promise<ReportMessageRow[]> {
  const rows = await db.selectFrom('message').selectAll().where('trajectory_id', 'is', null).execute();
  return rows.map((row) => ({ ...rowOf(row), trajectoryId: null, plannedAt: row.send_at.getTime() }));
}

const rowOf = (row: Selectable<Tables['message']>): Omit<MessageRow, 'trajectoryId' | 'plannedAt'> => ({
  key: row.key,
  recipient: row.recipient,
  outside: row.outside,
  channel: row.channel,
  body: row.body,
  state: row.state,
  detail: row.detail,
  mailId: row.mail_id,
  sendAt: row.send_at.getTime(),
  sentAt: row.sent_at?.getTime() ?? null,
});

/** Kinds of alarms that were raised. */
export async function raisedAlarms(db: Database): Promise<string[]> {
  const alarms = await db.selectFrom('alarm').select('kind').execute();
  return alarms.map(({ kind }) => kind);
}

/** The team leaders of every municipality, and who has been away. */
export async function readRegister(db: Database): Promise<Pick<Evidence, 'leaders' | 'absences'>> {
  const leaders = await db.selectFrom('staff').select(['municipality', 'id']).where('team_leader', '=', true).execute();
  const absences = await db
    .selectFrom('absence')
    .select(['staff_id as staffId', 'substitute_id as substituteId'])
    .execute();
  return { leaders, absences };
}

/** What a mail server has in its hands, by the links in it. */
export const acceptedMail = ({ messageId, text }: Pick<CaughtMail, 'messageId' | 'text'>): AcceptedMail => ({
  mailId: messageId.split('@')[0]!,
  trajectoryIds: [...text.matchAll(/\/forloeb\/([0-9a-f-]{36})/g)].map(([, id]) => id!),
});
