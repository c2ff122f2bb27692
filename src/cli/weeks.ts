import { UsageError } from './failure.ts';

const MOST_WEEKS = 520;

/** The number of weeks of `--weeks`. Throws when it is none, or more than ten years. */
export function readWeeks(text: string): number {
  const weeks = Number(text);
  if (/^\d+$/.test(text) && weeks >= 1 && weeks <= MOST_WEEKS) return weeks;
  throw new UsageError(`--weeks ${text}: expected a whole number of weeks from 1 to ${MOST_WEEKS}`);
}
