import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface TestProcess {
  readonly pid: number;
  /** Everything it has written so far, on both streams. */
  output(): string;
  /** Settles with the match as soon as the output has one; rejects when the process ends before. */
  says(words: RegExp): Promise<RegExpExecArray>;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | string | null>;
}

/** Runs a program of the repository with an environment of its own. It does not outlive the test. */
export function aProcess(script: string, env: Record<string, string>, ...args: string[]): TestProcess {
  const { PATH = '', HOME = '', TZ = 'UTC' } = process.env;
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { PATH, HOME, TZ, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  const ended = new Promise<number | string | null>((resolve, reject) => {
    child.once('error', reject).once('close', (code, signal) => resolve(code ?? signal));
  });
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };
  onTestFinished(async () => void (await stop('SIGKILL')));
  return {
    pid: child.pid!,
    output: () => output,
    ended,
    stop,
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = words.exec(output);
          if (match) resolve(match);
        };
        listeners.add(look);
        look();
        void ended.then((code) => reject(new Error(`Expected ${words}, found the end (${code}) after:\n${output}`)));
      }),
  };
}
