import type { Client } from '@temporalio/client';
import type {
  AcceptedMail,
  CaseEvidence,
  ClientCall,
  Downtime,
  Evidence,
  MessageRow,
} from '../../src/checker/evidence.ts';
import type { Clock } from '../../src/clock.ts';
import type { CaughtMail } from '../../src/messages/mail-catcher.ts';
import type { Database } from '../../src/store/database.ts';
import type { Trajectories } from '../../src/temporal.ts';
import { readHistory } from './histories.ts';
import { writtenInstants } from './moments.ts';

interface Witnesses {
  readonly url: string;
  readonly db: Database;
  readonly client: Client;
  readonly trajectories: Trajectories;
  /** The clock that messages are sent by. All instants of the evidence are on it. */
  readonly clock: Clock;
  readonly mails: readonly CaughtMail[];
  readonly calls: readonly ClientCall[];
  /** In real time. */
  readonly downtimes: readonly Downtime[];
}

/** Asks everybody who knows something: store, engine, mail server and clients. Nothing may be under way any more. */
export async function takeEvidence({
  url,
  db,
  client,
  trajectories,
  clock,
  mails,
  calls,
  downtimes,
}: Witnesses): Promise<Evidence> {
  const offsetMs = clock.offsetMs();
  const realWritten = await writtenInstants(url);
  const written = (key: string) => realWritten(key) + offsetMs;
  const rows = await db
    .selectFrom('trajectory')
    .select(['id', 'sequence', 'state'])
    .where('sequence', '>', 0)
    .execute();
  const journal = Map.groupBy(
    await db.selectFrom('journal').select(['trajectory_id', 'sequence', 'body']).orderBy('sequence').execute(),
    ({ trajectory_id }) => trajectory_id,
  );
  const cases: CaseEvidence[] = [];
  for (const { id, sequence, state } of rows)
    cases.push({
      trajectoryId: id,
      history: await readHistory(client, id),
      journal: (journal.get(id) ?? []).map((row) => ({
        sequence: row.sequence,
        event: row.body,
        writtenAt: written(`${id}/${row.sequence}`),
      })),
      row: { sequence, state },
      view: state?.archivedOn ? null : await trajectories.view(id),
    });
  const messages = await readMessages(db, written);
  const alarms = await db.selectFrom('alarm').select('kind').execute();
  return {
    takenAt: clock.now(),
    calls,
    cases,
    messages,
    mails: mails.map(acceptedMail),
    downtimes: downtimes.map(({ from, until }) => ({ from: from + offsetMs, until: until + offsetMs })),
    alarms: alarms.map(({ kind }) => kind),
  };
}

async function readMessages(db: Database, written: (key: string) => number): Promise<MessageRow[]> {
  const rows = await db.selectFrom('message').selectAll().execute();
  return rows.map((row) => ({
    key: row.key,
    trajectoryId: row.trajectory_id,
    recipient: row.recipient,
    channel: row.channel,
    body: row.body,
    state: row.state,
    detail: row.detail,
    mailId: row.mail_id,
    sendAt: row.send_at.getTime(),
    plannedAt: written(row.key),
    sentAt: row.sent_at?.getTime() ?? null,
  }));
}

const acceptedMail = ({ messageId, text }: CaughtMail): AcceptedMail => ({
  mailId: messageId.split('@')[0]!,
  trajectoryIds: [...text.matchAll(/\/forloeb\/([0-9a-f-]{36})/g)].map(([, id]) => id!),
});
