import { Temporal } from 'temporal-polyfill/implementation';

/**
 * A day as people write it, YYYY-MM-DD, in the calendar of Europe/Copenhagen (T-01).
 * Sums run on epoch days, so two dates compare as strings and differ as integers.
 */
export type CivilDate = string & { readonly civilDate: unique symbol };

/** Whole days since 1970-01-01. */
export type EpochDay = number;

const TIME_ZONE = 'Europe/Copenhagen';
const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a proleptic Gregorian date; months are 1–12, eras of 400 years make leap days regular. */
function daysFromCivil(year: number, month: number, day: number): EpochDay {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of {@link daysFromCivil}. */
function civilFromDays(epochDay: EpochDay): { year: number; month: number; day: number } {
  const z = epochDay + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeapYear = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : MONTH_DAYS[month - 1]!;
}

const pad = (value: number, width: number) => String(value).padStart(width, '0');
const format = (year: number, month: number, day: number) =>
  `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as CivilDate;

const ZERO = '0'.charCodeAt(0);
const twoDigits = (text: string, at: number) => (text.charCodeAt(at) - ZERO) * 10 + (text.charCodeAt(at + 1) - ZERO);

/** The year, month (1–12) and day of a date. Every sum begins here, so the digits are read in place. */
export function partsOf(on: CivilDate): { year: number; month: number; day: number } {
  return { year: twoDigits(on, 0) * 100 + twoDigits(on, 2), month: twoDigits(on, 5), day: twoDigits(on, 8) };
}

/** Reads YYYY-MM-DD; undefined for anything else, impossible dates such as 2023-02-29 included. */
export function parseCivilDate(text: string): CivilDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const { year, month, day } = partsOf(text as CivilDate);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? (text as CivilDate) : undefined;
}

/** A date that the code itself writes down; throws on a slip, which is a bug and never bad input. */
export function date(text: string): CivilDate {
  const parsed = parseCivilDate(text);
  if (!parsed) throw new Error(`Expected a date YYYY-MM-DD, found ${JSON.stringify(text)}`);
  return parsed;
}

export function epochDay(on: CivilDate): EpochDay {
  const { year, month, day } = partsOf(on);
  return daysFromCivil(year, month, day);
}

/*
 * What has once been worked out is kept, as the same few days are asked for again and again: filled one by one, and only
 * for the days that courses may have.
 */
const LAST_KEPT_DAY = daysFromCivil(2199, 12, 31);
const isKept = (day: EpochDay) => day >= 0 && day <= LAST_KEPT_DAY;
const written = new Map<EpochDay, CivilDate>();
const midnights = new Map<EpochDay, number>();

export function civilDate(day: EpochDay): CivilDate {
  const known = written.get(day);
  if (known !== undefined) return known;
  const { year, month, day: dayOfMonth } = civilFromDays(day);
  const on = format(year, month, dayOfMonth);
  if (isKept(day)) written.set(day, on);
  return on;
}

export function addDays(on: CivilDate, days: number): CivilDate {
  return civilDate(epochDay(on) + days);
}

/** Civil days from one date to another: positive when `to` is later; a day of 23 or 25 hours counts as one (T-04). */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return epochDay(to) - epochDay(from);
}

/** Adds calendar months; where the day does not exist the month's last day is taken (T-02). */
export function addMonths(on: CivilDate, months: number): CivilDate {
  return civilDate(monthsLater(on, months));
}

/** {@link addMonths} for those who go on counting in days. */
export function monthsLater(on: CivilDate, months: number): EpochDay {
  const { year, month, day } = partsOf(on);
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (index % 12) + 1 };
  return daysFromCivil(target.year, target.month, Math.min(day, daysInMonth(target.year, target.month)));
}

/** ISO weekday, Monday = 1 … Sunday = 7. */
export function weekday(on: CivilDate): number {
  return ((((epochDay(on) + 3) % 7) + 7) % 7) + 1;
}

/** Number of the ISO 8601 week in which a date lies; the week belongs to the year of its Thursday. */
export function isoWeek(on: CivilDate): number {
  const thursday = addDays(on, 4 - weekday(on));
  return Math.floor((epochDay(thursday) - daysFromCivil(partsOf(thursday).year, 1, 1)) / 7) + 1;
}

/** The instant (epoch milliseconds, UTC) of a date's 00:00 in Copenhagen (T-03). The zone is asked once per day. */
export function startOfDay(on: CivilDate): number {
  const day = epochDay(on);
  const known = midnights.get(day);
  if (known !== undefined) return known;
  const instant = Temporal.PlainDate.from(on).toZonedDateTime(TIME_ZONE).epochMilliseconds;
  if (isKept(day)) midnights.set(day, instant);
  return instant;
}

/** The date in Copenhagen at an instant (epoch milliseconds). Copenhagen is ahead of UTC by less than a day, always. */
export function civilDateAt(instantMs: number): CivilDate {
  const utcDay = Math.floor(instantMs / DAY_MS);
  const next = civilDate(utcDay + 1);
  return instantMs >= startOfDay(next) ? next : civilDate(utcDay);
}

export const earliest = (a: CivilDate, b: CivilDate): CivilDate => (a <= b ? a : b);
export const latest = (a: CivilDate, b: CivilDate): CivilDate => (a >= b ? a : b);
