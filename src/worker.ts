import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  type NativeConnectionOptions,
  Runtime,
  Worker,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import type { DispatchOptions } from '../activities/dispatch.ts';
import { createActivities } from '../activities/index.ts';
import type { OperateOptions } from '../activities/operate.ts';
import type { ReportOptions } from '../activities/report.ts';
import { dataConverter, FAILURE_CONVERTER } from './codec.ts';
import { createLogger, type Logger } from './log.ts';
import { requestIdsInLog } from './request-ids.ts';
import type { KeyRing } from './store/keys.ts';
import { NAMESPACE } from './temporal.ts';
import { temporalLogger } from './temporal-log.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The core is loaded once per worker and not once per workflow: it is pure and keeps nothing of a case. That saves nearly
 * half of what a start or a cold wake-up costs.
 */
const SHARED_BY_WORKFLOWS = ['acting', 'apply', 'decide', 'plan', 'tick'].map((name) =>
  join(root, 'src', 'domain', `${name}.ts`),
);

/**
 * The bundle of the workflows. Bundling takes about 1.5 s, so it is kept in `folder` under a hash of everything that
 * goes into it, and found there the next time.
 */
export async function bundleWorkflows(
  folder = join(root, 'node_modules', '.cache', 'overgang'),
): Promise<WorkflowBundleOption> {
  const codePath = join(folder, `workflows-${await sourceHash()}.js`);
  if (await stat(codePath).catch(() => undefined)) return { codePath };
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows', 'index.ts'),
    workflowInterceptorModules: [join(root, 'workflows', 'request-ids.ts')],
    preloadModules: SHARED_BY_WORKFLOWS,
    failureConverterPath: FAILURE_CONVERTER,
    logger: new DefaultLogger('WARN'),
  });
  await mkdir(folder, { recursive: true });
  await writeFile(`${codePath}.${process.pid}`, code);
  await rename(`${codePath}.${process.pid}`, codePath);
  return { codePath };
}

/** Changes with the workflows, the domain they run, how they are bundled, and the versions of what they import. */
async function sourceHash(): Promise<string> {
  const sources = ['workflows', 'src/domain'].map(async (folder) => {
    const files = await readdir(join(root, folder), { recursive: true });
    return files.filter((file) => file.endsWith('.ts')).map((file) => join(folder, file));
  });
  const files = [
    ...(await Promise.all(sources)).flat().sort(),
    'src/worker.ts',
    'src/failure-converter.ts',
    'package-lock.json',
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

export interface WorkerOptions extends Omit<DispatchOptions & OperateOptions & ReportOptions, 'stopping'> {
  readonly connect: NativeConnectionOptions;
  readonly taskQueue: string;
  readonly bundle: WorkflowBundleOption;
  readonly maxCachedWorkflows?: number;
  /** Of the payload codec; everything is plain JSON without. */
  readonly codecKeys?: KeyRing | undefined;
  readonly log?: Logger;
  /** Where the SDK tells its own numbers, as `host:port`. */
  readonly sdkMetrics?: string | undefined;
}

export interface RunningWorker {
  /** Settles when the worker ends; rejects when it breaks down. */
  readonly ended: Promise<void>;
  /** Whether it asks for work. */
  isRunning(): boolean;
  /** Lets running tasks finish, then stops; a worker whose server is gone is given up after eight seconds. */
  stop(): Promise<void>;
}

const STOP_LIMIT_MS = 8_000;

let runtimeInstalled = false;

/** As Prometheus names what is counted and measured. */
const IN_SECONDS = { countersTotalSuffix: true, unitSuffix: true, useSecondsForDurations: true } as const;

/** The SDK has one runtime in a process: the first worker's log is the log of all. */
function installRuntime(log: Logger, sdkMetrics: string | undefined): void {
  if (runtimeInstalled) return;
  Runtime.install({
    logger: temporalLogger(log),
    telemetryOptions: {
      logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } },
      ...(sdkMetrics ? { metrics: { prometheus: { bindAddress: sdkMetrics, ...IN_SECONDS } } } : {}),
    },
    shutdownSignals: [],
  });
  runtimeInstalled = true;
}

export async function startWorker({
  connect,
  taskQueue,
  bundle,
  maxCachedWorkflows = 1000,
  codecKeys,
  log = createLogger(),
  sdkMetrics,
  ...activities
}: WorkerOptions): Promise<RunningWorker> {
  installRuntime(log, sdkMetrics);
  const stopping = new AbortController();
  const connection = await NativeConnection.connect(connect);
  const worker = await Worker.create({
    connection,
    namespace: NAMESPACE,
    taskQueue,
    workflowBundle: bundle,
    dataConverter: dataConverter(codecKeys),
    interceptors: { activity: [requestIdsInLog] },
    activities: createActivities({ ...activities, stopping: stopping.signal }),
    maxCachedWorkflows,
    maxConcurrentWorkflowTaskExecutions: 40,
    maxConcurrentActivityTaskExecutions: 40,
    shutdownGraceTime: '2 seconds',
  });
  const ended = worker.run().finally(() => connection.close());
  return {
    ended,
    isRunning: () => worker.getState() === 'RUNNING',
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      stopping.abort(); // only now: a worker that still asked for work would be given the dispatcher again
      await Promise.race([ended, sleep(STOP_LIMIT_MS, undefined, { ref: false })]);
    },
  };
}
