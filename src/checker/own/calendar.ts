import type { ClosingDay } from '../../domain/calendar/working-days.ts';

/** Dates by the calendar that JavaScript has: a check that asked the core would agree with its mistakes. */
export const DAY_MS = 86_400_000;

/** The same few thousand days are asked for again and again. */
const written = new Map<number, string>();

/** The civil date of a midnight in UTC. */
export function textOf(utcMs: number): string {
  const known = written.get(utcMs) ?? new Date(utcMs).toISOString().slice(0, 'YYYY-MM-DD'.length);
  written.set(utcMs, known);
  return known;
}

/** T-02: so many calendar months later, or that month's last day; the midnight in UTC as epoch milliseconds. */
export function addMonths(on: string, months: number): number {
  const start = new Date(`${on}T00:00:00Z`);
  const month = start.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(start.getUTCFullYear(), month, Math.min(start.getUTCDate(), lastOfMonth));
}

export const monthsAfter = (on: string, months: number): string => textOf(addMonths(on, months));
export const daysAfter = (on: string, days: number): string => textOf(Date.parse(on) + days * DAY_MS);
export const daysFrom = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / DAY_MS;

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (on: string): number => (new Date(on).getUTCDay() + 6) % 7;

/** The day in Copenhagen of an instant, as the platform's own time zone data have it. */
export const dayInCopenhagen = (epochMs: number): string => COPENHAGEN.format(epochMs);
const COPENHAGEN = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' });

/** A day on which nobody is reminded of anything (K-32): of the closing days those that last all day. */
export function isClosed(on: string, closingDays: readonly ClosingDay[]): boolean {
  if (weekdayOf(on) >= 5) return true;
  const sinceEaster = daysFrom(easterOf(on.slice(0, 4)), on);
  if (on.startsWith('2023') && sinceEaster === 26) return true; // store bededag, for the last time
  if (EASTER_HOLIDAYS.includes(sinceEaster) || FIXED_HOLIDAYS.includes(on.slice(5))) return true;
  return closingDays.some((day) => {
    if (day.from !== undefined) return false;
    if ('on' in day) return day.on === on;
    return 'yearly' in day ? day.yearly === on.slice(5) : day.easter === sinceEaster;
  });
}

/** Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension Day, Whit Sunday and Monday. */
const EASTER_HOLIDAYS = [-3, -2, 0, 1, 39, 49, 50];
const FIXED_HOLIDAYS = ['01-01', '12-25', '12-26'];

/** Easter Sunday as almanacs print it: the core reckons it. */
const EASTER = [
  ...['2023-04-09', '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2028-04-16', '2029-04-01', '2030-04-21'],
  ...['2031-04-13', '2032-03-28', '2033-04-17', '2034-04-09', '2035-03-25', '2036-04-13', '2037-04-05', '2038-04-25'],
  ...['2039-04-10', '2040-04-01'],
];

function easterOf(year: string): string {
  const easter = EASTER.find((on) => on.startsWith(year));
  if (!easter) throw new Error(`Expected a year whose Easter is known here, found ${year}`);
  return easter;
}

/** The nearest day that is not closed: at or before a day, or at or after it. */
export function openDay(on: string, way: 'before' | 'after', closingDays: readonly ClosingDay[]): string {
  let day = on;
  while (isClosed(day, closingDays)) day = daysAfter(day, way === 'before' ? -1 : 1);
  return day;
}
