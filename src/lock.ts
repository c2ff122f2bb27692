import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** How to reach the process that holds a data directory: its loopback door. */
const Holder = z.object({
  pid: z.number(),
  door: z.object({ port: z.number(), token: z.string() }).nullable(),
  startedAt: z.string(),
});
export type Holder = z.infer<typeof Holder>;

/** Somebody else has the data directory open. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
  readonly holder: Holder | undefined;
  constructor(dataDir: string, holder: Holder | undefined) {
    super(
      `The data directory ${dataDir} is in use${holder ? ` by process ${holder.pid}, since ${holder.startedAt}` : ''}.\n` +
        'The embedded store takes one process at a time. Stop the other one, or give this one a directory of its own: npm start -- --data-dir OTHER',
    );
    this.holder = holder;
  }
}

export interface DirectoryLock {
  /** Tells other processes where the door is. */
  announce(door: { port: number; token: string }): Promise<void>;
  release(): Promise<void>;
}

const SETTLE_MS = 100;
const fileIn = (dataDir: string) => join(dataDir, 'overgang.lock');

/** Takes a data directory for this process, or throws {@link DirectoryInUse}. A lock left by a dead process is taken over. */
export async function lockDirectory(dataDir: string): Promise<DirectoryLock> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = fileIn(dataDir);
  const mine: Holder = { pid: process.pid, door: null, startedAt: new Date().toISOString() };
  const created = await write(file, mine, 'wx').then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
  if (!created) await takeOver(dataDir, file, mine);
  return {
    announce: (door) => replace(file, { ...mine, door }),
    release: () => rm(file, { force: true }),
  };
}

/** Of several that find the same dead lock, the last to write has it: each looks again before believing it. */
async function takeOver(dataDir: string, file: string, mine: Holder): Promise<void> {
  await sleep(SETTLE_MS); // a lock that is just being written is empty for a moment
  const other = await holderOf(dataDir);
  if (other) throw new DirectoryInUse(dataDir, other);
  await replace(file, mine);
  await sleep(SETTLE_MS);
  const found = read(await readFile(file, 'utf8').catch(() => ''));
  if (found?.pid !== mine.pid || found.startedAt !== mine.startedAt) throw new DirectoryInUse(dataDir, found);
}

/** The living process that holds a data directory; undefined when none does. */
export async function holderOf(dataDir: string): Promise<Holder | undefined> {
  const holder = read(await readFile(fileIn(dataDir), 'utf8').catch(() => ''));
  return holder && isAlive(holder.pid) ? holder : undefined;
}

async function write(file: string, holder: Holder, flag: 'w' | 'wx'): Promise<void> {
  await writeFile(file, JSON.stringify(holder), { flag, mode: 0o600 });
}

async function replace(file: string, holder: Holder): Promise<void> {
  await write(`${file}.${process.pid}`, holder, 'w');
  await rename(`${file}.${process.pid}`, file);
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false; // a lock from before this process: pids are reused, in containers above all
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function read(text: string): Holder | undefined {
  try {
    return Holder.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
