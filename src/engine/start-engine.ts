import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type EngineExit, EngineFailed, type EngineProcess, spawnEngine } from './engine-process.ts';
import {
  type EngineRecord,
  hasHistory,
  mark,
  sweepTemporaryEngines,
  takeOver,
  temporaryPrefix,
  writeRecord,
} from './engine-record.ts';
import { type Engine, ensureEngine, ensureTool } from './ensure-engine.ts';
import { findEngine } from './find-engine.ts';
import { forgetFormerMembers } from './forget-members.ts';
import { engineEnv, prepareLaunch } from './launch.ts';
import { type Env, type Log, readPins } from './locations.ts';
import { choosePorts, loopback, type Ports, standardPorts } from './ports.ts';
import { type Postgres, preparePostgres } from './postgres.ts';
import { type ReadyOptions, waitUntilReady } from './readiness.ts';
import { type Datastores, type DynamicOptions, sqliteDatastores } from './server-config.ts';

export interface StartOptions extends DynamicOptions {
  /** The engine's files go to its subfolder `engine`; `memory` means a temporary folder that is removed at the stop. */
  dataDir: 'memory' | (string & {});
  log: Log;
  env?: Env;
  /** What to start; found, and built if need be, unless given. */
  engine?: Engine;
  /** Ports that must be had. Without them: 7233 and 7243 where free, others otherwise; never those two in `memory`. */
  ports?: Partial<Ports>;
  /** Kept in PostgreSQL instead of a SQLite file in the data directory. Needs a built server. */
  persistence?: Postgres;
  /** Fixed for ever by the first start. Default 4 for SQLite, 128 for PostgreSQL. */
  historyShards?: number;
}

export interface RunningEngine {
  kind: Engine['kind'];
  /** Host and port of the gRPC frontend. */
  address: string;
  /** Undefined for a cluster that is not ours. */
  httpPort: number | undefined;
  pid: number | undefined;
  /** The server's version; undefined for a cluster that is not ours. */
  version: string | undefined;
  logFile: string | undefined;
  /** Settles when the engine ends, asked for or not; never for a cluster that is not ours. Does not keep this process alive. */
  exited: Promise<EngineExit>;
  /** Stops the engine in order; a second call does nothing. */
  stop(): Promise<void>;
}

const readyTimeoutMs = 60_000;
/** An orderly stop takes one second. A temporary engine is not given it: what it kept is thrown away. */
const stopGraceMs = 10_000;
/** How often other ports are tried when somebody takes one of ours between the choice and the start. */
const portTries = 3;

/** Starts a Temporal server and returns when all of it answers; or stands for the cluster that TEMPORAL_ADDRESS names. */
export async function startEngine(options: StartOptions): Promise<RunningEngine> {
  const { log, env = process.env } = options;
  const engine = options.engine ?? (await getEngine(options, { env, log }));
  if (engine.kind === 'external') return standIn(engine.address);
  if (options.dataDir !== 'memory') return startIn(resolve(options.dataDir, 'engine'), engine, options);
  await sweepTemporaryEngines(log);
  const home = mkdtempSync(join(tmpdir(), temporaryPrefix));
  const remove = () => rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  try {
    const running = await startIn(join(home, 'engine'), engine, options);
    return { ...running, stop: () => running.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** PostgreSQL needs a server of our own configuration, so the CLI is not even looked for. */
async function getEngine({ persistence }: StartOptions, options: { env: Env; log: Log }): Promise<Engine> {
  if (!persistence || options.env.TEMPORAL_ADDRESS) return ensureEngine(await findEngine(options), options);
  return { kind: 'server', binary: await ensureTool('server', options), version: readPins().server };
}

function standIn(address: string): RunningEngine {
  const unknown = { httpPort: undefined, pid: undefined, version: undefined, logFile: undefined };
  return { kind: 'external', address, ...unknown, exited: new Promise(() => {}), stop: async () => {} };
}

type OwnEngine = Exclude<Engine, { kind: 'external' }>;

async function startIn(dir: string, engine: OwnEngine, options: StartOptions): Promise<RunningEngine> {
  const { log } = options;
  const former = await takeOver(dir, log);
  if (former && former.version !== engine.version && hasHistory(dir))
    log(
      `Note: ${dir} was last used by ${former.binary} (${former.version}), now by ${engine.binary} (${engine.version}).`,
    );
  const datastores = await prepareDatastores(engine, options);
  for (let tries = 1; ; tries++) {
    const ports = await choosePorts({ fixed: options.ports ?? {}, preferred: portPreferences(options, former) });
    try {
      return await startOn(ports, { dir, engine, datastores, options });
    } catch (error) {
      if (tries === portTries || !isPortTaken(error)) throw error;
      log('Another process took one of the chosen ports; trying others.');
    }
  }
}

function isPortTaken(error: unknown): boolean {
  return (
    error instanceof EngineFailed && /address already in use|only one usage of each socket address/i.test(error.output)
  );
}

/** After a crash the ports of the last run first: clients that still look for the engine there find it again. */
function portPreferences({ dataDir }: StartOptions, former: EngineRecord | undefined): Partial<Ports>[] {
  if (dataDir === 'memory') return [];
  if (!former) return [standardPorts];
  return former.stoppedAt ? [standardPorts, former.ports] : [former.ports, standardPorts];
}

async function prepareDatastores(
  engine: OwnEngine,
  { persistence, historyShards, dataDir, env = process.env, log }: StartOptions,
) {
  const shards = historyShards === undefined ? {} : { historyShards };
  if (!persistence) return sqliteDatastores({ ...shards, durable: dataDir !== 'memory' });
  if (engine.kind === 'cli')
    throw new Error('The temporal CLI keeps everything in SQLite. PostgreSQL needs a server built from source.');
  return preparePostgres(persistence, { ...shards, env, log });
}

interface Start {
  dir: string;
  engine: OwnEngine;
  datastores: Datastores;
  options: StartOptions;
}

async function startOn(ports: Ports, { dir, engine, datastores, options }: Start): Promise<RunningEngine> {
  const { log, env = process.env, dataDir } = options;
  const startedAt = Date.now();
  const address = `${loopback}:${ports.grpc}`;
  const launch = prepareLaunch({ ...options, engine, dir, ports, datastores, durable: dataDir !== 'memory' });
  forgetFormerMembers(join(dir, 'temporal.db'));
  const child = await spawnEngine(launch, dir, engineEnv(env));
  const record: EngineRecord = {
    ...mark(child.pid),
    address,
    startedAt: new Date(startedAt).toISOString(),
    binary: launch.binary,
    version: engine.version,
    marker: launch.marker,
    owner: mark(process.pid),
    ports,
  };
  writeRecord(dir, record);
  const version = await readyOrEnded(child, { address, servicePorts: servicePorts(engine, ports) });
  if (dataDir !== 'memory' && options.ports?.grpc === undefined && ports.grpc !== standardPorts.grpc)
    log(`The Temporal server listens on port ${ports.grpc}, not on the usual ${standardPorts.grpc}.`);
  log(`Temporal server ${version} is ready at ${address} after ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
  const stop = async () => {
    await child.stop(dataDir === 'memory' ? 0 : stopGraceMs);
    writeRecord(dir, { ...record, stoppedAt: new Date().toISOString() });
  };
  return {
    kind: engine.kind,
    address,
    httpPort: ports.http,
    pid: child.pid,
    version,
    logFile: child.logFile,
    exited: child.exited,
    stop: once(stop),
  };
}

/** The version of a server that became ready; an error with the end of its log when it did not. */
async function readyOrEnded(
  child: EngineProcess,
  where: Pick<ReadyOptions, 'address' | 'servicePorts'>,
): Promise<string> {
  const ended = new AbortController();
  const early = child.exited.then((exit) => {
    ended.abort();
    throw new Error(`The Temporal server ended while it started (${exit.signal ?? `code ${exit.code}`}).`);
  });
  try {
    return await Promise.race([early, waitUntilReady({ ...where, timeoutMs: readyTimeoutMs, signal: ended.signal })]);
  } catch (error) {
    await child.stop(stopGraceMs);
    throw new EngineFailed((error as Error).message, child.logFile, error);
  } finally {
    early.catch(() => {});
  }
}

/** The CLI chooses the ports between its services itself. */
function servicePorts(engine: OwnEngine, { history, matching, worker, http }: Ports): number[] {
  return engine.kind === 'cli' ? [http] : [history, matching, worker, http];
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= action();
    return running;
  };
}
