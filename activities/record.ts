import { ApplicationFailure, log } from '@temporalio/activity';
import type { Database } from '../src/store/database.ts';
import { appendToJournal, type Batch, JournalConflict } from '../src/store/journal.ts';
import { planMessages } from '../src/store/outbox.ts';

export type RecordActivities = ReturnType<typeof createRecordActivities>;

export const createRecordActivities = ({ db }: { db: Database }) => ({
  /** Journal, projection and outbox in one transaction. Repeating the same events changes nothing. */
  async record(batch: Batch): Promise<void> {
    try {
      await db.transaction().execute(async (trx) => {
        const { fresh, state } = await appendToJournal(trx, batch);
        await planMessages(trx, batch.trajectoryId, state, fresh);
      });
    } catch (error) {
      if (error instanceof JournalConflict) throw await parked(db, batch.trajectoryId, error);
      throw error;
    }
  },
});

/** Retried for ever and therefore parked, with an alarm that names the place: an operator decides, nothing is overwritten. */
async function parked(db: Database, trajectoryId: string, { message }: JournalConflict): Promise<ApplicationFailure> {
  const known = await db
    .selectFrom('alarm')
    .select('id')
    .where('trajectory_id', '=', trajectoryId)
    .where('detail', '=', message)
    .executeTakeFirst();
  if (!known) {
    await db
      .insertInto('alarm')
      .values({ trajectory_id: trajectoryId, kind: 'journalConflict', detail: message, raised_at: new Date() })
      .execute();
    log.error('journal conflict: the trajectory is parked', { trajectoryId, detail: message });
  }
  return ApplicationFailure.create({ type: 'JournalConflict', message, nextRetryDelay: '1 minute' });
}
