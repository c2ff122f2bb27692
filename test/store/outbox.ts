import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { createRecordActivities } from '../../activities/record.ts';
import type { Database } from '../../src/store/database.ts';
import type { Batch } from '../../src/store/journal.ts';
import type { StoredCase } from './a-case.ts';

/** As a worker runs it, without its log. */
export const record = (db: Database, batch: Batch): Promise<void> =>
  new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR', () => undefined) }).run(
    createRecordActivities({ db }).record,
    batch,
  );

/** Every event on its own, as when each is recorded on its day. */
export async function recordOneByOne(db: Database, { id, events }: StoredCase): Promise<void> {
  for (const [from, event] of events.entries()) await record(db, { trajectoryId: id, from, events: [event] });
}

/** Planned messages as "date kind addressee channel state"; a party outside is named by its code. */
export async function outboxOf(db: Database, { id }: StoredCase): Promise<string[]> {
  const rows = await db
    .selectFrom('message')
    .leftJoin('outside_party', 'outside_party.id', 'message.outside')
    .selectAll('message')
    .select('outside_party.party')
    .where('trajectory_id', '=', id)
    .orderBy('about_on')
    .orderBy('recipient')
    .orderBy('channel', 'desc')
    .execute();
  return rows.map(({ about_on, body, recipient, party, channel, state }) =>
    [about_on, body.kind, recipient ?? party, channel, state].join(' '),
  );
}
