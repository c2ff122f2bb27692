import type { Client } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { v7 as uuidv7 } from 'uuid';
import { type Clock, createClock } from '../../src/clock.ts';
import { addDays, type CivilDate, civilDateAt } from '../../src/domain/calendar/civil-date.ts';
import { instantAt } from '../../src/domain/calendar/working-days.ts';
import type { Command, CommandBody } from '../../src/domain/commands.ts';
import type { LegalBasis } from '../../src/domain/course.ts';
import type { CprNumber } from '../../src/domain/cpr.ts';
import type { RecordedEvent } from '../../src/domain/events.ts';
import { ensureNamespace, startEngine } from '../../src/engine/index.ts';
import { type MailCatcher, startMailCatcher } from '../../src/messages/mail-catcher.ts';
import { createMailSender } from '../../src/messages/smtp.ts';
import { enrol } from '../../src/services/enrol.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { readJournal } from '../../src/store/journal.ts';
import { newKeyRing } from '../../src/store/keys.ts';
import { registerStaff } from '../../src/store/people.ts';
import {
  type CommandResult,
  connectionOptions,
  connectTemporal,
  createTrajectories,
  NAMESPACE,
  RETENTION_DAYS,
} from '../../src/temporal.ts';
import { bundleWorkflows, type RunningWorker, startWorker } from '../../src/worker.ts';
import type { Dated } from '../domain/builders.ts';

export interface RigOptions {
  /** 0 makes every workflow task replay the whole history. */
  readonly maxCachedWorkflows?: number;
  readonly continueAsNewAfter?: number;
  /** Without a first worker: a test starts its own. */
  readonly workers?: 0 | 1;
}

/** A real server, a real store, a real mail conversation, and a clock that can be moved: what a test of the shell needs. */
export interface Rig {
  readonly services: ServiceDeps;
  readonly client: Client;
  readonly db: Database;
  readonly clock: Clock;
  readonly mails: MailCatcher;
  readonly leaderId: string;
  /** Another worker on the same task queue. */
  startWorker(): Promise<RunningWorker>;
  /** A fictive citizen enrolled on a day of the past or the future; the case's own clock shows noon of that day. */
  begin(on: string): Promise<Case>;
  /** Replays every history that began in this rig on the code as it is, and closes everything. */
  close(): Promise<void>;
}

/** One case with its own virtual clock. */
export interface Case {
  readonly id: string;
  ask(body: Dated<CommandBody>, commandId?: string): Promise<CommandResult>;
  /** Brings the case to noon of a day. */
  goTo(on: string): Promise<void>;
  /** Brings the case to an instant (epoch milliseconds) of its own clock. */
  goToInstant(ms: number): Promise<void>;
  /** Events in the journal as "date type". */
  story(): Promise<string[]>;
  journal(): Promise<RecordedEvent[]>;
  /** Everything that must be known before the start, and the start. */
  startCourse(legalBasis: LegalBasis, startOn: string): Promise<void>;
}

let numbers = 0;

export async function startRig({ maxCachedWorkflows, continueAsNewAfter, workers = 1 }: RigOptions = {}): Promise<Rig> {
  const log = () => undefined;
  const [engine, store, bundle, mails] = await Promise.all([
    startEngine({
      dataDir: 'memory',
      log,
      timerShift: '100ms',
      ...(continueAsNewAfter === undefined ? {} : { continueAsNewAfter }),
    }),
    openDatabase({ memory: true }),
    bundleWorkflows(),
    startMailCatcher(),
  ]);
  const connect = connectionOptions(engine);
  const { connection, client } = await connectTemporal(connect);
  await ensureNamespace(connection, NAMESPACE, { retentionDays: RETENTION_DAYS });
  const { db } = store;
  const clock = createClock({ offsetMs: 0, movable: true, remember: async () => undefined });
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
    keys: newKeyRing(),
    clock,
    trajectories,
    settingOverrides: { actingWindowMinutes: 0 },
  };
  const running: RunningWorker[] = [];
  const oneMoreWorker = async () => {
    const dispatching = { db, clock, mail, baseUrl: 'http://overgang.example', pollMs: 50, leaseSeconds: 60 };
    const worker = await startWorker({
      connect,
      taskQueue,
      bundle,
      ...dispatching,
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
    startWorker: oneMoreWorker,
    async begin(on) {
      const begun = await beginCase(services, on as CivilDate);
      cases.push(begun.id);
      return begun;
    },
    async close() {
      for (const id of cases) await replay(client, bundle, id);
      await Promise.allSettled(running.map((worker) => worker.stop()));
      mail.close();
      await Promise.allSettled([connection.close(), mails.stop()]);
      await Promise.allSettled([engine.stop(), store.close()]);
    },
  };
}

async function beginCase(services: ServiceDeps, on: CivilDate): Promise<Case> {
  const { db, trajectories } = services;
  const noon = (day: string) => instantAt(day as CivilDate, '12:00');
  const clockOffsetMs = noon(on) - Date.now();
  const cpr = `6101${String(++numbers).padStart(6, '0')}` as CprNumber;
  const enrolled = await enrol(services, {
    cpr,
    name: 'Test Person',
    municipality: '101',
    programme: 'social-stoette',
    variant: 'rollout',
    draw: '1',
    on,
    by: 'tester',
    clockOffsetMs,
  });
  if ('refusal' in enrolled) throw new Error(enrolled.refusal.reasons[0].code);
  const { trajectoryId: id } = enrolled;
  const journal = () => readJournal(db, id);
  const ask = (body: Dated<CommandBody>, commandId: string = uuidv7()) =>
    trajectories.command(id, { id: commandId, by: 'tester', ...(body as CommandBody) } as Command);
  const goToInstant = (ms: number) => trajectories.fastForward(id, ms - clockOffsetMs);
  return {
    id,
    ask,
    journal,
    goToInstant,
    goTo: (day) => goToInstant(noon(day)),
    story: async () =>
      (await journal()).map((event) => `${event.on} ${event.type}${'phase' in event ? ` ${event.phase}` : ''}`),
    async startCourse(legalBasis, startOn) {
      const papers: Dated<CommandBody>[] = [
        ...(legalBasis === 'SEL_85' ? [{ type: 'AssessTargetGroup' as const, inTargetGroup: true, on }] : []),
        { type: 'GrantSupport', legalBasis, on },
        { type: 'InformOfGrant', who: 'citizen', on },
        { type: 'InformOfGrant', who: 'ctiWorker', on },
        { type: 'RegisterJobMatch', on },
        { type: 'StartCourse', startOn },
      ];
      for (const paper of papers) {
        const answer = await ask(paper);
        if ('refusal' in answer) throw new Error(`${paper.type}: ${answer.refusal.reasons.map(({ code }) => code)}`);
      }
    },
  };
}

/** Every run of a case's chain, replayed on the code as it is: a command out of order throws. */
async function replay(
  client: Client,
  workflowBundle: Awaited<ReturnType<typeof bundleWorkflows>>,
  workflowId: string,
): Promise<void> {
  let runId: string | undefined = (await client.workflow.getHandle(workflowId).describe()).runId;
  while (runId) {
    const history: Parameters<typeof Worker.runReplayHistory>[1] = await client.workflow
      .getHandle(workflowId, runId)
      .fetchHistory();
    await Worker.runReplayHistory({ workflowBundle, replayName: runId }, history, workflowId);
    const started: { continuedExecutionRunId?: string | null } | null | undefined = (
      history as {
        events?:
          | { workflowExecutionStartedEventAttributes?: { continuedExecutionRunId?: string | null } | null }[]
          | null;
      }
    ).events?.[0]?.workflowExecutionStartedEventAttributes;
    runId = started?.continuedExecutionRunId || undefined;
  }
}

/** Dates of acting, in Copenhagen, beside the dates of the events: equal when nothing was late or early. */
export function actedOn(journal: readonly RecordedEvent[]): { type: string; on: CivilDate; actedOn: CivilDate }[] {
  return journal
    .filter(({ cause }) => !cause)
    .map(({ type, on, recordedAt }) => ({ type, on, actedOn: civilDateAt(Date.parse(recordedAt)) }));
}

export const dayBefore = (on: string) => addDays(on as CivilDate, -1) as string;
