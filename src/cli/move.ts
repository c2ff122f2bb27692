import { randomUUID } from 'node:crypto';
import { type Command, Option } from 'commander';
import { JOB_FUNCTIONS } from '../domain/people.ts';
import type { Reason } from '../domain/rule.ts';
import type { Language } from '../messages/language.ts';
import { jobFunctionName } from '../messages/people.ts';
import { refusalLines } from '../messages/refusals.ts';
import type { MoveAnswer } from '../services/caseload-move.ts';
import { MoveRequest } from '../services/long/requests.ts';
import type { RegisteredStaff } from '../store/staff.ts';
import { UsageError } from './failure.ts';
import { languageOption } from './language-option.ts';
import { staffWithEmail, unusable } from './people.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

interface MoveOptions extends DirectoryOptions {
  readonly to: string;
  readonly municipality: string;
  readonly function?: string;
  readonly on?: string;
  readonly reason?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly lang: Language;
}

/** What happens to the cases of one who leaves. */
export function addMove(program: Command): void {
  program
    .command('move')
    .description('spread the cases of one who leaves evenly over others; only looked at without --yes')
    .argument('<email>', 'whose cases')
    .requiredOption('--to <emails>', 'who takes them, with commas')
    .option('--municipality <code>', 'three digits', '101')
    .addOption(new Option('--function <name>', 'this function alone').choices(JOB_FUNCTIONS))
    .option('--on <date>', 'from which day, YYYY-MM-DD; the installation’s when left out')
    .option('--reason <text>', 'why: kept as a note of each case')
    .option('--yes', 'do it')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON')
    .addOption(languageOption())
    .action((email: string, options: MoveOptions) => move(email, options));
}

async function move(email: string, options: MoveOptions): Promise<void> {
  const { to, municipality, reason, yes = false, json, lang } = options;
  if (yes && reason === undefined) throw new UsageError('A change of worker needs a --reason (G-11, G-15).');
  await withInstallation(options, async (operations) => {
    const staff = await operations.staff();
    const idOf = (address: string) => staffWithEmail(staff, municipality, address.trim()).id;
    const request = MoveRequest.safeParse({
      ...{ id: randomUUID(), municipality, from: idOf(email), receivers: to.split(',').map(idOf) },
      ...{ on: options.on ?? (await operations.today()).today, reason: reason ?? '-', dryRun: !yes },
      ...(options.function === undefined ? {} : { functions: [options.function] }),
    });
    if (!request.success) throw unusable(request.error);
    const answer = await operations.moveCaseload(request.data);
    console.log(json ? JSON.stringify(answer, null, 2) : lines(answer, staff, lang).join('\n'));
    if (answer.results?.some(({ reasons }) => reasons.length > 0)) process.exitCode = 1;
  });
}

function lines({ moves, results }: MoveAnswer, staff: readonly RegisteredStaff[], language: Language): string[] {
  const nameOf = (id: string) => staff.find((one) => one.id === id)?.name ?? id;
  const refusals = (reasons: readonly Reason[]) =>
    reasons.flatMap((reason) => refusalLines({ reasons: [reason] }, language).map((line) => `    ✗ ${line}`));
  const planned = moves.flatMap(({ trajectoryId, function: jobFunction, to, duties, meetings, objections }) => [
    `${trajectoryId}  ${jobFunctionName.da[jobFunction]} → ${nameOf(to)}: ${counted(duties, 'opgave', 'opgaver')}, ${counted(meetings, 'møde', 'møder')}`,
    ...refusals(objections),
  ]);
  if (!results) return [...planned, 'Intet er flyttet: tilføj --yes og --reason for at gøre det.'];
  const refused = results.filter(({ reasons }) => reasons.length > 0);
  const why = refused.flatMap(({ trajectoryId, reasons }) => [trajectoryId, ...refusals(reasons.filter(isReason))]);
  return [...planned, `${results.length - refused.length} flyttet, ${refused.length} afvist`, ...why];
}

const isReason = (one: object): one is Reason => 'rule' in one;
const counted = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;
