import type { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type { Batch, HistoryFacts } from '../../src/checker/evidence.ts';
import { chainOf } from '../rig/histories/chain.ts';
import type { HistoryEvent } from '../rig/histories/history-json.ts';

/** A task ends so when something came in while it ran, and is simply run again: WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND. */
const UNHANDLED_COMMAND = 1;
const RUNNING = 1;

/** What the engine knows about a case: all runs of its chain, read and summed up. */
export async function readHistory(client: Client, workflowId: string): Promise<HistoryFacts> {
  const chain = await chainOf(client, workflowId);
  const events = chain.flatMap(({ history }) => history.events ?? []);
  const description = await client.workflowService.describeWorkflowExecution({
    namespace: client.options.namespace,
    execution: { workflowId },
  });
  return {
    runs: chain.length,
    openRuns: description.workflowExecutionInfo?.status === RUNNING ? 1 : 0,
    batches: events.flatMap(batchIn),
    accepted: events.flatMap(
      ({ workflowExecutionUpdateAcceptedEventAttributes: told }) => told?.acceptedRequest?.meta?.updateId ?? [],
    ),
    completed: events.flatMap(
      ({ workflowExecutionUpdateCompletedEventAttributes: told }) => told?.meta?.updateId ?? [],
    ),
    taskFailures: events.flatMap(({ workflowTaskFailedEventAttributes: failed }) =>
      failed && failed.cause !== UNHANDLED_COMMAND ? `cause ${failed.cause}` : [],
    ),
    taskAttempt: description.pendingWorkflowTask?.attempt ?? 0,
  };
}

function batchIn({ activityTaskScheduledEventAttributes: scheduled }: HistoryEvent): Batch[] {
  if (scheduled?.activityType?.name !== 'record') return [];
  const [payload] = scheduled.input?.payloads ?? [];
  return payload ? [defaultPayloadConverter.fromPayload<Batch>(payload)] : [];
}
