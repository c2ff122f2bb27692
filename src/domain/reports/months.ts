import { addMonths, type CivilDate } from '../calendar/civil-date.ts';
import { factsOf } from '../facts.ts';
import type { MonthsFigure } from '../model/figures.ts';
import { datesOf } from '../plan.ts';
import type { Figure, Part, Ref, ReportCase } from './figure.ts';

/** "2026-03". */
const monthOf = (on: CivilDate) => on.slice(0, 7);

/** Every month from the first to the last, also those in which nothing happened. */
function monthsBetween(first: CivilDate, last: CivilDate): string[] {
  const begins = `${monthOf(first)}-01` as CivilDate;
  const months: string[] = [];
  for (let number = 0; monthOf(addMonths(begins, number)) <= monthOf(last); number++)
    months.push(monthOf(addMonths(begins, number)));
  return months;
}

/** Courses by the month in which they began or ended, until a day. */
export function byMonth(of: 'courseStart' | 'courseEnd', today: CivilDate, cases: readonly ReportCase[]): Part[] {
  const all = cases.flatMap(({ id, state }) =>
    datesOf(today, state).courses.flatMap(({ number, startOn, end, status }) => {
      const on = of === 'courseStart' ? startOn : end;
      const hasCome = of === 'courseStart' ? startOn <= today : status === 'ended';
      return hasCome ? [{ on, ref: { trajectoryId: id, about: `course-${number}` } }] : [];
    }),
  );
  const first = all.map(({ on }) => on).sort()[0];
  if (!first) return [];
  return monthsBetween(first, today).map((key) => {
    const counts = all.filter(({ on }) => monthOf(on) === key).map(({ ref }) => ref);
    return { key, value: counts.length, counts };
  });
}

/**
 * Hours a week, month by month: the mean over the citizens of whom hours were registered in the month, each with what was
 * registered last for every company of hers. A month without a registration has no value: not known is not nought.
 * The figure's own value is the last month's that has one.
 */
export function hoursByMonth(
  { step, field }: Extract<MonthsFigure, { of: 'hours' }>,
  today: CivilDate,
  cases: readonly ReportCase[],
): Partial<Figure> {
  const days = cases.flatMap(({ state }) => factsOf(state.facts, step).map(({ on }) => on)).filter((on) => on <= today);
  const first = days.toSorted()[0];
  if (!first) return { shows: 'hours' };
  const parts = monthsBetween(first, today).map((key): Part => {
    const counts = cases.flatMap((one) => hoursIn(key, one, step, field));
    const sum = counts.reduce((total, { amount }) => total + amount!, 0);
    return { key, value: counts.length === 0 ? null : sum / counts.length, counts };
  });
  const last = parts.findLast(({ value }) => value !== null)!;
  return { shows: 'hours', parts, value: last.value, of: last.counts.length, counts: last.counts };
}

function hoursIn(month: string, { id, state }: ReportCase, step: string, field: string): Ref[] {
  const last = new Map<unknown, number>();
  const facts = factsOf(state.facts, step).filter(({ on }) => monthOf(on) === month);
  for (const { values } of facts.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id - b.id)))
    last.set(values.company, Number(values[field] ?? 0));
  if (last.size === 0) return [];
  return [{ trajectoryId: id, about: null, amount: [...last.values()].reduce((sum, hours) => sum + hours, 0) }];
}
