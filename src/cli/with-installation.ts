import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../config.ts';
import { operationsBehind } from '../door-client.ts';
import type { Installation } from '../installation.ts';
import { DirectoryInUse, type Holder, holderOf } from '../lock.ts';
import type { Operations } from '../services/operations.ts';
import { PartEnded, stopSignal } from '../stop.ts';
import { Interrupted } from './failure.ts';

export interface DirectoryOptions {
  readonly dataDir?: string;
}

/**
 * Runs a command on the installation: through the loopback door of the process that holds the data directory, or, when
 * nobody does, by taking the lock and starting engine, store and worker for the length of the command.
 */
export async function withInstallation<T>(
  options: DirectoryOptions,
  run: (operations: Operations) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env, process.cwd(), { dataDir: options.dataDir, demo: false });
  const door = await doorOf(config.dataDir);
  if (door) return run(operationsBehind(door));
  try {
    // Loaded only now: most commands find a door or need no installation, and start twice as fast without all of this.
    const [{ openInstallation }, { loggedOperations }] = await Promise.all([
      import('../installation.ts'),
      import('../services/logged-operations.ts'),
    ]);
    const baseUrl = config.baseUrl ?? `http://${config.host}:${config.port}`;
    const opening = openInstallation(config, { tell: (line) => console.error(line), baseUrl });
    return await whileOpen(opening, ({ services }) => run(loggedOperations(services)));
  } catch (error) {
    if (error instanceof DirectoryInUse) return withInstallation(options, run); // another one was quicker
    throw error;
  }
}

/** Uses an installation of our own and closes it in every case: also on Ctrl-C, and when a part of it breaks. */
export async function whileOpen<T>(
  opening: Promise<Installation>,
  use: (installation: Installation) => Promise<T>,
): Promise<T> {
  const interrupted = interruption();
  interrupted.catch(() => undefined); // seen again below; until then the opening goes on to where it can be closed
  const installation = await opening;
  try {
    const broken = installation.broken.then((why): never => {
      throw new PartEnded(why);
    });
    return await Promise.race([interrupted, broken, use(installation)]);
  } finally {
    await installation.close();
  }
}

/** Rejects when we are asked to stop. */
async function interruption(): Promise<never> {
  await stopSignal();
  throw new Interrupted();
}

const POLL_MS = 200;
const PATIENCE_MS = 30_000;

/** The door of the process that holds the data directory, waited for while that process starts or another command runs. */
async function doorOf(dataDir: string): Promise<Holder['door'] | undefined> {
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    const holder = await holderOf(dataDir);
    if (!holder || holder.door) return holder?.door;
    if (waitedMs === 0) console.error(`Waiting for process ${holder.pid}, which has ${dataDir} open …`);
    if (waitedMs >= PATIENCE_MS) throw new DirectoryInUse(dataDir, holder);
    await sleep(POLL_MS);
  }
}
