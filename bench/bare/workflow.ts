import * as wf from '@temporalio/workflow';
import type { RecordActivities } from '../../activities/record.ts';
import { act } from './messages.ts';

export interface BareInput {
  /** Milliseconds between this workflow's clock and the server's. */
  readonly clockOffsetMs: number;
  /** Instants (epoch milliseconds) at which it wakes, in order. */
  readonly dueAt: readonly number[];
}

// By name a trajectory's `record`; the bare worker's store keeps nothing, so it is an activity that does nothing.
const { record } = wf.proxyActivities<RecordActivities>({ startToCloseTimeout: '10 seconds' });

/** The smallest workflow with a trajectory's waits: due instants, and updates answered after an activity. No rule, no state. */
export async function bare({ clockOffsetMs, dueAt }: BareInput): Promise<void> {
  let acted = 0;
  const recorded = () => record({ trajectoryId: '', from: acted, events: [] });
  wf.setHandler(act, async () => {
    await recorded();
    return ++acted;
  });
  for (const at of dueAt) {
    await wf.sleep(Math.max(1, at - Date.now() - clockOffsetMs));
    await recorded();
  }
  await wf.condition(() => false); // like a trajectory, it stays open after its last date
}
