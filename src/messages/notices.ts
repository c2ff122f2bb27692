import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { NoticeBody } from '../domain/notices.ts';
import type { OwnTexts } from '../store/own-programmes.ts';
import type { Language } from './language.ts';
import type { Draft } from './notices/draft.ts';
import { draftOfHappening } from './notices/happenings.ts';
import { draftOfReminder } from './notices/reminders.ts';

/** Where a reader of a message finds the case, or in it the very duty that the message is about. */
export const caseLink = (baseUrl: string, trajectoryId: string, duty?: string): string =>
  `${baseUrl}/forloeb/${trajectoryId}${duty === undefined ? '' : `#${duty}`}`;

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
  const why = draft.isToOutside ? FRAME[language].whyOutside : FRAME[language].why;
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
  const why = drafts.every(({ draft }) => draft.isToOutside) ? words.whyOutside : words.whySeveral;
  return { subject: words.several(messages.length), text: `${[...sections, why].join('\n\n')}\n` };
}

function draftOf({ body, on, late, today, texts }: Omit<Told, 'link'>, language: Language): Draft {
  if (body.kind === 'reminder') return draftOfReminder(body, today ?? (late ? undefined : on), language, texts);
  return draftOfHappening(body, on, language);
}

function paragraphs(
  { happened, next, isToOutside }: Draft,
  { late, link }: NoticeContext,
  language: Language,
): string[] {
  const words = FRAME[language];
  return [
    happened,
    next,
    ...(late ? [words.late] : []),
    ...(isToOutside || link === null ? [] : [`${words.open}: ${link}`]),
  ];
}

interface Frame {
  readonly several: (count: number) => string;
  readonly late: string;
  readonly open: string;
  readonly why: string;
  readonly whySeveral: string;
  readonly whyOutside: string;
}

const FRAME: Readonly<Record<Language, Frame>> = {
  da: {
    several: (count) => `${count} nye beskeder om forløb`,
    late: 'Beskeden er forsinket. Datoen gælder stadig.',
    open: 'Åbn forløbet',
    why: 'Du får beskeden, fordi du er knyttet til forløbet eller leder det team, der har det.',
    whySeveral: 'Du får beskederne, fordi du er knyttet til forløbene eller leder det team, der har dem.',
    whyOutside: 'I får beskeden, fordi kommunen har aftalt at orientere jer.',
  },
  en: {
    several: (count) => `${count} new messages about courses`,
    late: 'This message is late. The date still holds.',
    open: 'Open the course',
    why: 'You get this message because you are assigned to the course or lead the team that has it.',
    whySeveral: 'You get these messages because you are assigned to the courses or lead the team that has them.',
    whyOutside: 'You get this message because the municipality has agreed to keep you informed.',
  },
};
