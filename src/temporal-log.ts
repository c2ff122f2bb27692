import { DefaultLogger, type LogLevel } from '@temporalio/worker';
import type { Logger } from './log.ts';

/** What the SDK and activities may say beside a sentence: who, where and how often, never what with. */
const FIELDS = new Set([
  ...['sdkComponent', 'workflowId', 'workflowType', 'runId', 'activityType', 'attempt', 'taskQueue'],
  ...['trajectoryId', 'detail', 'requests', 'commands', 'events', 'from', 'durationMs', 'count'],
]);

const LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** The SDK's own log, and what activities say through it, as lines of the process's log. */
export function temporalLogger(log: Logger): DefaultLogger {
  const level = log.level.toUpperCase() as LogLevel;
  return new DefaultLogger(level, ({ level, message, meta = {} }) => log[LEVELS[level]](fieldsOf(meta), message));
}

/**
 * The native core names a failure by all that is in it, payloads too: of that the words alone are kept, which carry ids
 * and codes like everything that enters the engine.
 */
function fieldsOf(meta: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const known = Object.entries(meta).filter(([field]) => FIELDS.has(field));
  const { error, failure } = meta;
  const words = error instanceof Error ? wordsOf(error) : wordsIn(failure);
  return { ...Object.fromEntries(known), ...(words === undefined ? {} : { error: words }) };
}

const LONGEST = 500;

function wordsOf(error: Error): string {
  const places = String(error.stack)
    .split('\n')
    .filter((line) => /^ {4}at /.test(line));
  const where = places[0] ? ` (${places[0].trim()})` : '';
  return `${error.name}: ${error.message.slice(0, LONGEST)}${where}`;
}

function wordsIn(failure: unknown): string | undefined {
  const [, words] = /message: "((?:[^"\\]|\\.)*)"/.exec(String(failure ?? '')) ?? [];
  return words?.slice(0, LONGEST);
}
