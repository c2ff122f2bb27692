import { readConfig } from './config.ts';
import { openMetrics } from './metrics/open-metrics.ts';
import { keyFileMissing, NO_MAIL_SERVER, openMail, openShared, SENDING, sdkMetricsOf } from './parts.ts';
import { readinessOf, WORKER_ENDED } from './readiness.ts';
import { type Frame, runRoot } from './root.ts';
import { seeToReports, workOf } from './services/work.ts';
import { TASK_QUEUE } from './temporal.ts';
import { bundleWorkflows, startWorker } from './worker.ts';

/** Workflows, activities and the sending of messages, as a process of its own. Any number of them may run. */
async function open(frame: Frame): Promise<{ readonly broken: Promise<string> }> {
  const { config, parts, log, tell } = frame;
  const missing = [...(config.smtp ? [] : [NO_MAIL_SERVER]), ...(await keyFileMissing(config))];
  const shared = await openShared(parts, config, missing);
  const { store, clock, keys, connect, codecKeys, trajectories, temporalAddress, baseUrl } = shared;
  const mail = await openMail(parts, config, config.smtp!);
  const bundle = await bundleWorkflows();
  const services = { db: store.db, keys, clock, trajectories };
  const options = { connect, codecKeys, taskQueue: TASK_QUEUE, bundle, log, sdkMetrics: sdkMetricsOf(config) };
  const sending = { db: store.db, clock, mail, baseUrl, ...SENDING };
  const worker = await parts.opened(startWorker({ ...options, ...workOf(services), ...sending }), (part) =>
    part.stop(),
  );
  await trajectories.ensureDispatcher();
  await seeToReports(services);
  await openMetrics(frame, services, async () => ({
    ...(await readinessOf({ ...services, keyFile: config.keyFile })),
    worker: worker.isRunning() ? null : WORKER_ENDED,
  }));
  tell(`Overgang worker is running: Temporal ${temporalAddress}, ${store.product}.`);
  const broken = worker.ended.then(
    () => 'The worker ended by itself.',
    (error: Error) => `The worker broke down: ${error.message}`,
  );
  return { broken };
}

await runRoot({
  name: 'Overgang worker',
  configure: () => readConfig(process.env, process.cwd(), { demo: false }),
  open,
});
