import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './locations.ts';
import { isAlive } from './processes.ts';

const pollMs = 500;
/** No build takes this long; a lock older than this was left behind, whatever its process id means today. */
const staleAfterMs = 60 * 60_000;

/**
 * Waits for the lock file and holds it; answers the function that lets it go.
 * It only saves a second builder the work: correctness rests on the rename of the finished file.
 */
export async function holdBuildLock(path: string, what: string, log: Log): Promise<() => void> {
  for (let waits = 0; !tryLock(path); waits++) {
    if (isAbandoned(path)) rmSync(path, { force: true });
    else {
      if (waits === 0) log(`Another process is building ${what}; waiting for it …`);
      await sleep(pollMs);
    }
  }
  return () => rmSync(path, { force: true });
}

function tryLock(path: string): boolean {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isAbandoned(path: string): boolean {
  try {
    const ageMs = Date.now() - statSync(path).mtimeMs;
    const pid = Number(readFileSync(path, 'utf8'));
    // Just made and not yet written to: its owner is between two system calls.
    if (!pid) return ageMs > 10_000;
    return ageMs > staleAfterMs || (pid !== process.pid && !isAlive(pid));
  } catch {
    return false;
  }
}
