import type { ReportRule } from '../domain/model/reports.ts';
import type { ProgrammeModel } from '../domain/programme.ts';
import type { Violation } from './evidence.ts';
import type { Content } from './filed-content.ts';
import { isSame } from './is-same.ts';
import { daysAfter } from './own/calendar.ts';
import { ifReckoned } from './own/conditions.ts';
import type { ToldCase } from './own/figure.ts';
import { reckonedBy } from './own/filed.ts';
import type { ReportCheck } from './reports.ts';
import type { Told } from './told/told.ts';

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

/**
 * I11: what has filled itself is there for every period that was due, and holds what the journals tell. The cases of one
 * programme and municipality, in the order of their enrolment.
 */
export function checkStoredReports(
  model: ProgrammeModel,
  { municipality, versions }: { readonly municipality: string; readonly versions: readonly StoredVersion[] },
  cases: readonly ToldCase[],
  today: string,
): ReportCheck {
  const since = cases.flatMap(({ told }) => daysOf(told)).sort()[0] ?? today;
  const checks = (model.reports ?? []).flatMap((rule): ReportCheck[] => {
    if (rule.filing === undefined) return [];
    const reckoned = ifReckoned(() => reckonedBy(rule, model, cases, { since, today }));
    if (!reckoned) return [{ violations: [], compared: 0, unjudged: [`stored report ${rule.id}`] }];
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

/** A citizen stands in a report on efforts once, under the first of her cases. */
function contentOf(
  { from, last, rows, figures, gaps }: StoredVersion,
  { kind }: ReportRule,
  cases: readonly ToldCase[],
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
