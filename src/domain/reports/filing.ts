import { addDays, addMonths, type CivilDate, date, latest, partsOf } from '../calendar/civil-date.ts';
import { ownDate, ownSetting } from '../model/conditions.ts';
import type { Filing } from '../model/filing.ts';
import type { Settings } from '../settings.ts';
import type { Trajectory } from '../state.ts';
import { reportPeriods } from './course-rows.ts';
import type { Days } from './rolling-quarters.ts';

/**
 * Every period of a report that has begun by a day, in order (C-18, B-50, K-22). Periods that follow one another are cut
 * off at the project's last day; overlapping ones lie wholly before it. None where no first day is set.
 */
export function filingPeriods(filing: Filing, settings: Settings, today: CivilDate): Days[] {
  const { everyMonths, coversMonths, from, wholeMonths, byCalendar } = filing;
  const set = from === undefined ? CALENDAR_BEGINS : ownDate(from, settings);
  if (!set) return [];
  const first = wholeMonths ? monthOf(set) : set;
  const { projectEndsOn } = settings;
  const begun = ({ from: begins }: Days) => begins <= today;
  if (coversMonths > everyMonths)
    return overlapping(first, today, filing).filter(({ last }) => projectEndsOn === null || last <= projectEndsOn);
  const until = projectEndsOn ?? addMonths(today, everyMonths); // beyond the last day of the period that runs
  const isByCalendar = byCalendar !== undefined && ownSetting(byCalendar, settings) === true;
  const periods = reportPeriods(isByCalendar ? calendarStart(first, everyMonths) : first, until, everyMonths);
  return periods.map((period) => ({ ...period, from: latest(period.from, first) })).filter(begun);
}

/** Before anything of any programme: periods by the calendar alone need a beginning, and are left out while nothing is known. */
const CALENDAR_BEGINS = date('2000-01-01');

function overlapping(first: CivilDate, until: CivilDate, { everyMonths, coversMonths }: Filing): Days[] {
  const periods: Days[] = [];
  for (let number = 0; ; number++) {
    const from = addMonths(first, number * everyMonths);
    if (from > until) return periods;
    periods.push({ from, last: addDays(addMonths(from, coversMonths), -1) });
  }
}

/** The first day of the calendar's own period of so many months that a day lies in. */
function calendarStart(on: CivilDate, months: number): CivilDate {
  return addMonths(monthOf(on), -((partsOf(on).month - 1) % months));
}

const monthOf = (on: CivilDate) => `${on.slice(0, 7)}-01` as CivilDate;

/** The days of a period on which something is to happen with its report (K-23, K-29). */
export interface Deadlines {
  /** From then on it fills itself. */
  readonly fillOn: CivilDate;
  /** The last day on which it is handed in in time; null for a report that nobody hands in. */
  readonly dueOn: CivilDate | null;
  readonly remindOn: readonly CivilDate[];
}

export function deadlinesOf({ filledAfterDays, handIn }: Filing, { last }: Days): Deadlines {
  return {
    fillOn: addDays(last, filledAfterDays),
    dueOn: handIn ? addDays(last, handIn.dueAfterDays) : null,
    remindOn: (handIn?.reminders ?? []).map(({ afterDays }) => addDays(last, afterDays)),
  };
}

/** The first day of which anything is known; undefined without cases. A period that ended before it holds nothing. */
export function knownSince(states: readonly Trajectory[]): CivilDate | undefined {
  const days = states.flatMap(({ enrolledOn, facts, courses }) => [
    ...(enrolledOn === null ? [] : [enrolledOn]),
    ...facts.map(({ on }) => on),
    ...courses.map(({ startOn }) => startOn),
  ]);
  return days.sort()[0];
}

/** The periods that are to have been filled by a day, however long ago (K-23, K-29). */
export const duePeriods = (filing: Filing, settings: Settings, today: CivilDate): Days[] =>
  filingPeriods(filing, settings, today).filter((period) => deadlinesOf(filing, period).fillOn <= today);
