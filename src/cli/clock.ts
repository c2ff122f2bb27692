import type { Command } from 'commander';
import { longDate } from '../messages/dates.ts';
import type { Operations } from '../services/operations.ts';
import { UsageError } from './failure.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

interface ClockOptions extends DirectoryOptions {
  readonly advance?: string;
  readonly json?: boolean;
}

const MOST_DAYS = 3660;
const DAY_MS = 86_400_000;

export function addClock(program: Command): void {
  program
    .command('clock')
    .description("show the installation's day, or move a demo on in time")
    .option('--advance <days>', 'move the clock and all trajectories on by so many days (never in production)')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON')
    .action(async (options: ClockOptions) => {
      const days = options.advance === undefined ? undefined : readDays(options.advance);
      await withInstallation(options, (operations) => showClock(operations, days, Boolean(options.json)));
    });
}

function readDays(text: string): number {
  const days = Number(text);
  if (/^\d+$/.test(text) && days <= MOST_DAYS) return days;
  throw new UsageError(`--advance ${text}: expected a whole number of days from 0 to ${MOST_DAYS}`);
}

async function showClock(operations: Operations, days: number | undefined, json: boolean): Promise<void> {
  if (days !== undefined) await operations.advance({ days });
  const { today, offsetMs } = await operations.today();
  const daysAhead = Math.round(offsetMs / DAY_MS);
  const ahead = daysAhead === 0 ? '' : `: the clock of this installation has been moved on by ${daysAhead} days`;
  console.log(json ? JSON.stringify({ today, daysAhead }) : `Today is ${longDate(today, 'en')} (${today})${ahead}.`);
}
