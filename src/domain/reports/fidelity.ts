import type { CivilDate } from '../calendar/civil-date.ts';
import { contextOf } from '../context.ts';
import { holds } from '../model/conditions.ts';
import type { FidelityModel } from '../model/fidelity.ts';
import type { Course, Trajectory } from '../state.ts';
import { readCourse } from './fidelity-course.ts';
import { dueOf, type NotComputable, outcomeOf } from './fidelity-items.ts';

// How near to the method a course was: reckoned from what was registered anyway. Method material, never a rule: nothing
// is asked for, refused or held up because of it.

/** One thing that is looked at, with what it came to. */
export interface ItemScore {
  readonly id: string;
  readonly weight: number;
  /** The day on which it falls due, or first does; null while an open pause moves it, and for what hangs on no day. */
  readonly dueOn: CivilDate | null;
  /** From 0 to 1; what is shown beside the score may be more. Null when it cannot be told. */
  readonly value: number | null;
  readonly why: NotComputable | null;
  /** What it was counted from: `is` of `of`. */
  readonly counted: { readonly is: number; readonly of: number } | null;
}

export interface Score {
  /** Which weights and formulas it was reckoned with. */
  readonly version: number;
  readonly items: readonly ItemScore[];
  /** From 0 to 1; null while less than 60 % of the weight that is due can be told. */
  readonly score: number | null;
  /** How much of the weight that is due can be told, from 0 to 1; null while nothing is due. */
  readonly coverage: number | null;
}

/** The meter of one course. A restarted course has one of its own. */
export interface CourseMeter extends Score {
  readonly course: number;
}

const LEAST_COVERAGE_PERCENT = 60;

/** The meter of a case's programme where the municipality shows one; undefined where there is none. */
export function meterOf(today: CivilDate, state: Trajectory): FidelityModel | undefined {
  const context = contextOf(state, today);
  const model = context?.programme.fidelity;
  if (!context || !model) return undefined;
  const isShown = !model.onlyIf || holds(model.onlyIf, { state, settings: context.settings, on: today, scope: {} });
  return isShown ? model : undefined;
}

/**
 * How near each course of a case was to the method, by today. `others` are the cases of its workers: a worker who registered
 * talks in one of them had none where this case shows none. Pure; recomputed whenever it is asked for.
 */
export function courseMeters(today: CivilDate, state: Trajectory, others: readonly Trajectory[] = []): CourseMeter[] {
  const model = meterOf(today, state);
  if (!model) return [];
  return state.courses
    .filter(({ startOn }) => startOn <= today)
    .map((course) => courseMeter(today, state, course, model, others));
}

function courseMeter(
  today: CivilDate,
  state: Trajectory,
  course: Course,
  model: FidelityModel,
  others: readonly Trajectory[],
): CourseMeter {
  const read = readCourse(contextOf(state, today)!, model, state, course, others);
  const items = model.course.map((item): ItemScore => {
    const due = dueOf(item, read);
    const outcome = outcomeOf(item, read);
    return {
      ...{ id: item.id, weight: item.weight, dueOn: due && !due.provisional ? due.on : null },
      ...{ value: outcome.value, why: outcome.why },
      counted: outcome.why === null ? { is: outcome.is, of: outcome.of } : null,
    };
  });
  return { course: course.number, ...scoreOf(model.version, items) };
}

/** The weighted mean of what can be told. What cannot is neither good nor bad: it leaves both sums. */
export function scoreOf(version: number, items: readonly ItemScore[]): Score {
  const weightOf = (some: readonly ItemScore[]) => some.reduce((sum, { weight }) => sum + weight, 0);
  const told = items.filter(({ value }) => value !== null);
  const untold = items.filter(({ why }) => why === 'noData' || why === 'notRecorded');
  const [known, due] = [weightOf(told), weightOf([...told, ...untold])];
  const total = told.reduce((sum, { weight, value }) => sum + weight * value!, 0);
  const isEnough = known > 0 && known * 100 >= due * LEAST_COVERAGE_PERCENT;
  return { version, items, score: isEnough ? total / known : null, coverage: due > 0 ? known / due : null };
}

/** How often something was so, in the five answers of the method's self-assessment; the cut-offs are this project's. */
export const SHARES = ['never', 'sometimes', 'half', 'most', 'always'] as const;

/** The word for a share from 0 to 1. */
export function shareWord(value: number): (typeof SHARES)[number] {
  const percent = Math.round(value * 100);
  if (percent < 10) return 'never';
  if (percent < 40) return 'sometimes';
  if (percent <= 60) return 'half';
  return percent < 95 ? 'most' : 'always';
}
