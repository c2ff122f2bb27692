import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureNamespace, type RunningEngine, type StartOptions, startEngine } from '../../src/engine/index.ts';
import { type MailCatcher, startMailCatcher } from '../../src/messages/mail-catcher.ts';
import { openDatabase } from '../../src/store/database.ts';
import { type KeyRing, newKeyRing } from '../../src/store/keys.ts';
import { connectTemporal, NAMESPACE, RETENTION_DAYS } from '../../src/temporal.ts';
import { freePort } from '../long/free-port.ts';
import { newDatabase, startPostgres } from '../long/postgres.ts';
import { installWitness, type Moments } from './moments.ts';
import { type Supervised, supervise } from './supervised.ts';

/** A process of the installation that can be shot and comes back. */
export interface Part {
  readonly name: string;
  /** Ends it with SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again; settles when it does its work. */
  revive(): Promise<void>;
}

/** The production shape on one machine, every process of it mortal but the mail server, which is the witness. */
export interface Topology {
  readonly engine: Part & { address(): string };
  readonly database: Part & { readonly url: string };
  readonly workers: readonly Part[];
  readonly http: Part & { get(path: string): Promise<Response> };
  readonly mails: MailCatcher;
  readonly keys: KeyRing;
  /** How often a worker or an HTTP server has ended by itself, and the last that they said. */
  deaths(): number;
  output(): string;
  stop(): Promise<void>;
}

const WORKERS = 2;

export async function startTopology(moments: Moments): Promise<Topology> {
  const home = await mkdtemp(join(tmpdir(), 'overgang-storm-'));
  const [postgres, mails] = await Promise.all([
    startPostgres({ durable: true }),
    startMailCatcher({ onMail: () => moments.tell('mailAccepted') }),
  ]);
  const url = await newDatabase(postgres.url);
  await openDatabase({ url }).then((store) => store.close()); // makes the tables
  await installWitness(url);
  const engine = await createEngine(home, postgres.url);
  const keys = newKeyRing();
  await writeFile(join(home, 'keys.json'), JSON.stringify(keys), { mode: 0o600 });
  const port = await freePort();
  const env = {
    NODE_ENV: 'demo', // pages show cases; the clock is real all the same
    DATABASE_URL: url,
    TEMPORAL_ADDRESS: engine.address(),
    OVERGANG_DATA_DIR: home,
    OVERGANG_BASE_URL: 'https://overgang.example',
    OVERGANG_SMTP_URL: `smtp://127.0.0.1:${mails.port}`,
    OVERGANG_PORT: String(port),
  };
  const workers = Array.from({ length: WORKERS }, () =>
    supervise('src/main.worker.ts', env, /Overgang worker is running/),
  );
  const http = supervise('src/main.http.ts', env, /Overgang answers on/);
  const supervised = [...workers, http];
  await Promise.all(supervised.map((one) => one.ready()));
  return {
    engine,
    database: { name: 'database', url, kill: postgres.kill, revive: postgres.restart },
    workers: workers.map((worker, index) => partOf(`worker ${index + 1}`, worker)),
    http: { ...partOf('HTTP server', http), get: (path) => fetch(`http://127.0.0.1:${port}${path}`) },
    mails,
    keys,
    deaths: () => supervised.reduce((sum, one) => sum + one.deaths(), 0),
    output: () => supervised.map((one) => one.output()).join('\n'),
    async stop() {
      await Promise.allSettled(supervised.map((one) => one.stop()));
      await engine.stop();
      await Promise.allSettled([postgres.stop(), mails.stop()]);
      await rm(home, { recursive: true, force: true });
    },
  };
}

const partOf = (name: string, { kill, start, ready }: Supervised): Part => ({
  name,
  kill,
  async revive() {
    start();
    await ready();
  },
});

/** The engine on PostgreSQL, always on the same ports, as clients know them. */
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
  };
  let running: RunningEngine = await startEngine(options);
  const { connection } = await connectTemporal({ address: running.address });
  await ensureNamespace(connection, NAMESPACE, { retentionDays: RETENTION_DAYS });
  await connection.close();
  const grpc = Number(running.address.split(':').at(-1));
  return {
    name: 'engine',
    address: () => running.address,
    async kill() {
      process.kill(running.pid!, 'SIGKILL');
      await running.exited;
    },
    async revive() {
      running = await startEngine({ ...options, ports: { grpc } });
    },
    stop: () => running.stop(),
  };
}
