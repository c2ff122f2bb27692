import { statSync } from 'node:fs';
import { cliVersion, oldestCli } from './cli-version.ts';
import { findOnPath, isExecutable, outputOf } from './commands.ts';
import { describeSource, type EngineSource, tryAllWays } from './find-engine.ts';
import { type Env, engineCacheDir, readPins, toolPath } from './locations.ts';
import { isPortFree, standardPorts } from './ports.ts';

/** What a `doctor` command shows about the Temporal server: plain data, nothing changed by looking. */
export interface EngineDescription {
  /** What would be used now; null when nothing can be had. */
  chosen: EngineSource | null;
  chosenInWords: string;
  /** Every way in the order of preference, with what it yields. */
  attempts: { way: string; yields: boolean; found: string }[];
  /** Versions that the pinned module asks for. */
  wanted: { server: string; go: string; cli: string };
  cache: { dir: string; server: string; isBuilt: boolean; sizeMb: number | null };
  go: { path: string; version: string | null } | null;
  cli: { path: string; version: string | null; server: string | null; isNewEnough: boolean } | null;
  ports: { port: number; purpose: string; isFree: boolean }[];
}

export async function describeEngine({ env }: { env: Env }): Promise<EngineDescription> {
  const [attempts, go, cli, ports] = await Promise.all([
    tryAllWays(env),
    describeGo(env),
    describeCli(env),
    describePorts(),
  ]);
  const chosen = attempts.map(({ answer }) => answer).find((answer) => typeof answer !== 'string') ?? null;
  const pins = readPins();
  return {
    chosen,
    chosenInWords: chosen ? describeSource(chosen) : 'none',
    attempts: attempts.map(({ way, answer }) => ({
      way,
      yields: typeof answer !== 'string',
      found: typeof answer === 'string' ? answer : describeSource(answer),
    })),
    wanted: { server: pins.server, go: pins.go, cli: oldestCli },
    cache: describeCache(env),
    go,
    cli,
    ports,
  };
}

function describeCache(env: Env): EngineDescription['cache'] {
  const server = toolPath('server', env);
  const isBuilt = isExecutable(server);
  const sizeMb = isBuilt ? Math.round(statSync(server).size / 1e6) : null;
  return { dir: engineCacheDir(env), server, isBuilt, sizeMb };
}

async function describeGo(env: Env): Promise<EngineDescription['go']> {
  const path = findOnPath('go', env);
  if (!path) return null;
  const told = await outputOf(path, ['version'], { ...env, GOTOOLCHAIN: 'local' });
  return { path, version: /go(\d+\.\S+)/.exec(told ?? '')?.[1] ?? null };
}

async function describeCli(env: Env): Promise<EngineDescription['cli']> {
  const path = findOnPath('temporal', env);
  if (!path) return null;
  const version = await cliVersion(path, env);
  return {
    path,
    version: version?.cli ?? null,
    server: version?.server ?? null,
    isNewEnough: version?.isNewEnough ?? false,
  };
}

async function describePorts(): Promise<EngineDescription['ports']> {
  const purposes = [
    { port: standardPorts.grpc, purpose: 'Temporal gRPC' },
    { port: standardPorts.http, purpose: 'Temporal HTTP' },
  ];
  return Promise.all(purposes.map(async (each) => ({ ...each, isFree: await isPortFree(each.port) })));
}
