import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { NoticeBody } from '../domain/notices.ts';
import type { OwnTexts } from '../store/own-programmes.ts';
import type { Language } from './language.ts';
import type { Draft } from './notices/draft.ts';
import { draftOfHappening } from './notices/happenings.ts';
import { draftOfReminder, draftToOutside } from './notices/reminders.ts';
import { draftOfReport } from './notices/reports.ts';

/** What a message is about: a case, or a programme's report. */
interface Place {
  readonly trajectoryId: string | null;
  readonly programme: string;
  readonly body: NoticeBody;
}

/** Where a reader of a message finds the case, or in it the very duty that the message is about. */
export const caseLink = (baseUrl: string, trajectoryId: string, duty?: string): string =>
  `${baseUrl}/forloeb/${trajectoryId}${duty === undefined ? '' : `#${duty}`}`;

/** Where a reader finds what a message is about: the case, the duty in it, or the report of a period. */
export function linkTo(baseUrl: string, { trajectoryId, programme, body }: Place): string {
  if (trajectoryId !== null) return caseLink(baseUrl, trajectoryId, body.kind === 'reminder' ? body.duty : undefined);
  return `${baseUrl}/indberetninger${body.kind === 'reportDue' ? `#${reportAnchor({ ...body, programme })}` : ''}`;
}

/** The place of a period on the page of reports. */
export const reportAnchor = ({ programme, report, last }: { programme: string; report: string; last: string }) =>
  `${programme}-${report}-${last}`;

export interface NoticeText {
  readonly subject: string;
  readonly text: string;
}

export interface NoticeContext {
  /** The message goes out later than its date called for. */
  readonly late: boolean;
  /** Where the reader can see and do more; null where the place of the message leads there. */
  readonly link: string | null;
  /** The day on which it goes out, from which days are counted; the message's own when left out and it is not late. */
  readonly today?: CivilDate;
  /** The municipality's own words. */
  readonly texts?: OwnTexts | undefined;
  /** The reader stands outside the municipality's cases: what staff is reminded of is said in other words, without a link. */
  readonly toOutside?: boolean;
}

/**
 * A message that others may see over their reader's shoulder or in a shared mailbox: never the programme, the legal
 * basis or the citizen, only what has happened or is to be done, when, and what to do next.
 */
export function noticeText(
  body: NoticeBody,
  on: CivilDate,
  context: NoticeContext,
  language: Language = 'da',
): NoticeText {
  const draft = draftOf({ body, on, ...context }, language);
  const words = FRAME[language];
  const why = draft.isToOutside ? words.whyOutside : draft.isAboutReport ? words.whyReport : words.why;
  return { subject: draft.subject, text: `${[...paragraphs(draft, context, language), why].join('\n\n')}\n` };
}

/** A message among those that one mail brings. */
export interface Told extends NoticeContext {
  readonly body: NoticeBody;
  /** The date it is about. */
  readonly on: CivilDate;
}

/** What one mail brings to one person: a message as it is, several as a list with a section and a link for each. */
export function mailText(messages: readonly Told[], language: Language = 'da'): NoticeText {
  const [first, ...others] = messages;
  if (first && others.length === 0) return noticeText(first.body, first.on, first, language);
  const words = FRAME[language];
  const drafts = messages.map((message) => ({ message, draft: draftOf(message, language) }));
  const sections = drafts.map(({ message, draft }) =>
    [draft.subject, ...paragraphs(draft, message, language)].join('\n'),
  );
  const areCases = !drafts.some(({ draft }) => draft.isAboutReport);
  const why = whyTogether(
    drafts.map(({ draft }) => draft),
    words,
  );
  return {
    subject: areCases ? words.several(messages.length) : words.mixed(messages.length),
    text: `${[...sections, why].join('\n\n')}\n`,
  };
}

/** Why somebody gets several messages in one mail. */
function whyTogether(drafts: readonly Draft[], words: (typeof FRAME)[Language]): string {
  if (drafts.every(({ isToOutside }) => isToOutside)) return words.whyOutside;
  if (drafts.every(({ isAboutReport }) => isAboutReport)) return words.whyReport;
  return drafts.some(({ isAboutReport }) => isAboutReport) ? words.whyMixed : words.whySeveral;
}

function draftOf({ body, on, late, today, texts, toOutside }: Omit<Told, 'link'>, language: Language): Draft {
  if (body.kind === 'reminder' && toOutside) return draftToOutside(body, language, texts);
  if (body.kind === 'reminder') return draftOfReminder(body, today ?? (late ? undefined : on), language, texts);
  if (body.kind === 'reportDue' || body.kind === 'reportGap') return draftOfReport(body, today ?? on, language);
  return draftOfHappening(body, on, language);
}

function paragraphs(
  { happened, next, isToOutside, isAboutReport }: Draft,
  { late, link }: NoticeContext,
  language: Language,
): string[] {
  const words = FRAME[language];
  return [
    happened,
    next,
    ...(late ? [words.late] : []),
    ...(isToOutside || link === null ? [] : [`${isAboutReport ? words.openReport : words.open}: ${link}`]),
  ];
}

interface Frame {
  readonly several: (count: number) => string;
  readonly late: string;
  readonly open: string;
  readonly openReport: string;
  readonly mixed: (count: number) => string;
  readonly why: string;
  readonly whyReport: string;
  readonly whyMixed: string;
  readonly whySeveral: string;
  readonly whyOutside: string;
}

const FRAME: Readonly<Record<Language, Frame>> = {
  da: {
    several: (count) => `${count} nye beskeder om forløb`,
    late: 'Beskeden er forsinket. Datoen gælder stadig.',
    open: 'Åbn forløbet',
    openReport: 'Åbn indberetningen',
    mixed: (count) => `${count} nye beskeder om forløb og indberetninger`,
    why: 'Du får beskeden, fordi du er knyttet til forløbet eller leder det team, der har det.',
    whyReport: 'Du får beskeden, fordi du har med kommunens indberetninger at gøre.',
    whyMixed: 'Du får beskederne, fordi de handler om forløb eller indberetninger, som du har med at gøre.',
    whySeveral: 'Du får beskederne, fordi du er knyttet til forløbene eller leder det team, der har dem.',
    whyOutside: 'I får beskeden, fordi kommunen har aftalt at orientere jer.',
  },
  en: {
    several: (count) => `${count} new messages about courses`,
    late: 'This message is late. The date still holds.',
    open: 'Open the course',
    openReport: 'Open the report',
    mixed: (count) => `${count} new messages about courses and reports`,
    why: 'You get this message because you are assigned to the course or lead the team that has it.',
    whyReport: 'You get this message because you have to do with what the municipality reports.',
    whyMixed: 'You get these messages because they are about courses or reports that you have to do with.',
    whySeveral: 'You get these messages because you are assigned to the courses or lead the team that has them.',
    whyOutside: 'You get this message because the municipality has agreed to keep you informed.',
  },
};
