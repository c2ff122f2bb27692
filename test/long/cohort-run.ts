import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Lives a cohort as `npm run overgang -- cohort` does; answers with how it ended and what it said. */
export function runCohort(args: readonly string[]): Promise<{ code: number | null; output: string; errors: string }> {
  const child = spawn(process.execPath, ['src/cli/main.ts', 'cohort', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.errors += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
}

/** The numbers of a line such as `Events: FactRecorded 12, PhaseStarted 3.` */
export function numbersIn(output: string, title: string): Record<string, number> {
  const [, list = ''] = new RegExp(`${title}[^:]*: (?:\\d+ \\()?([^.)]*)`).exec(output) ?? [];
  const pairs = list.split(', ').map((entry) => /^(.+) (\d+)$/.exec(entry));
  return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1]!, Number(pair[2])]] : [])));
}
