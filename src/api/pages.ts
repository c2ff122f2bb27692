import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import { addDays } from '../domain/calendar/civil-date.ts';
import { dateWithWeekday, shortDate } from '../messages/dates.ts';
import type { CaughtMail } from '../messages/mail-catcher.ts';
import { dutyName, messageStateName, pauseLine, statusLine } from '../messages/overview.ts';
import { receiptLines } from '../messages/receipts.ts';
import { reasonLine } from '../messages/refusals.ts';
import { timelineText } from '../messages/timeline.ts';
import { legalBasisName, legalBasisShortName } from '../messages/words.ts';
import type { InboxMessage, ShownTrajectory, TrajectorySummary } from '../services/read.ts';

const folder = fileURLToPath(new URL('pages/', import.meta.url));
const eta = new Eta({ views: folder, autoEscape: true, cache: true });

export const style = readFileSync(`${folder}style.css`, 'utf8');

type Page = 'status' | 'case' | 'inbox' | 'message';
/** Turns a page's facts into HTML. With `isDemo` every page says that nothing on it is real. */
export type Render = (page: Page, view: Readonly<Record<string, unknown>> & { readonly title: string }) => string;

export function createRender(isDemo: boolean): Render {
  return (page, view) => eta.render(page, { ...view, isDemo });
}

/** The list of demo cases, the soonest date first: where each is today, and the next date with its reason. */
export function statusView(all: readonly TrajectorySummary[]) {
  const rows = all
    .filter(({ demo }) => demo)
    .sort((a, b) => ((a.next?.on ?? '9999') < (b.next?.on ?? '9999') ? -1 : 1))
    .map((summary) => ({
      id: summary.id,
      name: summary.citizenName,
      basis: summary.course ? legalBasisShortName.da[summary.course.legalBasis] : '',
      status: summary.status,
      where: statusLine(summary),
      next: summary.next ? dutyName(summary.next) : '',
      on: summary.next ? `${summary.next.provisional ? 'tidligst ' : ''}${shortDate(summary.next.on)}` : '',
      why: summary.receipt ? receiptLines(summary.receipt, 'da') : [],
    }));
  return { title: 'Forløb', rows, others: all.length - rows.length };
}

/** One case: its courses, what comes, why, and what has happened. */
export function caseView({ summary, plan, receipts, timeline, messages }: ShownTrajectory) {
  return {
    title: summary.citizenName || 'Forløb',
    demo: summary.demo,
    where: statusLine(summary),
    today: plan ? dateWithWeekday(plan.today, 'da') : '',
    courses: (plan?.courses ?? []).map((course) => ({
      heading: `Forløb ${course.number}: ${legalBasisName.da[course.legalBasis]}, ${course.months} måneder`,
      phases: course.phases.map((phase) => ({
        text: `Fase ${phase.number}: ${shortDate(phase.start)} – ${shortDate(addDays(phase.end, -1))}${phase.provisional ? ' (tidligst)' : ''}`,
        isNow: course.phase === phase.number && summary.course?.number === course.number,
      })),
      notes: [
        ...course.pauses.map(pauseLine),
        `Slut ${shortDate(course.end)}${course.endIsProvisional ? ' tidligst' : ''}${course.end === course.originalEnd ? '' : `, oprindeligt ${shortDate(course.originalEnd)}`}`,
        ...course.deviations.map((deviation) => `Mangler: ${reasonLine(deviation, 'da')}`),
      ],
    })),
    duties: (plan?.duties ?? []).map((duty) => ({
      name: dutyName(duty),
      on: `${duty.provisional ? 'tidligst ' : ''}${dateWithWeekday(duty.on, 'da')}`,
      isPast: duty.status === 'past',
      why: receiptLines(receipts.find((receipt) => receipt.duty === duty.id)!, 'da'),
    })),
    timeline: timeline.map((entry) => ({
      on: entry.kind === 'event' ? shortDate(entry.event.on) : shortDate(entry.recordedOn),
      recorded: entry.kind === 'event' && entry.event.on !== entry.recordedOn ? shortDate(entry.recordedOn) : '',
      text: timelineText(entry, 'da'),
    })),
    messages: messages.map(({ aboutOn, kind, channel, state }) => ({
      on: shortDate(aboutOn),
      text: messageStateName(kind, channel, state),
    })),
  };
}

/** What stands in the in-app inboxes, and the mails that the built-in mailbox has caught; both the newest first. */
export function inboxView(inbox: readonly InboxMessage[], mails: readonly CaughtMail[] | undefined) {
  return { title: 'Indbakke', inbox, mails: mails ? [...mails].reverse() : null };
}
