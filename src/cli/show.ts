import type { Command } from 'commander';
import { addDays } from '../domain/calendar/civil-date.ts';
import type { CourseView } from '../domain/plan.ts';
import { dateWithWeekday, shortDate } from '../messages/dates.ts';
import { dutyName, messageStateName, pauseLine, statusLine } from '../messages/overview.ts';
import { receiptLine } from '../messages/receipts.ts';
import { reasonLine } from '../messages/refusals.ts';
import { timelineLines } from '../messages/timeline.ts';
import { legalBasisName } from '../messages/words.ts';
import type { ShownTrajectory } from '../services/read.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

export function addShow(program: Command): void {
  program
    .command('list')
    .description('Vis alle forløb: fase, dag, næste dato og hvorfor.')
    .option('--data-dir <folder>', 'datamappe')
    .option('--json', 'svar som JSON')
    .action((options: DirectoryOptions & { json?: boolean }) =>
      withInstallation(options, async (operations) => {
        const all = await operations.list();
        if (options.json) return console.log(JSON.stringify(all, null, 2));
        for (const summary of all) {
          const next =
            summary.next && summary.receipt
              ? `${dutyName(summary.next)}: ${receiptLine(summary.receipt, 'da')}`
              : 'ingen dato';
          console.log(
            `${summary.id}  ${summary.citizenName || '(uden navn)'}\n    ${statusLine(summary)}\n    Næste: ${next}`,
          );
        }
        console.log(`${all.length} forløb`);
      }),
    );
  program
    .command('show')
    .description('Vis hvor et forløb er, hvad der kommer, og hvorfor hver dato er, som den er.')
    .argument('<id>', 'forløbets id (se overgang list)')
    .option('--data-dir <folder>', 'datamappe')
    .option('--json', 'svar som JSON')
    .action((id: string, options: DirectoryOptions & { json?: boolean }) =>
      withInstallation(options, async (operations) => {
        const shown = await operations.show({ trajectoryId: id });
        if (!shown) throw new Error(`Der er ikke noget forløb med id ${id}. overgang list viser dem, der er.`);
        console.log(options.json ? JSON.stringify(shown, null, 2) : describe(shown));
      }),
    );
}

function describe({ summary, plan, receipts, timeline, messages }: ShownTrajectory): string {
  const lines = [`${summary.citizenName || '(uden navn)'}   ${summary.id}`, statusLine(summary)];
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
