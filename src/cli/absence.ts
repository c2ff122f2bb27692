import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { dayRange } from '../messages/dates.ts';
import type { Language } from '../messages/language.ts';
import { refusalLines } from '../messages/refusals.ts';
import { AbsenceRequest } from '../services/absence-schema.ts';
import type { AbsenceAnswer } from '../services/absences.ts';
import type { Operations } from '../services/operations.ts';
import type { KeptAbsence } from '../store/absences.ts';
import type { RegisteredStaff } from '../store/staff.ts';
import { UsageError } from './failure.ts';
import { languageOption } from './language-option.ts';
import { staffWithEmail, unusable } from './people.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

interface AbsenceOptions extends DirectoryOptions {
  readonly municipality: string;
  readonly from?: string;
  readonly until?: string;
  readonly substitute?: string;
  readonly accept?: boolean;
  readonly tryOut?: boolean;
  readonly end?: string;
  readonly json?: boolean;
  readonly lang: Language;
}

/** Who is away, who stands in, and what stands in the way of it. */
export function addAbsence(program: Command): void {
  program
    .command('absence')
    .description('show who is away, or register an absence with a substitute; it ends by itself')
    .argument('[email]', 'who is away; everybody who is or will be is shown when left out')
    .option('--municipality <code>', 'three digits', '101')
    .option('--from <date>', 'first day, YYYY-MM-DD')
    .option('--until <date>', 'last day, YYYY-MM-DD')
    .option('--substitute <email>', 'who has duties, reminders and messages meanwhile; the team leader when left out')
    .option('--accept', 'take it with the conflicts that block nothing')
    .option('--try-out', 'only list the conflicts')
    .option('--end <id>', 'the worker is back today, or the absence is called off')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON')
    .addOption(languageOption())
    .action((email: string | undefined, options: AbsenceOptions) =>
      withInstallation(options, async (operations) => {
        if (options.end !== undefined) await end(operations, options.end, options);
        else if (email === undefined) await list(operations, options);
        else await take(operations, email, options);
      }),
    );
}

async function list(operations: Operations, { json }: AbsenceOptions): Promise<void> {
  const [all, staff] = [await operations.absences(), await operations.staff()];
  const lines = all.map((one) => lineOf(one, staff));
  console.log(json ? JSON.stringify(all, null, 2) : [...lines, `${all.length} fravær`].join('\n'));
}

async function end(operations: Operations, id: string, { json }: AbsenceOptions): Promise<void> {
  const ended = await operations.endAbsence({ id });
  if (!ended) throw new UsageError('There is no such absence that is not over (see overgang absence).');
  console.log(json ? JSON.stringify(ended) : lineOf(ended, await operations.staff()));
}

async function take(operations: Operations, email: string, options: AbsenceOptions): Promise<void> {
  const { municipality, from, until, substitute, accept = false, tryOut = false, json, lang } = options;
  const staff = await operations.staff();
  const idOf = (address: string) => staffWithEmail(staff, municipality, address).id;
  const request = AbsenceRequest.safeParse({
    ...{ municipality, id: randomUUID(), staffId: idOf(email), from, until },
    substituteId: substitute === undefined ? null : idOf(substitute),
    ...{ acceptsConflicts: accept, tryOut },
  });
  if (!request.success) throw unusable(request.error);
  const answer = await operations.takeAbsence(request.data);
  if (json) console.log(JSON.stringify(answer, null, 2));
  else console.log(answerLines(answer, staff, lang).join('\n'));
  if (!answer.taken && !tryOut) process.exitCode = 1;
}

function answerLines(answer: AbsenceAnswer, staff: readonly RegisteredStaff[], language: Language): string[] {
  const { taken, conflicts, trajectoryIds } = answer;
  const cases = `${trajectoryIds.length} åbne forløb`;
  return [
    ...conflicts.flatMap(({ reason, isBlocking, trajectoryIds: those }) => {
      const [line] = refusalLines({ reasons: [reason] }, language);
      return [`${isBlocking ? '✗' : '!'} ${line}`, ...those.map((id) => `    ${id}`)];
    }),
    taken ? `${lineOf(taken, staff)}; ${cases}` : `Ikke registreret; ${cases}`,
  ];
}

function lineOf({ id, staffId, substituteId, from, until }: KeptAbsence, staff: readonly RegisteredStaff[]): string {
  const nameOf = (one: string) => staff.find((member) => member.id === one)?.name ?? one;
  const days = until < from ? 'aflyst' : dayRange(from, until, 'da');
  const standIn = substituteId === null ? 'ingen stedfortræder' : `stedfortræder ${nameOf(substituteId)}`;
  return `${id}  ${nameOf(staffId)}: ${days}, ${standIn}`;
}
