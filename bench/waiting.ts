import { randomUUID } from 'node:crypto';
import { startOfDay } from '../src/domain/calendar/civil-date.ts';
import { instantAt } from '../src/domain/calendar/working-days.ts';
import { NotRecordedYet } from '../src/temporal.ts';
import { act } from './bare/messages.ts';
import { BOUNDARY, CONTACT, prepareCase, QUIET_DAY, type StoredCase } from './cases.ts';
import { startBare, startTrajectories } from './population.ts';
import type { Rig } from './rig.ts';

/** Cases on whose own clock it is an ordinary day two months before a boundary. */
const clockOffsetMs = () => instantAt(QUIET_DAY, '12:00') - Date.now();

export const waitingCases = (rig: Rig, count: number): Promise<StoredCase[]> =>
  startTrajectories(rig, prepareCase(rig.team, 300), { count, clockOffsetMs: clockOffsetMs() });

export const waitingBares = (rig: Rig, count: number): Promise<string[]> =>
  startBare(rig, { count, clockOffsetMs: clockOffsetMs(), dueAt: [startOfDay(BOUNDARY)] });

/** A job consultant's action: a contact is registered. Answered when it is in the journal. */
export async function ask({ trajectories, team }: Rig, { id }: StoredCase): Promise<void> {
  const command = { id: randomUUID(), by: team[1]!, ...CONTACT };
  const answer = await untilRecorded(() => trajectories.command(id, command));
  if ('refusal' in answer) throw new Error(`Expected no refusal, found ${answer.refusal.reasons[0].code}`);
}

/** After a minute without an answer a client is told to ask again, with the same id. */
async function untilRecorded<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof NotRecordedYet)) throw error;
    }
  }
}

/** The same on a bare workflow: an update that waits for one empty activity. */
export async function askBare({ client }: Rig, workflowId: string): Promise<void> {
  await client.workflow.getHandle(workflowId).executeUpdate(act, { args: [{ from: 0 }] });
}

/** Cases that wait months ahead of a boundary, and as many bare workflows. */
export interface Waiting {
  readonly cases: readonly StoredCase[];
  readonly bares: readonly string[];
}
