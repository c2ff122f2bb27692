import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { connectTo } from './connection.ts';

export interface NamespaceOptions {
  /** How long a closed workflow is kept, in days. Counts only when the namespace is made now. */
  retentionDays: number;
  /** Default 30 000. */
  timeoutMs?: number;
}

type WorkflowService = Connection['workflowService'];
type GrpcError = { code?: number; details?: string };

const grpcNotFound = 5;
const grpcAlreadyExists = 6;
const firstPollMs = 20;
const longestPollMs = 500;
const msPerDay = 86_400_000;

/**
 * Registers the namespace where it is missing and returns when every service of the cluster knows it.
 * Answers whether it was made now. Repeating it changes nothing.
 */
export async function ensureNamespace(
  cluster: Connection | string,
  name: string,
  options: NamespaceOptions,
): Promise<boolean> {
  if (typeof cluster !== 'string') return await ensureOn(cluster, name, options);
  const connection = await connectTo({ address: cluster });
  try {
    return await ensureOn(connection, name, options);
  } finally {
    await connection.close();
  }
}

async function ensureOn({ workflowService }: Connection, name: string, options: NamespaceOptions): Promise<boolean> {
  const isNew = await register(workflowService, name, options.retentionDays);
  await untilUsable(workflowService, name, options.timeoutMs ?? 30_000);
  return isNew;
}

/** Registers without asking first: a cluster remembers for a second that a namespace asked for is not there. */
async function register(workflowService: WorkflowService, namespace: string, retentionDays: number): Promise<boolean> {
  try {
    const workflowExecutionRetentionPeriod = msToTs(retentionDays * msPerDay);
    await workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod });
    return true;
  } catch (error) {
    if ((error as GrpcError).code === grpcAlreadyExists) return false;
    // A cluster run by others may forbid registering and still have the namespace.
    await workflowService.describeNamespace({ namespace }).catch(() => Promise.reject(error));
    return false;
  }
}

/** Each service knows namespaces by a list of its own, up to two seconds old; one call per service shows that this one is in it. */
async function untilUsable(
  workflowService: Connection['workflowService'],
  namespace: string,
  timeoutMs: number,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  const workflowId = 'overgang-probe';
  for (let pollMs = firstPollMs; ; pollMs = Math.min(2 * pollMs, longestPollMs)) {
    try {
      await Promise.all([
        workflowService.listWorkflowExecutions({ namespace, pageSize: 1 }),
        workflowService.describeTaskQueue({ namespace, taskQueue: { name: workflowId }, taskQueueType: 1 }),
        workflowService.describeWorkflowExecution({ namespace, execution: { workflowId } }).catch(unlessNoSuchWorkflow),
      ]);
      return;
    } catch (error) {
      if (Date.now() + pollMs > deadline)
        throw new Error(
          `Namespace ${namespace} was not usable after ${timeoutMs / 1000} s: ${(error as Error).message}`,
          { cause: error },
        );
      await sleep(pollMs);
    }
  }
}

/** A missing workflow and a missing namespace have the same code; only the words differ. */
function unlessNoSuchWorkflow(error: GrpcError): void {
  if (error.code !== grpcNotFound || /namespace/i.test(error.details ?? '')) throw error;
}
