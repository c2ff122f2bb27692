import { addDays, type CivilDate } from '../domain/calendar/civil-date.ts';
import type { Receipt } from '../domain/explain.ts';
import type { Duty, Plan, PlannedCourse } from '../domain/plan.ts';
import { type CadenceView, shownPeriods } from '../domain/recurring.ts';
import type { Reason } from '../domain/rule.ts';
import type { TimelineEntry } from '../domain/scenario.ts';
import { dateWithWeekday, shortDate } from '../messages/dates.ts';
import { dutyTitle, programmeName, recurringName } from '../messages/model/index.ts';
import {
  dutyName,
  messageStateName,
  nameLine,
  pauseLine,
  proposedStartLine,
  statusLine,
} from '../messages/overview.ts';
import { recipientName } from '../messages/people.ts';
import { receiptLine } from '../messages/receipts.ts';
import { checkpointLine, lastContactLine, nextContactLine, periodLine, periodName } from '../messages/recurring.ts';
import { reasonLine } from '../messages/refusals.ts';
import { timelineLines } from '../messages/timeline.ts';
import { dutyStateName, legalBasisName, trajectoryStatusName } from '../messages/words.ts';
import type { ShownTrajectory, TrajectorySummary } from '../services/read.ts';

/** A case in a list: who, where it is, what comes and why. */
export function summaryLines(summary: TrajectorySummary): string {
  const coming = comingLine(summary);
  return [`${summary.id}  ${nameLine(summary)}`, `    ${statusLine(summary)}`, `    Næste: ${coming}`].join('\n');
}

/** The next change of phase or end with its sum; where no course runs, the next that is to be done. */
function comingLine({ next, receipt, work, texts }: TrajectorySummary): string {
  if (next && receipt) return `${dutyName(next)}: ${receiptLine(receipt, 'da')}`;
  if (!work.next) return 'ingen dato';
  return `${dutyName(work.next, texts)} (senest ${shortDate(work.next.dueOn!)})`;
}

/** Everything about one case, as it is read on a terminal. */
export function describeCase({ summary, plan, receipts, timeline, messages, beside }: ShownTrajectory): string {
  const { texts } = summary;
  const lines = [`${nameLine(summary)}   ${summary.id}`, statusLine(summary)];
  for (const { id, programme, status } of beside)
    lines.push(
      `Har også forløbet ${programmeName(programme, 'da') ?? programme} (${trajectoryStatusName.da[status]}): ${id}`,
    );
  if (plan) lines.push(`I dag: ${dateWithWeekday(plan.today, 'da')}`);
  const proposal = proposedStartLine(plan?.wait ?? null);
  if (proposal) lines.push(`Startdato: ${proposal}`);
  for (const course of plan?.courses ?? []) lines.push('', ...courseLines(course));
  for (const { id, ...cadence } of plan?.recurring?.cadences ?? [])
    lines.push(...section(recurringName(id, 'da') ?? 'Kontakt', cadenceLines({ id, ...cadence }, plan!.today)));
  for (const { id, checkpoints } of plan?.recurring?.reviews ?? [])
    lines.push(
      ...section(
        recurringName(id, 'da') ?? 'Gennemgang',
        checkpoints.map((one) => `${shortDate(one.on)}  ${checkpointLine(one)}`),
      ),
    );
  if (plan) lines.push(...section('Kommer', comingLines(plan)));
  if (plan) lines.push(...section('Opgaver', dutyLines(plan, texts)));
  lines.push(
    ...section(
      'Afvigelser',
      deviationsIn(timeline).map((deviation) => reasonLine(deviation, 'da')),
    ),
  );
  if (plan) lines.push(...section('Hvorfor disse datoer', whyLines(plan, receipts, texts)));
  const numbered = timelineLines(timeline, 'da').map((line, index) => `${String(index + 1).padStart(3)}  ${line}`);
  lines.push(...section('Hvad der er sket', numbered));
  const told = messages.map((one) => `${shortDate(one.aboutOn)}  ${messageStateName(one)}`);
  lines.push(...section('Beskeder', told));
  return lines.join('\n');
}

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `${heading}:`, ...lines.map((line) => `  ${line}`)];

const cadenceLines = (cadence: CadenceView, today: CivilDate): string[] => [
  lastContactLine(cadence, today),
  nextContactLine(cadence),
  ...shownPeriods(cadence, today)
    .slice(-PERIODS_SHOWN)
    .map((period) => `${periodName(period)}: ${periodLine(period)}`),
];
const PERIODS_SHOWN = 8;

function comingLines({ transitions }: Plan): string[] {
  return transitions
    .filter(({ status }) => status !== 'past')
    .map((one) => `${dateWithWeekday(one.on, 'da')}${one.provisional ? ' (tidligst)' : ''}: ${dutyName(one)}`);
}

/** What people have to do: by when, how it stands, who does it, and the id by which it is ticked off. */
function dutyLines({ duties }: Plan, texts: Texts): string[] {
  const open = duties.filter(({ state }) => state !== 'done');
  const done = duties.length - open.length;
  return [
    ...open.map((duty) => dutyLine(duty, texts)),
    ...(done > 0 ? [`${done} ${done === 1 ? 'opgave' : 'opgaver'} er gjort`] : []),
  ];
}

function dutyLine(duty: Duty, texts: Texts): string {
  const { id, owner, dueOn, provisional, state } = duty;
  const when = dueOn === null ? 'uden frist' : shortDate(dueOn);
  const stands = `${dutyStateName.da[state]}${provisional ? ' (tidligst)' : ''}`;
  return `${when}  ${nameOfDuty(duty, texts)}: ${stands}, ${recipientName.da[owner]}   ${id}`;
}

type Texts = TrajectorySummary['texts'];

function nameOfDuty(duty: Duty, texts: Texts): string {
  const name = dutyTitle(duty, 'da', texts) ?? duty.what;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What went on though a rule advised against it, and has not been withdrawn; a course's own stand with the course. */
function deviationsIn(timeline: readonly TimelineEntry[]): Reason[] {
  const events = timeline.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []));
  const withdrawn = new Set(events.flatMap((event) => (event.type === 'EventWithdrawn' ? [event.event] : [])));
  return events.flatMap((event, index) =>
    'deviations' in event && event.type !== 'CourseStarted' && !withdrawn.has(index + 1)
      ? (event.deviations ?? [])
      : [],
  );
}

/** Why the dates are what they are of transitions, and of the duties that are not done. */
function whyLines({ transitions, duties }: Plan, receipts: readonly Receipt[], texts: Texts): string[] {
  const names = new Map([
    ...transitions.map((one) => [one.id, dutyName(one)] as const),
    ...duties.filter(({ state }) => state !== 'done').map((one) => [one.id, nameOfDuty(one, texts)] as const),
  ]);
  return receipts.flatMap((receipt) => {
    const name = names.get(receipt.duty);
    return name === undefined ? [] : [`${name}: ${receiptLine(receipt, 'da')}`];
  });
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
  missing,
  missingNow,
}: PlannedCourse): string[] {
  return [
    `Forløb ${number}: ${legalBasisName.da[legalBasis]}, ${months} måneder${takenOver ? ', overtaget i gang' : ''}`,
    ...phases.map(
      (phase) =>
        `  Fase ${phase.number}   ${shortDate(phase.start)} – ${shortDate(addDays(phase.end, -1))}${phase.provisional ? ' (tidligst)' : ''}`,
    ),
    ...pauses.map((pause) => `  ${pauseLine(pause)}`),
    `  Slut ${shortDate(end)}${endIsProvisional ? ' tidligst' : ''}${end === originalEnd ? '' : `, oprindeligt ${shortDate(originalEnd)}`}`,
    ...deviations.map((deviation) => `  Mangler: ${reasonLine(deviation, 'da')}`),
    ...missingNow.map((one) => `  Mangler efter en rettelse: ${reasonLine(one, 'da')}`),
    ...missing.map((one) => `  Manglede ved slutningen: ${reasonLine(one, 'da')}`),
  ];
}
