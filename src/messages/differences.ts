import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { DateChange } from '../domain/date-changes.ts';
import type { Possibility } from '../domain/possibilities.ts';
import type { Difference, ReminderChange } from '../domain/rehearsal.ts';
import type { OwnTexts } from '../store/own-programmes.ts';
import { nameOfDate } from './date-names.ts';
import { shortDate } from './dates.ts';
import type { Language } from './language.ts';
import { criticalTransitionName, exitName, stepName } from './model/index.ts';
import { receiptLine } from './receipts.ts';
import { consequenceLine } from './timeline/consequences.ts';
import { capital, commandName, nameOf } from './words.ts';

/** What would be otherwise in a case, one line each: dates with how they are reckoned, reminders, and what may be done. */
export function differenceLines(difference: Difference, language: Language, texts?: OwnTexts): string[] {
  const words = WORDS[language];
  const name = (about: string) => capital(nameOfDate(about, language, texts));
  return [
    ...difference.dates.flatMap((change) => dateLines(change, name, language)),
    ...difference.reminders.map(
      ({ about, ...days }) => `${words.reminder(nameOfDate(about, language, texts))}: ${moved(days, language)}`,
    ),
    ...difference.nowOverdue.map((about) => `${words.overdue}: ${name(about)}`),
    ...difference.nowInTime.map((about) => `${words.inTime}: ${name(about)}`),
    ...difference.nowAllowed.map((one) => `${words.allowed}: ${nameOfPossibility(one, language)}`),
    ...difference.nowRefused.map((one) => `${words.refused}: ${nameOfPossibility(one, language)}${rulesOf(one)}`),
    ...difference.said.map((one) => consequenceLine(one, language)),
  ];
}

const WORDS = {
  da: {
    reminder: (name: string) => `Påmindelse om ${name}`,
    overdue: 'Kommer over fristen',
    inTime: 'Er ikke længere over fristen',
    allowed: 'Bliver tilladt',
    refused: 'Bliver afvist',
    before: 'før',
    after: 'nu',
    none: 'ingen',
  },
  en: {
    reminder: (name: string) => `Reminder of ${name}`,
    overdue: 'Becomes overdue',
    inTime: 'Is no longer overdue',
    allowed: 'Becomes allowed',
    refused: 'Becomes refused',
    before: 'before',
    after: 'now',
    none: 'none',
  },
} as const;

function dateLines(change: DateChange, name: (about: string) => string, language: Language): string[] {
  const words = WORDS[language];
  const { before, after } = change.why;
  return [
    `${name(change.about)}: ${moved(change, language)}`,
    ...(before ? [`  ${words.before}: ${receiptLine(before, language)}`] : []),
    ...(after ? [`  ${words.after}: ${receiptLine(after, language)}`] : []),
  ];
}

function moved({ from, to }: Pick<ReminderChange, 'from' | 'to'>, language: Language): string {
  const on = (day: CivilDate | null) => (day === null ? WORDS[language].none : shortDate(day, language));
  return `${on(from)} → ${on(to)}`;
}

function nameOfPossibility({ command, about }: Possibility, language: Language): string {
  const what =
    about && (stepName(about, language) ?? exitName(about, language) ?? criticalTransitionName(about, language));
  return [nameOf(commandName, command, language) ?? command, ...(what ? [what] : [])].join(': ');
}

const rulesOf = ({ objections }: Possibility) => ` (${[...new Set(objections.map(({ rule }) => rule))].join(', ')})`;
