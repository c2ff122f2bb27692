import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** A supervisor waits a moment before it starts again what has ended by itself. */
const PAUSE_MS = 300;
const KEPT_OUTPUT = 4000;

/** A program of the repository that is started again whenever it ends, as an installation's supervisor would. */
export interface Supervised {
  /** Settles when the running program has said that it is ready. */
  ready(): Promise<RegExpExecArray>;
  /** Ends it with SIGKILL and leaves it dead until `start`. */
  kill(): Promise<void>;
  start(): void;
  /** How often it has ended without having been killed. */
  deaths(): number;
  /** The end of what all its runs have said. */
  output(): string;
  stop(): Promise<void>;
}

export function supervise(script: string, env: Record<string, string>, isReady: RegExp): Supervised {
  let child: ChildProcess | undefined;
  let ended = Promise.resolve();
  let wanted = false;
  let deaths = 0;
  let output = '';
  let ready = Promise.withResolvers<RegExpExecArray>();

  const start = () => {
    wanted = true;
    const { PATH = '', HOME = '', TZ = 'UTC' } = process.env;
    let said = '';
    const mine = spawn(process.execPath, [script], {
      cwd: root,
      env: { PATH, HOME, TZ, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = mine;
    for (const stream of [mine.stdout, mine.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        output = (output + text).slice(-KEPT_OUTPUT);
        const match = isReady.exec(said);
        if (match) ready.resolve(match);
      });
    ended = new Promise((resolve) => {
      mine.once('close', () => {
        resolve();
        ready = Promise.withResolvers();
        if (!wanted) return;
        deaths++;
        void sleep(PAUSE_MS).then(() => wanted && child === mine && start());
      });
    });
  };
  const end = async (signal: NodeJS.Signals) => {
    wanted = false;
    child?.kill(signal);
    await ended;
  };
  process.once('exit', () => child?.kill('SIGKILL')); // a storm that is broken off leaves nobody behind
  start();
  return {
    ready: async () => {
      for (;;) {
        const mine = ready;
        const match = await Promise.race([mine.promise, sleep(200)]); // the one asked may die before it is ready
        if (match) return match;
      }
    },
    kill: () => end('SIGKILL'),
    start,
    deaths: () => deaths,
    output: () => output,
    stop: () => end('SIGTERM'),
  };
}
