import type { Log } from './locations.ts';

const plainEveryMs = 15_000;
const redrawEveryMs = 500;

export interface BuildProgress {
  /** Takes in one line of Go's own output; true when it was progress and not a complaint. */
  see(line: string): boolean;
  /** How many packages the program consists of. */
  expect(packages: number): void;
  finish(): void;
  stop(): void;
}

interface Options {
  what: string;
  log: Log;
  terminal?: NodeJS.WriteStream;
}

/** Shows how far a Go build is: one line drawn over itself on a terminal, otherwise a line every 15 seconds. */
export function startProgress({ what, log, terminal = process.stderr }: Options): BuildProgress {
  const startedAt = Date.now();
  const seen = { fetched: 0, compiled: 0, total: 0 };
  const line = () => `Building ${what}: ${stage(seen)}, ${elapsed(Date.now() - startedAt)}`;
  const draw = () => (terminal.isTTY ? terminal.write(`\r\x1b[2K${line()}`) : log(line()));
  log(`Building ${what} from source. The first time takes about five minutes.`);
  const timer = setInterval(draw, terminal.isTTY ? redrawEveryMs : plainEveryMs);
  const stop = () => {
    clearInterval(timer);
    if (terminal.isTTY) terminal.write('\r\x1b[2K');
  };
  return {
    see: (text) => countLine(text, seen),
    expect: (packages) => {
      seen.total = packages;
    },
    stop,
    finish: () => {
      stop();
      log(`Built ${what} in ${elapsed(Date.now() - startedAt)}.`);
    },
  };
}

interface Seen {
  fetched: number;
  compiled: number;
  total: number;
}

/** `go: downloading module v1` while fetching, a bare import path for each package compiled. */
export function countLine(line: string, seen: Seen): boolean {
  if (line.startsWith('go: downloading ')) seen.fetched += 1;
  else if (/^[\w.~-]+(\/[\w.~-]+)*$/.test(line)) seen.compiled += 1;
  else return false;
  return true;
}

function stage({ fetched, compiled, total }: Seen): string {
  if (total === 0) return `${fetched} modules fetched`;
  return `${compiled} of at most ${total} packages compiled`;
}

function elapsed(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
