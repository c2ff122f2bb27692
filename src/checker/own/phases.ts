import type { Outcome } from '../../domain/events.ts';
import type { ToldCourse } from '../told/courses.ts';
import { addMonths, DAY_MS, daysAfter } from './calendar.ts';

/** A day of a course; held when an open pause still moves it, and then the earliest there can be (T-10). */
export interface CourseDay {
  readonly on: string;
  readonly isHeld: boolean;
}

/**
 * The day before which so many active days lie, counted one by one from a day (T-04). A pause that begins on that very day
 * does not move it (T-07); an open one is taken to end tomorrow.
 */
export function afterActiveDays(
  { pauses }: Pick<ToldCourse, 'pauses'>,
  from: string,
  days: number,
  today: string,
): CourseDay {
  const open = pauses.find(({ until }) => until === null);
  const counted = countedFrom(from, pauses, open ? today : null);
  const tomorrowAfter = (day: string) => daysAfter(day > today ? day : today, 1);
  const spans = pauses.map((pause) => ({ from: pause.from, until: pause.until ?? tomorrowAfter(pause.from) }));
  for (let on = counted.at(-1)!; counted.length <= days; ) {
    const isActive = !spans.some((span) => span.from <= on && on < span.until);
    on = daysAfter(on, 1);
    if (isActive) counted.push(on);
  }
  const on = counted[days]!;
  return { on, isHeld: open !== undefined && open.from < on && open.from >= from };
}

/** What has been counted so far, once for a ledger of pauses: at each number of active days the day after them. */
function countedFrom(from: string, pauses: ToldCourse['pauses'], openUntil: string | null): string[] {
  const lists = known.get(pauses) ?? new Map<string, string[]>();
  known.set(pauses, lists);
  const key = `${from}/${openUntil}`;
  const counted = lists.get(key) ?? [from];
  lists.set(key, counted);
  return counted;
}
const known = new WeakMap<ToldCourse['pauses'], Map<string, string[]>>();

/** Where a phase begins (0, 1, 2) or the course ends (3) while nobody has decided on an earlier end. */
export function boundaryOf(course: ToldCourse, number: number, today: string): CourseDay {
  const { startOn, months } = course;
  const days = (addMonths(startOn, (number * months) / 3) - Date.parse(startOn)) / DAY_MS;
  return afterActiveDays(course, startOn, days, today);
}

/** The end of a course, by time or by a decision that comes first. */
export function endOfCourse(course: ToldCourse, today: string): CourseDay & { readonly outcome: Outcome } {
  const { ended, decided } = course;
  const planned = boundaryOf(course, 3, today);
  const early = ended && ended.outcome !== 'completed' ? ended : decided;
  return early && (planned.isHeld || early.on < planned.on)
    ? { on: early.on, outcome: early.outcome, isHeld: false }
    : { ...planned, outcome: 'completed' };
}

/** How it has ended, or will by all that is known. */
export const howItEnds = (course: ToldCourse, today: string): Outcome =>
  course.ended?.outcome ?? endOfCourse(course, today).outcome;

/** The phases of a course from their first day until that of the next, up to its end or a decided end before. */
export function phasesOf(course: ToldCourse, today: string): { from: string; until: string; isHeld: boolean }[] {
  const { on: stop, outcome } = endOfCourse(course, today);
  const firsts = [{ on: course.startOn, isHeld: false }, boundaryOf(course, 1, today), boundaryOf(course, 2, today)];
  return firsts.flatMap(({ on, isHeld }, index) => {
    if (outcome !== 'completed' && on >= stop) return [];
    const next = firsts[index + 1]?.on;
    return [{ from: on, until: next !== undefined && next < stop ? next : stop, isHeld }];
  });
}

/** The days from one up to, and without, another on which no pause runs, counted one by one. */
export function activeDaysFrom({ pauses }: Pick<ToldCourse, 'pauses'>, from: string, until: string): number {
  let days = 0;
  for (let on = from; on < until; on = daysAfter(on, 1)) if (!isPaused({ pauses }, on)) days++;
  return days;
}

export const isPaused = ({ pauses }: Pick<ToldCourse, 'pauses'>, on: string): boolean =>
  pauses.some(({ from, until }) => from <= on && (until === null || on < until));
