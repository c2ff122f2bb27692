import type { MonthsFigure } from '../../domain/model/figures.ts';
import type { Part, Ref } from '../../domain/reports/figure.ts';
import type { ToldFact } from '../told/told.ts';
import { monthsAfter } from './calendar.ts';
import { nothing, type Shown, type ToldCase, wholeOf, within } from './figure.ts';
import { endOfCourse } from './phases.ts';

const monthOf = (on: string) => on.slice(0, 'YYYY-MM'.length);

/** Month by month from the first in which there was anything until today's. */
export function monthsTold(figure: MonthsFigure, cases: readonly ToldCase[], today: string): Shown {
  if (figure.of === 'hours') return hoursTold(figure, cases, today);
  const days = cases.flatMap((one) =>
    one.told.courses.map((course) => ({
      on: figure.of === 'courseStart' ? course.startOn : endOfCourse(course, today).on,
      ref: within(one, `course-${course.number}`),
    })),
  );
  const come = days.filter(({ on }) => on <= today);
  const parts = monthsFrom(
    come.map(({ on }) => on),
    today,
  ).map((key): Part => {
    const counts = come.filter(({ on }) => on.startsWith(key)).map(({ ref }) => ref);
    return { key, value: counts.length, counts };
  });
  return wholeOf('months', parts);
}

function monthsFrom(days: readonly string[], today: string): string[] {
  const months: string[] = [];
  if (days.length === 0) return months;
  for (let month = `${monthOf([...days].sort()[0]!)}-01`; month <= today; month = monthsAfter(month, 1))
    months.push(monthOf(month));
  return months;
}

/** The mean, over the citizens of whom hours were registered in a month, of each company's last registration in it. */
function hoursTold(
  { step, field }: Extract<MonthsFigure, { of: 'hours' }>,
  cases: readonly ToldCase[],
  today: string,
): Shown {
  const registered = cases.map((one) => ({ one, facts: one.told.facts.filter((fact) => fact.step === step) }));
  const days = registered.flatMap(({ facts }) => facts.map(({ on }) => on)).filter((on) => on <= today);
  const parts = monthsFrom(days, today).map((key): Part => {
    const counts = registered.flatMap(({ one, facts }): Ref[] => {
      const own = facts.filter(({ on }) => monthOf(on) === key);
      return own.length === 0 ? [] : [{ ...within(one), amount: hoursOf(own, field) }];
    });
    const sum = counts.reduce((all, { amount }) => all + amount!, 0);
    return { key, value: counts.length === 0 ? null : sum / counts.length, counts };
  });
  const { value = null, counts = [] } = parts.findLast((part) => part.counts.length > 0) ?? {};
  return { ...nothing('hours'), parts, value, of: parts.length === 0 ? null : counts.length, counts };
}

function hoursOf(facts: readonly ToldFact[], field: string): number {
  const companies = [...new Set(facts.map(({ values }) => values.company))];
  return companies
    .map((company) => facts.filter(({ values }) => values.company === company))
    .map((own) =>
      own.reduce((last, fact) => (fact.on > last.on || (fact.on === last.on && fact.id > last.id) ? fact : last)),
    )
    .reduce((sum, { values }) => sum + Number(values[field] ?? 0), 0);
}
