import { randomUUID } from 'node:crypto';
import type { NoticeBody } from '../../src/domain/notices.ts';
import type { Database } from '../../src/store/database.ts';
import { appendToJournal } from '../../src/store/journal.ts';
import type { ClaimedMail } from '../../src/store/sending.ts';
import type { Channel, MessageState } from '../../src/store/tables.ts';
import { aCase, aStaffMember } from './a-case.ts';

/** Eight o'clock in Copenhagen on the day on which the recorded case has ended. */
export const NOW = new Date('2026-07-15T06:00:00Z');
export const minutesBefore = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

/** True of the recorded case, and no longer true: the phase did begin. */
export const TRUE: NoticeBody = { kind: 'courseEnded', course: 1, outcome: 'completed' };
export const STALE: NoticeBody = { kind: 'phaseTakenBack', course: 1, phase: 2, nowOn: null };

export interface Addressed {
  readonly trajectoryId: string;
  readonly recipient: string;
}

/** A case whose course has come to its end, and somebody to be told of it. */
export async function aRecordedCase(db: Database, email: string): Promise<Addressed & { municipality: string }> {
  const { id, municipality, events } = await aCase(db);
  await db.transaction().execute((trx) => appendToJournal(trx, { trajectoryId: id, from: 0, events }));
  return { trajectoryId: id, municipality, recipient: await aStaffMember(db, municipality, { email }) };
}

/** A message as it stands in the outbox; its key is its id. */
export async function aMessage(
  db: Database,
  { trajectoryId, recipient }: Addressed,
  {
    channel = 'email' as Channel,
    sendAt = NOW,
    body = TRUE,
    aboutOn = '2026-07-15',
    state = 'planned' as MessageState,
    corrects = null as string | null,
    detail = null as string | null,
  } = {},
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('message')
    .values({
      ...{ id, key: id, trajectory_id: trajectoryId, channel, body: JSON.stringify(body), about_on: aboutOn },
      ...{ recipient: state === 'unaddressed' ? null : recipient, send_at: sendAt, state, corrects, detail },
    })
    .execute();
  return id;
}

/** The messages of some mails, by id. */
export const messagesIn = (mails: readonly ClaimedMail[]): string[] =>
  mails.flatMap(({ messages }) => messages.map(({ id }) => id));
