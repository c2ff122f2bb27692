import type { CourseReport, ReportRule, TouchedReport } from '../../domain/model/reports.ts';
import type { ProgrammeModel } from '../../domain/programme.ts';
import type { Content } from '../filed-content.ts';
import type { ToldCase } from './figure.ts';
import { calendarPeriods, figuresContent, stopsContent } from './filed-figures.ts';
import { periodsReported, quartersReported } from './reports.ts';

/** Every period of a report that is over by a day, as the journals tell it. Throws NotReckoned for a figure it cannot reckon. */
export function reckonedBy(
  rule: ReportRule,
  model: ProgrammeModel,
  cases: readonly ToldCase[],
  { since, today }: { readonly since: string; readonly today: string },
): Content[] {
  if (rule.kind === 'courses') return coursesContent(rule, cases, today);
  if (rule.kind === 'touched') return touchedContent(rule, model, cases, today);
  const { settings } = cases.at(-1)!.told.programme!;
  const periods = calendarPeriods(rule.filing!, { since, today, until: settings.projectEndsOn });
  return periods.map((period) =>
    rule.kind === 'stops'
      ? stopsContent(rule, period, { model, cases, settings })
      : figuresContent(rule, period, { model, cases, settings }),
  );
}

/** Case by case, because a citizen who comes back has courses of the same number. */
function coursesContent(rule: CourseReport, cases: readonly ToldCase[], today: string): Content[] {
  const each = cases.map(({ id, told }) => ({ id, periods: periodsReported([told], rule, today) }));
  return (each.at(-1)?.periods ?? []).map(({ from, last }) => {
    const own = each.flatMap(({ id, periods }) => {
      const period = periods.find((one) => one.from === from && one.last === last);
      return period ? [{ id, ...period }] : [];
    });
    const rows = own.flatMap(({ id, rows: some }) =>
      some.map(({ course, citizenId: _, ...values }) => ({ key: `${id}/${course}`, values })),
    );
    return {
      ...{ from, last, rows: Object.fromEntries(rows.map(({ key, values }) => [key, values])) },
      figures: courseFigures(rows.map(({ values }) => values)),
      gaps: own.flatMap(({ id, gaps }) => gaps.map(({ course, field }) => `${id}/${course} ${field}`)).sort(),
    };
  });
}

/** How many courses, ended and completed ones: in all, and of each part of the target group. */
function courseFigures(
  rows: readonly {
    readonly endOn: string | null;
    readonly isCompleted: boolean | null;
    readonly group: string | null;
  }[],
): Content['figures'] {
  const groups = [null, ...new Set(rows.map(({ group }) => group ?? ''))];
  return Object.fromEntries(
    groups.flatMap((group): [string, number][] => {
      const own = rows.filter((row) => group === null || (row.group ?? '') === group);
      return [
        [`courses of ${group}`, own.length],
        [`ended of ${group}`, own.filter(({ endOn }) => endOn !== null).length],
        [`completed of ${group}`, own.filter(({ endOn, isCompleted }) => endOn !== null && isCompleted).length],
      ];
    }),
  );
}

function touchedContent(
  rule: TouchedReport,
  model: ProgrammeModel,
  cases: readonly ToldCase[],
  today: string,
): Content[] {
  const quarters = quartersReported(
    cases.map(({ told }) => told),
    model,
    rule,
    today,
  );
  return quarters.map(({ from, last, targetGroup, requirements, isInPeriod }) => ({
    ...{ from, last, gaps: [] },
    rows: Object.fromEntries(
      targetGroup.map((citizenId) => [
        citizenId,
        Object.fromEntries(requirements.map(({ id, counting }) => [id, counting.includes(citizenId)])),
      ]),
    ),
    figures: Object.fromEntries<number | boolean | null>([
      ['targetGroup of null', targetGroup.length],
      ...requirements.flatMap(({ id, counting, isMet }): [string, number | boolean | null][] => [
        [`${id} of null`, counting.length],
        [`${id} of null is met`, isInPeriod ? isMet : null],
      ]),
    ]),
  }));
}
