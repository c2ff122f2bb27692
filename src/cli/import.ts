import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { confirm, isCancel, progress } from '@clack/prompts';
import type { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import type { RowError } from '../services/citizen-list.ts';
import type { ImportReport } from '../services/import.ts';
import type { Operations } from '../services/operations.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

interface ImportFlags extends DirectoryOptions {
  readonly municipality: string;
  readonly programme: string;
  readonly variant: string;
  readonly draw: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly errors?: string;
  readonly json?: boolean;
}

export function addImport(program: Command): void {
  program
    .command('import')
    .description('Indlæs evaluators liste over udtrukne borgere (CSV med semikolon, UTF-8, datoer dd-mm-åååå).')
    .argument('<file>', 'CSV-fil med overskrifter, mindst kolonnen cpr')
    .option('--municipality <code>', 'kommunekode', '101')
    .option('--programme <id>', 'indsatsmodel', 'social-stoette')
    .option('--variant <name>', 'pilot eller rollout', 'rollout')
    .option('--draw <name>', 'udtrækningens navn: en borger indlæses en gang for hver udtrækning', '1')
    .option('--dry-run', 'prøv kun: vis hvad der ville ske, og gem intet')
    .option('--yes', 'indlæs uden at spørge efter prøven')
    .option('--errors <file>', 'fil til linjer med fejl')
    .option('--data-dir <folder>', 'datamappe')
    .option('--json', 'svar som JSON')
    .action((file: string, flags: ImportFlags) =>
      withInstallation(flags, (operations) => importFile(operations, file, flags)),
    );
}

async function importFile(operations: Operations, path: string, flags: ImportFlags): Promise<void> {
  const { municipality, programme, variant, draw, json } = flags;
  const file = (await readFile(path)).toString('base64');
  const request = { file, municipality, programme, variant, draw };
  const say = (text: string) => (json ? undefined : console.log(text));
  const trial = await operations.importList({ ...request, dryRun: true });
  say(
    `Prøve: ${trial.total} linjer, ${trial.created} kan indlæses (${trial.started} med startdato), ${new Set(trial.errors.map(({ line }) => line)).size} har fejl.`,
  );
  const good = trial.created > 0 && !flags.dryRun && (await isWanted(trial, flags));
  const report = good
    ? await withProgress(trial.created, Boolean(json), (tell) =>
        operations.importList({ ...request, dryRun: false }, tell),
      )
    : trial;
  const errorFile = await writeErrors(
    report.errors,
    flags.errors ?? join(dirname(path), `import-errors-${basename(path)}`),
  );
  if (json) console.log(JSON.stringify({ ...report, dryRun: !good, errorFile }));
  if (good) say(`Indlæst: ${report.created} nye forløb, ${report.known} var der i forvejen.`);
  if (errorFile) {
    say(`Fejl: se ${errorFile}. Ret linjerne og indlæs filen igen: intet bliver oprettet to gange.`);
    process.exitCode = 1;
  }
}

async function isWanted(trial: ImportReport, { yes, json }: ImportFlags): Promise<boolean> {
  if (yes || json || !process.stdin.isTTY || !process.stdout.isTTY) return true;
  const answer = await confirm({ message: `Indlæs ${trial.created} linjer nu?`, active: 'Ja', inactive: 'Nej' });
  return !isCancel(answer) && answer;
}

/** A bar on a terminal, a line for every tenth part elsewhere. */
async function withProgress<T>(
  total: number,
  quiet: boolean,
  run: (tell: (done: number, total: number) => void) => Promise<T>,
): Promise<T> {
  if (quiet) return run(() => undefined);
  if (!process.stdout.isTTY) {
    let tenth = 0;
    return run((done) => {
      if (Math.floor((done * 10) / total) <= tenth) return;
      tenth = Math.floor((done * 10) / total);
      console.log(`${done} af ${total}`);
    });
  }
  const bar = progress({ max: total });
  bar.start('Indlæser');
  try {
    return await run((done) => bar.advance(1, `${done} af ${total}`));
  } finally {
    bar.stop('Færdig');
  }
}

/** Line numbers, columns and what is wrong: the numbers and names of people stay in the file they came from. */
async function writeErrors(errors: readonly RowError[], path: string): Promise<string | null> {
  if (errors.length === 0) return null;
  const rows = errors.map(({ line, column, code, message }) => ({
    linje: line,
    kolonne: column,
    fejl: message,
    kode: code,
  }));
  await writeFile(
    path,
    stringify(rows, { header: true, bom: true, delimiter: ';', record_delimiter: 'windows', escape_formulas: true }),
  );
  return path;
}
