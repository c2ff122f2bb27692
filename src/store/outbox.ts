import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { isLate, sendingInstant } from '../domain/acting.ts';
import type { RecordedEvent } from '../domain/events.ts';
import { type Notice, noticesFor } from '../domain/notices.ts';
import type { Trajectory } from '../domain/state.ts';
import type { Channel, Tables } from './tables.ts';

const CHANNELS: readonly Channel[] = ['inbox', 'email'];

/** Plans the messages that new events call for, one per recipient and channel; a key that exists is never planned again. */
export async function planMessages(
  trx: Transaction<Tables>,
  trajectoryId: string,
  state: Trajectory,
  fresh: readonly RecordedEvent[],
): Promise<void> {
  const settings = state.programme?.settings;
  if (!settings) return;
  for (const notice of noticesFor(state, fresh)) {
    const knownAt = Math.max(...fresh.map(({ recordedAt }) => Date.parse(recordedAt)));
    const sendAt = sendingInstant(notice.on, knownAt, settings);
    const late = isLate(trajectoryId, state, notice, sendAt);
    const recipients = await recipientsOf(trx, state, notice);
    const rows = (recipients.length > 0 ? recipients : [null]).flatMap((recipient) =>
      CHANNELS.map((channel) => ({
        id: randomUUID(),
        key: keyOf(trajectoryId, notice.key, recipient, channel),
        corrects: notice.corrects ? keyOf(trajectoryId, notice.corrects, recipient, channel) : null,
        trajectory_id: trajectoryId,
        recipient,
        channel,
        body: JSON.stringify(notice.body),
        about_on: notice.on,
        send_at: new Date(sendAt),
        state: recipient ? ('planned' as const) : ('unaddressed' as const),
        detail: recipient ? null : 'noRecipient',
        late,
      })),
    );
    await trx
      .insertInto('message')
      .values(rows)
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
  }
}

const keyOf = (trajectoryId: string, notice: string, recipient: string | null, channel: Channel) =>
  `${trajectoryId}/${notice}/${recipient ?? 'nobody'}/${channel}`;

/** The staff assigned to the functions that are told; while nobody is, the municipality's team leaders. */
async function recipientsOf(
  trx: Transaction<Tables>,
  { staff, municipality }: Trajectory,
  { tells }: Notice,
): Promise<string[]> {
  const assigned = [...new Set(tells.flatMap((jobFunction) => staff[jobFunction] ?? []))];
  const known = await knownStaff(trx, assigned);
  if (known.length > 0 || !municipality) return known;
  const leaders = await trx
    .selectFrom('staff')
    .select('id')
    .where('municipality', '=', municipality)
    .where('team_leader', '=', true)
    .execute();
  return leaders.map(({ id }) => id);
}

/** Those of some ids whom the staff register knows: an id that nobody has must not keep a case from being recorded. */
async function knownStaff(trx: Transaction<Tables>, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await trx.selectFrom('staff').select('id').where(sql<string>`id::text`, 'in', ids).execute();
  return rows.map(({ id }) => id);
}
