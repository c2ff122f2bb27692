import { type CivilDate, daysBetween } from '../../domain/calendar/civil-date.ts';
import { TELL } from '../../domain/duties.ts';
import type { NoticeBody } from '../../domain/notices.ts';
import type { OwnTexts } from '../../store/own-programmes.ts';
import { dateWithWeekday } from '../dates.ts';
import type { Language } from '../language.ts';
import { dutyRule, dutyTitle, dutyWords } from '../model/index.ts';
import type { DutyWords } from '../model/model-words.ts';
import { capital, counted } from '../words.ts';
import type { Draft } from './draft.ts';

type Reminder = Extract<NoticeBody, { kind: 'reminder' }>;

/** A reminder of a duty as it stands on a day; `today` undefined when nobody knows on which day it will be read. */
export function draftOfReminder(
  body: Reminder,
  today: CivilDate | undefined,
  language: Language,
  texts?: OwnTexts,
): Draft {
  if (body.rung === TELL) return draftToOutside(body, language, texts);
  const words = WORDS[language];
  const duty = dutyWords(body.what, texts) ?? words.unknownDuty;
  const days = today === undefined ? undefined : daysBetween(today, body.dueOn);
  const rule = dutyRule(body.what);
  const name = dutyTitle(body, language, texts) ?? duty.name[language];
  const next = duty.todo[language];
  if (duty.news) return { subject: capital(name), happened: news(duty.news, body, days, language), next };
  if (rule?.hasNoLimit) return { subject: words.remember(name), happened: withoutLimit(body, days, language), next };
  const subject =
    days !== undefined && days < 0 ? words.overdue(name) : days === 0 ? words.today(name) : words.remember(name);
  const happened = [
    words.due(dateWithWeekday(body.dueOn, language), days),
    ...(ESCALATES.includes(body.rung) ? [words.leaderToo] : []),
  ].join(' ');
  return { subject, happened, next };
}

/** The rungs that tell the team leader beside the one who has the task (K-09). */
const ESCALATES: readonly string[] = ['leader', 'ended'];

function news(
  { coming, past }: NonNullable<DutyWords['news']>,
  { dueOn }: Reminder,
  days: number | undefined,
  language: Language,
): string {
  const sentence = (days !== undefined && days < 0 ? past : coming)[language];
  return sentence.replace('{on}', WORDS[language].onDay(dateWithWeekday(dueOn, language), days));
}

function withoutLimit({ dueOn }: Reminder, days: number | undefined, language: Language): string {
  const words = WORDS[language];
  if (days === undefined || days >= 0) return words.noLimit;
  return `${words.noLimit} ${words.openSince(dateWithWeekday(dueOn, language), counted(-days, 'day', language))}`;
}

/** What somebody outside is told of a duty, in words of its own: it is not theirs to do, and they have no access to the case. */
export function draftToOutside({ what, dueOn }: Reminder, language: Language, texts?: OwnTexts): Draft {
  const words = WORDS[language];
  const { outside, name }: DutyWords = dutyWords(what, texts) ?? words.unknownDuty;
  const sentence = outside?.[language] ?? `${capital(name[language])}.`;
  return {
    subject: words.fromMunicipality,
    happened: `${sentence} ${words.dated(dateWithWeekday(dueOn, language))}`,
    next: words.askUs,
    isToOutside: true,
  };
}

interface Words {
  readonly remember: (duty: string) => string;
  readonly today: (duty: string) => string;
  readonly overdue: (duty: string) => string;
  /** By when, and how it stands: days left, 0 on the day, negative after it. */
  readonly due: (on: string, days: number | undefined) => string;
  /** A day with how far off it is, as it follows a verb. */
  readonly onDay: (on: string, days: number | undefined) => string;
  readonly noLimit: string;
  readonly openSince: (on: string, days: string) => string;
  readonly leaderToo: string;
  readonly fromMunicipality: string;
  readonly dated: (on: string) => string;
  readonly askUs: string;
  /** A kind of duty that no programme has any more. */
  readonly unknownDuty: DutyWords;
}

const unknownDuty: DutyWords = {
  name: { da: 'en opgave', en: 'a task' },
  todo: {
    da: 'Åbn forløbet, og se, hvad der skal gøres.',
    en: 'Open the course to see what is to be done.',
  },
};

const WORDS: Readonly<Record<Language, Words>> = {
  da: {
    remember: (duty) => `Husk: ${duty}`,
    today: (duty) => `I dag: ${duty}`,
    overdue: (duty) => `Over fristen: ${duty}`,
    due: (on, days) => {
      if (days === undefined) return `Frist: ${on}.`;
      if (days === 0) return `Fristen er i dag, ${on}.`;
      return `Fristen ${days > 0 ? 'er' : 'var'} ${on}, ${danishDistance(days)}.`;
    },
    onDay: (on, days) => {
      if (days === undefined) return on;
      return days === 0 ? `i dag, ${on}` : `${on}, ${danishDistance(days)}`;
    },
    noLimit: 'Opgaven har ingen fast frist, men den venter.',
    openSince: (on, days) => `Den har ventet siden ${on}, i ${days}.`,
    leaderToo: 'Både den, der har opgaven, og teamlederen får denne besked.',
    fromMunicipality: 'Orientering fra kommunen',
    dated: (on) => `Dato: ${on}.`,
    askUs: 'Kontakt kommunen, hvis I vil vide mere.',
    unknownDuty,
  },
  en: {
    remember: (duty) => `Remember: ${duty}`,
    today: (duty) => `Today: ${duty}`,
    overdue: (duty) => `Overdue: ${duty}`,
    due: (on, days) => {
      if (days === undefined) return `Due on ${on}.`;
      if (days === 0) return `It is due today, ${on}.`;
      return `It ${days > 0 ? 'is' : 'was'} due on ${on}, ${englishDistance(days)}.`;
    },
    onDay: (on, days) => {
      if (days === undefined) return `on ${on}`;
      return days === 0 ? `today, ${on}` : `on ${on}, ${englishDistance(days)}`;
    },
    noLimit: 'The task has no fixed date, but it is waiting.',
    openSince: (on, days) => `It has been waiting since ${on}, for ${days}.`,
    leaderToo: 'Both the one who has the task and the team leader get this message.',
    fromMunicipality: 'Information from the municipality',
    dated: (on) => `Date: ${on}.`,
    askUs: 'Contact the municipality if you want to know more.',
    unknownDuty,
  },
};

function danishDistance(days: number): string {
  if (days === 1) return 'i morgen';
  if (days === -1) return 'i går';
  return days > 0 ? `om ${counted(days, 'day', 'da')}` : `for ${counted(-days, 'day', 'da')} siden`;
}

function englishDistance(days: number): string {
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${counted(days, 'day', 'en')}` : `${counted(-days, 'day', 'en')} ago`;
}
