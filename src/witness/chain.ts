import type { connectTemporal } from '../temporal.ts';

export type TemporalClient = Awaited<ReturnType<typeof connectTemporal>>['client'];
export type History = Awaited<ReturnType<ReturnType<TemporalClient['workflow']['getHandle']>['fetchHistory']>>;

/** One run of a workflow's chain. */
export interface ChainRun {
  readonly workflowId: string;
  readonly runId: string;
  readonly history: History;
}

/** Every run of a workflow's chain with its history, oldest first. */
export async function chainOf(client: TemporalClient, workflowId: string): Promise<ChainRun[]> {
  const runs: ChainRun[] = [];
  let runId: string | undefined = (await client.workflow.getHandle(workflowId).describe()).runId;
  while (runId) {
    const history: History = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    runs.unshift({ workflowId, runId, history });
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
  }
  return runs;
}
