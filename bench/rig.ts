import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import pg from 'pg';
import { startEngine } from '../src/engine/index.ts';
import { startMailCatcher } from '../src/messages/mail-catcher.ts';
import { createParts, openTemporal } from '../src/parts.ts';
import { type Database, openDatabase } from '../src/store/database.ts';
import { newKeyRing } from '../src/store/keys.ts';
import { connectTemporal, type Trajectories } from '../src/temporal.ts';
import { startPostgres } from '../test/long/postgres.ts';
import { registerTeam } from './cases.ts';
import { type Child, startChild } from './child.ts';
import { type CpuTimes, childrenNamed, cpuTimes } from './machine.ts';

/** The bare workflow's task queue. */
export const BARE_QUEUE = 'bare';

/** The databases of the installation: histories and timers, what operators' lists are made from, and the store. */
export const DATABASES = ['temporal', 'visibility', 'overgang'] as const;

/** The production shape on one machine: engine and store on a durable PostgreSQL, each worker a process of its own. */
export interface Rig {
  readonly db: Database;
  readonly client: Client;
  readonly trajectories: Trajectories;
  /** Ids of four staff members. */
  readonly team: readonly string[];
  /** Runs one statement on the engine's own database or another. */
  query<R extends pg.QueryResultRow>(
    database: (typeof DATABASES)[number],
    text: string,
    values?: readonly unknown[],
  ): Promise<R[]>;
  /** The worker of `npm start`'s production shape. */
  startWorker(): Promise<Child>;
  /** The bare workflow's worker: the same settings, activities that do nothing. */
  startBareWorker(): Promise<Child>;
  /** The HTTP server of `npm start`'s production shape, until it is stopped. */
  startHttp(): Promise<{ readonly address: string; stop(): Promise<void> }>;
  /** Processor time so far by part: server, postgres, worker, bare worker, http, client. */
  cpu(): CpuTimes;
  /** The bare workflow's bundle, a file. */
  readonly bareBundle: string;
  /** What keeps everything, in words. */
  readonly servers: string;
  close(): Promise<void>;
}

export async function startRig(): Promise<Rig> {
  const parts = createParts(console.error);
  const home = await mkdtemp(join(tmpdir(), 'overgang-bench-'));
  const postgres = await parts.opened(startPostgres({ durable: true }), (part) => part.stop());
  const { hostname: host, port, username: user, password } = new URL(postgres.url);
  const engine = await parts.opened(
    startEngine({
      dataDir: 'memory',
      log: () => undefined,
      env: { ...process.env, TEMPORAL_ADDRESS: undefined },
      persistence: { host, port: Number(port), user, password, database: 'temporal', visibilityDatabase: 'visibility' },
    }),
    (part) => part.stop(),
  );
  const pools = new Map<string, pg.Pool>();
  const poolOf = (database: string): pg.Pool => {
    const known = pools.get(database);
    if (known) return known;
    const url = Object.assign(new URL(postgres.url), { pathname: database });
    const pool = new pg.Pool({ connectionString: url.href, max: 2 });
    pool.on('error', () => undefined); // a broken idle connection is replaced
    pools.set(database, pool);
    return pool;
  };
  await poolOf('postgres').query('create database overgang');
  const storeUrl = Object.assign(new URL(postgres.url), { pathname: 'overgang' }).href;
  const store = await parts.opened(openDatabase({ url: storeUrl }), (part) => part.close());
  const { trajectories } = await openTemporal(parts, engine, undefined);
  const { client } = await parts.opened(connectTemporal({ address: engine.address }), (part) =>
    part.connection.close(),
  );
  const mails = await parts.opened(startMailCatcher(), (part) => part.stop());
  const [keyFile, codePath] = [join(home, 'keys.json'), join(home, 'bare.js')];
  await writeFile(keyFile, JSON.stringify(newKeyRing()), { mode: 0o600 });
  const workflowsPath = new URL('bare/workflow.ts', import.meta.url).pathname;
  await writeFile(codePath, (await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') })).code);
  const environment = {
    NODE_ENV: 'production',
    OVERGANG_PAYLOAD_CODEC: 'off', // the bare workflow has none either, and histories are replayed as they are
    DATABASE_URL: storeUrl,
    TEMPORAL_ADDRESS: engine.address,
    OVERGANG_BASE_URL: 'https://overgang.example',
    OVERGANG_DATA_DIR: home,
    OVERGANG_KEY_FILE: keyFile,
    OVERGANG_SMTP_URL: `smtp://127.0.0.1:${mails.port}`,
  };
  const named = new Map<number, string>([[engine.pid!, 'server']]);
  for (const pid of childrenNamed('postgres')) named.set(pid, 'postgres');
  const running = new Set<Child>();
  const started = async (name: string, args: readonly string[], env?: Record<string, string>) => {
    const child = startChild(args, env);
    await child.says(/worker is running|answers on/);
    named.set(child.pid, name);
    running.add(child);
    return child;
  };
  return {
    db: store.db,
    client,
    trajectories,
    team: await registerTeam(store.db),
    bareBundle: codePath,
    servers: `${store.product}, Temporal server ${engine.version}`,
    query: async (database, text, values = []) => (await poolOf(database).query(text, [...values])).rows,
    startWorker: () => started('worker', ['src/main.worker.ts'], environment),
    async startHttp() {
      const child = await started('http', ['src/main.http.ts'], { ...environment, OVERGANG_PORT: '0' });
      const [, port] = await child.says(/answers on [^ ]*:(\d+)/);
      const stop = async () => {
        running.delete(child);
        await child.stop();
      };
      return { address: `http://127.0.0.1:${port}`, stop };
    },
    startBareWorker: () => started('bare worker', ['bench/bare/worker.ts', engine.address, BARE_QUEUE, codePath]),
    cpu: () => cpuTimes(named),
    async close() {
      for (const child of running) await child.stop();
      for (const pool of pools.values()) await pool.end();
      await parts.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
