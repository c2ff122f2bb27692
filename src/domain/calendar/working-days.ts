import { addDays, type CivilDate, startOfDay, weekday } from './civil-date.ts';
import { type HolidayRule, holidayOn, recursOn, type YearlyRule } from './holidays.ts';

/** A local clock time HH:MM in Copenhagen, 00:00 to 24:00; 24:00 is the end of the day. */
export type ClockTime = string;

/** A span of one day, from the first time to just before the second. */
export interface Hours {
  readonly from: ClockTime;
  readonly until: ClockTime;
}

/** K-32: messages to people go out within these hours of a working day. */
export const SENDING_HOURS: Hours = { from: '08:00', until: '16:00' };

/** A day on which a municipality is closed: once, or every year. With `from` it works until that time. */
export type ClosingDay = ({ readonly on: CivilDate } | YearlyRule) & {
  readonly name: string;
  readonly from?: ClockTime;
};

/**
 * What KL's agreements with the unions close, hence most municipalities; Copenhagen and Frederiksberg have their own.
 * The Friday after Kristi himmelfartsdag is a local choice: `{ easter: 40, name: … }`.
 */
export const KL_CLOSING_DAYS: readonly ClosingDay[] = [
  { yearly: '05-01', name: '1. maj', from: '12:00' },
  { yearly: '06-05', name: 'grundlovsdag', from: '12:00' },
  { yearly: '12-24', name: 'juleaftensdag' },
  { yearly: '12-31', name: 'nytårsaftensdag' },
];

/** Why nobody works on a day, with its Danish name spelled as inside a sentence. */
export type Closure =
  | { readonly kind: 'holiday'; readonly name: string; readonly rule: HolidayRule }
  | { readonly kind: 'weekend'; readonly name: 'lørdag' | 'søndag' }
  | { readonly kind: 'closingDay'; readonly name: string };

/** A closed day that was stepped over on the way to a working day. */
export type ClosedDay = Closure & { readonly on: CivilDate };

/** The day a message goes out, and the closed days that moved it there from the day wanted; none if it was not moved. */
export interface SendDay {
  readonly wanted: CivilDate;
  readonly on: CivilDate;
  readonly over: readonly ClosedDay[];
}

/** The instants (epoch milliseconds, UTC) from which and before which something may be sent. */
export interface SendingWindow {
  readonly from: number;
  readonly until: number;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** Far beyond any real closure; past it the closing days themselves must be wrong. */
const LONGEST_CLOSURE_DAYS = 366;

function minutesOf(time: ClockTime): number {
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time)) {
    throw new Error(`Expected a clock time HH:MM, found "${time}"`);
  }
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/**
 * The instant (epoch milliseconds, UTC) of a local clock time on a day in Copenhagen (T-01, T-03). The clock changes
 * between 02:00 and 03:00 (lov om sommertid; Directive 2000/84/EC): later times are counted back from the next
 * midnight. In that hour itself the time that exists twice is the first of the two, and one that does not exist is
 * the time an hour later.
 */
export function instantAt(on: CivilDate, time: ClockTime): number {
  return instantOfMinute(on, minutesOf(time));
}

function instantOfMinute(on: CivilDate, minute: number): number {
  return minute < 3 * 60
    ? startOfDay(on) + minute * MINUTE_MS
    : startOfDay(addDays(on, 1)) - (DAY_MINUTES - minute) * MINUTE_MS;
}

/** The earliest minute of the day from which the municipality's own closing days close it, and by which of them. */
function localClosing(on: CivilDate, closingDays: readonly ClosingDay[]): { name: string; from: number } | undefined {
  let earliest: { name: string; from: number } | undefined;
  for (const closingDay of closingDays) {
    if ('on' in closingDay ? closingDay.on !== on : !recursOn(closingDay, on)) continue;
    const from = minutesOf(closingDay.from ?? '00:00');
    if (!earliest || from < earliest.from) earliest = { name: closingDay.name, from };
  }
  return earliest;
}

/** Why nothing is left of a day that begins at `opens` (minutes). The cause that nobody can change is named first. */
function closure(on: CivilDate, closingDays: readonly ClosingDay[], opens: number): Closure | undefined {
  const holiday = holidayOn(on);
  if (holiday) return { kind: 'holiday', name: holiday.name, rule: holiday.rule };
  const dayOfWeek = weekday(on);
  if (dayOfWeek >= 6) return { kind: 'weekend', name: dayOfWeek === 6 ? 'lørdag' : 'søndag' };
  const local = localClosing(on, closingDays);
  return local && local.from <= opens ? { kind: 'closingDay', name: local.name } : undefined;
}

/** The first open day from `wanted` on, in steps of a day forward or back. */
function roll(wanted: CivilDate, step: 1 | -1, closingDays: readonly ClosingDay[], opens: number): SendDay {
  const over: ClosedDay[] = [];
  for (let on = wanted; over.length < LONGEST_CLOSURE_DAYS; on = addDays(on, step)) {
    const closed = closure(on, closingDays, opens);
    if (!closed) return { wanted, on, over };
    over.push({ ...closed, on });
  }
  throw new Error(
    `Expected a working day within ${LONGEST_CLOSURE_DAYS} days ${step > 0 ? 'after' : 'before'} ${wanted}, found none: the closing days close every one`,
  );
}

/** Why nobody works on a day: holiday, weekend or closing day, in that order; undefined on a working day. */
export function whyClosed(on: CivilDate, closingDays: readonly ClosingDay[]): Closure | undefined {
  return closure(on, closingDays, 0);
}

/** Whether anyone works on a day: no holiday, weekend or whole closing day. A half day is a working day. */
export function isWorkingDay(on: CivilDate, closingDays: readonly ClosingDay[]): boolean {
  return !whyClosed(on, closingDays);
}

/** The day itself if it is a working day, else the last one before it. Throws when the closing days leave none. */
export function previousWorkingDayOnOrBefore(on: CivilDate, closingDays: readonly ClosingDay[]): CivilDate {
  return roll(on, -1, closingDays, 0).on;
}

/** The day itself if it is a working day, else the next one after it. Throws when the closing days leave none. */
export function nextWorkingDayOnOrAfter(on: CivilDate, closingDays: readonly ClosingDay[]): CivilDate {
  return roll(on, 1, closingDays, 0).on;
}

/**
 * The `days`-th working day after a date, before it when negative; the date itself does not count.
 * With 0 it is the date, be it closed or not. Throws when the closing days leave no working day.
 */
export function addWorkingDays(on: CivilDate, days: number, closingDays: readonly ClosingDay[]): CivilDate {
  if (!Number.isSafeInteger(days)) throw new Error(`Expected a whole number of working days, found ${days}`);
  const step = days < 0 ? -1 : 1;
  let reached = on;
  for (let left = Math.abs(days); left > 0; left--) reached = roll(addDays(reached, step), step, closingDays, 0).on;
  return reached;
}

/**
 * K-32 and the introduction to the K rules: the day on which a message planned for `wanted` goes out. One sent
 * *before* a date moves back to the previous working day, one sent *on or after* a date forward to the next, so that
 * no move crosses the date. `wanted` is the message's own day (the date minus its lead), not the date it is about.
 * A half day that ends before the sending hours begin counts as closed, so the day found always has a
 * {@link sendingWindow}. Throws when the closing days leave no such day.
 */
export function sendOn(
  wanted: CivilDate,
  relation: 'before' | 'onOrAfter',
  closingDays: readonly ClosingDay[],
  hours: Hours = SENDING_HOURS,
): SendDay {
  return roll(wanted, relation === 'before' ? -1 : 1, closingDays, minutesOf(hours.from));
}

/** K-32: when messages may be sent on a day, until the half day's end at the latest; undefined on a day without such hours. */
export function sendingWindow(
  on: CivilDate,
  closingDays: readonly ClosingDay[],
  hours: Hours = SENDING_HOURS,
): SendingWindow | undefined {
  const opens = minutesOf(hours.from);
  const closes = minutesOf(hours.until);
  if (opens >= closes) {
    throw new Error(`Expected sending hours that end after they begin, found ${hours.from}–${hours.until}`);
  }
  if (closure(on, closingDays, opens)) return undefined;
  const halfDayEnds = localClosing(on, closingDays)?.from ?? DAY_MINUTES;
  return { from: instantOfMinute(on, opens), until: instantOfMinute(on, Math.min(closes, halfDayEnds)) };
}
