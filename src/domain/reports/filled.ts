import type { CourseReport, ReportRule, TouchedReport } from '../model/reports.ts';
import type { Column, Figure, Filled, FilledRow, KnownCase, Source } from './content.ts';
import { periodReport } from './course-rows.ts';
import { figureColumns, fillFigures } from './filled-figures.ts';
import { fillStops, STOP_COLUMNS } from './filled-stops.ts';
import { countedOf, type Days, quarterFrom } from './rolling-quarters.ts';

interface Kind<Rule> {
  /** Filled from the journals of the cases, and not from their states alone. */
  readonly readsJournals?: true;
  readonly fill: (rule: Rule, period: Days, source: Source) => Filled;
  readonly columns: (rule: Rule) => readonly Column[];
}

/** How each kind of report is filled. */
const KINDS: { readonly [Name in ReportRule['kind']]: Kind<Extract<ReportRule, { kind: Name }>> } = {
  courses: { fill: fillCourses, columns: courseColumns },
  touched: { fill: fillTouched, columns: touchedColumns },
  figures: { fill: fillFigures, columns: figureColumns, readsJournals: true },
  stops: { fill: fillStops, columns: () => STOP_COLUMNS, readsJournals: true },
};

const kindOf = (rule: ReportRule) => KINDS[rule.kind] as Kind<ReportRule>;

/** Whether a report is filled from the journals of its cases. */
export const readsJournals = (rule: ReportRule): boolean => kindOf(rule).readsJournals ?? false;

/** What a report holds of a period. */
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
