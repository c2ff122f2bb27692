import * as wf from '@temporalio/workflow';
import type { DispatchActivities } from '../activities/dispatch.ts';

// Runs until its worker stops or dies; the next attempt runs elsewhere and leaves nothing in the history.
const { dispatch } = wf.proxyActivities<DispatchActivities>({
  startToCloseTimeout: '24 hours',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 1.5, maximumInterval: '10 seconds' },
});

/** The installation's one dispatcher: keeps the sending of messages alive, and knows nothing of any of them. */
export async function dispatcher(): Promise<void> {
  for (;;) {
    try {
      await dispatch();
    } catch (error) {
      if (wf.isCancellation(error) && wf.CancellationScope.current().consideredCancelled) throw error;
    }
    if (wf.workflowInfo().continueAsNewSuggested) return wf.continueAsNew<typeof dispatcher>();
  }
}
