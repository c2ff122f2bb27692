import { defaultPayloadConverter } from '@temporalio/common';
import type { Batch, HistoryFacts } from '../checker/evidence.ts';
import type { connectTemporal } from '../temporal.ts';

export type TemporalClient = Awaited<ReturnType<typeof connectTemporal>>['client'];
type HistoryEvent = NonNullable<
  Awaited<ReturnType<ReturnType<TemporalClient['workflow']['getHandle']>['fetchHistory']>>['events']
>[number];

/** A task ends so when something came in while it ran, and is simply run again: WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND. */
const UNHANDLED_COMMAND = 1;
const RUNNING = 1;

/** What the engine knows about a case: all runs of its chain, read and summed up. */
export async function readHistory(client: TemporalClient, workflowId: string): Promise<HistoryFacts> {
  const { runs, events } = await readChain(client, workflowId);
  const description = await client.workflowService.describeWorkflowExecution({
    namespace: client.options.namespace,
    execution: { workflowId },
  });
  return {
    runs,
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

/** The events of every run of a chain, oldest first. */
async function readChain(
  client: TemporalClient,
  workflowId: string,
): Promise<{ runs: number; events: HistoryEvent[] }> {
  const chain: HistoryEvent[][] = [];
  let runId: string | undefined = (await client.workflow.getHandle(workflowId).describe()).runId;
  while (runId) {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    chain.unshift(events ?? []);
    runId = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
  }
  return { runs: chain.length, events: chain.flat() };
}

function batchIn({ activityTaskScheduledEventAttributes: scheduled }: HistoryEvent): Batch[] {
  if (scheduled?.activityType?.name !== 'record') return [];
  const [payload] = scheduled.input?.payloads ?? [];
  return payload ? [defaultPayloadConverter.fromPayload<Batch>(payload)] : [];
}
