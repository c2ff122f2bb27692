import type { Client } from '@temporalio/client';
import type { History } from './history-json.ts';

/** One run of a workflow's chain. */
export interface Run {
  readonly workflowId: string;
  readonly runId: string;
  readonly history: History;
}

/** Every run of a workflow's chain with its history, oldest first. */
export async function chainOf(client: Client, workflowId: string): Promise<Run[]> {
  const runs: Run[] = [];
  let runId: string | undefined = (await client.workflow.getHandle(workflowId).describe()).runId;
  while (runId) {
    const history: History = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    runs.unshift({ workflowId, runId, history });
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
  }
  return runs;
}

/** Whether nothing is under way in a history: otherwise a replay goes one step further than what was recorded. */
export function isAtRest({ events }: History): boolean {
  const last = events?.findLast(
    (event) =>
      event.workflowTaskScheduledEventAttributes ??
      event.workflowTaskStartedEventAttributes ??
      event.workflowTaskCompletedEventAttributes ??
      event.workflowTaskFailedEventAttributes ??
      event.workflowTaskTimedOutEventAttributes,
  );
  return Boolean(last?.workflowTaskCompletedEventAttributes);
}
