import type { Command } from 'commander';
import { addDays } from '../domain/calendar/civil-date.ts';
import type { CourseView } from '../domain/plan.ts';
import { dateWithWeekday, shortDate } from '../messages/dates.ts';
import { dutyName, messageStateName, pauseLine, statusLine } from '../messages/overview.ts';
import { receiptLine } from '../messages/receipts.ts';
import { reasonLine } from '../messages/refusals.ts';
import { timelineLines } from '../messages/timeline.ts';
import { legalBasisName } from '../messages/words.ts';
import type { ShownTrajectory, TrajectorySummary } from '../services/read.ts';
import { UsageError } from './failure.ts';
import { readTrajectoryId } from './trajectory-id.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

interface ShowOptions extends DirectoryOptions {
  readonly json?: boolean;
}

export function addShow(program: Command): void {
  program
    .command('list')
    .description('show all trajectories: phase, day, next date and why')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON')
    .action((options: ShowOptions) =>
      withInstallation(options, async (operations) => {
        const all = await operations.list();
        console.log(options.json ? JSON.stringify(all, null, 2) : [...all.map(summaryLines), count(all)].join('\n'));
      }),
    );
  program
    .command('show')
    .description('show where a trajectory is, what comes, and why every date is what it is')
    .argument('<id>', 'id of the trajectory (see overgang list)')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON')
    .action(async (id: string, options: ShowOptions) => {
      const trajectoryId = readTrajectoryId(id);
      await withInstallation(options, async (operations) => {
        const shown = await operations.show({ trajectoryId });
        if (!shown)
          throw new UsageError(`There is no trajectory with the id ${id}. overgang list shows those there are.`);
        console.log(options.json ? JSON.stringify(shown, null, 2) : describe(shown));
      });
    });
}

function summaryLines(summary: TrajectorySummary): string {
  const { id, citizenName, next, receipt } = summary;
  return [
    `${id}  ${citizenName || NAMELESS}`,
    `    ${statusLine(summary)}`,
    `    Næste: ${next && receipt ? `${dutyName(next)}: ${receiptLine(receipt, 'da')}` : 'ingen dato'}`,
  ].join('\n');
}

const count = (all: readonly TrajectorySummary[]) => `${all.length} forløb`;
const NAMELESS = '(uden navn)';

function describe({ summary, plan, receipts, timeline, messages }: ShownTrajectory): string {
  const lines = [`${summary.citizenName || NAMELESS}   ${summary.id}`, statusLine(summary)];
  if (plan) lines.push(`I dag: ${dateWithWeekday(plan.today, 'da')}`);
  for (const course of plan?.courses ?? []) lines.push('', ...courseLines(course));
  const open = plan?.duties.filter(({ status }) => status !== 'past') ?? [];
  if (open.length > 0)
    lines.push(
      '',
      'Kommer:',
      ...open.map(
        (duty) => `  ${dateWithWeekday(duty.on, 'da')}${duty.provisional ? ' (tidligst)' : ''}: ${dutyName(duty)}`,
      ),
    );
  if (receipts.length > 0) {
    lines.push('', 'Hvorfor disse datoer:');
    for (const receipt of receipts)
      lines.push(`  ${dutyName(plan!.duties.find(({ id }) => id === receipt.duty)!)}: ${receiptLine(receipt, 'da')}`);
  }
  lines.push('', 'Hvad der er sket:', ...timelineLines(timeline, 'da').map((line) => `  ${line}`));
  if (messages.length > 0) {
    lines.push('', 'Beskeder:');
    for (const { aboutOn, kind, channel, state } of messages)
      lines.push(`  ${shortDate(aboutOn)}  ${messageStateName(kind, channel, state)}`);
  }
  return lines.join('\n');
}

function courseLines({
  number,
  legalBasis,
  months,
  phases,
  pauses,
  originalEnd,
  end,
  endIsProvisional,
  takenOver,
  deviations,
}: CourseView): string[] {
  return [
    `Forløb ${number}: ${legalBasisName.da[legalBasis]}, ${months} måneder${takenOver ? ', overtaget i gang' : ''}`,
    ...phases.map(
      (phase) =>
        `  Fase ${phase.number}   ${shortDate(phase.start)} – ${shortDate(addDays(phase.end, -1))}${phase.provisional ? ' (tidligst)' : ''}`,
    ),
    ...pauses.map((pause) => `  ${pauseLine(pause)}`),
    `  Slut ${shortDate(end)}${endIsProvisional ? ' tidligst' : ''}${end === originalEnd ? '' : `, oprindeligt ${shortDate(originalEnd)}`}`,
    ...deviations.map((deviation) => `  Mangler: ${reasonLine(deviation, 'da')}`),
  ];
}
