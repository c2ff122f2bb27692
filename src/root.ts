import { type Config, ConfigError } from './config.ts';
import { createLogger, type Logger, tellingLines } from './log.ts';
import { createParts, type Parts } from './parts.ts';
import { PartEnded, stopSignal } from './stop.ts';

/** What a process is put together in. */
export interface Frame {
  readonly config: Config;
  readonly parts: Parts;
  readonly log: Logger;
  /** Tells the person who has started it. */
  readonly tell: (line: string) => void;
}

/** What the frame has to know of a process. */
export interface Program {
  readonly name: string;
  /** Reads the settings. Throws {@link ConfigError}. */
  readonly configure: () => Config;
  /** Opens one part after the other; answers when all of them run, with what says why they do so no longer. */
  readonly open: (frame: Frame) => Promise<{ readonly broken?: Promise<string> }>;
  /** What went wrong, in words for the person who has started it, and what it ends with. */
  readonly explain?: (error: unknown) => { readonly words: string; readonly exitCode: number };
}

const PATIENCE_MS = 60_000;

/**
 * The frame of a process: opens what it opens, runs until it is asked to stop or a part ends by itself, closes
 * everything in reverse order and ends. What goes wrong is one event, in words, with details on OVERGANG_DEBUG=1.
 */
export async function runRoot({ name, configure, open, explain = saidBy(name) }: Program): Promise<never> {
  // A terminal that is gone must not keep us from stopping in order.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const fail = (error: unknown, { production, log }: Said) => {
    const { words, exitCode } = explain(error);
    if (process.env.OVERGANG_DEBUG) console.error(error);
    else if (production) log.error({ error: (error as Error).name }, words);
    else console.error(words);
    process.exitCode = exitCode;
  };
  let said = unconfigured();
  process.on('uncaughtException', (error) => {
    fail(error, said);
    process.exit();
  });
  const asked = stopSignal().then(() => undefined);
  try {
    const config = configure();
    said = { production: config.production, log: createLogger(config) };
    await run({ config, log: said.log, tell: tellingLines(config, said.log) }, open, asked);
  } catch (error) {
    fail(error, said);
  }
  // Whatever a library has left open must not keep the process: everything of ours is closed.
  process.exit();
}

type Said = Pick<Config, 'production'> & Pick<Frame, 'log'>;

/** Settings that cannot be read say nothing of how to say so. */
function unconfigured(): Said {
  const production = process.env.NODE_ENV === 'production';
  return { production, log: createLogger({ production, logLevel: 'info' }) };
}

async function run(about: Omit<Frame, 'parts'>, open: Program['open'], asked: Promise<undefined>): Promise<void> {
  const parts = createParts(about.tell);
  const opening = open({ ...about, parts });
  try {
    const ended = opening.then(({ broken }) => broken ?? asked);
    const why = await Promise.race([asked, ended]);
    about.tell('Stopping …');
    if (why !== undefined) throw new PartEnded(why); // said last, after what the other parts have to say about it
  } finally {
    leaveInTheEnd(about.log);
    await opening.catch(() => undefined); // what is just being opened can be closed once it is open
    await parts.close();
  }
}

/** A part that cannot be closed must not keep the process for ever. An engine is told to go when the process does. */
function leaveInTheEnd(log: Logger): void {
  setTimeout(() => {
    log.error(`Not everything has stopped after ${PATIENCE_MS / 1000} s: leaving all the same.`);
    process.exit(1);
  }, PATIENCE_MS).unref();
}

const saidBy = (name: string) => (error: unknown) => {
  const { message } = error as Error;
  const isSaidWell = error instanceof ConfigError || error instanceof PartEnded;
  return { words: isSaidWell ? message : `${name} could not start: ${message}`, exitCode: 1 };
};
