import type { CourseReport, ReportRule, TouchedReport } from '../domain/model/reports.ts';
import type { ProgrammeModel } from '../domain/programme.ts';
import type { Violation } from './evidence.ts';
import { isSame } from './is-same.ts';
import { daysAfter } from './own-calendar.ts';
import type { ToldCase } from './own-figure.ts';
import { periodsReported, quartersReported } from './own-reports.ts';
import type { ReportCheck } from './reports.ts';
import type { Told } from './told.ts';

/** The newest version of one period of a report that fills itself. */
export interface StoredVersion {
  readonly report: string;
  readonly from: string;
  readonly last: string;
  readonly rows: readonly { readonly key: string; readonly values: object }[];
  readonly figures: readonly {
    readonly id: string;
    readonly group: string | null;
    readonly count: number;
    readonly isMet: boolean | null;
  }[];
  readonly gaps: readonly { readonly key: string; readonly field: string }[];
}

/** A case with what its journal tells. */
type Known = Pick<ToldCase, 'id' | 'told'>;

/** What one period must hold: each line by its name, how many of what, and what is missing. */
interface Content {
  readonly from: string;
  readonly last: string;
  readonly rows: Readonly<Record<string, object>>;
  readonly figures: Readonly<Record<string, number | boolean | null>>;
  readonly gaps: readonly string[];
}

/**
 * I11: what has filled itself is there for every period that was due, and holds what the journals tell. The cases of one
 * programme and municipality, in the order of their enrolment.
 */
export function checkStoredReports(
  model: ProgrammeModel,
  { municipality, versions }: { readonly municipality: string; readonly versions: readonly StoredVersion[] },
  cases: readonly Known[],
  today: string,
): ReportCheck {
  const since = cases.flatMap(({ told }) => daysOf(told)).sort()[0] ?? today;
  const checks = (model.reports ?? []).flatMap((rule): ReportCheck[] => {
    if (rule.filing === undefined) return [];
    const reckoned = reckonedBy(rule, model, cases, today);
    if (!reckoned) return [{ violations: [], compared: 0, unjudged: [`stored ${rule.id}`] }];
    const { filledAfterDays } = rule.filing;
    const own = reckoned.filter(({ last }) => daysAfter(last, filledAfterDays) <= today && last >= since);
    const stored = versions.filter(({ report }) => report === rule.id).map((one) => contentOf(one, rule, cases));
    const violations = differences(stored, own).map(
      (detail): Violation => ({
        ...{ invariant: 'I11', trajectoryId: null },
        detail: `${municipality}: stored report ${rule.id} ${detail}`,
      }),
    );
    const compared = own.reduce(
      (sum, { rows, figures }) => sum + Object.keys(rows).length + Object.keys(figures).length,
      0,
    );
    return [{ violations, compared, unjudged: [] }];
  });
  return {
    violations: checks.flatMap(({ violations }) => violations),
    compared: checks.reduce((sum, { compared }) => sum + compared, 0),
    unjudged: checks.flatMap(({ unjudged }) => unjudged),
  };
}

/** Days on which something was known of a case. */
const daysOf = ({ enrolledOn, facts, courses }: Told): string[] => [
  ...(enrolledOn === null ? [] : [enrolledOn]),
  ...facts.map(({ on }) => on),
  ...courses.map(({ startOn }) => startOn),
];

function reckonedBy(
  rule: ReportRule,
  model: ProgrammeModel,
  cases: readonly Known[],
  today: string,
): Content[] | undefined {
  if (rule.kind === 'courses') return coursesContent(rule, cases, today);
  return rule.kind === 'touched' ? touchedContent(rule, model, cases, today) : undefined;
}

/** Case by case, because a citizen who comes back has courses of the same number. */
function coursesContent(rule: CourseReport, cases: readonly Known[], today: string): Content[] {
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

function touchedContent(rule: TouchedReport, model: ProgrammeModel, cases: readonly Known[], today: string): Content[] {
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

/** A citizen stands in a report on efforts once, under the first of her cases. */
function contentOf(
  { from, last, rows, figures, gaps }: StoredVersion,
  { kind }: ReportRule,
  cases: readonly Known[],
): Content {
  const nameOf = (key: string) =>
    kind === 'touched' ? (cases.find(({ id }) => id === key)?.told.citizenId ?? key) : key;
  return {
    ...{ from, last },
    rows: Object.fromEntries(rows.map(({ key, values }) => [nameOf(key), values])),
    figures: Object.fromEntries<number | boolean | null>(
      figures.flatMap(({ id, group, count, isMet }): [string, number | boolean | null][] => [
        [`${id} of ${group}`, count],
        ...(kind === 'touched' && id !== 'targetGroup'
          ? [[`${id} of ${group} is met`, isMet] as [string, boolean | null]]
          : []),
      ]),
    ),
    gaps: gaps.map(({ key, field }) => `${key} ${field}`).sort(),
  };
}

function differences(stored: readonly Content[], own: readonly Content[]): string[] {
  const nameOf = ({ from, last }: Content) => `${from}/${last}`;
  const [known, wanted] = [stored, own].map((some) => new Map(some.map((one) => [nameOf(one), one]))) as [
    Map<string, Content>,
    Map<string, Content>,
  ];
  return [...new Set([...known.keys(), ...wanted.keys()])].sort().flatMap((period) => {
    const [one, other] = [known.get(period), wanted.get(period)];
    if (!one) return [`of ${period} was never filled`];
    if (!other) return [`of ${period} was filled, and no such period was due`];
    return (['rows', 'figures', 'gaps'] as const).flatMap((part) =>
      [...new Set([...Object.keys(one[part]), ...Object.keys(other[part])])].flatMap((name) => {
        const [says, tell] = [one, other].map((content) => (content[part] as Record<string, unknown>)[name] ?? null);
        return isSame(says, tell)
          ? []
          : [
              `of ${period}: ${part} ${name}: it says ${JSON.stringify(says)}, the journals say ${JSON.stringify(tell)}`,
            ];
      }),
    );
  });
}
