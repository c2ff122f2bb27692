import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { check } from '../../src/checker/check.ts';
import type { Evidence, Violation } from '../../src/checker/evidence.ts';
import { createClock } from '../../src/clock.ts';
import { addDays, type CivilDate, civilDateAt, weekday } from '../../src/domain/calendar/civil-date.ts';
import { instantAt } from '../../src/domain/calendar/working-days.ts';
import type { Command, CommandBody } from '../../src/domain/commands.ts';
import { type MailCatcher, startMailCatcher } from '../../src/messages/mail-catcher.ts';
import { createMailSender } from '../../src/messages/smtp.ts';
import { SENDING } from '../../src/parts.ts';
import { enrol } from '../../src/services/enrol.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import { advanceTime } from '../../src/services/time.ts';
import { workOf } from '../../src/services/work.ts';
import { type OpenDatabase, openDatabase } from '../../src/store/database.ts';
import { newKeyRing } from '../../src/store/keys.ts';
import { registerStaff } from '../../src/store/people.ts';
import { connectionOptions, connectTemporal, createTrajectories, TASK_QUEUE } from '../../src/temporal.ts';
import { bundleWorkflows, startWorker } from '../../src/worker.ts';
import type { Dated } from '../domain/builders.ts';
import { freePort } from '../rig/free-port.ts';
import { aCpr } from '../store/a-case.ts';
import { createJournallingClient } from './client.ts';
import { type Part, startFoundations } from './foundations.ts';
import { createMoments } from './moments.ts';
import { takeEvidence } from './testimony.ts';

export type Dependency = 'database' | 'mail server' | 'engine';

export interface OutageResult {
  readonly violations: readonly Violation[];
  readonly evidence: Evidence;
  readonly mails: readonly { readonly text: string }[];
  /** Connections to PostgreSQL before the outage, and when ours were fewest within a minute after everything was done. */
  readonly connections: { readonly before: Connections; readonly after: Connections };
  /** Milliseconds from the end of the outage until everything had been done. */
  readonly recoveryMs: number;
}

/** Sessions of the store's clients and of the engine, by process number and start: numbers are given again soon. */
export interface Connections {
  readonly store: readonly string[];
  readonly engine: readonly string[];
}

const CASES = 20;
const RECOVERY_LIMIT_MS = 240_000;

/**
 * Twenty courses of one caseworker begin at the same midnight, and something that the installation needs is away over
 * it, in real time. Meanwhile people go on asking. What is left is judged when everything has been done.
 */
export async function midnightWithout(dependency: Dependency, seconds: number): Promise<OutageResult> {
  const installation = await openInstallation();
  const { foundations, store, services, mailServer, asking } = installation;
  try {
    const tuesday = addDays(services.clock.today(), 1);
    const cases = await Promise.all(Array.from({ length: CASES }, () => aCourseFrom(installation, tuesday)));
    const midnight = instantAt(tuesday, '00:00');
    await advanceTime(services, midnight - leadMs(seconds) - services.clock.now());
    const before = await connections(store);
    const part = { database: foundations.database, engine: foundations.engine, 'mail server': mailServer }[dependency];
    const from = Date.now();
    await part.kill();
    if (seconds > 1 && services.clock.now() > midnight)
      throw new Error('Expected the outage to begin before midnight, found it after');
    const asked = Promise.all(
      cases.map((id) => asking.command(id, aCommand({ type: 'RegisterJobMatch', on: addDays(tuesday, -1) }))),
    );
    await sleep(seconds * 1000);
    await part.revive();
    const until = Date.now();
    await Promise.all([asked, untilAllTold(store, cases.length)]);
    const recoveryMs = Date.now() - until;
    const evidence = await installation.takeEvidence([{ from, until }]);
    return {
      violations: check(evidence),
      evidence,
      mails: mailServer.mails(),
      connections: { before, after: await fewestConnections(store, before) },
      recoveryMs,
    };
  } finally {
    await installation.stop();
  }
}

interface MailServer extends Part {
  readonly port: number;
  mails(): ReturnType<MailCatcher['mails']>;
}

/** A mail server that can be away and keeps what it has accepted. */
async function aMailServer(folder: string): Promise<MailServer> {
  const port = await freePort();
  let catcher = await startMailCatcher({ port, folder });
  return {
    name: 'mail server',
    port,
    kill: () => catcher.stop(),
    async revive() {
      catcher = await startMailCatcher({ port, folder });
    },
    mails: () => catcher.mails(),
  };
}

type Installation = Awaited<ReturnType<typeof openInstallation>>;

/** An installation with one worker, whose clock shows noon of a Monday in which messages may go out day and night. */
async function openInstallation() {
  const foundations = await startFoundations();
  const { url, engine, home } = foundations;
  const mailServer = await aMailServer(join(home, 'mail'));
  const store = await openDatabase({ url });
  const { db } = store;
  const connect = connectionOptions({ kind: 'server', address: engine.address });
  const { connection, client } = await connectTemporal(connect);
  const clock = createClock({ offsetMs: noonOfAMonday() - Date.now(), movable: true, remember: async () => undefined });
  const mail = createMailSender({
    host: '127.0.0.1',
    port: mailServer.port,
    secure: false,
    from: 'overgang@example.invalid',
  });
  const trajectories = createTrajectories(client, TASK_QUEUE);
  const dispatching = { db, clock, mail, baseUrl: 'https://overgang.example', ...SENDING };
  const services: ServiceDeps = { db, keys: newKeyRing(), clock, trajectories, settingOverrides: ROUND_THE_CLOCK };
  const bundle = await bundleWorkflows();
  const worker = await startWorker({
    connect,
    taskQueue: TASK_QUEUE,
    bundle,
    ...workOf(services),
    ...dispatching,
  });
  await trajectories.ensureDispatcher();
  const asking = createJournallingClient(services, createMoments());
  const municipality = randomUUID();
  const someone = { municipality, name: 'Clara', email: 'clara@example.invalid', teamLeader: false };
  const clara = await registerStaff(db, { id: randomUUID(), ...someone });
  return {
    ...{ foundations, store, services, mailServer, asking, municipality, clara },
    takeEvidence: (downtimes: Evidence['downtimes']) =>
      takeEvidence({ db, client, trajectories, clock, mails: mailServer.mails(), calls: asking.calls, downtimes }),
    async stop() {
      await worker.stop();
      await mail.close();
      await Promise.allSettled([connection.close(), store.close(), mailServer.kill()]);
      await foundations.stop();
    },
  };
}

const ROUND_THE_CLOCK = {
  actingWindowMinutes: 0,
  remindsOfDuties: false,
  sendingHours: { from: '00:00', until: '24:00' },
  closingDays: [],
};

function noonOfAMonday(): number {
  let day = civilDateAt(Date.now());
  while (weekday(day) !== 1) day = addDays(day, -1);
  return instantAt(day, '12:00');
}

/** A course with all its papers that begins on a day; Clara is its CTI worker. */
async function aCourseFrom(
  { services, asking, clara, municipality }: Installation,
  startOn: CivilDate,
): Promise<string> {
  const on = services.clock.today();
  const citizen = { cpr: aCpr(), name: 'Fie Fiktiv', municipality, programme: 'social-stoette', variant: 'rollout' };
  const enrolment = { ...citizen, draw: 'outage', on, by: 'tester' };
  const enrolled = await enrol({ ...services, trajectories: asking.trajectories }, enrolment);
  if ('refusal' in enrolled) throw new Error(`Expected an enrolment, found ${enrolled.refusal.reasons[0].code}`);
  const papers: Dated<CommandBody>[] = [
    { type: 'AssignStaff', function: 'ctiWorker', staffId: clara, on },
    { type: 'GrantSupport', legalBasis: 'LAB_31B', on },
    { type: 'InformOfGrant', who: 'citizen', on },
    { type: 'InformOfGrant', who: 'ctiWorker', on },
    { type: 'RegisterJobMatch', on },
    { type: 'StartCourse', startOn, takenOver: true },
  ];
  for (const body of papers) await asking.command(enrolled.trajectoryId, aCommand(body));
  return enrolled.trajectoryId;
}

const aCommand = (body: Dated<CommandBody>) => ({ id: randomUUID(), by: 'tester', ...body }) as Command;

/** How long before midnight the outage begins: in its middle, and of a long one so early that most of it comes after. */
const leadMs = (seconds: number) => Math.min(seconds / 2, 60) * 1000;

/** Waits until every course has begun and everybody has been told. What takes too long is for the checker to find. */
async function untilAllTold({ db }: OpenDatabase, courses: number): Promise<void> {
  const deadline = Date.now() + RECOVERY_LIMIT_MS;
  for (let isDone = false; !isDone && Date.now() < deadline; await sleep(250)) {
    const messages = await db.selectFrom('message').select('state').execute();
    const open = messages.filter(({ state }) => state === 'planned' || state === 'sending');
    isDone = messages.length >= 2 * courses && open.length === 0;
  }
}

async function connections({ db }: OpenDatabase): Promise<Connections> {
  const { rows } = await sql<{ session: string; isStore: boolean }>`
    select concat_ws(' ', pid, backend_start) as session, datname = current_database() as "isStore" from pg_stat_activity where client_port is not null`.execute(
    db,
  );
  const of = (isStore: boolean) => rows.filter((row) => row.isStore === isStore).map(({ session }) => session);
  return { store: of(true), engine: of(false) };
}

/** Pools let go of what they do not need after a while. */
async function fewestConnections(store: OpenDatabase, enough: Connections): Promise<Connections> {
  let fewest = await connections(store);
  for (let tries = 0; fewest.store.length > enough.store.length && tries < 60; tries++) {
    await sleep(1000);
    const now = await connections(store);
    if (now.store.length < fewest.store.length) fewest = now;
  }
  return fewest;
}
