import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureNamespace, type RunningEngine, type StartOptions, startEngine } from '../../src/engine/index.ts';
import { signal } from '../../src/engine/processes.ts';
import { openDatabase } from '../../src/store/database.ts';
import { connectTemporal, NAMESPACE, RETENTION_DAYS } from '../../src/temporal.ts';
import { installWitness } from '../../src/witness/written.ts';
import { newDatabase, startPostgres } from '../long/postgres.ts';
import { freePort } from '../rig/free-port.ts';
import { installTelling } from './moments.ts';

/** A process of the installation that can be shot and comes back. */
export interface Part {
  readonly name: string;
  /** Ends it with SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again; settles when it does its work. */
  revive(): Promise<void>;
}

/** What an installation stands on: a PostgreSQL that keeps store and engine, and the engine, on their own ports for ever. */
export interface Foundations {
  readonly home: string;
  /** The store's database, with its tables and a witness in it. */
  readonly url: string;
  readonly database: Part;
  readonly engine: Part & { readonly address: string };
  stop(): Promise<void>;
}

export async function startFoundations(): Promise<Foundations> {
  const home = await mkdtemp(join(tmpdir(), 'overgang-storm-'));
  const postgres = await startPostgres({ durable: true });
  const url = await newDatabase(postgres.url);
  const store = await openDatabase({ url }); // makes the tables
  await installWitness(store.db);
  await store.close();
  await installTelling(url);
  const engine = await createEngine(home, postgres.url);
  return {
    home,
    url,
    database: { name: 'database', kill: postgres.kill, revive: postgres.restart },
    engine,
    async stop() {
      await engine.stop();
      await postgres.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function createEngine(home: string, postgresUrl: string) {
  const { hostname: host, port, username: user, password } = new URL(postgresUrl);
  const options: StartOptions = {
    dataDir: home,
    log: () => undefined,
    env: { ...process.env, TEMPORAL_ADDRESS: undefined },
    persistence: {
      ...{ host, port: Number(port), user, password },
      ...{ database: 'temporal', visibilityDatabase: 'temporal_visibility' },
    },
    historyShards: 4,
    timerShift: '100ms',
    ports: { grpc: await freePort() }, // not the usual one, which somebody else takes as soon as this engine is dead
  };
  let running: RunningEngine = await startEngine(options);
  const { connection } = await connectTemporal({ address: running.address });
  await ensureNamespace(connection, NAMESPACE, { retentionDays: RETENTION_DAYS });
  await connection.close();
  const leave = () => signal(running.pid!, 'SIGKILL'); // a storm that is broken off leaves nobody behind
  process.once('exit', leave);
  return {
    name: 'engine',
    address: running.address,
    async kill() {
      signal(running.pid!, 'SIGKILL');
      await running.exited;
    },
    async revive() {
      running = await startEngine(options);
    },
    async stop() {
      process.off('exit', leave);
      await running.stop();
    },
  };
}
