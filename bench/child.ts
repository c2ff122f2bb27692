import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface Child {
  readonly pid: number;
  /** Everything it has written so far, on both streams. */
  output(): string;
  /** Settles with the match as soon as the output has one; rejects when the process ends before. */
  says(words: RegExp): Promise<RegExpExecArray>;
  /** Asks it to end, and waits until it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Runs a program of the repository on this Node with an environment of its own. */
export function startChild(args: readonly string[], env: Record<string, string> = {}): Child {
  const { PATH = '', HOME = '' } = process.env;
  const stdio = ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'];
  const child = spawn(process.execPath, args, { cwd: root, env: { PATH, HOME, ...env }, stdio });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject).once('close', () => resolve());
  });
  const leaveWithUs = () => void child.kill('SIGKILL');
  process.once('exit', leaveWithUs);
  child.once('close', () => process.removeListener('exit', leaveWithUs));
  return {
    pid: child.pid!,
    output: () => output,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = words.exec(output);
          if (!match) return;
          listeners.delete(look);
          resolve(match);
        };
        listeners.add(look);
        look();
        ended.then(
          () => reject(new Error(`Expected ${words} from ${args.join(' ')}, found its end after:\n${output}`)),
          reject,
        );
      }),
  };
}
