import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CONTROL_ARMS, withoutProtection } from '../storm/control-arms.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A storm takes minutes; this one only ends what hangs. */
const LIMIT_MS = 20 * 60_000;

/** Runs a storm in a folder, as `npm run storm` does; answers with how it ended and what it said. */
function runStorm(folder: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['test/storm/main.ts', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

const lastLine = (output: string) => output.trim().split('\n').at(-1);

describe('an installation whose processes are shot', () => {
  it(
    'loses, doubles and moves nothing in fifty shots at worker, HTTP server, engine and database',
    async () => {
      const { code, output } = await runStorm(root, ['--kills', '50']);
      console.log(output);
      expect(lastLine(output)).toBe('50 kills, 0 violations');
      expect(code).toBe(0);
    },
    LIMIT_MS,
  );

  it.each(CONTROL_ARMS)(
    'is caught doing harm where $name',
    async (arm) => {
      const { folder, remove } = await withoutProtection(arm);
      onTestFinished(remove);
      const { code, output } = await runStorm(folder, ['--kills', '8', '--lives', '4', '--aim', arm.aim]);
      expect(lastLine(output), output).toMatch(/^8 kills, [1-9]\d* violations$/);
      expect(output).toMatch(new RegExp(`^${arm.caughtBy} `, 'm'));
      expect(code).toBe(1);
    },
    LIMIT_MS,
  );
});
