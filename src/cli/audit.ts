import type { Command } from 'commander';
import { LogRequest } from '../services/requests.ts';
import type { LogFault, LogHead } from '../store/access-log.ts';
import type { ReadAccess } from '../store/accesses.ts';
import { UsageError } from './failure.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

/** The access log: what stands in it, and whether anybody has tampered with it. */
export function addAudit(program: Command): void {
  const audit = program.command('audit').description('the log of who has looked at or changed what');
  audit
    .command('show')
    .description('who has looked at or changed a trajectory, or what somebody has, newest first')
    .option('--trajectory <id>', 'accesses to this trajectory')
    .option('--actor <id>', 'accesses of this person or system, by the id that the log has')
    .option('--from <date>', 'not before this day')
    .option('--until <date>', 'not after this day')
    .option('--searched', 'also what was looked for in searches: names and CPR numbers')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON')
    .action(show);
  audit
    .command('verify')
    .description('check that no entry has been altered, taken out or put in since it was written')
    .option('--head <number:seal>', 'the head that an earlier run printed: entries cut off at the end are found by it')
    .option('--data-dir <folder>', 'data directory')
    .action(verify);
}

interface ShowOptions extends DirectoryOptions {
  readonly trajectory?: string;
  readonly json?: boolean;
}

async function show({ dataDir, json, trajectory: trajectoryId, ...question }: ShowOptions): Promise<void> {
  const request = LogRequest.safeParse({ ...question, ...(trajectoryId === undefined ? {} : { trajectoryId }) });
  if (!request.success) throw new UsageError(request.error.issues.map(faultInOption).join('\n'));
  await withInstallation(dataDir === undefined ? {} : { dataDir }, async (operations) => {
    const found = await operations.readLog(request.data);
    console.log(json ? JSON.stringify(found, null, 2) : [...found.map(accessLine), entries(found)].join('\n'));
  });
}

const faultInOption = ({ path, message }: { readonly path: readonly PropertyKey[]; readonly message: string }) =>
  [...path.map((name) => (name === 'trajectoryId' ? '--trajectory' : `--${String(name)}`)), message].join(': ');

function accessLine({ at, actor, name, role, operation, status, trajectories, purpose, wanted }: ReadAccess): string {
  const who = name ? `${name} (${role}, ${actor})` : `${actor} (${role})`;
  const why = purpose ? ` for ${purpose}` : '';
  const what = wanted === null ? '' : `: ${wanted}`;
  const cases = trajectories.length === 1 ? trajectories[0] : `${trajectories.length} trajectories`;
  return `${at.slice(0, 19).replace('T', ' ')}Z  ${who}  ${operation} ${status}${why}${what}  ${cases}`;
}

const entries = ({ length }: readonly unknown[]) => `${length} ${length === 1 ? 'entry' : 'entries'}`;

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
