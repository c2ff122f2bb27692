import { Argument, type Command } from 'commander';
import { PROGRAMME_IDS } from '../domain/programmes/index.ts';
import type { Reason } from '../domain/rule.ts';
import { differenceLines } from '../messages/differences.ts';
import type { Language } from '../messages/language.ts';
import { reasonLine } from '../messages/refusals.ts';
import type { MoveReceipt, MoveTrial } from '../services/own-settings/move.ts';
import { UsageError } from './failure.ts';
import { languageOption } from './language-option.ts';
import { readTrajectoryId } from './trajectory-id.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

interface MoveOptions extends DirectoryOptions {
  readonly municipality: string;
  readonly reason?: string;
  readonly only?: readonly string[];
  readonly by: string;
  readonly json?: boolean;
  readonly lang: Language;
}

/** Moves running cases to the newest version and the settings of today: a rehearsal unless a reason is given. */
export function addMove(programme: Command): void {
  programme
    .command('move')
    .description(
      'move running cases to the newest version and settings; without --reason it only says what would change',
    )
    .addArgument(new Argument('<id>', 'the programme').choices(PROGRAMME_IDS))
    .requiredOption('--municipality <code>', 'three digits')
    .option('--reason <text>', 'why: kept as a note of each case; with it the cases are moved')
    .option('--only <ids...>', 'these cases; all that run when left out')
    .option('--by <who>', 'who moves them: the id of the project lead', 'cli')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON')
    .addOption(languageOption())
    .action(move);
}

async function move(programme: string, { municipality, reason, only, by, json, lang, ...options }: MoveOptions) {
  if (!/^\d{3}$/.test(municipality))
    throw new UsageError(`--municipality ${municipality}: expected three digits, such as 101`);
  const moving = { municipality, programme, ...(only ? { only: only.map(readTrajectoryId) } : {}) };
  await withInstallation(options, async (operations) => {
    if (reason === undefined) {
      const trial = await operations.tryMove(moving);
      return console.log(json ? JSON.stringify(trial, null, 2) : trialLines(trial, lang).join('\n'));
    }
    const receipt = await operations.moveCases({ ...moving, reason, by }, (done, total) => {
      if (!json && process.stderr.isTTY) process.stderr.write(`\r${done}/${total}`);
    });
    if (receipt.refused > 0) process.exitCode = 1;
    console.log(json ? JSON.stringify(receipt, null, 2) : receiptLines(receipt, lang).join('\n'));
  });
}

const WORDS = {
  da: {
    trial: (all: number, differing: number) => `${all} forløb kan flyttes; i ${differing} bliver noget anderledes:`,
    none: (all: number) => `${all} forløb kan flyttes; intet bliver anderledes.`,
    nothing: 'Intet er ændret. Med --reason flyttes de.',
    moved: (done: number, refused: number) => `Flyttet: ${done} forløb. Blev, hvor de var: ${refused}.`,
  },
  en: {
    trial: (all: number, differing: number) =>
      `${all} cases can be moved; something will be otherwise in ${differing}:`,
    none: (all: number) => `${all} cases can be moved; nothing will be otherwise.`,
    nothing: 'Nothing has been changed. With --reason they are moved.',
    moved: (done: number, refused: number) => `Moved: ${done} cases. Stayed where they were: ${refused}.`,
  },
} as const;

function trialLines({ trajectories, differing }: MoveTrial, lang: Language): string[] {
  const words = WORDS[lang];
  const all = trajectories.length;
  return [
    differing.length > 0 ? words.trial(all, differing.length) : words.none(all),
    ...differing.flatMap(({ trajectoryId, difference }) => [
      `  ${trajectoryId}`,
      ...differenceLines(difference, lang).map((line) => `    ${line}`),
    ]),
    words.nothing,
  ];
}

const receiptLines = ({ total, refused, results }: MoveReceipt, lang: Language): string[] => [
  WORDS[lang].moved(total - refused, refused),
  ...results.flatMap(({ trajectoryId, reasons }) =>
    reasons.map((one) => `  ${trajectoryId}  ${reasonLine(one as Reason, lang)}`),
  ),
];
