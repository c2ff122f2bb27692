import { tmpdir } from 'node:os';
import { cliVersion, oldestCli } from './cli-version.ts';
import { findOnPath, isAtLeast, isExecutable, outputOf } from './commands.ts';
import { downloadedClis, vendorAnswers } from './download-cli.ts';
import { type Env, type Log, moduleDir, readPins, toolPath } from './locations.ts';

/** Where a Temporal server can come from on this machine. */
export type EngineSource =
  | { kind: 'external'; address: string }
  | { kind: 'built'; binary: string; version: string }
  | { kind: 'cli'; binary: string; version: string }
  | { kind: 'download' }
  | { kind: 'build'; go: string; version: string };

/** One way that was looked at: what it yielded, or in words why it yields nothing. */
export interface Attempt {
  way: string;
  answer: EngineSource | string;
}

type Look = (env: Env) => Promise<EngineSource | string> | EngineSource | string;

/** In the order in which they are preferred: what is chosen by hand, what is ready, what is quick, what takes minutes. */
const ways: readonly { way: string; look: Look }[] = [
  { way: 'TEMPORAL_ADDRESS', look: externalCluster },
  { way: 'a server built earlier', look: builtServer },
  { way: 'the temporal CLI on PATH', look: cliOnPath },
  { way: 'a temporal CLI downloaded earlier', look: cliDownloadedEarlier },
  { way: "a download of the temporal CLI from the vendor's site", look: vendorDownload },
  { way: 'Go on PATH', look: goOnPath },
];

/** Nothing on this machine can give a Temporal server; the message says what would. */
export class EngineNotFound extends Error {
  readonly attempts: readonly Attempt[];
  constructor(attempts: readonly Attempt[]) {
    super(notFoundMessage(attempts));
    this.name = 'EngineNotFound';
    this.attempts = attempts;
  }
}

/** The first way that yields a Temporal server. Looks only; builds, downloads and starts nothing. */
export async function findEngine({ env, log }: { env: Env; log: Log }): Promise<EngineSource> {
  const attempts: Attempt[] = [];
  for (const { way, look } of ways) {
    const answer = await look(env);
    if (typeof answer !== 'string') {
      log(`Temporal server: ${describeSource(answer)}`);
      return answer;
    }
    attempts.push({ way, answer });
  }
  throw new EngineNotFound(attempts);
}

/** Looks at every way, also behind the first that would be taken. */
export function tryAllWays(env: Env): Promise<Attempt[]> {
  return Promise.all(ways.map(async ({ way, look }) => ({ way, answer: await look(env) })));
}

export function describeSource(source: EngineSource): string {
  switch (source.kind) {
    case 'external':
      return `the cluster at ${source.address} (TEMPORAL_ADDRESS)`;
    case 'built':
      return `${source.version}, built earlier (${source.binary})`;
    case 'cli':
      return `the temporal CLI ${source.version} (${source.binary})`;
    case 'download':
      return "the temporal CLI, to be downloaded from the vendor's site";
    case 'build':
      return `${source.version}, to be built with Go ${source.go} (about five minutes, once)`;
  }
}

function externalCluster(env: Env): EngineSource | string {
  return env.TEMPORAL_ADDRESS ? { kind: 'external', address: env.TEMPORAL_ADDRESS } : 'not set';
}

function builtServer(env: Env): EngineSource | string {
  const binary = toolPath('server', env);
  return isExecutable(binary) ? { kind: 'built', binary, version: readPins().server } : `none at ${binary}`;
}

async function cliOnPath(env: Env): Promise<EngineSource | string> {
  const binary = findOnPath('temporal', env);
  return binary ? usableCli(binary, env) : 'not found';
}

async function cliDownloadedEarlier(env: Env): Promise<EngineSource | string> {
  const answers: string[] = [];
  for (const binary of downloadedClis(env).filter(isExecutable)) {
    const answer = await usableCli(binary, env);
    if (typeof answer !== 'string') return answer;
    answers.push(answer);
  }
  return answers.join('; ') || 'none';
}

async function usableCli(binary: string, env: Env): Promise<EngineSource | string> {
  const version = await cliVersion(binary, env);
  if (!version) return `${binary} does not tell its version`;
  if (version.isNewEnough) return { kind: 'cli', binary, version: version.cli };
  const server = version.server ? ` with server ${version.server}` : '';
  return `${binary} is version ${version.cli}${server}, too old: ${oldestCli} or later is needed`;
}

async function vendorDownload(env: Env): Promise<EngineSource | string> {
  const obstacle = await vendorAnswers(env);
  return obstacle ?? { kind: 'download' };
}

async function goOnPath(env: Env): Promise<EngineSource | string> {
  const go = findOnPath('go', env);
  if (!go) return 'not found';
  // GOTOOLCHAIN=local keeps Go from fetching another Go just to tell its version.
  const told = await outputOf(go, ['version'], { ...env, GOTOOLCHAIN: 'local' });
  const version = /go(\d+\.\d+(?:\.\d+)?)/.exec(told ?? '')?.[1];
  if (!version) return `${go} does not tell its version`;
  const pins = readPins();
  if (isAtLeast(version, pins.go) || (await fetchesNewerGo(go, version, env)))
    return { kind: 'build', go: version, version: pins.server };
  return `${go} is version ${version}, too old: ${pins.go} or later is needed to build ${moduleDir}`;
}

/** Since 1.21 Go fetches the toolchain that a module asks for, unless it is told not to. */
async function fetchesNewerGo(go: string, version: string, env: Env): Promise<boolean> {
  if (!isAtLeast(version, '1.21')) return false;
  const setting = await outputOf(go, ['-C', tmpdir(), 'env', 'GOTOOLCHAIN'], env);
  return setting !== undefined && /(^|\+)auto$/.test(setting);
}

function notFoundMessage(attempts: readonly Attempt[]): string {
  const { go, server } = readPins();
  return [
    'No Temporal server can be had on this machine. One of four ways is enough:',
    '  1. set TEMPORAL_ADDRESS to a cluster that runs already, for example TEMPORAL_ADDRESS=127.0.0.1:7233',
    `  2. bring a Temporal server ${server} built on a machine like this one: copy its overgang cache folder, or name it in OVERGANG_CACHE_DIR`,
    `  3. install the temporal CLI ${oldestCli} or later (https://docs.temporal.io/cli), or let the vendor's site be reached so that it can be downloaded`,
    `  4. install Go ${go} or later (https://go.dev/dl), and the server is built from source`,
    'What was tried:',
    ...attempts.map(({ way, answer }) => `  - ${way}: ${typeof answer === 'string' ? answer : describeSource(answer)}`),
  ].join('\n');
}
