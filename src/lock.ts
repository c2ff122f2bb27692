import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { isAlive, startMark } from './engine/processes.ts';

/** The process that holds a data directory, and how to reach it. */
const Holder = z.object({
  pid: z.number(),
  /** Tells the process from a later one with the same id; null where the system does not tell. */
  started: z.string().nullable(),
  since: z.iso.datetime(),
  /** The loopback door; null while the process starts, and for a command that has none. */
  door: z.object({ port: z.number(), token: z.string() }).nullable(),
  /** Where people find its pages. */
  address: z.string().nullable(),
});
export type Holder = z.infer<typeof Holder>;

/** Somebody else has the data directory open. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
  readonly holder: Holder | undefined;
  constructor(dataDir: string, holder: Holder | undefined) {
    const who = holder ? `process ${holder.pid}, since ${holder.since}` : 'another process';
    super(
      `The data directory ${dataDir} is in use by ${who}${holder?.address ? `: ${holder.address}` : ''}\n` +
        'One process at a time can have it. Stop that one first, or choose another folder with --data-dir FOLDER.',
    );
    this.holder = holder;
  }
}

export interface DirectoryLock {
  /** Tells other processes where the door is, and people where the pages are. */
  announce(door: { readonly port: number; readonly token: string }, address: string): Promise<void>;
  release(): Promise<void>;
}

const fileIn = (dataDir: string) => join(dataDir, 'overgang.lock');

/** Takes a data directory for this process, or throws {@link DirectoryInUse}. A lock left by a dead process is taken over. */
export async function lockDirectory(dataDir: string): Promise<DirectoryLock> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = fileIn(dataDir);
  const started = startMark(process.pid) ?? null;
  const mine: Holder = { pid: process.pid, started, since: new Date().toISOString(), door: null, address: null };
  await guarded(`${file}.guard`, async () => {
    const holder = await holderOf(dataDir);
    if (holder) throw new DirectoryInUse(dataDir, holder);
    await replace(file, mine);
  });
  return {
    announce: ({ port, token }, address) => replace(file, { ...mine, door: { port, token }, address }),
    release: () => rm(file, { force: true }),
  };
}

/** The living process that holds a data directory; undefined when none does. */
export async function holderOf(dataDir: string): Promise<Holder | undefined> {
  const holder = parse(await readFile(fileIn(dataDir), 'utf8').catch(() => ''));
  return holder && isThere(holder) ? holder : undefined;
}

function isThere({ pid, started }: Holder): boolean {
  if (started === null) return pid !== process.pid && isAlive(pid); // a lock from before this process: ids come again
  return isAlive(pid) && startMark(pid) === started;
}

const GUARD_POLL_MS = 50;
/** Looking and writing take a moment; a guard this old was left by a process that was killed between the two. */
const GUARD_STALE_MS = 3000;

/** Of several that look for a holder at once, one after the other looks and writes: no two find nobody there. */
async function guarded<T>(guard: string, action: () => Promise<T>): Promise<T> {
  for (;;) {
    const handle = await open(guard, 'wx').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    if (handle) {
      await handle.close();
      break;
    }
    const since = await stat(guard).then(({ mtimeMs }) => mtimeMs, Date.now);
    if (Date.now() - since > GUARD_STALE_MS) await rm(guard, { force: true });
    else await sleep(GUARD_POLL_MS);
  }
  try {
    return await action();
  } finally {
    await rm(guard, { force: true });
  }
}

/** Readers see the old lock or the new one, never half of one. Only its owner may read it: the token opens the door. */
async function replace(file: string, holder: Holder): Promise<void> {
  await writeFile(`${file}.${process.pid}`, JSON.stringify(holder), { mode: 0o600 });
  await rename(`${file}.${process.pid}`, file);
}

function parse(text: string): Holder | undefined {
  try {
    return Holder.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
