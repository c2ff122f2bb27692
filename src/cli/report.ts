import { Argument, type Command } from 'commander';
import { addDays } from '../domain/calendar/civil-date.ts';
import { PROGRAMME_IDS } from '../domain/programmes/index.ts';
import { dayRange } from '../messages/dates.ts';
import { figureLine, publicFigureLine, stopLine } from '../messages/figures.ts';
import { recurringName, reportName } from '../messages/model/index.ts';
import { cadenceFiguresLine, periodReportLine, quarterLine, reviewFiguresLine } from '../messages/reports.ts';
import { type PublicReports, publicReports } from '../services/public-reports.ts';
import type { PlaceReports, Report } from '../services/reports.ts';
import { readWeeks } from './weeks.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

interface ReportOptions extends DirectoryOptions {
  readonly weeks: string;
  readonly public?: boolean;
  readonly json?: boolean;
}

export function addReport(program: Command): void {
  program
    .command('report')
    .description("a programme's reports as they stand today, for each municipality")
    .addArgument(new Argument('<programme>', 'the intervention model').choices(PROGRAMME_IDS))
    .option('--weeks <number>', 'contact is counted in so many weeks back from today', '13')
    .option('--public', 'only what the public may see: no cases, no group of fewer than five')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON, each figure down to its citizens')
    .action(async (programme: string, { weeks, json, public: isPublic, ...options }: ReportOptions) => {
      const days = 7 * readWeeks(weeks);
      await withInstallation(options, async (operations) => {
        const { today } = await operations.today();
        const places = await operations.reports({ programme, from: addDays(today, -days), last: addDays(today, -1) });
        const shown = isPublic ? publicReports(places) : places;
        const text = isPublic ? publicLines(publicReports(places)) : lines(places);
        console.log(json ? JSON.stringify(shown, null, 2) : text.join('\n'));
      });
    });
}

const NO_CASES = 'Der er ingen forløb i indsatsen.';

function publicLines(places: readonly PublicReports[]): string[] {
  if (places.length === 0) return [NO_CASES];
  return places.flatMap(({ municipality, reports }) => [
    `Kommune ${municipality}`,
    ...reports.flatMap(({ id, figures }) => [
      `  ${reportName(id, 'da')}`,
      ...figures.map(({ days, figure }) => {
        const of = days ? `${dayRange(days.from, days.last, 'da')} · ` : '';
        return `    ${of}${publicFigureLine(figure, 'da')}`;
      }),
    ]),
  ]);
}

function reportLines(report: Report): string[] {
  switch (report.kind) {
    case 'touched':
      return report.quarters.map(quarterLine);
    case 'courses':
      return report.periods.map(periodReportLine);
    case 'stops':
      return report.rows.map((row) => `${row.trajectoryId}  ${stopLine(row, 'da')}`);
    case 'figures':
      return report.figures.map((figure) => figureLine(figure, 'da'));
  }
}

function lines(places: readonly PlaceReports[]): string[] {
  if (places.length === 0) return [NO_CASES];
  return places.flatMap(({ municipality, trajectories, reports, cadences, reviews }) => [
    `Kommune ${municipality}: ${trajectories.length} forløb`,
    ...reports.flatMap((report) => [
      `  ${reportName(report.id, 'da')}`,
      ...reportLines(report).map((line) => `    ${line}`),
    ]),
    ...cadences.flatMap(({ id, figures }) => [
      `  ${recurringName(id, 'da')}`,
      ...figures.map((one) => `    ${one.name ?? 'Ingen tilknyttet'}: ${cadenceFiguresLine(one)}`),
    ]),
    ...reviews.map(({ id, figures }) => `  ${recurringName(id, 'da')}: ${reviewFiguresLine(figures)}`),
  ]);
}
