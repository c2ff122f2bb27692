import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Argument, type Command, Option } from 'commander';
import { PROGRAMME_IDS } from '../domain/programmes/index.ts';
import { reportName } from '../messages/model/index.ts';
import { refusalLines } from '../messages/refusals.ts';
import { comingLine, differenceLine, figureLine, gapLine, versionLine } from '../messages/report-versions.ts';
import { ExportRequest, ReportIdRequest, SettleRequest } from '../services/requests.ts';
import type { ReportList, ShownReport } from '../services/stored-reports.ts';
import { UsageError } from './failure.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

type Options<More = object> = DirectoryOptions & { readonly json?: boolean } & More;

/** Reports that fill themselves: what there is of them, approving, handing in and writing out. */
export function addReports(program: Command): void {
  const reports = program
    .command('reports')
    .description('reports that fill themselves: versions, approval, handing in, files for Excel');
  const common = (command: Command) => command.option('--data-dir <folder>', 'data directory');
  const withId = (name: string, what: string) =>
    common(reports.command(name).description(what).argument('<id>', 'as reports list shows it'));
  common(reports.command('list').description('every version of every period, and what comes next'))
    .addOption(new Option('--programme <programme>', 'of one programme').choices(PROGRAMME_IDS))
    .option('--json', 'answer in JSON')
    .action(list);
  withId('show', 'what a version holds, what is missing, and what it says otherwise')
    .option('--json', 'answer in JSON')
    .action(show);
  common(reports.command('fill').description('fill what is due now, and reckon anew what nobody hands in'))
    .addArgument(new Argument('<programme>', 'the intervention model').choices(PROGRAMME_IDS))
    .option('--municipality <code>', 'three digits', '101')
    .action(fill);
  withId('approve', 'approve a draft: it does not change any more')
    .option('--reason <text>', 'why, although something is missing')
    .action((id: string, { reason, ...directory }: Options<{ reason?: string }>) =>
      settle({ id, to: 'approved', ...(reason === undefined ? {} : { reason }) }, directory),
    );
  withId('freeze', 'say that an approved version has been handed in').action((id: string, directory: Options) =>
    settle({ id, to: 'frozen' }, directory),
  );
  withId('export', 'write a version as a file; it says who the citizens are, and so it is logged')
    .addOption(new Option('--format <format>', 'what to write').choices(['csv', 'xlsx']).default('csv'))
    .option('--public', 'counts alone, without small groups and without citizens')
    .option('--out <file>', 'where to; by default here, under a name of its own')
    .action(writeOut);
}

async function list({ json, programme, ...directory }: Options<{ programme?: string }>): Promise<void> {
  await withInstallation(directory, async (operations) => {
    const all = await operations.reportVersions(programme === undefined ? {} : { programme });
    console.log(json ? JSON.stringify(all, null, 2) : listLines(all).join('\n'));
  });
}

function listLines({ versions, coming }: ReportList): string[] {
  const place = (one: { municipality: string; report: string }) =>
    `Kommune ${one.municipality}: ${reportName(one.report, 'da')}`;
  const lines = [
    ...versions.map((one) => ({ place: place(one), line: `${one.id}  ${versionLine(one)}` })),
    ...coming.map((one) => ({ place: place(one), line: comingLine(one) })),
  ];
  if (lines.length === 0) return ['Der er ingen rapporter, som udfylder sig selv.'];
  return [...Map.groupBy(lines, (one) => one.place)].flatMap(([heading, own]) => [
    heading,
    ...own.map(({ line }) => `  ${line}`),
  ]);
}

async function show(id: string, { json, ...directory }: Options): Promise<void> {
  const request = checked(ReportIdRequest.safeParse({ id }));
  await withInstallation(directory, async (operations) => {
    const shown = found(await operations.reportVersion(request));
    console.log(json ? JSON.stringify(shown, null, 2) : shownLines(shown).join('\n'));
  });
}

function shownLines(report: ShownReport): string[] {
  const { municipality, rows, figures, gaps, differences } = report;
  return [
    `Kommune ${municipality}: ${reportName(report.report, 'da')}`,
    versionLine(report),
    ...(report.reason === null ? [] : [`Godkendt med mangler: ${report.reason}`]),
    `${rows.length} linjer`,
    ...figures.map((figure) => `  ${figureLine(figure, figures)}`),
    ...(gaps.length === 0 ? [] : ['Mangler:', ...gaps.map((gap) => `  ${gapLine(gap)}`)]),
    ...(differences.length === 0
      ? []
      : ['Ændret siden sidst:', ...differences.map((one) => `  ${differenceLine(one)}`)]),
  ];
}

async function fill(
  programme: string,
  { municipality, ...directory }: Options<{ municipality: string }>,
): Promise<void> {
  await withInstallation(directory, async (operations) => {
    const { begun, refreshed, dropped } = await operations.fillReports({ municipality, programme });
    console.log(`Udfyldt: ${begun} nye, ${refreshed} ført ajour, ${dropped} taget bort.`);
  });
}

async function settle(asked: object, directory: DirectoryOptions): Promise<void> {
  const request = checked(SettleRequest.safeParse(asked));
  await withInstallation(directory, async (operations) => {
    const answer = found(await operations.settleReport(request));
    if (!('refusal' in answer)) return console.log(versionLine(answer));
    console.error(['Afvist:', ...refusalLines(answer.refusal, 'da').map((line) => `  ${line}`)].join('\n'));
    process.exitCode = 1;
  });
}

type ExportOptions = Options<{ format: string; public?: boolean; out?: string }>;

async function writeOut(
  id: string,
  { format, public: isPublic = false, out, ...directory }: ExportOptions,
): Promise<void> {
  const request = checked(ExportRequest.safeParse({ id, format, isPublic }));
  await withInstallation(directory, async (operations) => {
    const { fileName, content } = found(await operations.exportReport(request));
    const path = resolve(out ?? fileName);
    await writeFile(path, Buffer.from(content, 'base64'), { mode: 0o600 }); // it may hold numbers: for its owner alone
    console.log(`Skrevet: ${path}`);
  });
}

function found<T>(answer: T | null): T {
  if (answer === null)
    throw new UsageError('There is no such report. overgang reports list shows them with their ids.');
  return answer;
}

type Parsed<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly error: { readonly issues: readonly { readonly message: string }[] } };

function checked<T>(parsed: Parsed<T>): T {
  if (parsed.success) return parsed.data;
  throw new UsageError(parsed.error.issues.map(({ message }) => message).join('\n'));
}
