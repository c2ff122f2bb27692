import { defaultPayloadConverter } from '@temporalio/common';
import type { Batch, HistoryFacts } from '../checker/evidence.ts';
import { chainOf, type History, type TemporalClient } from './chain.ts';

type HistoryEvent = NonNullable<History['events']>[number];

/** A task ends so when something came in while it ran, and is simply run again: WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND. */
const UNHANDLED_COMMAND = 1;
const RUNNING = 1;

/** What the engine knows about a case: all runs of its chain, read and summed up. */
export async function readHistory(client: TemporalClient, workflowId: string): Promise<HistoryFacts> {
  const runs = await chainOf(client, workflowId);
  const events = runs.flatMap(({ history }) => history.events ?? []);
  const description = await client.workflowService.describeWorkflowExecution({
    namespace: client.options.namespace,
    execution: { workflowId },
  });
  return {
    runs: runs.length,
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
