import type { CivilDate } from '../calendar/civil-date.ts';
import type { CourseReport, ReportRule, TouchedReport } from '../model/reports.ts';
import type { JobFunction } from '../people.ts';
import type { ProgrammeModel } from '../programme.ts';
import type { Settings } from '../settings.ts';
import type { Trajectory } from '../state.ts';
import { periodReport } from './course-rows.ts';
import { countedOf, type Days, quarterFrom } from './rolling-quarters.ts';

/** A day is YYYY-MM-DD; what a column holds its {@link Column} says. */
export type Cell = string | number | boolean | null;

/** What stands in a column: a day, yes or no, a number, or a code of a field of a step. */
export type Column =
  | { readonly id: string; readonly type: 'day' | 'yesNo' | 'number' }
  | { readonly id: string; readonly type: 'code'; readonly step: string; readonly field: string };

/** A line about one case. Of a citizen there is the case's id and nothing else: a number is put in where it is written out. */
export interface FilledRow {
  /** The same in every version of the report. */
  readonly key: string;
  readonly trajectoryId: string;
  readonly values: Readonly<Record<string, Cell>>;
}

/** How many of the rows, in all or in a group, and of how many. */
export interface Figure {
  readonly id: string;
  /** A code of the column that rows are grouped by, '' for those without one; null for all. */
  readonly group: string | null;
  readonly count: number;
  /** The figure that it is a part of. */
  readonly of: string | null;
  /** The share in per cent that is to be reached, and whether it was; null where there is no target. */
  readonly percent: number | null;
  readonly isMet: boolean | null;
}

/** Something that is missing, where, and which function can fill it in. */
export interface OpenGap {
  readonly trajectoryId: string;
  readonly key: string;
  readonly field: string;
  readonly filledBy: JobFunction;
}

/** What one period of a report holds. */
export interface Filled {
  readonly rows: readonly FilledRow[];
  readonly figures: readonly Figure[];
  readonly gaps: readonly OpenGap[];
}

/** A case with its id. */
export interface KnownCase {
  readonly id: string;
  readonly state: Trajectory;
}

/** What a report is filled from: all cases of a municipality in the programme, as they are known today. */
export interface Source {
  readonly today: CivilDate;
  readonly model: ProgrammeModel;
  readonly settings: Settings;
  readonly cases: readonly KnownCase[];
}

interface Kind<Rule> {
  readonly fill: (rule: Rule, period: Days, source: Source) => Filled;
  readonly columns: (rule: Rule) => readonly Column[];
}

/** How each kind of report is filled; one that is not here has no periods of its own and is only reckoned. */
const KINDS: { readonly [Name in ReportRule['kind']]?: Kind<Extract<ReportRule, { kind: Name }>> } = {
  courses: { fill: fillCourses, columns: courseColumns },
  touched: { fill: fillTouched, columns: touchedColumns },
};

function kindOf(rule: ReportRule): Kind<ReportRule> {
  const kind = KINDS[rule.kind] as Kind<ReportRule> | undefined;
  if (!kind) throw new Error(`Expected a way to fill a report of kind ${rule.kind}, found none`);
  return kind;
}

/** What a report holds of a period. Throws for a kind that cannot be filled: a rule with a filing must have one. */
export const fillReport = (rule: ReportRule, period: Days, source: Source): Filled =>
  kindOf(rule).fill(rule, period, source);

/** The columns of a report's rows, in their order. */
export const columnsOf = (rule: ReportRule): readonly Column[] => kindOf(rule).columns(rule);

/** Every course that had begun by the last day (C-18, C-19), and how many in all and in each group. */
function fillCourses(rule: CourseReport, period: Days, { today, cases }: Source): Filled {
  const each = cases.map(({ id, state }) => ({ id, ...periodReport(period, today, rule, [state]) }));
  const rows = each.flatMap(({ id, rows: own }) =>
    own.map(({ course, startOn, endOn, group, isCompleted }) => ({
      ...{ key: `${id}/${course}`, trajectoryId: id },
      values: { startOn, endOn, group, isCompleted },
    })),
  );
  const gaps = each.flatMap(({ id, gaps: own }) =>
    own.map(({ course, field, filledBy }) => ({ trajectoryId: id, key: `${id}/${course}`, field, filledBy })),
  );
  const groups = [...new Set(rows.map(({ values }) => values.group ?? ''))].sort((a, b) =>
    a.localeCompare(b, 'da', { numeric: true }),
  );
  const figures = [
    ...courseFigures(null, rows),
    ...groups.flatMap((group) => {
      const own = rows.filter(({ values }) => (values.group ?? '') === group);
      return courseFigures(group, own);
    }),
  ];
  return { rows: inOrder(rows), figures, gaps };
}

function courseFigures(group: string | null, rows: readonly FilledRow[]): Figure[] {
  const ended = rows.filter(({ values }) => values.endOn !== null);
  const completed = ended.filter(({ values }) => values.isCompleted === true);
  const noTarget = { group, percent: null, isMet: null };
  return [
    { id: 'courses', count: rows.length, of: null, ...noTarget },
    { id: 'ended', count: ended.length, of: 'courses', ...noTarget },
    { id: 'completed', count: completed.length, of: 'ended', ...noTarget },
  ];
}

function courseColumns({ group: { step, field } }: CourseReport): Column[] {
  return [
    { id: 'startOn', type: 'day' },
    { id: 'endOn', type: 'day' },
    { id: 'group', type: 'code', step, field },
    { id: 'isCompleted', type: 'yesNo' },
  ];
}

/** The target group of a rolling quarter, and which requirement each citizen counts for (B-50 to B-54). */
function fillTouched(rule: TouchedReport, { from }: Days, { model, settings, cases }: Source): Filled {
  const byCitizen = Map.groupBy(cases, ({ state }) => state.citizenId);
  const citizens = [...byCitizen.values()].map((own) =>
    countedOf(
      model,
      rule,
      own.map(({ state }) => state),
    ),
  );
  const { targetGroup, requirements, isInPeriod } = quarterFrom(from, { report: rule, settings, citizens });
  const rows = targetGroup.map((citizenId) => {
    const [{ id }] = byCitizen.get(citizenId) as [KnownCase];
    const counts = requirements.map((one) => [one.id, one.counting.includes(citizenId)] as const);
    return { key: id, trajectoryId: id, values: Object.fromEntries(counts) };
  });
  const all = { group: null, percent: null, isMet: null };
  const figures: Figure[] = [
    { id: 'targetGroup', count: targetGroup.length, of: null, ...all },
    ...requirements.map(({ id, counting, percent, isMet }) => ({
      ...{ id, group: null, count: counting.length, of: 'targetGroup', percent },
      isMet: isInPeriod ? isMet : null, // a quarter outside the period can meet nothing (B-49)
    })),
  ];
  return { rows: inOrder(rows), figures, gaps: [] };
}

function touchedColumns({ requirements }: TouchedReport): Column[] {
  return requirements.map(({ id }) => ({ id, type: 'yesNo' }));
}

const inOrder = (rows: readonly FilledRow[]) => [...rows].sort((a, b) => (a.key < b.key ? -1 : 1));
