import { readConfig } from './config.ts';
import { keyFileMissing, NO_MAIL_SERVER, openMail, openShared, SENDING } from './parts.ts';
import { runRoot } from './root.ts';
import { performer } from './services/long/perform.ts';
import { openKeyRing } from './store/key-check.ts';
import { TASK_QUEUE } from './temporal.ts';
import { bundleWorkflows, startWorker } from './worker.ts';

/** Workflows, activities and the sending of messages, as a process of its own. Any number of them may run. */
await runRoot('Overgang worker', async (parts, log) => {
  const config = readConfig(process.env, process.cwd(), { demo: false });
  const missing = [...(config.smtp ? [] : [NO_MAIL_SERVER]), ...(await keyFileMissing(config))];
  const shared = await openShared(parts, config, missing);
  const { store, clock, connect, codecKeys, trajectories, temporalAddress, baseUrl } = shared;
  const mail = await openMail(parts, config, config.smtp!);
  const bundle = await bundleWorkflows();
  const { db } = store;
  const services = { db, keys: await openKeyRing(db, config.keyFile), clock, trajectories };
  const sending = { db, clock, mail, baseUrl, ...SENDING };
  const options = { connect, codecKeys, taskQueue: TASK_QUEUE, bundle, perform: performer(services), ...sending };
  const worker = await parts.opened(startWorker(options), (part) => part.stop());
  await trajectories.ensureDispatcher();
  log(`Overgang worker is running: Temporal ${temporalAddress}, ${store.product}.`);
  const broken = worker.ended.then(
    () => 'The worker ended by itself.',
    (error: Error) => `The worker broke down: ${error.message}`,
  );
  return { broken };
});
