import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'src', 'cli', 'main.ts');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment without what the machine may have set for Overgang. */
export function cleanEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { TEMPORAL_ADDRESS: _1, DATABASE_URL: _2, NODE_ENV: _3, NO_COLOR: _4, FORCE_COLOR: _5, ...rest } = process.env;
  return { ...rest, ...env };
}

/** Runs the command line to its end, as a person would, but for the check that dependencies are installed. */
export async function overgang(
  args: readonly string[],
  { input = '', env = {}, cwd = root }: { input?: string; env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: cleanEnv(env),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(input);
  return ended(child);
}

/** How a program ended, and what it said. */
export function ended(child: ChildProcessByStdio<Writable | null, Readable, Readable>): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

export interface Started {
  readonly url: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  output(): string;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export const aDataDir = () => mkdtemp(join(tmpdir(), 'overgang-test-'));
export const removeDir = (dataDir: string) => rm(dataDir, { recursive: true, force: true, maxRetries: 5 });

interface StartOptions {
  /** Waited for before the start counts as done. */
  readonly until?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** With npm and its shell in a process group of their own: signals go to the group, as from a terminal. */
  readonly fromATerminal?: boolean;
}

/** Starts an installation as `npm start` does, and waits until a line has been printed. */
export async function start(
  dataDir: string,
  args: readonly string[] = [],
  { until = 'Ctrl-C stops everything', env = {}, fromATerminal = false }: StartOptions = {},
): Promise<Started> {
  const [command, ...before] = fromATerminal
    ? ['npm', 'start', '--ignore-scripts', '--']
    : [process.execPath, join(root, 'src', 'main.start.ts')];
  const child = spawn(command!, [...before, '--data-dir', dataDir, ...args], {
    cwd: root,
    env: cleanEnv(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: fromATerminal,
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  await new Promise<void>((resolve, reject) => {
    const heard = (text: string) => {
      output += text;
      if (output.includes(until)) resolve();
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', heard);
    void ended.then((code) => reject(new Error(`ended with ${code} before "${until}":\n${output}`)));
  });
  return {
    url: /http:\/\/\S+?(?=\/\s)/.exec(output)?.[0] ?? '',
    dataDir,
    process: child,
    output: () => output,
    end: async (signal) => {
      if (fromATerminal) process.kill(-child.pid!, signal);
      else child.kill(signal);
      return ended;
    },
  };
}

/** Starts an installation that is expected to refuse; answers with what it said. */
export async function startRefused(
  dataDir: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, 'src', 'main.start.ts'), '--data-dir', dataDir, ...args], {
    cwd: root,
    env: cleanEnv(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return ended(child);
}
