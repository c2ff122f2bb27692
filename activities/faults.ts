import { ApplicationFailure } from '@temporalio/activity';
import { ApplicationFailureCategory } from '@temporalio/common';
import { codeOf } from '../src/store/fault-code.ts';

/**
 * What Temporal may keep of a fault: what failed, a code and where, and not the error with its words. A database quotes
 * values in them, and a lost connection its host. It is tried again.
 */
export function failed(what: 'recording' | 'sending' | 'operating' | 'reporting', error: unknown): ApplicationFailure {
  const code = codeOf(error);
  const failure = ApplicationFailure.create({ type: code, message: `${what} failed: ${code}` });
  const places = String(Object(error).stack).split('\n').filter(isPlace);
  failure.stack = [`${failure.name}: ${failure.message}`, ...places].join('\n');
  return failure;
}

const isPlace = (line: string) => /^ {4}at /.test(line);

/**
 * Whether a fault passes when the database is back: it was lost, is short of something, was locked, or can only be read
 * after a failover. Any other comes from the data, the tables or the program, and stays until somebody mends it.
 */
export function isOutage(error: unknown): boolean {
  const code = codeOf(error);
  return OUTAGE.test(code) || (code === 'Error' && LOST.test((error as Error).message));
}

/** Classes of SQLSTATE (PostgreSQL, appendix A), one state, and what the system says of a connection. */
const OUTAGE = /^((08|40|53|55|57|58)\w{3}|25006|E(?!RR_)[A-Z_]+)$/;
/** The driver has no code for a connection that breaks or does not come about. */
const LOST = /connect|timeout|closed/i;

/** A long activity tells the server that it lives; several of these fit into its heartbeat timeout. */
export const HEARTBEAT_MS = 2_000;

/** Not an end but a failed attempt: the next begins on another worker at once, and leaves nothing in the history. */
export const handedOn = () =>
  ApplicationFailure.create({
    type: 'WorkerStops',
    message: 'the worker stops',
    category: ApplicationFailureCategory.BENIGN, // as planned: no warning
    nextRetryDelay: '100 milliseconds', // a worker that is about to stop may still be given it
  });
