import type { Client } from '@temporalio/client';
import type { WorkflowBundleOption } from '@temporalio/worker';
import { v7 as uuidv7 } from 'uuid';
import { type Clock, createClock } from '../../src/clock.ts';
import { addDays, type CivilDate, civilDateAt } from '../../src/domain/calendar/civil-date.ts';
import type { RecordedEvent } from '../../src/domain/events.ts';
import { ensureNamespace, startEngine } from '../../src/engine/index.ts';
import type { Logger } from '../../src/log.ts';
import { type MailCatcher, startMailCatcher } from '../../src/messages/mail-catcher.ts';
import { createMailSender } from '../../src/messages/smtp.ts';
import { SENDING } from '../../src/parts.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import { workOf } from '../../src/services/work.ts';
import type { Database } from '../../src/store/database.ts';
import { newKeyRing } from '../../src/store/keys.ts';
import { registerStaff } from '../../src/store/people.ts';
import {
  connectionOptions,
  connectTemporal,
  createTrajectories,
  NAMESPACE,
  RETENTION_DAYS,
} from '../../src/temporal.ts';
import { chainOf } from '../../src/witness/chain.ts';
import { bundleWorkflows, type RunningWorker, startWorker } from '../../src/worker.ts';
import { beginCase, type Case, noon } from './case.ts';
import { deviation, ownReportingBundle, replay } from './histories/replay.ts';
import { openMemoryStore } from './memory-store.ts';

export type { Case };

export interface RigOptions {
  /** 0 makes every workflow task replay the whole history. */
  readonly maxCachedWorkflows?: number;
  readonly continueAsNewAfter?: number;
  /** Without a first worker: a test starts its own. */
  readonly workers?: 0 | 1;
  /** Client and worker encrypt what enters the engine. */
  readonly codec?: boolean;
  /** Of the workers; Temporal's runtime, and so a file's first rig, decides for the whole file. */
  readonly log?: Logger;
  /** The day that the installation's clock shows at the beginning, at noon; today unless told otherwise. */
  readonly today?: string;
}

/** A real server, a real store, a real mail conversation, and a clock that can be moved: what a test of the shell needs. */
export interface Rig {
  readonly services: ServiceDeps;
  readonly client: Client;
  readonly db: Database;
  readonly clock: Clock;
  readonly mails: MailCatcher;
  readonly leaderId: string;
  /** Where workers of another make find their work. */
  readonly connect: ReturnType<typeof connectionOptions>;
  readonly taskQueue: string;
  /** Another worker on the same task queue, with the workflows as they are unless told otherwise. */
  startWorker(build?: WorkflowBundleOption): Promise<RunningWorker>;
  /** A fictive citizen enrolled on a day of the past or the future; the case's own clock shows noon of that day. */
  begin(on: string): Promise<Case>;
  /** Replays every history that began in this rig on the code as it is, and closes everything. */
  close(): Promise<void>;
}

export async function startRig({
  maxCachedWorkflows,
  continueAsNewAfter,
  workers = 1,
  codec = false,
  log,
  today,
}: RigOptions = {}): Promise<Rig> {
  const [engine, store, bundle, mails] = await Promise.all([
    startEngine({
      dataDir: 'memory',
      log: () => undefined,
      timerShift: '100ms',
      ...(continueAsNewAfter === undefined ? {} : { continueAsNewAfter }),
    }),
    openMemoryStore(),
    bundleWorkflows(),
    startMailCatcher(),
  ]);
  const connect = connectionOptions(engine);
  const keys = newKeyRing();
  const codecKeys = codec ? keys : undefined;
  const { connection, client } = await connectTemporal(connect, codecKeys);
  await ensureNamespace(connection, NAMESPACE, { retentionDays: RETENTION_DAYS });
  const { db } = store;
  const offsetMs = today === undefined ? 0 : noon(today) - Date.now();
  const clock = createClock({ offsetMs, movable: true, remember: async () => undefined });
  const mail = createMailSender({
    host: '127.0.0.1',
    port: mails.port,
    secure: false,
    from: 'overgang@example.invalid',
  });
  const taskQueue = uuidv7();
  const trajectories = createTrajectories(client, taskQueue);
  const services: ServiceDeps = {
    db,
    keys,
    clock,
    trajectories,
    settingOverrides: { actingWindowMinutes: 0, remindsOfDuties: false },
  };
  const running: RunningWorker[] = [];
  const oneMoreWorker = async (build = bundle) => {
    const dispatching = { db, clock, mail, baseUrl: 'http://overgang.example', ...SENDING, pollMs: 50 };
    const worker = await startWorker({
      connect,
      codecKeys,
      taskQueue,
      bundle: build,
      ...workOf(services),
      ...dispatching,
      ...(log ? { log } : {}),
      ...(maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows }),
    });
    running.push(worker);
    return worker;
  };
  if (workers > 0) await oneMoreWorker();
  const leaderId = await registerStaff(db, {
    id: uuidv7(),
    municipality: '101',
    name: 'Lone Leder',
    email: 'lone@example.invalid',
    teamLeader: true,
  });
  const cases: string[] = [];
  return {
    services,
    client,
    db,
    clock,
    mails,
    leaderId,
    connect,
    taskQueue,
    startWorker: oneMoreWorker,
    async begin(on) {
      const begun = await beginCase(services, on as CivilDate);
      cases.push(begun.id);
      return begun;
    },
    async close() {
      if (cases.length > 0) await replayAll(client, cases);
      await Promise.allSettled(running.map((worker) => worker.stop()));
      mail.close();
      await Promise.allSettled([connection.close(), mails.stop()]);
      await Promise.allSettled([engine.stop(), store.close()]);
    },
  };
}

/** Every run of every case, replayed on the code as it is: a command out of order, or another date in one, throws. */
async function replayAll(client: Client, cases: readonly string[]): Promise<void> {
  const chains = await Promise.all(cases.map((id) => chainOf(client, id)));
  for await (const run of replay(await ownReportingBundle(), chains.flat())) {
    const found = deviation(run);
    if (found) throw new Error(`Replay of ${run.workflowId}, run ${run.runId}: ${found}`);
  }
}

/** Dates of acting, in Copenhagen, beside the dates of the events: equal when nothing was late or early. */
export function actedOn(journal: readonly RecordedEvent[]): { type: string; on: CivilDate; actedOn: CivilDate }[] {
  return journal
    .filter(({ cause }) => !cause)
    .map(({ type, on, recordedAt }) => ({ type, on, actedOn: civilDateAt(Date.parse(recordedAt)) }));
}

export const dayBefore = (on: string) => addDays(on as CivilDate, -1) as string;
