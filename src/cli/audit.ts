import type { Command } from 'commander';
import type { LogFault, LogHead } from '../store/access-log.ts';
import { UsageError } from './failure.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

/** The access log: whether anybody has tampered with it. */
export function addAudit(program: Command): void {
  program
    .command('audit')
    .description('the log of who has looked at or changed what')
    .command('verify')
    .description('check that no entry has been altered, taken out or put in since it was written')
    .option('--head <number:seal>', 'the head that an earlier run printed: entries cut off at the end are found by it')
    .option('--data-dir <folder>', 'data directory')
    .action(verify);
}

async function verify({ head, ...directory }: DirectoryOptions & { readonly head?: string }): Promise<void> {
  const expected = head === undefined ? undefined : headIn(head);
  await withInstallation(directory, async (operations) => {
    const found = await operations.verifyLog(expected ? { head: expected } : {});
    for (const fault of found.faults) console.error(faultLine(fault));
    console.log(`${found.head.sequence} entries, ${found.faults.length} faults`);
    console.log(`Head: ${found.head.sequence}:${found.head.seal}`);
    if (found.faults.length > 0) process.exitCode = 1;
  });
}

function headIn(text: string): LogHead {
  const [, sequence, seal] = /^(\d{1,15}):([\da-f]{64}|)$/.exec(text) ?? [];
  if (sequence === undefined || seal === undefined)
    throw new UsageError('--head takes what an earlier run printed after "Head:", such as 12:9f86d0…');
  return { sequence: Number(sequence), seal };
}

const FAULTS: Readonly<Record<LogFault['kind'], string>> = {
  altered: 'has been altered, or the one before it has',
  missing: 'is missing',
  otherHead: 'is not what it was when its head was written down: entries were cut off, or the log was made anew',
};

const faultLine = ({ kind, sequence }: LogFault) => `Entry ${sequence} ${FAULTS[kind]}.`;
