import { ApplicationFailure, Context, log } from '@temporalio/activity';
import { civilDateAt } from '../src/domain/calendar/civil-date.ts';
import type { Database } from '../src/store/database.ts';
import { codeOf } from '../src/store/fault-code.ts';
import { appendToJournal, type Batch, JournalConflict } from '../src/store/journal.ts';
import { markNotesUsed } from '../src/store/notes.ts';
import { planMessages } from '../src/store/outbox.ts';
import { project } from '../src/store/projection.ts';
import { raiseAlarm } from '../src/store/troubles.ts';
import { failed, isOutage } from './faults.ts';

export type RecordActivities = ReturnType<typeof createRecordActivities>;

export const createRecordActivities = ({ db }: { db: Database }) => ({
  /** Journal, state, what lists are asked from, notes and outbox in one transaction. Repeating the same events changes nothing. */
  async record(batch: Batch): Promise<void> {
    try {
      await db.transaction().execute(async (trx) => {
        const { fresh, state } = await appendToJournal(trx, batch);
        const last = fresh.at(-1);
        if (last) await project(trx, batch.trajectoryId, state, civilDateAt(Date.parse(last.recordedAt)));
        await markNotesUsed(trx, batch.trajectoryId, fresh);
        await planMessages(trx, batch.trajectoryId, state, fresh);
      });
      log.info('recorded', idsOf(batch));
    } catch (error) {
      throw await failureOf(db, batch.trajectoryId, error).catch(notRecorded); // the alarm needs the database too
    }
  },
});

/** What the log says of a recording: which case, how many events after which, and the commands that asked for them. */
function idsOf({ trajectoryId, from, events }: Batch) {
  const commands = [...new Set(events.flatMap(({ cause }) => cause?.command ?? []))];
  return { trajectoryId, from, events: events.length, commands };
}

/** Any failure is tried again for ever. One that will not pass by itself raises an alarm: an operator must look. */
async function failureOf(db: Database, trajectoryId: string, error: unknown): Promise<ApplicationFailure> {
  if (error instanceof JournalConflict) return parked(db, trajectoryId, error);
  if (isOutage(error) || Context.current().info.attempt < ALARM_AT_ATTEMPT) return notRecorded(error);
  const detail = codeOf(error);
  if (await raiseAlarm(db, { kind: 'recordingFails', trajectoryId, detail }))
    log.error('recording fails: the trajectory waits for it to be mended', { trajectoryId, detail });
  return notRecorded(error);
}

/** A quarter of a minute of tries: what else was being changed just then has settled. */
const ALARM_AT_ATTEMPT = 5;

const notRecorded = (error: unknown) => failed('recording', error);

/** Parked, with an alarm that names the place: nothing is overwritten. */
async function parked(db: Database, trajectoryId: string, { message }: JournalConflict): Promise<ApplicationFailure> {
  if (await raiseAlarm(db, { kind: 'journalConflict', trajectoryId, detail: message }))
    log.error('journal conflict: the trajectory is parked', { trajectoryId, detail: message });
  return ApplicationFailure.create({ type: 'JournalConflict', message, nextRetryDelay: '1 minute' });
}
