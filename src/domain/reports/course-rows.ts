import { addDays, addMonths, type CivilDate } from '../calendar/civil-date.ts';
import { boundaries } from '../course.ts';
import { lastFact } from '../facts.ts';
import { ownDate } from '../model/conditions.ts';
import type { CourseReport } from '../model/reports.ts';
import type { JobFunction } from '../people.ts';
import type { Course, Trajectory } from '../state.ts';
import type { Days } from './rolling-quarters.ts';

/** A course in the report of a period. A number of a person is put in where the report is written out. */
export interface CourseRow {
  readonly citizenId: string;
  readonly course: number;
  readonly startOn: CivilDate;
  /** Empty while it runs or is paused on the period's last day. */
  readonly endOn: CivilDate | null;
  readonly isCompleted: boolean | null;
  readonly group: string | null;
}

/** Something that is missing in a row, and which function can fill it in. */
export interface Gap {
  readonly citizenId: string;
  readonly course: number;
  readonly field: string;
  readonly filledBy: JobFunction;
}

export interface PeriodReport extends Days {
  readonly rows: readonly CourseRow[];
  readonly gaps: readonly Gap[];
}

/** The periods of a report until the project's last day, each counted from the first; the last may be shorter (C-18). */
export function reportPeriods(from: CivilDate, until: CivilDate, everyMonths: number): Days[] {
  const periods: Days[] = [];
  for (let number = 0; ; number++) {
    const begins = addMonths(from, number * everyMonths);
    if (begins > until) return periods;
    const last = addDays(addMonths(from, (number + 1) * everyMonths), -1);
    periods.push({ from: begins, last: last < until ? last : until });
  }
}

/** Every course that had begun by the period's last day, as it stood then by all that is known today (C-18, C-19). */
export function periodReport(
  { from, last }: Days,
  today: CivilDate,
  { group }: CourseReport,
  cases: readonly Trajectory[],
): PeriodReport {
  const rows = cases.flatMap((state) =>
    state.courses
      .filter(({ startOn }) => startOn <= last)
      .map((course) => ({ ...rowOf(course, state, last, today), group: groupOf(state, group) })),
  );
  const isDemanded = (citizenId: string) => {
    const since = ownDate(group.demandedSince, cases.find((one) => one.citizenId === citizenId)!.programme!.settings);
    return since !== null && since <= last;
  };
  const gaps = rows
    .filter((row) => row.group === null && isDemanded(row.citizenId))
    .map(({ citizenId, course }): Gap => ({ citizenId, course, field: group.field, filledBy: group.filledBy }));
  return { from, last, rows, gaps };
}

function rowOf(course: Course, { citizenId }: Trajectory, last: CivilDate, today: CivilDate): Omit<CourseRow, 'group'> {
  const end = endOf(course, today);
  const hasEnded = end !== null && end.on <= last && end.on <= today;
  return {
    ...{ citizenId: citizenId!, course: course.number, startOn: course.startOn },
    endOn: hasEnded ? end.on : null,
    isCompleted: hasEnded ? end.isCompleted : null,
  };
}

/** A course ends on b(3) as completed, or earlier by a decision and not (C-19); an open pause has no end yet (T-10). */
function endOf(course: Course, today: CivilDate): { readonly on: CivilDate; readonly isCompleted: boolean } | null {
  const { ended, endDecision } = course;
  if (ended) return { on: ended.on, isCompleted: ended.outcome === 'completed' };
  const { on, provisional } = boundaries(course, today)[3];
  if (endDecision && (provisional || endDecision.endOn < on)) return { on: endDecision.endOn, isCompleted: false };
  return provisional ? null : { on, isCompleted: true };
}

function groupOf({ facts }: Trajectory, { step, field }: CourseReport['group']): string | null {
  const value = lastFact(facts, step)?.values[field];
  return value === undefined ? null : String(value);
}
