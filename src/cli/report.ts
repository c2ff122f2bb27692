import { Argument, type Command } from 'commander';
import { addDays, type CivilDate } from '../domain/calendar/civil-date.ts';
import { PROGRAMME_IDS } from '../domain/programmes/index.ts';
import { recurringName, reportName } from '../messages/model/index.ts';
import { cadenceFiguresLine, periodReportLine, quarterLine, reviewFiguresLine } from '../messages/reports.ts';
import type { PlaceReports } from '../services/reports.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

interface ReportOptions extends DirectoryOptions {
  readonly weeks: string;
  readonly json?: boolean;
}

export function addReport(program: Command): void {
  program
    .command('report')
    .description("a programme's reports as they stand today, for each municipality")
    .addArgument(new Argument('<programme>', 'the intervention model').choices(PROGRAMME_IDS))
    .option('--weeks <number>', 'contact is counted in so many weeks back from today', '13')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON, each figure down to its citizens')
    .action((programme: string, { weeks, json, ...options }: ReportOptions) =>
      withInstallation(options, async (operations) => {
        const { today } = await operations.today();
        const from = addDays(today, -7 * Math.max(1, Math.floor(Number(weeks)) || 1));
        const places = await operations.reports({ programme, from, last: addDays(today, -1) });
        console.log(json ? JSON.stringify(places, null, 2) : lines(places, today).join('\n'));
      }),
    );
}

function lines(places: readonly PlaceReports[], today: CivilDate): string[] {
  if (places.length === 0) return [`Der er ingen forløb i indsatsen ${today}.`];
  return places.flatMap(({ municipality, trajectories, reports, cadences, reviews }) => [
    `Kommune ${municipality}: ${trajectories.length} forløb`,
    ...reports.flatMap((report) => [
      `  ${reportName(report.id, 'da')}`,
      ...(report.kind === 'touched' ? report.quarters.map(quarterLine) : report.periods.map(periodReportLine)).map(
        (line) => `    ${line}`,
      ),
    ]),
    ...cadences.flatMap(({ id, figures }) => [
      `  ${recurringName(id, 'da')}`,
      ...figures.map((one) => `    ${one.name ?? 'Ingen tilknyttet'}: ${cadenceFiguresLine(one)}`),
    ]),
    ...reviews.map(({ id, figures }) => `  ${recurringName(id, 'da')}: ${reviewFiguresLine(figures)}`),
  ]);
}
