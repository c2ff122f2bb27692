import { once } from 'node:events';
import { CancelledFailure, Context, log } from '@temporalio/activity';
import type { Database } from '../src/store/database.ts';
import { codeOf } from '../src/store/fault-code.ts';
import { raiseAlarm } from '../src/store/troubles.ts';
import { failed, HEARTBEAT_MS, handedOn, isOutage } from './faults.ts';

export interface OperateOptions {
  readonly db: Database;
  /** Does what is left of an operation; false when it was let go of because the process is to stop. */
  readonly perform: (operationId: string, isStopping: () => boolean) => Promise<boolean>;
  /** Aborted when the worker is asked to stop. */
  readonly stopping: AbortSignal;
}

export type OperateActivities = ReturnType<typeof createOperateActivities>;

/** One activity for a whole operation: it lets go when its worker stops, and begins again with what is left. */
export const createOperateActivities = ({ db, perform, stopping }: OperateOptions) => ({
  async operate(operationId: string): Promise<void> {
    const context = Context.current();
    const heart = setInterval(() => context.heartbeat(), HEARTBEAT_MS);
    const ending = AbortSignal.any([stopping, context.cancellationSignal]);
    const performing = perform(operationId, () => ending.aborted).catch(async (error) => {
      throw await failureOf(db, operationId, error).catch(() => failed('operating', error));
    });
    // What is under way is not waited for: its answer may need a worker, and this one stops. Done again, it has one effect.
    const letGo = ending.aborted ? Promise.resolve() : once(ending, 'abort');
    const isOver = await Promise.race([performing, letGo.then(() => false)]).finally(() => clearInterval(heart));
    if (!isOver) throw stopping.aborted ? handedOn() : new CancelledFailure('the operation was asked to stop');
  },
});

/** Tried again for ever. A fault that will not pass by itself raises an alarm: an operator must look. */
async function failureOf(db: Database, operationId: string, error: unknown) {
  if (!isOutage(error) && Context.current().info.attempt >= ALARM_AT_ATTEMPT) {
    const detail = `${operationId} ${codeOf(error)}`;
    if (await raiseAlarm(db, { kind: 'operationFails', trajectoryId: null, detail }))
      log.error('an operation fails: it waits for it to be mended', { operationId, detail });
  }
  return failed('operating', error);
}

const ALARM_AT_ATTEMPT = 5;
