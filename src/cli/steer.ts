import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Argument, type Command, Option } from 'commander';
import { validate } from 'uuid';
import { type Command as DomainCommand, PAUSE_REASONS } from '../domain/commands.ts';
import type { Language } from '../messages/language.ts';
import { reasonLine, refusalLines } from '../messages/refusals.ts';
import { CommandSchema, commandTypes } from '../services/command-schema.ts';
import type { ShownTrajectory } from '../services/read.ts';
import { UsageError } from './failure.ts';
import { commandFromFields } from './fields.ts';
import { languageOption } from './language-option.ts';
import { addNote } from './note.ts';
import { addSteps } from './steps.ts';
import { readTrajectoryId } from './trajectory-id.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

interface SteerOptions extends DirectoryOptions {
  readonly by: string;
  readonly commandId?: string;
  readonly json?: boolean;
  readonly lang: Language;
}

/** Commands that change a case, and what they need: texts, and the steps that there are. */
export function addSteer(program: Command): void {
  const about = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .argument('<id>', 'id of the trajectory (see overgang list)')
      .option('--by <who>', 'who asks: the id of a member of staff', 'cli')
      .option('--command-id <uuid>', 'id of the command: repeated, it has one effect')
      .option('--data-dir <folder>', 'data directory')
      .option('--json', 'answer in JSON')
      .addOption(languageOption());

  about('pause', 'pause a course, at the wish of a citizen who will go on afterwards')
    .requiredOption('--from <date>', 'first paused day, YYYY-MM-DD')
    .addOption(new Option('--reason <code>', 'why').choices(PAUSE_REASONS).makeOptionMandatory())
    .option('--note <uuid>', 'id of the note that explains the reason "other"')
    .action(
      (
        id: string,
        { from, reason, note, ...options }: SteerOptions & { from: string; reason: string; note?: string },
      ) =>
        send(id, options, {
          type: 'PauseCourse',
          from,
          reason,
          citizenWishesToGoOn: true,
          ...(note === undefined ? {} : { noteId: note }),
        }),
    );
  about('resume', 'go on after a pause, in the same phase and with the days that were left')
    .requiredOption('--on <date>', 'first active day, YYYY-MM-DD')
    .requiredOption('--cti-worker <who>', 'the CTI worker who has decided it together with the citizen')
    .action((id: string, { on, ctiWorker, ...options }: SteerOptions & { on: string; ctiWorker: string }) =>
      send(id, options, { type: 'ResumeCourse', until: on, decision: { citizenAgrees: true, ctiWorker } }),
    );
  about('restart', 'start over after a pause: a new course; both caseworkers have confirmed plan and legal basis')
    .requiredOption('--on <date>', 'new first day, YYYY-MM-DD')
    .requiredOption('--cti-worker <who>', 'the CTI worker who has decided it together with the citizen')
    .action((id: string, { on, ctiWorker, ...options }: SteerOptions & { on: string; ctiWorker: string }) =>
      send(id, options, {
        type: 'RestartCourse',
        startOn: on,
        decision: { citizenAgrees: true, ctiWorker },
        confirmedBy: ['jobCentreCaseworker', 'socialCaseworker'],
      }),
    );
  about('command', 'ask for anything by its fields, such as: command ID CompleteDuty duty=course-1/ctiGoals')
    .addArgument(new Argument('<type>', 'what is asked for').choices(commandTypes()))
    .argument('[fields...]', 'name=value; values.NAME=value for what a step holds; lists with commas')
    .addHelpText(
      'after',
      `
A field "on" that is left out is the installation's day. overgang steps shows the steps with their fields; overgang note
keeps a text and prints the id that noteId, despite and the fields of the type note take.
despite=CODE:NOTE gives the written reason for going on against a rule that only advises.`,
    )
    .action((id: string, type: string, fields: string[], options: SteerOptions) =>
      send(id, options, ({ programme, plan }) => commandFromFields(type, fields, programme, plan?.today)),
    );
  about('send', 'send any command in JSON, such as \'{"type":"RegisterJobMatch","on":"2026-03-01"}\'')
    .argument('<command>', 'the command, or @FILE with it')
    .action(async (id: string, text: string, options: SteerOptions) =>
      send(id, options, readBody(text.startsWith('@') ? await readFile(resolve(text.slice(1)), 'utf8') : text)),
    );
  addNote(program);
  addSteps(program);
}

function readBody(text: string): object {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  } catch {
    // Not JSON at all: told with the same words.
  }
  throw new UsageError('The command is not a JSON object such as {"type":"RegisterJobMatch","on":"2026-03-01"}.');
}

const RECORDED: Readonly<Record<Language, (sequence: number) => string>> = {
  da: (sequence) => `Registreret (hændelse ${sequence}).`,
  en: (sequence) => `Recorded (event ${sequence}).`,
};
const REFUSED: Readonly<Record<Language, string>> = { da: 'Afvist:', en: 'Refused:' };

/** Sends a command; one that depends on the case is made when the case has been read. */
async function send(
  id: string,
  { by, commandId, json, lang, ...options }: SteerOptions,
  body: object | ((shown: ShownTrajectory) => object),
): Promise<void> {
  const trajectoryId = readTrajectoryId(id);
  if (commandId !== undefined && !validate(commandId))
    throw new UsageError(`--command-id ${commandId}: expected a UUID, such as ${randomUUID()}`);
  const envelope = { id: commandId ?? randomUUID(), by };
  const known = typeof body === 'function' ? undefined : readCommand({ ...body, ...envelope }); // before anything is started for it
  await withInstallation(options, async (operations) => {
    const shown = await operations.show({ trajectoryId });
    if (!shown) throw new UsageError(`There is no trajectory with the id ${id}. overgang list shows those there are.`);
    const command = known ?? readCommand({ ...(body as (shown: ShownTrajectory) => object)(shown), ...envelope });
    const answer = await operations.send({ trajectoryId, command });
    if (!('refusal' in answer)) return console.log(json ? JSON.stringify(answer) : RECORDED[lang](answer.sequence));
    process.exitCode = 1;
    const { refusal } = answer;
    if (json) {
      const reasons = refusal.reasons.map((reason) => ({ ...reason, message: reasonLine(reason, lang) }));
      console.log(JSON.stringify({ refusal: { reasons } }));
    } else console.error([REFUSED[lang], ...refusalLines(refusal, lang).map((line) => `  ${line}`)].join('\n'));
  });
}

function readCommand(given: object): DomainCommand {
  const parsed = CommandSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `  ${path.join('.') || 'command'}: ${message}`);
  throw new UsageError(['The command cannot be used:', ...faults].join('\n'));
}
