import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

export type { Logger };

/** Which lines are written, and in which shape: in production JSON on standard output, elsewhere lines for people on standard error. */
type LogOptions = Pick<Config, 'production' | 'logLevel'>;

/**
 * Nobody logs any of these: what is logged is chosen field by field, ids and codes alone. Should somebody do it all the
 * same, the value does not reach the log.
 */
const NEVER = [
  ...['authorization', 'cookie', 'headers', 'query', 'params', 'body', 'url', 'token', 'key', 'secret', 'password'],
  ...['cpr', 'name', 'subjectName', 'email', 'phone', 'to', 'subject', 'text', 'note', 'address'],
  ...['input', 'args', 'result', 'payload', 'payloads', 'failure', 'taskToken', 'entry'],
];

/** The process's log. Each line is an event: a stable sentence, with ids, codes, counts and times beside it. */
export function createLogger(
  { production, logLevel }: LogOptions = { production: false, logLevel: 'warn' },
  destination: DestinationStream = production ? process.stdout : readable(process.stderr),
): Logger {
  const options = {
    level: logLevel,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: NEVER.flatMap((field) => [field, `*.${field}`]), censor: '[left out]' },
  };
  return pino(options, destination);
}

/** What a process tells the person who has started it; in production it goes into the log like everything else. */
export function tellingLines({ production }: LogOptions, logger: Logger): (line: string) => void {
  return production ? (line) => logger.info(line) : (line) => console.log(line);
}

/** The same events as lines for a person at a terminal. */
export function readable(stream: { write(text: string): unknown }): DestinationStream {
  return {
    write(line: string) {
      const { level, time, pid: _, msg, ...fields } = JSON.parse(line) as Record<string, unknown>;
      const told = Object.entries(fields).map(([field, value]) => `${field}=${shown(value)}`);
      stream.write(`${[String(time).slice(11, 19), String(level).toUpperCase(), msg, ...told].join(' ')}\n`);
    },
  };
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
