import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { differenceLines } from '../messages/differences.ts';
import type { Language } from '../messages/language.ts';
import { programmeName } from '../messages/model/index.ts';
import { faultLines } from '../messages/settings-faults.ts';
import { readSettingsFile } from '../services/own-settings/read-file.ts';
import type { SettingsTrial } from '../services/own-settings/take.ts';
import type { OwnProgramme, TakenProgramme } from '../store/own-programmes.ts';
import { UsageError } from './failure.ts';
import { languageOption } from './language-option.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

interface SettingsOptions extends DirectoryOptions {
  readonly json?: boolean;
  readonly lang: Language;
}

/** What a municipality sets of a programme by a file of its own: checked, tried out on the running cases, taken. */
export function addSettings(program: Command): void {
  const settings = program.command('settings').description("a municipality's own settings, closing days and words");
  settings
    .command('check')
    .description('say every mistake in a file of settings, with line and column; nothing else is needed')
    .argument('<file>', 'YAML')
    .option('--json', 'answer in JSON')
    .addOption(languageOption())
    .action(async (file: string, options: SettingsOptions) => {
      const own = await readOwn(file, options);
      if (own) console.log(options.json ? JSON.stringify({ own }, null, 2) : ownLines(own, options.lang).join('\n'));
    });
  settings
    .command('show')
    .description('what the municipalities of an installation have set')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON')
    .addOption(languageOption())
    .action((options: SettingsOptions) =>
      withInstallation(options, async (operations) => {
        const all = await operations.settings();
        if (options.json) return console.log(JSON.stringify(all, null, 2));
        const lines = all.flatMap((own) => [...takenLines(own, options.lang), ...ownLines(own, options.lang)]);
        console.log(lines.length > 0 ? lines.join('\n') : WORDS[options.lang].nothing);
      }),
    );
  settings
    .command('take')
    .description('take a file of settings for new cases, after showing what it would mean to those that run')
    .argument('<file>', 'YAML')
    .option('--yes', 'do not ask')
    .option('--dry-run', 'only show what it would mean')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON; needs --yes or --dry-run')
    .addOption(languageOption())
    .action(takeFile);
}

interface TakeOptions extends SettingsOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

async function takeFile(file: string, options: TakeOptions): Promise<void> {
  const { yes, dryRun, json, lang } = options;
  const words = WORDS[lang];
  if (json && !yes && !dryRun) throw new UsageError('--json asks nobody: say --yes or --dry-run.');
  if (!(await readOwn(file, options))) return; // before anything is started for it
  const text = await readFile(resolve(file), 'utf8');
  await withInstallation(options, async (operations) => {
    const trial = await operations.trySettings({ text });
    if (!json) console.log([...ownLines(trial.own, lang), '', ...trialLines(trial, lang)].join('\n'));
    const isMeant = !dryRun && (yes || (await isConfirmed(words)));
    const taken = isMeant ? await operations.takeSettings({ text }) : null;
    if (json) console.log(JSON.stringify({ ...trial, taken }, null, 2));
    else console.log(taken ? words.taken(taken.version) : words.notTaken);
  });
}

async function isConfirmed({ ask, yes, no }: (typeof WORDS)[Language]): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const { confirm } = await import('@clack/prompts');
  return (await confirm({ message: ask, active: yes, inactive: no })) === true;
}

/** What a file says; undefined after its mistakes have been told. */
async function readOwn(file: string, { json, lang }: SettingsOptions): Promise<OwnProgramme | undefined> {
  const answer = readSettingsFile(await readFile(resolve(file), 'utf8'));
  if ('own' in answer) return answer.own;
  process.exitCode = 1;
  if (json) console.log(JSON.stringify({ faults: answer.faults }, null, 2));
  else console.error(faultLines(answer.faults, lang, file).join('\n'));
  return undefined;
}

const WORDS = {
  da: {
    nothing: 'Ingen kommune har sat noget selv.',
    set: (municipality: string, name: string, variant: string) => `Kommune ${municipality}, ${name} (${variant})`,
    version: (version: number, by: string, on: string) => `Version ${version}, taget ${on} af ${by}:`,
    usual: 'Alt er, som indsatsen har det.',
    texts: (count: number) => `egne ord for ${count} ${count === 1 ? 'opgave' : 'opgaver'}`,
    running: (running: number) => `${running} igangværende forløb beholder deres egne datoer, til de flyttes.`,
    differing: (count: number) => `Flyttes de, bliver noget anderledes i ${count}:`,
    ask: 'Skal indstillingerne gælde for nye forløb?',
    yes: 'Ja',
    no: 'Nej',
    taken: (version: number) => `Taget (version ${version}). Nye forløb følger dem.`,
    notTaken: 'Intet er ændret.',
  },
  en: {
    nothing: 'No municipality has set anything itself.',
    set: (municipality: string, name: string, variant: string) => `Municipality ${municipality}, ${name} (${variant})`,
    version: (version: number, by: string, on: string) => `Version ${version}, taken ${on} by ${by}:`,
    usual: 'Everything is as the programme has it.',
    texts: (count: number) => `own words for ${count} ${count === 1 ? 'task' : 'tasks'}`,
    running: (running: number) => `${running} running cases keep their own dates until they are moved.`,
    differing: (count: number) => `If they are moved, something will be otherwise in ${count}:`,
    ask: 'Shall the settings hold for new cases?',
    yes: 'Yes',
    no: 'No',
    taken: (version: number) => `Taken (version ${version}). New cases follow them.`,
    notTaken: 'Nothing has been changed.',
  },
} as const;

const takenLines = ({ version, takenBy, takenAt }: TakenProgramme, lang: Language) => [
  '',
  // Through the door a date is its text.
  WORDS[lang].version(version, takenBy, String(new Date(takenAt).toISOString()).slice(0, 10)),
];

/** What differs from the programme, by the names that stand in the file. */
function ownLines({ municipality, programme, variant, settings, texts }: OwnProgramme, lang: Language): string[] {
  const words = WORDS[lang];
  const { own = {}, closingDays, ...general } = settings;
  const changes = Object.entries({ ...general, ...own }).map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`);
  const days = (closingDays ?? []).map(({ name, from, ...rule }) => {
    const when = Object.values(rule).join(' ');
    return `    ${when}  ${name}${from ? ` (${from})` : ''}`;
  });
  const count = Object.keys(texts).length;
  const lines = [
    ...changes,
    ...(closingDays ? ['  closingDays:', ...days] : []),
    ...(count > 0 ? [`  ${words.texts(count)}: ${Object.keys(texts).join(', ')}`] : []),
  ];
  const heading = words.set(municipality, programmeName(programme, lang) ?? programme, variant);
  return [heading, ...(lines.length > 0 ? lines : [`  ${words.usual}`])];
}

/** The running cases in which something would be otherwise: which dates, from what to what, and why. */
function trialLines({ running, differing, own }: SettingsTrial, lang: Language): string[] {
  const words = WORDS[lang];
  return [
    words.running(running),
    ...(differing.length > 0 ? [words.differing(differing.length)] : []),
    ...differing.flatMap(({ trajectoryId, difference }) => [
      `  ${trajectoryId}`,
      ...differenceLines(difference, lang, own.texts).map((line) => `    ${line}`),
    ]),
  ];
}
