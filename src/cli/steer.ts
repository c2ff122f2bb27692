import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandBody } from '../domain/commands.ts';
import { longDate } from '../messages/dates.ts';
import { refusalLines } from '../messages/refusals.ts';
import { CommandSchema } from '../services/command-schema.ts';
import type { Operations } from '../services/operations.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

type SteerOptions = DirectoryOptions & { by: string; commandId?: string };

/** Commands that change a case or, in a demo, the time. */
export function addSteer(program: Command): void {
  const about = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .argument('<id>', 'forløbets id (se overgang list)')
      .option('--by <who>', 'hvem der beder om det: medarbejderens id', 'cli')
      .option('--command-id <uuid>', 'kommandoens id: gentaget har den én virkning')
      .option('--data-dir <folder>', 'datamappe');

  about('pause', 'Sæt et forløb på pause.')
    .requiredOption('--from <date>', 'første pausedag, ÅÅÅÅ-MM-DD')
    .requiredOption('--reason <code>', 'illness, treatment, hospital, prison eller other')
    .action((id: string, { from, reason, ...options }: SteerOptions & { from: string; reason: string }) =>
      send(id, options, { type: 'PauseCourse', from, reason, citizenWishesToGoOn: true }),
    );
  about('resume', 'Genoptag et forløb efter en pause, hvor borger og CTI-medarbejder slap.')
    .requiredOption('--on <date>', 'første aktive dag, ÅÅÅÅ-MM-DD')
    .requiredOption('--cti-worker <who>', 'CTI-medarbejderen, som har besluttet det sammen med borgeren')
    .action((id: string, { on, ctiWorker, ...options }: SteerOptions & { on: string; ctiWorker: string }) =>
      send(id, options, { type: 'ResumeCourse', until: on, decision: { citizenAgrees: true, ctiWorker } }),
    );
  about('restart', 'Start et forløb forfra efter en pause.')
    .requiredOption('--on <date>', 'ny startdato, ÅÅÅÅ-MM-DD')
    .requiredOption('--cti-worker <who>', 'CTI-medarbejderen, som har besluttet det sammen med borgeren')
    .action((id: string, { on, ctiWorker, ...options }: SteerOptions & { on: string; ctiWorker: string }) =>
      send(id, options, {
        type: 'RestartCourse',
        startOn: on,
        decision: { citizenAgrees: true, ctiWorker },
        confirmedBy: ['jobCentreCaseworker', 'socialCaseworker'],
      }),
    );
  about(
    'send',
    'Send en hvilken som helst kommando som JSON, for eksempel \'{"type":"RegisterJobMatch","on":"2026-03-01"}\'.',
  )
    .argument('<command>', 'JSON, eller @fil')
    .action(async (id: string, text: string, options: SteerOptions) =>
      send(id, options, JSON.parse(text.startsWith('@') ? await readFile(text.slice(1), 'utf8') : text)),
    );

  program
    .command('clock')
    .description('Vis installationens ur, eller stil en demo frem i tiden.')
    .option('--advance <days>', 'stil uret og alle forløb så mange dage frem (kun demo og test)')
    .option('--data-dir <folder>', 'datamappe')
    .action((options: DirectoryOptions & { advance?: string }) =>
      withInstallation(options, (operations) => showClock(operations, options.advance)),
    );
}

async function send(trajectoryId: string, { by, commandId, ...options }: SteerOptions, body: unknown): Promise<void> {
  const parsed = CommandSchema.safeParse({ id: commandId ?? randomUUID(), by, ...(body as CommandBody) });
  if (!parsed.success) throw new Error(`Kommandoen kan ikke læses.\n${z.prettifyError(parsed.error)}`);
  await withInstallation(options, async (operations) => {
    const answer = await operations.send({ trajectoryId, command: parsed.data });
    if ('refusal' in answer) {
      console.error(['Afvist:', ...refusalLines(answer.refusal, 'da').map((line) => `  ${line}`)].join('\n'));
      process.exitCode = 1;
    } else console.log(`Registreret (hændelse ${answer.sequence}).`);
  });
}

async function showClock(operations: Operations, advance: string | undefined): Promise<void> {
  if (advance !== undefined) {
    const days = Number(advance);
    if (!Number.isInteger(days) || days < 0) throw new Error(`--advance ${advance}: skriv et helt antal dage.`);
    await operations.advance({ days });
  }
  const { today, offsetMs } = await operations.today();
  console.log(
    `I dag er det ${longDate(today, 'da')}${offsetMs === 0 ? '' : ` i denne installation (uret er stillet ${Math.round(offsetMs / 86_400_000)} dage frem)`}.`,
  );
}
