import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import type { Launch } from './launch.ts';
import { isAlive, signal } from './processes.ts';

/** How an engine ended. */
export interface EngineExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface EngineProcess {
  pid: number;
  logFile: string;
  exited: Promise<EngineExit>;
  /** Ends the engine in order, and by force after `graceMs`. Returns when it is gone. */
  stop(graceMs: number): Promise<void>;
}

const shownLines = 20;
const longestLine = 400;

/** Starts the engine in a process group of its own: Ctrl-C reaches only us, and we stop it in order. */
export async function spawnEngine(launch: Launch, dir: string, env: NodeJS.ProcessEnv): Promise<EngineProcess> {
  const logFile = `${dir}/engine.log`;
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(launch.binary, launch.args, {
    cwd: dir,
    env,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const exited = new Promise<EngineExit>((resolve) => child.once('exit', (code, by) => resolve({ code, signal: by })));
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  child.unref();
  const pid = child.pid!;
  const release = stopWithUs(pid);
  exited.then(release);
  return { pid, logFile, exited, stop: (graceMs) => stopChild(child, exited, graceMs) };
}

/** The engine could not be started; `output` is the end of what it wrote, in full. */
export class EngineFailed extends Error {
  readonly output: string;
  constructor(reason: string, logFile: string, cause: unknown) {
    const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-shownLines);
    super([`${reason} The last lines of ${logFile}:`, ...lines.map((line) => `  ${shorten(line)}`)].join('\n'), {
      cause,
    });
    this.name = 'EngineFailed';
    this.output = lines.join('\n');
  }
}

/** The server wraps its errors in long explanations: what happened stands at the end, where it happened at the beginning. */
function shorten(line: string): string {
  return line.length <= longestLine ? line : `${line.slice(0, longestLine / 2)} … ${line.slice(-longestLine / 2)}`;
}

async function stopChild(child: ChildProcess, exited: Promise<EngineExit>, graceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await exited;
  clearTimeout(force);
}

/** When our process leaves without having stopped the engine, the engine is at least told to go. */
function stopWithUs(pid: number): () => void {
  const tell = () => {
    if (isAlive(pid)) signal(pid, 'SIGTERM');
  };
  process.once('exit', tell);
  return () => process.removeListener('exit', tell);
}
