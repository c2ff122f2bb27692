import * as wf from '@temporalio/workflow';
import type { OperateActivities } from '../activities/operate.ts';

// Runs until everything is done or its worker stops or dies; the next attempt goes on elsewhere with what is left.
const { operate } = wf.proxyActivities<OperateActivities>({
  startToCloseTimeout: '24 hours',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 1.5, maximumInterval: '1 minute' },
});

/** A long operation: keeps the doing of it alive, and knows its id alone. What is to be done stands in the store. */
export async function operation(operationId: string): Promise<void> {
  await operate(operationId);
}
