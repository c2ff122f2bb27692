import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { confirm, isCancel, progress } from '@clack/prompts';
import { stringify } from 'csv-stringify/sync';
import type { RowError } from '../services/citizen-list.ts';
import type { ImportReport } from '../services/import.ts';
import type { Operations } from '../services/operations.ts';
import type { DirectoryOptions } from './with-installation.ts';

export interface ImportFlags extends DirectoryOptions {
  readonly municipality: string;
  readonly programme: string;
  readonly variant: string;
  readonly draw: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly errors?: string;
  readonly json?: boolean;
}

/** Tries a list, asks, takes it in, and leaves the lines with errors in a file. */
export async function importFile(
  operations: Operations,
  { path, bytes }: { path: string; bytes: Buffer },
  flags: ImportFlags,
): Promise<void> {
  const { municipality, programme, variant, draw, json } = flags;
  const request = { file: bytes.toString('base64'), municipality, programme, variant, draw };
  const errorPath = flags.errors ? resolve(flags.errors) : join(dirname(path), `import-errors-${basename(path)}`);
  const say = (text: string) => (json ? undefined : console.log(text));
  const trial = await operations.importList({ ...request, dryRun: true });
  for (const line of trialLines(trial)) say(line);
  await writeErrors(trial.errors, errorPath);
  const hasNews = trial.created + trial.updated > 0;
  const wanted = !flags.dryRun && (!hasNews || (await isAgreed(flags)));
  const report = wanted
    ? await withProgress(trial.created + trial.known, !hasNews || Boolean(json), (tell) =>
        operations.importList({ ...request, dryRun: false }, tell),
      )
    : trial;
  await writeErrors(report.errors, errorPath);
  const hasErrors = report.errors.length > 0;
  if (json) console.log(JSON.stringify({ ...report, dryRun: !wanted, errorFile: hasErrors ? errorPath : null }));
  if (wanted) say(`Indlæst: ${report.created} nye forløb. ${knownInWords(report)}.`);
  else say('Intet er indlæst.');
  if (!hasErrors) return;
  say(`Fejl: se ${errorPath}. Ret linjerne, og indlæs filen igen: intet bliver oprettet to gange.`);
  process.exitCode = 1;
}

function trialLines(trial: ImportReport): string[] {
  const { total, created, started, errors, ignored } = trial;
  const lines = [
    `Prøve: ${total} linjer. ${created} nye forløb. ${knownInWords(trial)}. ${started} med startdato. ${linesWith(errors)} med fejl.`,
  ];
  if (ignored.length > 0) lines.push(`Kolonner, der ikke bruges: ${ignored.join(', ')}.`);
  return lines;
}

const knownInWords = ({ known, updated }: ImportReport) =>
  `${known} i forvejen${updated > 0 ? `, heraf ${updated} med nyt` : ''}`;

const linesWith = (errors: readonly RowError[]) => new Set(errors.map(({ line }) => line)).size;

async function isAgreed({ yes, json }: ImportFlags): Promise<boolean> {
  if (yes || json || !process.stdin.isTTY || !process.stdout.isTTY) return true;
  const answer = await confirm({ message: 'Indlæs de gode linjer nu?', active: 'Ja', inactive: 'Nej' });
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
    const result = await run((done) => bar.advance(1, `${done} af ${total}`));
    bar.stop('Færdig');
    return result;
  } catch (error) {
    bar.error('Afbrudt');
    throw error;
  }
}

const ERROR_COLUMNS = ['linje', 'kolonne', 'fejl', 'hvad_gør_jeg', 'kode'];
const BOM = '\uFEFF';

/**
 * Where, what is wrong and what to do: numbers and names of people stay in the file they came from. Without errors an
 * earlier list of ours is removed, so that nobody corrects what has been corrected.
 */
async function writeErrors(errors: readonly RowError[], path: string): Promise<void> {
  if (errors.length === 0) {
    const before = await readFile(path, 'utf8').catch(() => '');
    if (before.startsWith(`${BOM}${ERROR_COLUMNS.join(';')}`)) await rm(path);
    return;
  }
  const rows = errors.map(({ line, column, message, cure, code }) => [line, column, message, cure, code]);
  const format = { bom: true, delimiter: ';', record_delimiter: 'windows', escape_formulas: true } as const;
  await writeFile(path, stringify([ERROR_COLUMNS, ...rows], format));
}
