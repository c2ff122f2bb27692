import { apply } from '../domain/apply.ts';
import type { Pause } from '../domain/course.ts';
import { newTrajectory, type Trajectory } from '../domain/state.ts';
import type { CaseEvidence, Violation } from './evidence.ts';
import { addMonths, textOf } from './own/calendar.ts';

/**
 * I5: each phase of each course stands once, in order, on its date, and a completed course on its end. The dates are
 * computed here a second time and in another way, because a check that asks the core would agree with its mistakes.
 */
export function checkPath({ trajectoryId, journal }: CaseEvidence): readonly Violation[] {
  const found = (detail: string): Violation => ({ invariant: 'I5', trajectoryId, detail });
  const state = journal.reduce<Trajectory>((before, { event }) => apply(before, event), newTrajectory);
  return state.courses.flatMap((course) => {
    const { number, acted, ended, endDecision } = course;
    const violations = acted.map(({ phase, on }, index) => {
      if (phase !== index + 1) return found(`course ${number}: phase ${phase} stands as number ${index + 1}`);
      const due = boundaryOf(course, phase - 1);
      return on === due ? undefined : found(`course ${number}: phase ${phase} began on ${on}, due on ${due}`);
    });
    if (ended?.outcome === 'completed') {
      const due = boundaryOf(course, 3);
      if (ended.on !== due) violations.push(found(`course ${number} ended on ${ended.on}, due on ${due}`));
      if (acted.length !== 3) violations.push(found(`course ${number} ended after ${acted.length} phases`));
    } else if (ended && ended.on !== endDecision?.endOn)
      violations.push(found(`course ${number} ended on ${ended.on}, decided was ${endDecision?.endOn ?? 'no end'}`));
    return violations.filter((violation) => violation !== undefined);
  });
}

interface Timing {
  readonly startOn: string;
  readonly months: number;
  readonly pauses: readonly Pause[];
}

/** T-02, T-04, T-07 with the calendar that JavaScript has: thirds of the months from the start, moved by ended pauses. */
function boundaryOf({ startOn, months, pauses }: Timing, number: number): string {
  let at = addMonths(startOn, (number * months) / 3);
  if (number > 0)
    for (const { from, until } of pauses)
      if (until && Date.parse(from) < at) at += Date.parse(until) - Date.parse(from);
  return textOf(at);
}
