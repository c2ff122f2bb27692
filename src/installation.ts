import { join } from 'node:path';
import { type Clock, createClock } from './clock.ts';
import type { Config } from './config.ts';
import { ensureNamespace, type Log, type RunningEngine, startEngine } from './engine/index.ts';
import { type DirectoryLock, lockDirectory } from './lock.ts';
import { type MailCatcher, startMailCatcher } from './messages/mail-catcher.ts';
import { createMailSender } from './messages/smtp.ts';
import type { ServiceDeps } from './services/services.ts';
import { type OpenDatabase, openDatabase } from './store/database.ts';
import { loadKeyRing } from './store/keys.ts';
import { readSetting, writeSetting } from './store/settings.ts';
import {
  connectionOptions,
  connectTemporal,
  createTrajectories,
  NAMESPACE,
  RETENTION_DAYS,
  TASK_QUEUE,
} from './temporal.ts';
import { bundleWorkflows, type RunningWorker, startWorker } from './worker.ts';

/** Everything that runs in one process: engine, store, clock, mail and worker. */
export interface Installation {
  readonly config: Config;
  readonly services: ServiceDeps;
  readonly engine: RunningEngine;
  readonly store: OpenDatabase;
  readonly clock: Clock;
  /** The built-in mail server, when no real one is configured. */
  readonly catcher: MailCatcher | undefined;
  readonly lock: DirectoryLock;
  /** Settles when a part that must run has ended by itself. */
  readonly broken: Promise<string>;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly log: Log;
  /** Where links in messages lead. */
  readonly baseUrl: string;
  /** Which parts of the engine's own output matter only to a tester: shorter polls and no acting window. */
  readonly impatient?: boolean;
}

/**
 * Opens an installation, from the lock on its data directory to a running worker. What was opened is closed again, in
 * reverse order, when a later part fails.
 */
export async function openInstallation(
  config: Config,
  { log, baseUrl, impatient = false }: OpenOptions,
): Promise<Installation> {
  const closers: (() => Promise<unknown>)[] = [];
  const opened = async <T>(opening: Promise<T>, close: (part: T) => Promise<unknown>): Promise<T> => {
    const part = await opening;
    closers.push(() => close(part));
    return part;
  };
  const close = async () => {
    for (const closer of closers.splice(0).reverse())
      await closer().catch((error) => log(`While stopping: ${(error as Error).message}`));
  };
  try {
    const lock = await opened(lockDirectory(config.dataDir), (part) => part.release());
    const [engine, store, keys, bundle] = await allOpened([
      opened(startEngine({ dataDir: config.dataDir, log }), (part) => part.stop()),
      opened(
        openDatabase(config.databaseUrl ? { url: config.databaseUrl } : { folder: join(config.dataDir, 'store') }),
        (part) => part.close(),
      ),
      loadKeyRing(config.keyFile),
      bundleWorkflows(),
    ]);
    const connect = connectionOptions(engine);
    const { connection, client } = await opened(connectTemporal(connect), (part) => part.connection.close());
    await ensureNamespace(connection, NAMESPACE, { retentionDays: RETENTION_DAYS });
    const { db } = store;
    const clock = createClock({
      offsetMs: (await readSetting(db, 'clockOffsetMs')) ?? 0,
      movable: !config.production,
      remember: (offsetMs) => writeSetting(db, 'clockOffsetMs', offsetMs),
    });
    const catcher = config.smtp
      ? undefined
      : await opened(startMailCatcher({ folder: join(config.dataDir, 'mail') }), (part) => part.stop());
    const smtp = config.smtp ?? { host: '127.0.0.1', port: catcher!.port, secure: false };
    const mail = await opened(Promise.resolve(createMailSender({ ...smtp, from: config.mailFrom })), async (part) =>
      part.close(),
    );
    const trajectories = createTrajectories(client, TASK_QUEUE);
    const polling = { pollMs: impatient ? 50 : 500, leaseSeconds: 60 };
    const worker = await opened(
      startWorker({ connect, taskQueue: TASK_QUEUE, bundle, db, clock, mail, baseUrl, ...polling }),
      (part) => part.stop(),
    );
    await trajectories.ensureDispatcher();
    const services = {
      db,
      keys,
      clock,
      trajectories,
      ...(config.production ? {} : { settingOverrides: { actingWindowMinutes: 0 } }),
    };
    return { config, services, engine, store, clock, catcher, lock, broken: firstToBreak(engine, worker), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Like Promise.all, but waits for the others when one fails, so that what they opened can be closed. */
async function allOpened<T extends readonly unknown[]>(parts: { [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const settled = await Promise.allSettled(parts as Promise<unknown>[]);
  const failed = settled.find((part) => part.status === 'rejected');
  if (failed) throw failed.reason;
  return settled.map((part) => (part as PromiseFulfilledResult<unknown>).value) as unknown as T;
}

async function firstToBreak(engine: RunningEngine, worker: RunningWorker): Promise<string> {
  return Promise.race([
    engine.exited.then(() => `The Temporal server ended by itself. Its log: ${engine.logFile ?? 'not ours'}`),
    worker.ended.then(
      () => 'The worker ended by itself.',
      (error: Error) => `The worker broke down: ${error.message}`,
    ),
  ]);
}
