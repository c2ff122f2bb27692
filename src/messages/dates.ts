import { type CivilDate, isoWeek, parseCivilDate, partsOf, weekday } from '../domain/calendar/civil-date.ts';
import type { Language } from './language.ts';

const MONTHS = {
  da: 'januar februar marts april maj juni juli august september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
} satisfies Record<Language, readonly string[]>;

const WEEKDAYS = {
  da: 'mandag tirsdag onsdag torsdag fredag lørdag søndag'.split(' '),
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
} satisfies Record<Language, readonly string[]>;

/** "15. marts 2026", "15 March 2026". */
export function longDate(on: CivilDate, language: Language): string {
  return `${dayAndMonth(on, language)} ${partsOf(on).year}`;
}

function dayAndMonth(on: CivilDate, language: Language): string {
  const { month, day } = partsOf(on);
  return `${day}${language === 'da' ? '.' : ''} ${MONTHS[language][month - 1]}`;
}

/** "15-03-2026" as Danish offices write it; English readers get the unambiguous "2026-03-15". */
export function shortDate(on: CivilDate, language: Language = 'da'): string {
  if (language === 'en') return on;
  const [year, month, day] = on.split('-');
  return `${day}-${month}-${year}`;
}

/** "søndag", "Sunday". */
export function weekdayName(on: CivilDate, language: Language): string {
  return WEEKDAYS[language][weekday(on) - 1]!;
}

/** "uge 11", "week 11": the ISO week, which belongs to the year of its Thursday. */
export function weekNumber(on: CivilDate, language: Language): string {
  return `${language === 'da' ? 'uge' : 'week'} ${isoWeek(on)}`;
}

/** "søndag 15. marts 2026 (uge 11)". */
export function dateWithWeekday(on: CivilDate, language: Language): string {
  return `${weekdayName(on, language)} ${longDate(on, language)} (${weekNumber(on, language)})`;
}

/** From the first day to the last, both included: "1. februar – 21. februar 2026"; a single day stands alone. */
export function dayRange(first: CivilDate, last: CivilDate, language: Language): string {
  if (first === last) return longDate(first, language);
  const sameYear = partsOf(first).year === partsOf(last).year;
  return `${sameYear ? dayAndMonth(first, language) : longDate(first, language)} – ${longDate(last, language)}`;
}

const WRITTEN = [
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/,
  /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})$/,
  /^(?<day>\d{1,2})[-/. ](?<month>\d{1,2})[-/. ](?<year>\d{4}|\d{2})$/,
];
/** The hyphens that word processors make. */
const HYPHENS = /[\u2010-\u2013\u2212]/g;

/**
 * Reads a date as people write it: 24-11-2026, 24/11-2026, 24.11.2026, 24-11-26, 24112026 and 2026-11-24.
 * A year of two digits lies in 1970–2069. Undefined for anything else, impossible dates included.
 */
export function readDanishDate(text: string): CivilDate | undefined {
  const tidy = text
    .trim()
    .replace(HYPHENS, '-')
    .replace(/\s*([-/. ])\s*/g, '$1');
  for (const pattern of WRITTEN) {
    const { day, month, year } = pattern.exec(tidy)?.groups ?? {};
    if (day && month && year)
      return parseCivilDate(`${fullYear(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  }
  return undefined;
}

function fullYear(year: string): string {
  if (year.length === 4) return year;
  return `${Number(year) < 70 ? '20' : '19'}${year}`;
}
