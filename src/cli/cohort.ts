import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { UsageError } from './failure.ts';
import { progressLine } from './progress.ts';
import { whileOpen } from './with-installation.ts';

const MOST_CITIZENS = 10_000;

export function addCohort(program: Command): void {
  program
    .command('cohort')
    .description('live a fictive cohort on a real Temporal server in virtual time, and check that nothing went wrong')
    .requiredOption('--citizens <number>', 'how many citizens')
    .option('--seed <number>', 'the same seed deals the same courses', '1')
    .action(async (options: { citizens: string; seed: string }) => {
      const [citizens, seed] = [options.citizens, options.seed].map(Number) as [number, number];
      if (!Number.isInteger(citizens) || citizens < 1 || citizens > MOST_CITIZENS)
        throw new UsageError(`--citizens: expected a number from 1 to ${MOST_CITIZENS}, found ${options.citizens}`);
      if (!Number.isSafeInteger(seed)) throw new UsageError(`--seed: expected a whole number, found ${options.seed}`);
      const startedAt = Date.now();
      const { violations, figures, lastDay } = await onThrowAwayInstallation(citizens, seed);
      const [{ figureLines }, { violationLines }, { FIRST_DAY }] = await Promise.all([
        import('../cohort/figures.ts'),
        import('../checker/violation-lines.ts'),
        import('../cohort/cohort.ts'),
      ]);
      const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1);
      console.log(`Seed ${seed}. Virtual time from ${FIRST_DAY} to ${lastDay}, lived and checked in ${minutes} min.`);
      for (const line of [...figureLines(figures), ...violationLines(violations)]) console.log(line);
      console.log(`${figures.citizens} citizens, ${violations.length} violations`);
      if (violations.length > 0) process.exitCode = 1;
    });
}

/** Nothing of a real installation is touched: neither its data directory nor its cluster, database or mail server. */
async function onThrowAwayInstallation(citizens: number, seed: number) {
  const dataDir = await mkdtemp(join(tmpdir(), 'overgang-cohort-'));
  try {
    delete process.env.TEMPORAL_ADDRESS;
    const config = readConfig({}, dataDir, { dataDir });
    const [{ openInstallation }, { connectTemporal }, { FIRST_DAY, liveCohort }, { turnClockBack }] = await Promise.all(
      [
        import('../installation.ts'),
        import('../temporal.ts'),
        import('../cohort/cohort.ts'),
        import('../cohort/past.ts'),
      ],
    );
    await turnClockBack(join(dataDir, 'store'), FIRST_DAY);
    const log = (line: string) => console.error(line);
    const opening = openInstallation(config, { tell: log, baseUrl: 'http://127.0.0.1', impatient: true });
    return await whileOpen(opening, async ({ services: { settingOverrides: _, ...services }, engine, catcher }) => {
      const { connection, client } = await connectTemporal({ address: engine.address });
      const line = progressLine(process.stderr);
      try {
        return await liveCohort(
          { services, client, catcher: catcher! },
          {
            ...{ citizens, seed },
            onDay: ({ today, done, share }) =>
              line.show(share, `${today}: ${done} of ${citizens} citizens are at their end`),
            onJudged: (done, total) => line.show(done / total, `checked ${done} of ${total} citizens`),
          },
        );
      } finally {
        line.end();
        await connection.close();
      }
    });
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
