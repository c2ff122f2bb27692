import type { CivilDate } from './calendar/civil-date.ts';
import { type BoundaryNumber, boundary, type PhaseNumber, type Step } from './course.ts';
import { dutiesOf } from './duties.ts';
import { type AnchorFact, reckon, shifts } from './duty-dates.ts';
import type { RuleId } from './rule.ts';
import type { Trajectory } from './state.ts';
import { dutyId, transitionsOf } from './transitions.ts';

/** Why a date is what it is: the fact it hangs on, each step of the arithmetic with its rule, and the result. */
export interface Receipt {
  readonly duty: string;
  readonly anchor: {
    readonly fact: AnchorFact['fact'] | 'earlyEndDecided' | 'restartDecided' | 'leftProgramme';
    /** The programme's step, when the fact is one of its registrations. */
    readonly step: string | null;
    readonly on: CivilDate;
  };
  readonly steps: readonly Step[];
  readonly rule: RuleId;
  readonly result: CivilDate;
  readonly provisional: boolean;
}

/** The receipt of a duty's date, built when asked for; undefined when the plan has no such duty. */
export function explain(today: CivilDate, state: Trajectory, id: string): Receipt | undefined {
  for (const course of state.courses) {
    for (const { phase, outcome, on, provisional, rule } of transitionsOf(course, today)) {
      if (dutyId(course, phase) !== id) continue;
      const fact = outcome === null || outcome === 'completed' ? 'courseStart' : EARLY_END_FACTS[outcome];
      return {
        duty: id,
        anchor: { fact, step: null, on: fact === 'courseStart' ? course.startOn : on },
        steps: fact === 'courseStart' ? boundary(course, boundaryOf(phase), today).steps : [],
        rule,
        result: on,
        provisional,
      };
    }
  }
  return explainDuty(today, state, id);
}

const EARLY_END_FACTS = { interrupted: 'earlyEndDecided', restarted: 'restartDecided', left: 'leftProgramme' } as const;

function explainDuty(today: CivilDate, state: Trajectory, id: string): Receipt | undefined {
  const duty = dutiesOf(today, state).find((one) => one.id === id);
  if (!duty) return undefined;
  const { rule, subject } = duty;
  const steps: Step[] = [];
  const { anchor, provisional, on } = reckon(
    rule.due,
    subject,
    { today, state, settings: state.programme!.settings },
    shifts(rule),
    steps,
  )!;
  return { duty: id, anchor, steps, rule: rule.rule, result: on, provisional };
}

/** The boundary on which a phase begins; null is the end. */
const boundaryOf = (phase: PhaseNumber | null) => (phase === null ? 3 : phase - 1) as BoundaryNumber;
