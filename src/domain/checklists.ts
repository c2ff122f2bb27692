import type { CivilDate } from './calendar/civil-date.ts';
import { contextOf } from './context.ts';
import { type Fact, factsOf } from './facts.ts';
import type { PhaseChecklist } from './model/checklists.ts';
import { ownSetting } from './model/conditions.ts';
import type { Settings } from './settings.ts';
import { courseOfRound, type Trajectory } from './state.ts';
import { transitionsOf } from './transitions.ts';

/** A point of a checklist, and the first day on which somebody ticked it off. */
export interface ChecklistPoint {
  readonly code: string;
  /** The municipality's own words; null where the code has words. */
  readonly text: string | null;
  readonly tickedOn: CivilDate | null;
}

/** The checklist of a phase; 0 is the time before the course. */
export interface Checklist {
  readonly phase: PhaseChecklist['phase'];
  readonly isCurrent: boolean;
  readonly points: readonly ChecklistPoint[];
}

/**
 * The checklists of the way through the model that a case is on. Method material, never a rule: what is not ticked is missing
 * nowhere. A restarted course has points of its own. Empty where the programme or the municipality has none.
 */
export function checklistsOf(today: CivilDate, state: Trajectory): Checklist[] {
  const context = contextOf(state, today);
  const model = context?.programme.checklists;
  if (!context || !model) return [];
  const course = courseOfRound(state);
  const begun = course && transitionsOf(course, today).findLast(({ on, provisional }) => on <= today && !provisional);
  const current = begun ? begun.phase : 0;
  const ticks = factsOf(state.facts, model.step, { round: state.round });
  return model.phases.flatMap((list) => {
    const since = list.phase === 0 ? undefined : course?.startOn;
    const own = ticks.filter(({ on }) => since === undefined || on >= since);
    const points = pointsOf(list, context.settings).map((point) => ({
      ...point,
      tickedOn: tickedOn(own, model.field, point.code),
    }));
    return points.length === 0 ? [] : [{ phase: list.phase, isCurrent: list.phase === current, points }];
  });
}

/** The municipality's own list where it has one. What cannot be read as a code, or a code with words, is no point. */
function pointsOf({ points, own }: PhaseChecklist, settings: Settings): Omit<ChecklistPoint, 'tickedOn'>[] {
  const replaced = ownSetting(own, settings);
  const lines: readonly string[] = Array.isArray(replaced) ? replaced : points;
  return lines.flatMap((line) => readPoint(line) ?? []);
}

/** A code, or a code and words of one's own after a colon; undefined for anything else. */
export function readPoint(line: string): Pick<ChecklistPoint, 'code' | 'text'> | undefined {
  const [, code, text] = /^(\w{1,40})(?::\s*(.{1,200}))?$/u.exec(line) ?? [];
  return code === undefined ? undefined : { code, text: text ?? null };
}

function tickedOn(ticks: readonly Fact[], field: string, code: string): CivilDate | null {
  const days = ticks.flatMap(({ on, values }) => {
    const codes = values[field];
    return Array.isArray(codes) && codes.includes(code) ? [on] : [];
  });
  return days.sort()[0] ?? null;
}
