import type { CivilDate } from './calendar/civil-date.ts';
import { type BoundaryNumber, boundary, type PhaseNumber, type Step } from './course.ts';
import type { RuleId } from './rule.ts';
import type { Trajectory } from './state.ts';
import { type DutyId, dutyId, transitionsOf } from './transitions.ts';

/** Why a date is what it is: the fact it hangs on, each step of the arithmetic with its rule, and the result. */
export interface Receipt {
  readonly duty: DutyId;
  readonly anchor: { readonly fact: 'courseStart' | 'earlyEndDecided' | 'restartDecided'; readonly on: CivilDate };
  readonly steps: readonly Step[];
  readonly rule: RuleId;
  readonly result: CivilDate;
  readonly provisional: boolean;
}

/** The receipt of a duty's date, built when asked for; undefined when the plan has no such duty. */
export function explain(today: CivilDate, state: Trajectory, id: DutyId): Receipt | undefined {
  for (const course of state.courses) {
    for (const { phase, outcome, on, provisional, rule } of transitionsOf(course, today)) {
      if (dutyId(course, phase) !== id) continue;
      const fact =
        outcome === 'interrupted' ? 'earlyEndDecided' : outcome === 'restarted' ? 'restartDecided' : 'courseStart';
      return {
        duty: id,
        anchor: { fact, on: fact === 'courseStart' ? course.startOn : on },
        steps: fact === 'courseStart' ? boundary(course, boundaryOf(phase), today).steps : [],
        rule,
        result: on,
        provisional,
      };
    }
  }
  return undefined;
}

/** The boundary on which a phase begins; null is the end. */
const boundaryOf = (phase: PhaseNumber | null) => (phase === null ? 3 : phase - 1) as BoundaryNumber;
