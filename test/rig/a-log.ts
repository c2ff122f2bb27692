import { createLogger, type Logger } from '../../src/log.ts';

/** A log of production that is kept, line by line. */
export interface KeptLog {
  readonly log: Logger;
  /** Every line so far, as it was written. */
  readonly written: readonly string[];
  /** The same, read; those with one sentence alone when it is named. */
  lines(sentence?: string): Record<string, unknown>[];
}

export function keptLog(logLevel: 'debug' | 'info' | 'warn' = 'info'): KeptLog {
  const written: string[] = [];
  const log = createLogger({ production: true, logLevel }, { write: (line: string) => void written.push(line) });
  const lines = (sentence?: string) =>
    written
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => sentence === undefined || msg === sentence);
  return { log, written, lines };
}
