/*
 * An oracle that shares nothing with the code under test: a table of all days 1970–2130 built by walking the calendar a
 * day at a time, pauses as sets of days, phases lived through day by day.
 */
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Every day as text, by its number. */
export const days: string[] = [];
export const dayNumber = new Map<string, number>();
export const firstOfMonth: number[] = [];
for (let year = 1970; year <= 2130; year++) {
  const isLeap = year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
  for (let month = 0; month < 12; month++) {
    firstOfMonth.push(days.length);
    const length = MONTH_DAYS[month]! + (month === 1 && isLeap ? 1 : 0);
    for (let day = 1; day <= length; day++) {
      const text = `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      dayNumber.set(text, days.length);
      days.push(text);
    }
  }
}
/** The day so many months after a day: same day of the month, or the last one. */
function monthsLater(start: number, months: number): number {
  const text = days[start]!;
  const month = (Number(text.slice(0, 4)) - 1970) * 12 + Number(text.slice(5, 7)) - 1 + months;
  return Math.min(firstOfMonth[month]! + Number(text.slice(8)) - 1, firstOfMonth[month + 1]! - 1);
}

/** Lives through a course: a phase is over when it has had as many days outside pauses as it has without any. */
export function livedThrough(start: number, months: number, pauses: readonly (readonly [number, number])[]): number[] {
  const planned = [1, 2, 3].map((k) => monthsLater(start, (k * months) / 3));
  const lengths = planned.map((boundary, index) => boundary - (index === 0 ? start : planned[index - 1]!));
  const paused = new Set<number>();
  for (const [from, until] of pauses) for (let day = from; day < until; day++) paused.add(day);
  let day = start;
  return lengths.map((length) => {
    for (let active = 0; active < length; day++) if (!paused.has(day)) active++;
    return day; // the boundary: the day after the phase's last active day
  });
}
