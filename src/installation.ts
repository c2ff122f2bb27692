import { join } from 'node:path';
import type { Clock } from './clock.ts';
import { type Config, ConfigError } from './config.ts';
import { type Log, type RunningEngine, startEngine } from './engine/index.ts';
import { type DirectoryLock, lockDirectory } from './lock.ts';
import { createLogger, type Logger } from './log.ts';
import { type MailCatcher, startMailCatcher } from './messages/mail-catcher.ts';
import { createParts, NO_MAIL_SERVER, openClock, openMail, openTemporal, SENDING } from './parts.ts';
import type { ServiceDeps } from './services/services.ts';
import { seeToReports, workOf } from './services/work.ts';
import { checkCodec } from './store/codec-check.ts';
import { type OpenDatabase, openDatabase } from './store/database.ts';
import { openKeyRing } from './store/key-check.ts';
import { TASK_QUEUE } from './temporal.ts';
import type { RunningWorker } from './worker.ts';

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
  readonly worker: RunningWorker;
  /** Settles when a part that must run has ended by itself. */
  readonly broken: Promise<string>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Tells the person who has started it. */
  readonly tell: Log;
  /** On standard error, in lines for people, unless told otherwise: standard output is a command's own. */
  readonly log?: Logger;
  /** Where links in messages lead. */
  readonly baseUrl: string;
  /** Where Temporal's SDK tells its numbers; a command beside a running installation tells none. */
  readonly sdkMetrics?: string | undefined;
  /** Which parts of the engine's own output matter only to a tester: shorter polls and no acting window. */
  readonly impatient?: boolean;
  /** Nobody opens it again: engine and mails need not outlive the process, and nothing waits for a disk. */
  readonly isThrownAway?: boolean;
}

/**
 * Opens an installation, from the lock on its data directory to a running worker. What was opened is closed again, in
 * reverse order, when a later part fails.
 */
export async function openInstallation(
  config: Config,
  { tell, log = createLogger(), baseUrl, sdkMetrics, impatient = false, isThrownAway = false }: OpenOptions,
): Promise<Installation> {
  if (config.production && !config.smtp) throw new ConfigError(NO_MAIL_SERVER);
  const parts = createParts(tell);
  const { opened, close } = parts;
  try {
    const lock = await opened(lockDirectory(config.dataDir), (part) => part.release());
    // What Temporal's worker is made of takes half a second to load: that is time in which the engine starts.
    const [engine, store, catcher, { bundle, startWorker }] = await allOpened([
      opened(
        startEngine({
          dataDir: isThrownAway ? 'memory' : config.dataDir,
          log: tell,
          timeSkipping: !config.production,
          ...(impatient ? { timerShift: '100ms' } : {}),
        }),
        (part) => part.stop(),
      ),
      opened(
        openDatabase(config.databaseUrl ? { url: config.databaseUrl } : { folder: join(config.dataDir, 'store') }),
        (part) => part.close(),
      ),
      config.smtp
        ? Promise.resolve(undefined)
        : opened(startMailCatcher(isThrownAway ? {} : { folder: join(config.dataDir, 'mail') }), (part) => part.stop()),
      import('./worker.ts').then(async (worker) => ({ ...worker, bundle: await worker.bundleWorkflows() })),
    ]);
    const { db } = store;
    const keys = await openKeyRing(db, config.keyFile);
    await checkCodec(db, config.payloadCodec);
    const temporal = await openTemporal(parts, engine, config.payloadCodec ? keys : undefined);
    const { connect, codecKeys, trajectories } = temporal;
    const clock = await openClock(db, !config.production);
    const mail = await openMail(
      parts,
      config,
      config.smtp ?? { host: '127.0.0.1', port: catcher!.port, secure: false },
    );
    const sending = impatient ? { ...SENDING, pollMs: 50 } : SENDING;
    const services = {
      db,
      keys,
      clock,
      trajectories,
      ...(config.production ? {} : { settingOverrides: { actingWindowMinutes: 0 } }),
    };
    const worker = await opened(
      startWorker({
        ...{ connect, codecKeys, taskQueue: TASK_QUEUE, bundle, log, sdkMetrics },
        ...workOf(services),
        ...{ db, clock, mail, baseUrl, ...sending },
      }),
      (part) => part.stop(),
    );
    await trajectories.ensureDispatcher();
    await seeToReports(services);
    return {
      config,
      services,
      engine,
      store,
      clock,
      catcher,
      lock,
      worker,
      broken: firstToBreak(engine, worker),
      close,
    };
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
