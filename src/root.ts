import { ConfigError } from './config.ts';
import type { Log } from './engine/index.ts';
import { createParts, type Parts } from './parts.ts';

const STOPPED = 'Stopping …';

/** Settles on Ctrl-C or a polite kill; a second one ends the process at once. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      let count = 0;
      process.on(signal, () => (++count > 1 ? process.exit(130) : resolve(STOPPED)));
    }
  });
}

/**
 * The frame of a process: opens what `main` opens, runs until it is asked to stop or `main`'s promise says why it ends by
 * itself, closes everything and ends. What goes wrong is one line per fault, with details on OVERGANG_DEBUG=1.
 */
export async function runRoot(
  name: string,
  main: (parts: Parts, log: Log) => Promise<{ readonly broken?: Promise<string> }>,
): Promise<never> {
  const stopped = stopSignal();
  const log: Log = (line) => console.log(line);
  const parts = createParts(log);
  try {
    const { broken } = await main(parts, log);
    const why = await (broken ? Promise.race([stopped, broken]) : stopped);
    log(why);
    if (why !== STOPPED) process.exitCode = 1;
  } catch (error) {
    const { message } = error as Error;
    if (process.env.OVERGANG_DEBUG) console.error(error);
    else console.error(error instanceof ConfigError ? message : `${name} could not start: ${message}`);
    process.exitCode = 1;
  }
  await parts.close();
  // Whatever a library has left open must not keep the process: everything of ours is closed.
  process.exit();
}
