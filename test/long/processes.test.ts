import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { createClock } from '../../src/clock.ts';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { instantAt } from '../../src/domain/calendar/working-days.ts';
import type { CommandBody } from '../../src/domain/commands.ts';
import { type RunningEngine, startEngine } from '../../src/engine/index.ts';
import { type MailCatcher, startMailCatcher } from '../../src/messages/mail-catcher.ts';
import { enrol } from '../../src/services/enrol.ts';
import { showTrajectory } from '../../src/services/read.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import { type OpenDatabase, openDatabase } from '../../src/store/database.ts';
import { newKeyRing } from '../../src/store/keys.ts';
import { registerStaff } from '../../src/store/people.ts';
import { createApiKey } from '../../src/store/service-accounts.ts';
import { connectTemporal, createTrajectories, TASK_QUEUE } from '../../src/temporal.ts';
import { type Dated, pause, resume } from '../domain/builders.ts';
import { aCpr } from '../store/a-case.ts';
import { aProcess } from './a-process.ts';
import { endedWell, lines, TRACE } from './log-lines.ts';
import { newDatabase } from './postgres.ts';

/** The production shape on one machine: engine and store on PostgreSQL, worker and HTTP server each a process of its own. */
let home: string;
let engine: RunningEngine;
let url: string;
let mails: MailCatcher;
let environment: Record<string, string>;
const keys = newKeyRing();

beforeAll(async () => {
  const server = inject('postgresUrl')!;
  const { hostname: host, port, username: user, password } = new URL(server);
  const name = randomUUID().replaceAll('-', '');
  const databases = { database: `temporal_${name}`, visibilityDatabase: `visibility_${name}` };
  home = await mkdtemp(join(tmpdir(), 'overgang-processes-'));
  [engine, url, mails] = await Promise.all([
    startEngine({
      dataDir: 'memory',
      log: console.log,
      env: { ...process.env, TEMPORAL_ADDRESS: undefined },
      persistence: { host, port: Number(port), user, password, ...databases },
      historyShards: 4,
      timerShift: '100ms',
    }),
    newDatabase(server),
    startMailCatcher(),
  ]);
  const keyFile = join(home, 'keys.json');
  await writeFile(keyFile, JSON.stringify(keys), { mode: 0o600 });
  environment = {
    NODE_ENV: 'production',
    DATABASE_URL: url,
    TEMPORAL_ADDRESS: engine.address,
    OVERGANG_BASE_URL: 'https://overgang.example',
    OVERGANG_DATA_DIR: home,
    OVERGANG_KEY_FILE: keyFile,
    OVERGANG_SMTP_URL: `smtp://127.0.0.1:${mails.port}`,
    OVERGANG_PORT: '0',
  };
}, 20 * 60_000);
afterAll(async () => {
  await Promise.allSettled([mails?.stop(), engine?.stop()]);
  await rm(home, { recursive: true, force: true });
});

const aWorker = async () => {
  const worker = aProcess('src/main.worker.ts', environment);
  await worker.says(/Overgang worker is running/);
  return worker;
};
const anHttpServer = async (more: Record<string, string> = {}) => {
  const http = aProcess('src/main.http.ts', { ...environment, ...more });
  const [, port] = await http.says(/answers on [^:]+:(\d+)/);
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers });
  return { ...http, get };
};
/** What a test does beside the two processes: a client of the same store and cluster. */
async function aClient(): Promise<{ services: ServiceDeps; store: OpenDatabase; close(): Promise<void> }> {
  const store = await openDatabase({ url });
  const { connection, client } = await connectTemporal({ address: engine.address }, keys); // production: the codec is on
  const services: ServiceDeps = {
    db: store.db,
    keys,
    clock: createClock({ offsetMs: 0, movable: false, remember: async () => undefined }),
    trajectories: createTrajectories(client, TASK_QUEUE),
    settingOverrides: { actingWindowMinutes: 0, remindsOfDuties: false },
  };
  return { services, store, close: () => Promise.all([connection.close(), store.close()]).then(() => undefined) };
}

describe('a worker and an HTTP server in production', () => {
  it('start together on an empty database and an empty cluster, and stop in order', async () => {
    const [worker, http] = await Promise.all([aWorker(), anHttpServer()]);
    expect(await (await http.get('/healthz')).json()).toEqual({ status: 'ok' });
    const ready = await http.get('/readyz');
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ready', parts: { database: null, tables: null, keys: null, temporal: null, worker: null } },
    ]);
    expect((await http.get('/')).status).toBe(200);
    expect((await http.get(`/forloeb/${randomUUID()}`)).status).toBe(404);
    expect(await Promise.all([worker.stop(), http.stop()])).toEqual([0, 0]);
    endedWell(worker, /^Overgang worker is running: /);
    endedWell(http, /^Overgang answers on /);
  });

  it('carry a course from start to end over a change of workers: every date right, every message once', async () => {
    const [first, client] = await Promise.all([aWorker(), aClient()]);
    const { services, store } = client;
    const municipality = randomUUID();
    const email = `${randomUUID()}@example.invalid`;
    const ctiWorker = await registerStaff(store.db, {
      ...{ id: randomUUID(), municipality, name: 'Mads', email, teamLeader: false },
    });
    const start = date('2025-01-10');
    const clockOffsetMs = instantAt(start, '12:00') - Date.now();
    const enrolled = await enrol(services, {
      ...{ cpr: aCpr(), name: 'Fie Fiktiv', municipality, programme: 'social-stoette', variant: 'rollout' },
      ...{ draw: 'test', on: start, by: 'tester', clockOffsetMs },
    });
    if ('refusal' in enrolled) throw new Error(enrolled.refusal.reasons[0].code);
    const { trajectoryId } = enrolled;
    const goTo = (on: string) =>
      services.trajectories.fastForward(trajectoryId, instantAt(date(on), '12:00') - clockOffsetMs);
    const ask = async (...bodies: Dated<CommandBody>[]) => {
      for (const body of bodies)
        expect(
          await services.trajectories.command(trajectoryId, {
            ...{ id: randomUUID(), by: 'tester' },
            ...(body as CommandBody),
          }),
        ).toHaveProperty('sequence');
    };
    const on = '2025-01-10';
    await ask(
      { type: 'AssignStaff', function: 'ctiWorker', staffId: ctiWorker, on },
      { type: 'GrantSupport', legalBasis: 'LAB_31B', on },
      { type: 'InformOfGrant', who: 'citizen', on },
      { type: 'InformOfGrant', who: 'ctiWorker', on },
      { type: 'RegisterJobMatch', on },
      { type: 'StartCourse', startOn: '2025-01-15', takenOver: true },
    );
    await goTo('2025-02-01');
    await ask(pause('2025-02-01'));

    // Half-way the worker is told to stop, and another takes over while the case waits.
    expect(await first.stop()).toBe(0);
    const second = await aWorker();

    await goTo('2025-02-22');
    await ask(resume('2025-02-22'));
    await goTo('2025-08-10');

    // By hand: two months each from 2025-01-15, every boundary 21 days later for the pause.
    const expected = ['2025-01-15', '2025-04-05', '2025-06-05', '2025-08-05'];
    const { timeline } = (await showTrajectory(services, trajectoryId))!;
    const transitions = timeline.flatMap((entry) =>
      entry.kind === 'event' && ['PhaseStarted', 'CourseEnded'].includes(entry.event.type)
        ? [[entry.event.on, entry.recordedOn]]
        : [],
    );
    expect(transitions).toEqual(expected.map((day) => [day, day]));

    // What is due at once leaves in one mail, with a link for each message: in virtual time that may be any of the four.
    const toMads = () => mails.mails().filter(({ to }) => to === email);
    const link = `https://overgang.example/forloeb/${trajectoryId}`;
    const links = () => toMads().reduce((sum, { text }) => sum + text.split(link).length - 1, 0);
    await vi.waitFor(() => expect(links()).toBe(4), { timeout: 60_000, interval: 200 });
    await sleep(3_000); // time for a second copy that must not come
    expect(links()).toBe(4);
    expect(new Set(toMads().map(({ messageId }) => messageId)).size).toBe(toMads().length);
    const states = await store.db.selectFrom('message').select(['channel', 'state']).execute();
    expect(states.map(({ channel, state }) => `${channel} ${state}`).sort()).toEqual(
      [...Array(4).fill('email sent'), ...Array(4).fill('inbox sent')].sort(),
    );
    expect(await second.stop()).toBe(0);
    for (const worker of [first, second]) endedWell(worker, /^Overgang worker is running: /);
    await client.close();
  });

  it('of which the server finishes the answer it is giving before it stops', async () => {
    const { store, close } = await aClient();
    const http = await anHttpServer();
    const { key } = await createApiKey(store.db, { municipality: '101', name: randomUUID(), role: 'reader' });
    const [isLocked, mayGoOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = store.db.transaction().execute(async (trx) => {
      await sql`lock table trajectory in access exclusive mode`.execute(trx);
      isLocked.resolve();
      await mayGoOn.promise;
    });
    await isLocked.promise;
    const answer = http.get('/api/v1/trajectories', { authorization: `Bearer ${key}` }); // so it waits for the lock
    await sleep(500);
    const stopped = http.stop();
    await http.says(/Stopping/);
    const now = await Promise.all(['/healthz', '/readyz', '/'].map((path) => http.get(path)));
    expect(now.map(({ status }) => status)).toEqual([200, 503, 503]); // it lives, and takes nothing new
    mayGoOn.resolve();
    await holding;
    expect((await answer).status).toBe(200);
    expect(await stopped).toBe(0);
    endedWell(http, /^Overgang answers on /);
    await close();
  });
});

describe('an operator with another key file or another setting', () => {
  const doctor = async (more: Record<string, string>) => {
    const { ended, output } = aProcess('src/cli/main.ts', { ...environment, ...more }, 'doctor');
    return { code: await ended, words: output() };
  };

  it('is told by the doctor, and by the process that does not start', async () => {
    const other = join(home, 'other-keys.json');
    await writeFile(other, JSON.stringify(newKeyRing()), { mode: 0o600 });
    const { code, words } = await doctor({ OVERGANG_KEY_FILE: other, OVERGANG_PAYLOAD_CODEC: 'off' });
    expect(code).toBe(1);
    expect(words).toMatch(/^✗ Keys +The key file .+ does not belong to this database/m);
    expect(words).toMatch(/^✗ Payload codec +OVERGANG_PAYLOAD_CODEC: running cases were written with on/m);
    expect((await doctor({})).words).not.toMatch(/^. (Keys|Payload codec) /m);
    const worker = aProcess('src/main.worker.ts', { ...environment, OVERGANG_KEY_FILE: other });
    expect(await worker.ended).toBe(1);
    expect(lines(worker).at(-1)!.msg).toContain('does not belong to this database');
  });
});

describe('a process that cannot start', () => {
  const nowhere = 'postgres://user:a-secret@127.0.0.1:1/none';
  const cases: [string, string, Record<string, string>, string][] = [
    ['worker', 'src/main.worker.ts', {}, 'OVERGANG_SMTP_URL is missing'],
    ['worker', 'src/main.worker.ts', { OVERGANG_SMTP_URL: 'smtp://127.0.0.1:1' }, 'DATABASE_URL is missing'],
    ['HTTP server', 'src/main.http.ts', { DATABASE_URL: nowhere }, 'TEMPORAL_ADDRESS is missing'],
    [
      'HTTP server',
      'src/main.http.ts',
      { NODE_ENV: 'production', OVERGANG_KEY_FILE: 'none.json' },
      'OVERGANG_KEY_FILE',
    ],
    [
      'HTTP server',
      'src/main.http.ts',
      { DATABASE_URL: nowhere, TEMPORAL_ADDRESS: '127.0.0.1:1' },
      'The PostgreSQL in DATABASE_URL cannot be used: connect ECONNREFUSED',
    ],
    ['HTTP server', 'src/main.http.ts', { DATABASE_URL: 'mysql://x', TEMPORAL_ADDRESS: 'x' }, 'TEMPORAL_ADDRESS:'],
  ];
  it.each(cases)('%s (%s %o) says "%s" and ends with 1', async (_, script, env, words) => {
    const { ended, output } = aProcess(script, { OVERGANG_DATA_DIR: home, ...env });
    expect(await ended).toBe(1);
    expect(output()).toContain(words);
    expect(output()).not.toMatch(TRACE);
    expect(output()).not.toContain('a-secret');
    expect(output().trim().split('\n').length).toBeLessThanOrEqual(4);
  });

  it('says that the cluster does not answer', async () => {
    const http = aProcess('src/main.http.ts', { ...environment, TEMPORAL_ADDRESS: '127.0.0.1:1' });
    expect(await http.ended).toBe(1);
    expect(lines(http).map(({ msg }) => msg)).toEqual([
      expect.stringMatching(/^Overgang could not start: Temporal at 127\.0\.0\.1:1 cannot be used: ./),
    ]);
  });

  it('says that its port is taken', async () => {
    const port = String(mails.port);
    const http = aProcess('src/main.http.ts', { ...environment, OVERGANG_PORT: port });
    expect(await http.ended).toBe(1);
    expect(lines(http)).toMatchObject([
      { level: 'error', msg: `Overgang could not start: Port ${port} on 127.0.0.1 is taken.` },
    ]);
  });

  it('says that the clock was moved for a demo', async () => {
    const { store, close } = await aClient();
    const value = (offset: number) => JSON.stringify(offset);
    await store.db
      .insertInto('setting')
      .values({ key: 'clockOffsetMs', value: value(86_400_000) })
      .execute();
    const worker = aProcess('src/main.worker.ts', environment);
    expect(await worker.ended).toBe(1);
    expect(lines(worker).map(({ msg }) => msg)).toEqual([
      expect.stringMatching(/^Overgang worker could not start: The clock of this installation was moved on ./),
    ]);
    await store.db.deleteFrom('setting').where('key', '=', 'clockOffsetMs').execute();
    await close();
  });
});
