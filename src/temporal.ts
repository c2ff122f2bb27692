import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Client,
  type Connection,
  type ConnectionOptions,
  isGrpcServiceError,
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { dispatcher, operation, trajectory } from '../workflows/index.ts';
import { type CommandAnswer, command, pause, resume, type TrajectoryInput, view } from '../workflows/messages.ts';
import { dataConverter } from './codec.ts';
import type { Command, CommandEnvelope, PauseCourse, ResumeCourse } from './domain/commands.ts';
import { fingerprint } from './domain/fingerprint.ts';
import type { Refusal } from './domain/rule.ts';
import type { Trajectory } from './domain/state.ts';
import { connectTo } from './engine/connection.ts';
import { createReportSchedules, type ReportSchedules } from './report-schedules.ts';
import { requestIdInterceptor } from './request-ids.ts';
import type { KeyRing } from './store/keys.ts';

export const NAMESPACE = 'overgang';
export const TASK_QUEUE = 'overgang';
/** How long the engine keeps a closed workflow, in days; the journal keeps it for good. */
export const RETENTION_DAYS = 30;
const DISPATCHER_ID = 'overgang-dispatcher';

/**
 * A command has not been answered in time: no worker runs, a bad build does, the store is away, or an alarm stands. It
 * may have been taken in, and is then recorded by itself when that is over. Asking again with the same id is safe.
 */
export class NotRecordedYet extends Error {
  override readonly name = 'NotRecordedYet';
  constructor(trajectoryId: string) {
    super(
      `What was asked of ${trajectoryId} has not been recorded yet. If it was taken in, that happens by itself as soon as it can. ` +
        'Repeating it with the same id is safe. What is wrong: overgang doctor',
    );
  }
}

/** How long an answer is waited for. */
const RECORDED_WITHIN_MS = 60_000;
/** How long the cluster is waited for when a long operation begins. */
const STARTED_WITHIN_MS = 20_000;

export type CommandResult = CommandAnswer | { readonly refusal: Refusal };

/** The project's one door to Temporal: workflow ids, task queue and message names are known here and nowhere else. */
export interface Trajectories extends ReportSchedules {
  /** Begins a case with its enrolment, or finds it running; answers when the enrolment is in the journal. */
  start(input: Omit<TrajectoryInput, 'version'> & { readonly enrolment: Command }): Promise<CommandResult>;
  /**
   * Asks a case for something; answers when it is in the journal, or with the rule that says no. Throws
   * {@link NotRecordedYet} when there is no answer within a minute.
   */
  command(trajectoryId: string, asked: Command): Promise<CommandResult>;
  /** Tells a case something without waiting. A refusal ends up in the journal. */
  signal(trajectoryId: string, told: CommandEnvelope & (PauseCourse | ResumeCourse)): Promise<void>;
  view(trajectoryId: string): Promise<Trajectory>;
  /** Makes sure that the installation's dispatcher runs. */
  ensureDispatcher(): Promise<void>;
  /** Has a long operation of the store done, or finds it under way. Throws {@link NotRecordedYet} when the cluster does not answer. */
  startOperation(operationId: string): Promise<void>;
  /** Settles when the cluster answers. */
  isReachable(): Promise<void>;
  /** Whether a worker has asked for work within the last minutes. */
  hasWorker(): Promise<boolean>;
  /** Only where time may be moved: brings a case's own clock forward so that it shows `targetMs` (epoch milliseconds, without its offset). */
  fastForward(trajectoryId: string, targetMs: number): Promise<void>;
}

/** How a cluster is reached, by client and worker alike: an own engine by its address alone, another by Temporal's own TEMPORAL_… variables. */
export function connectionOptions({
  kind,
  address,
}: {
  readonly kind: string;
  readonly address: string;
}): Pick<ConnectionOptions, 'address' | 'tls'> & { apiKey?: string; metadata?: Record<string, string> } {
  if (kind !== 'external') return { address };
  const { tls, apiKey, metadata } = loadClientConnectConfig().connectionOptions;
  return {
    address,
    ...(tls === undefined ? {} : { tls }),
    ...(typeof apiKey === 'string' ? { apiKey } : {}),
    ...(metadata ? { metadata: metadata as Record<string, string> } : {}),
  };
}

/** After an outage the server is found again within this time; by default the client's pauses grow to two minutes. */
const RECONNECT_WITHIN_MS = 5_000;

/** With keys everything goes through the codec ({@link dataConverter}). */
export async function connectTemporal(
  options: ConnectionOptions,
  keys?: KeyRing,
): Promise<{ connection: Connection; client: Client }> {
  const channelArgs = { 'grpc.max_reconnect_backoff_ms': RECONNECT_WITHIN_MS };
  const connection = await connectTo({ ...options, channelArgs });
  const interceptors = { workflow: [requestIdInterceptor] };
  const client = new Client({ connection, namespace: NAMESPACE, dataConverter: dataConverter(keys), interceptors });
  return { connection, client };
}

export function createTrajectories(
  client: Client,
  taskQueue: string,
  recordedWithinMs = RECORDED_WITHIN_MS,
): Trajectories {
  const handle = (trajectoryId: string) => client.workflow.getHandle<typeof trajectory>(trajectoryId);
  const ask = async (trajectoryId: string, asked: Command): Promise<CommandResult> => {
    // The server itself answers a repeated update id without asking the workflow: another body must not share it.
    const updateId = `${asked.id}/${fingerprint(asked)}`;
    try {
      return await client.withDeadline(Date.now() + recordedWithinMs, () =>
        handle(trajectoryId).executeUpdate(command, { args: [asked], updateId }),
      );
    } catch (error) {
      if (isUnanswered(error)) throw new NotRecordedYet(trajectoryId);
      return { refusal: refusalIn(error) };
    }
  };
  return {
    ...createReportSchedules(client, taskQueue),
    command: ask,
    async start(input) {
      const args: [TrajectoryInput] = [{ version: 1, ...input }];
      await client.workflow
        .start<typeof trajectory>('trajectory', {
          taskQueue,
          workflowId: input.trajectoryId,
          args,
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
        })
        .catch(unlessAlreadyStarted);
      return ask(input.trajectoryId, input.enrolment); // a repeat of the enrolment: waits until it is recorded
    },
    async signal(trajectoryId, told) {
      if (told.type === 'PauseCourse') await handle(trajectoryId).signal(pause, told);
      else await handle(trajectoryId).signal(resume, told);
    },
    view: (trajectoryId) => handle(trajectoryId).query(view),
    async ensureDispatcher() {
      await client.workflow
        .start<typeof dispatcher>('dispatcher', {
          taskQueue,
          workflowId: DISPATCHER_ID,
          args: [],
          workflowIdConflictPolicy: 'USE_EXISTING',
        })
        .catch(unlessAlreadyStarted);
    },
    async startOperation(operationId) {
      await client
        .withDeadline(Date.now() + STARTED_WITHIN_MS, () =>
          client.workflow.start<typeof operation>('operation', {
            taskQueue,
            workflowId: `operation-${operationId}`,
            args: [operationId],
            workflowIdReusePolicy: 'REJECT_DUPLICATE',
          }),
        )
        .catch(unlessAlreadyStarted)
        .catch((error) => {
          throw isAway(error) ? new NotRecordedYet(operationId) : error;
        });
    },
    isReachable: async () => void (await client.workflowService.getSystemInfo({})),
    hasWorker: () => hasWorker(client, taskQueue),
    fastForward: (trajectoryId, targetMs) => fastForward(client, trajectoryId, targetMs),
  };
}

/** A worker that waits for work asks again every minute. */
const ASKED_WITHIN_MS = 2 * 60_000;

async function hasWorker(client: Client, taskQueue: string): Promise<boolean> {
  const { pollers } = await client.workflowService.describeTaskQueue({
    ...{ namespace: NAMESPACE, taskQueue: { name: taskQueue }, taskQueueType: 1 }, // of workflows
  });
  const since = Date.now() - ASKED_WITHIN_MS;
  return (pollers ?? []).some(({ lastAccessTime }) => Number(lastAccessTime?.seconds) * 1000 > since);
}

function unlessAlreadyStarted(error: unknown): void {
  if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
}

/** gRPC's DEADLINE_EXCEEDED and UNAVAILABLE. */
const AWAY = [4, 14];

const isAway = (error: unknown): boolean =>
  error instanceof ServiceError && isGrpcServiceError(error.cause) && AWAY.includes(error.cause.code);

/** gRPC's FAILED_PRECONDITION: the server takes no update in while a case's workflow task fails, as under a bad build. */
const FAILED_PRECONDITION = 9;

function isUnanswered(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  return error instanceof ServiceError && isGrpcServiceError(error.cause) && error.cause.code === FAILED_PRECONDITION;
}

/** The refusal inside a failed update; anything else is a fault and goes on as it is. */
function refusalIn(error: unknown): Refusal {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const [refusal] = (error.cause.details ?? []) as [Refusal?];
    if (refusal?.reasons) return refusal;
  }
  throw error;
}

/** The server's default of 200 skips is one year of a busy case. */
const MOST_SKIPS = 10_000;
const FAST_FORWARD_TIMEOUT_MS = 120_000;
/** A day is skipped within some milliseconds; whoever waits longer asks less often, because many are moved at a time. */
const FIRST_POLL_MS = 20;
const LONGEST_POLL_MS = 400;

/**
 * Moves one workflow's clock with the server's time skipping (1.32). Done when its virtual time has reached the target;
 * a skip limit that was hit or a workflow that ended on the way is reported, never taken for success.
 */
async function fastForward(client: Client, workflowId: string, targetMs: number): Promise<void> {
  const execution = { namespace: NAMESPACE, execution: { workflowId } };
  const virtualNow = async () => {
    const { workflowExecutionInfo, workflowExtendedInfo } =
      await client.workflowService.describeWorkflowExecution(execution);
    const virtual = workflowExtendedInfo?.timeSkippingInfo?.currentTime;
    const nowMs = virtual ? Number(virtual.seconds) * 1000 + Math.floor((virtual.nanos ?? 0) / 1e6) : Date.now();
    return { nowMs, isRunning: workflowExecutionInfo?.status === 1 };
  };
  const before = await virtualNow();
  const distanceMs = targetMs - before.nowMs;
  if (!before.isRunning || distanceMs <= 0) return;
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace: NAMESPACE,
    workflowExecution: { workflowId },
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        maxSessionSkipCount: MOST_SKIPS,
        fastForwardConfig: {
          id: randomUUID(),
          duration: { seconds: Math.floor(distanceMs / 1000) as never, nanos: (distanceMs % 1000) * 1e6 },
        },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  const deadline = Date.now() + FAST_FORWARD_TIMEOUT_MS;
  for (let pauseMs = FIRST_POLL_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_POLL_MS)) {
    const { nowMs, isRunning } = await virtualNow();
    if (nowMs >= targetMs || !isRunning) return;
    if (Date.now() > deadline)
      throw new Error(
        `Expected workflow ${workflowId} at ${new Date(targetMs).toISOString()}, found ${new Date(nowMs).toISOString()}`,
      );
    await sleep(pauseMs);
  }
}
