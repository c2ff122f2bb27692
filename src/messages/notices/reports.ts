import { type CivilDate, daysBetween } from '../../domain/calendar/civil-date.ts';
import type { ReportNotice } from '../../domain/reports/reminders.ts';
import { dateWithWeekday, dayRange } from '../dates.ts';
import type { Language } from '../language.ts';
import { reportName } from '../model/index.ts';
import { counted } from '../words.ts';
import type { Draft } from './draft.ts';

/** A message about a report that waits, or about what is missing for it in a case, as it stands on a day (K-23). */
export function draftOfReport(body: ReportNotice, today: CivilDate, language: Language): Draft {
  const { report, from, last, dueOn } = body;
  const words = WORDS[language];
  const facts: Facts = {
    name: reportName(report, language) ?? '',
    period: dayRange(from, last, language),
    dueOn: dateWithWeekday(dueOn, language),
    days: daysBetween(today, dueOn),
  };
  if (body.kind === 'reportGap') return words.gap(facts);
  return { ...(facts.days < 0 ? words.overdue(facts) : words.due(facts)), isAboutReport: true };
}

interface Facts {
  readonly name: string;
  readonly period: string;
  readonly dueOn: string;
  /** Days until the report is due; less than nothing when it is overdue. */
  readonly days: number;
}

const WORDS: Readonly<Record<Language, Readonly<Record<'due' | 'overdue' | 'gap', (facts: Facts) => Draft>>>> = {
  da: {
    due: ({ name, period, dueOn, days }) => ({
      subject: 'Husk: en indberetning skal godkendes',
      happened: `${name} for ${period} skal indberettes senest ${dueOn}, ${days === 0 ? 'i dag' : `om ${counted(days, 'day', 'da')}`}. Ingen har godkendt den endnu.`,
      next: 'Se, hvad der mangler, godkend indberetningen, send den, og markér den som indberettet.',
    }),
    overdue: ({ name, period, dueOn, days }) => ({
      subject: 'Fristen er overskredet: en indberetning er ikke godkendt',
      happened: `${name} for ${period} skulle være indberettet senest ${dueOn}, for ${counted(-days, 'day', 'da')} siden. Ingen har godkendt den endnu. Teamlederen har også fået besked.`,
      next: 'Se, hvad der mangler, godkend indberetningen, send den, og markér den som indberettet.',
    }),
    gap: ({ period, dueOn }) => ({
      subject: 'Der mangler en oplysning til en indberetning',
      happened: `Forløbet indgår i indberetningen for ${period}. En oplysning mangler. Indberetningen skal være sendt senest ${dueOn}.`,
      next: 'Åbn forløbet, og registrér det, der mangler. Indberetningen retter sig selv.',
    }),
  },
  en: {
    due: ({ name, period, dueOn, days }) => ({
      subject: 'Remember: a report is to be approved',
      happened: `${name} for ${period} is to be handed in no later than ${dueOn}, ${days === 0 ? 'today' : `in ${counted(days, 'day', 'en')}`}. Nobody has approved it yet.`,
      next: 'See what is missing, approve the report, hand it in, and mark it as handed in.',
    }),
    overdue: ({ name, period, dueOn, days }) => ({
      subject: 'Overdue: a report has not been approved',
      happened: `${name} for ${period} was to be handed in no later than ${dueOn}, ${counted(-days, 'day', 'en')} ago. Nobody has approved it yet. The team leader has been told too.`,
      next: 'See what is missing, approve the report, hand it in, and mark it as handed in.',
    }),
    gap: ({ period, dueOn }) => ({
      subject: 'Something is missing for a report',
      happened: `The course is part of the report for ${period}. Something is missing. The report is to be handed in no later than ${dueOn}.`,
      next: 'Open the course and register what is missing. The report follows by itself.',
    }),
  },
};
