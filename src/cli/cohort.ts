import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { LIVED_PROGRAMMES, OF_ORGANISATIONS } from '../cohort/customs/index.ts';
import type { Mix } from '../cohort/mix.ts';
import { readConfig } from '../config.ts';
import { UsageError } from './failure.ts';
import { progressLine } from './progress.ts';
import { whileOpen } from './with-installation.ts';

const MOST_CITIZENS = 10_000;
const MOST_STAFF = 1_000;
const STAFF = 40;

interface Options {
  readonly citizens: string;
  readonly seed: string;
  readonly programme?: string;
  readonly mix?: string;
  readonly municipality?: string | true;
  readonly database?: string;
}

/** A cohort as it was asked for. */
interface Wanted {
  readonly citizens: number;
  readonly seed: number;
  readonly mix: Mix;
  readonly municipality: { readonly staff: number; readonly organisations: boolean } | undefined;
}

export function addCohort(program: Command): void {
  program
    .command('cohort')
    .description('live a fictive cohort on a real Temporal server in virtual time, and check that nothing went wrong')
    .requiredOption('--citizens <number>', 'how many citizens')
    .option('--seed <number>', 'the same seed deals the same courses', '1')
    .addOption(new Option('--programme <id>', 'all of one programme').choices(LIVED_PROGRAMMES).conflicts('mix'))
    .option('--mix <parts>', 'of several programmes: ID=PARTS,ID=PARTS (social-stoette alone, unless told otherwise)')
    .option(
      '--municipality [staff]',
      `a year of one municipality with so many of staff (${STAFF}), of all programmes unless told otherwise`,
    )
    .option('--database <url>', 'keep the store in this empty PostgreSQL database: quicker than the embedded one')
    .action(async (options: Options) => {
      const wanted = readOptions(options);
      const startedAt = Date.now();
      const { violations, figures, lastDay } = await onThrowAwayInstallation(wanted, options.database);
      const [{ figureLines }, { violationLines }, { FIRST_DAY }] = await Promise.all([
        import('../cohort/figures.ts'),
        import('../checker/violation-lines.ts'),
        import('../cohort/first-day.ts'),
      ]);
      const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1);
      console.log(
        `Seed ${wanted.seed}. Virtual time from ${FIRST_DAY} to ${lastDay}, lived and checked in ${minutes} min.`,
      );
      for (const line of [...figureLines(figures), ...violationLines(violations)]) console.log(line);
      const who = figures.citizens.size > 0 ? 'citizens' : 'organisations';
      console.log(`${figures[who].size} ${who}, ${violations.length} violations`);
      if (violations.length > 0) process.exitCode = 1;
    });
}

/** Throws {@link UsageError}. */
function readOptions({ programme, mix, municipality, ...numbers }: Options): Wanted {
  const [citizens, seed] = [numbers.citizens, numbers.seed].map(Number) as [number, number];
  if (!Number.isInteger(citizens) || citizens < 1 || citizens > MOST_CITIZENS)
    throw new UsageError(`--citizens: expected a number from 1 to ${MOST_CITIZENS}, found ${numbers.citizens}`);
  if (!Number.isSafeInteger(seed)) throw new UsageError(`--seed: expected a whole number, found ${numbers.seed}`);
  const ofCitizens = LIVED_PROGRAMMES.filter((id) => !OF_ORGANISATIONS.includes(id));
  const usual = municipality ? ofCitizens : ofCitizens.slice(0, 1);
  const parts = mix ? readMix(mix) : Object.fromEntries((programme ? [programme] : usual).map((id) => [id, 1]));
  const isWhole = !mix && !programme;
  return {
    ...{ citizens, seed, mix: parts },
    municipality: municipality ? { staff: readStaff(municipality), organisations: isWhole } : undefined,
  };
}

function readMix(text: string): Mix {
  const parts = text.split(',').map((part) => {
    const [, id = '', number = ''] = /^([^=]+)=(\d{1,6})$/.exec(part.trim()) ?? [];
    if (!LIVED_PROGRAMMES.includes(id) || Number(number) < 1)
      throw new UsageError(
        `--mix ${part}: expected ID=PARTS with an ID of ${LIVED_PROGRAMMES.join(', ')} and PARTS from 1`,
      );
    return [id, Number(number)] as const;
  });
  const twice = parts.find(([id], index) => parts.findIndex(([other]) => other === id) !== index);
  if (twice) throw new UsageError(`--mix: ${twice[0]} stands there twice`);
  return Object.fromEntries(parts);
}

/** Three can be found for each function, so that somebody can take over. */
const FEWEST_STAFF = 24;

function readStaff(municipality: string | true): number {
  const staff = municipality === true ? STAFF : Number(municipality);
  if (Number.isInteger(staff) && staff >= FEWEST_STAFF && staff <= MOST_STAFF) return staff;
  throw new UsageError(`--municipality: expected ${FEWEST_STAFF} to ${MOST_STAFF} of staff, found ${municipality}`);
}

/** Nothing of a real installation is touched: neither its data directory nor its cluster, database or mail server. */
async function onThrowAwayInstallation(wanted: Wanted, database: string | undefined) {
  const { isEmpty } = await import('../store/empty.ts');
  if (database && !(await isEmpty(database)))
    throw new UsageError('--database: expected an empty database, found tables');
  const dataDir = await mkdtemp(join(tmpdir(), 'overgang-cohort-'));
  try {
    delete process.env.TEMPORAL_ADDRESS;
    const config = readConfig(database ? { DATABASE_URL: database } : {}, dataDir, { dataDir });
    const [{ openInstallation }, { connectTemporal }, { liveCohort }, { FIRST_DAY }, { turnClockBack }] =
      await Promise.all([
        import('../installation.ts'),
        import('../temporal.ts'),
        import('../cohort/cohort.ts'),
        import('../cohort/first-day.ts'),
        import('../cohort/past.ts'),
      ]);
    await turnClockBack(database ? { url: database } : { folder: join(dataDir, 'store') }, FIRST_DAY);
    const log = (line: string) => console.error(line);
    const opening = openInstallation(config, {
      tell: log,
      baseUrl: 'http://127.0.0.1',
      impatient: true,
      isThrownAway: true,
    });
    return await whileOpen(opening, async ({ services: { settingOverrides: _, ...services }, engine, catcher }) => {
      const { connection, client } = await connectTemporal({ address: engine.address });
      const line = progressLine(process.stderr);
      try {
        return await liveCohort(
          { services, client, catcher: catcher! },
          {
            ...wanted,
            onDay: ({ today, done, cases, share }) =>
              line.show(share, `${today}: ${done} of ${cases} cases are at their end`),
            onJudged: (done, total) => line.show(done / total, `checked ${done} of ${total} cases`),
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
