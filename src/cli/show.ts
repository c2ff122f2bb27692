import type { Command } from 'commander';
import type { TrajectorySummary } from '../services/read.ts';
import { describeCase, summaryLines } from './case-text.ts';
import { UsageError } from './failure.ts';
import { readTrajectoryId } from './trajectory-id.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

interface ShowOptions extends DirectoryOptions {
  readonly json?: boolean;
}

export function addShow(program: Command): void {
  program
    .command('list')
    .description('show all trajectories: phase, day, next date and why')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON')
    .action((options: ShowOptions) =>
      withInstallation(options, async (operations) => {
        const all = await operations.list();
        console.log(options.json ? JSON.stringify(all, null, 2) : [...all.map(summaryLines), count(all)].join('\n'));
      }),
    );
  program
    .command('show')
    .description('show where a trajectory is, what comes, and why every date is what it is')
    .argument('<id>', 'id of the trajectory (see overgang list)')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON')
    .action(async (id: string, options: ShowOptions) => {
      const trajectoryId = readTrajectoryId(id);
      await withInstallation(options, async (operations) => {
        const shown = await operations.show({ trajectoryId });
        if (!shown)
          throw new UsageError(`There is no trajectory with the id ${id}. overgang list shows those there are.`);
        console.log(options.json ? JSON.stringify(shown, null, 2) : describeCase(shown));
      });
    });
}

const count = (all: readonly TrajectorySummary[]) => `${all.length} forløb`;
