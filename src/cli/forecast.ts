import type { Command } from 'commander';
import { CITIZEN_PROGRAMME_IDS } from '../domain/programmes/index.ts';
import { forecastLines } from '../messages/forecast.ts';
import { ForecastRequest } from '../services/requests.ts';
import { UsageError } from './failure.ts';
import { staffWithEmail, unusable } from './people.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

interface ForecastOptions extends DirectoryOptions {
  readonly municipality: string;
  readonly worker?: string;
  readonly weeks: string;
  readonly more?: string;
  readonly programme?: string;
  readonly from?: string;
  readonly json?: boolean;
}

/** Duties and caseload ahead, and what more courses would bring. */
export function addForecast(program: Command): void {
  program
    .command('forecast')
    .description('duties and caseload of each worker week by week ahead; with --more, what if she takes more citizens')
    .option('--municipality <code>', 'three digits', '101')
    .option('--worker <email>', 'of one member of staff; of everybody when left out')
    .option('--weeks <number>', 'so many ISO weeks, the one of today included, up to 26', '12')
    .option('--more <number>', 'so many more citizens, up to 50; needs --worker and --programme')
    .option('--programme <id>', `the programme of these: ${CITIZEN_PROGRAMME_IDS.join(', ')}`)
    .option('--from <date>', 'the day on which they would begin, YYYY-MM-DD; today when left out')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON, each number down to its duties')
    .action((options: ForecastOptions) =>
      withInstallation(options, async (operations) => {
        const { municipality, worker, weeks, more, programme, from, json } = options;
        if (more !== undefined && (worker === undefined || programme === undefined))
          throw new UsageError('--more needs --worker and --programme: who would take them, and in what.');
        if (programme !== undefined && !CITIZEN_PROGRAMME_IDS.includes(programme))
          throw new UsageError(`--programme ${programme}: expected one of ${CITIZEN_PROGRAMME_IDS.join(', ')}`);
        const staffId = worker && staffWithEmail(await operations.staff(), municipality, worker).id;
        const request = ForecastRequest.safeParse({
          ...{ municipality, weeks: Number(weeks), staffId },
          more: more === undefined ? undefined : { count: Number(more), programme, from },
        });
        if (!request.success) throw unusable(request.error);
        const forecast = await operations.forecast(request.data);
        console.log(json ? JSON.stringify(forecast, null, 2) : forecastLines(forecast).join('\n'));
      }),
    );
}
