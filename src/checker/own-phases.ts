import { addMonths, DAY_MS, daysAfter } from './own-calendar.ts';
import type { ToldCourse } from './told.ts';

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
  const tomorrowAfter = (day: string) => daysAfter(day > today ? day : today, 1);
  const spans = pauses.map((pause) => ({ from: pause.from, until: pause.until ?? tomorrowAfter(pause.from) }));
  let on = from;
  for (let active = 0; active < days; on = daysAfter(on, 1))
    if (!spans.some((span) => span.from <= on && on < span.until)) active++;
  const open = pauses.find(({ until }) => until === null);
  return { on, isHeld: open !== undefined && open.from < on && open.from >= from };
}

/** The phases of a course from their first day until that of the next, up to its end or a decided end before. */
export function phasesOf(course: ToldCourse, today: string): { from: string; until: string; isHeld: boolean }[] {
  const { startOn, months, ended, decidedEnd } = course;
  const boundary = (number: number) => {
    const days = (addMonths(startOn, (number * months) / 3) - Date.parse(startOn)) / DAY_MS;
    return afterActiveDays(course, startOn, days, today);
  };
  const [second, third, end] = [boundary(1), boundary(2), boundary(3)];
  const early = ended && !ended.isCompleted ? ended.on : decidedEnd;
  const isEarly = early !== null && (end.isHeld || early < end.on);
  const stop = isEarly ? early : end.on;
  return [{ on: startOn, isHeld: false }, second, third].flatMap(({ on, isHeld }, index, firsts) => {
    if (isEarly && on >= stop) return [];
    const next = firsts[index + 1]?.on;
    return [{ from: on, until: next !== undefined && next < stop ? next : stop, isHeld }];
  });
}
