/** A terminal sends Ctrl-C to every process of the group and npm may send it on: only a later one insists. */
const INSISTS_AFTER_MS = 1000;
/** npm gives a kill to the shell between us, which goes without a word. */
const PARENT_POLL_MS = 1000;

/** A part that must run has ended by itself. */
export class PartEnded extends Error {
  override readonly name = 'PartEnded';
}

/**
 * Settles on Ctrl-C, on a polite kill, and when npm has gone without passing either on. A second signal, more than a
 * second later, ends the process at once with 130.
 */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const parent = process.ppid;
    const isLeft = () => process.ppid !== parent && resolve();
    if (process.env.npm_lifecycle_event === 'start') setInterval(isLeft, PARENT_POLL_MS).unref();
    let firstAt: number | undefined;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        firstAt ??= Date.now();
        if (Date.now() - firstAt > INSISTS_AFTER_MS) process.exit(130);
        resolve();
      });
  });
}
