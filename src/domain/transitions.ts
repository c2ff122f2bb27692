import type { CivilDate } from './calendar/civil-date.ts';
import { type BoundaryNumber, boundary, type PhaseNumber, type Step } from './course.ts';
import type { Outcome } from './events.ts';
import type { RuleId } from './rule.ts';
import type { Course } from './state.ts';

/** Something that the calendar alone brings about in a course: a phase begins, or the course ends. */
export interface Transition {
  readonly kind: 'phaseStart' | 'courseEnd';
  /** The phase that begins; null at the end. */
  readonly phase: PhaseNumber | null;
  readonly outcome: Outcome | null;
  readonly on: CivilDate;
  /** `on` is the earliest possible date: an open pause still moves it, so nothing is acted on (T-05, T-10). */
  readonly provisional: boolean;
  readonly rule: RuleId;
  readonly steps: readonly Step[];
}

/** Names a duty for good: messages, receipts and links hang on it. */
export type DutyId = `course-${number}/phase-${PhaseNumber}` | `course-${number}/end`;

export function dutyId({ number }: Pick<Course, 'number'>, phase: PhaseNumber | null): DutyId {
  return phase ? `course-${number}/phase-${phase}` : `course-${number}/end`;
}

/** Every transition of a course in order of date, past and to come; those at or after a decided early end do not exist. */
export function transitionsOf(course: Course, today: CivilDate): Transition[] {
  const { endDecision, ended } = course;
  const boundaries = ([0, 1, 2, 3] as BoundaryNumber[]).map((number) => boundary(course, number, today));
  const planned = boundaries.map(({ number, on, provisional, steps }): Transition => {
    if (number === 3)
      return { kind: 'courseEnd', phase: null, outcome: 'completed', on, provisional, rule: 'S-96', steps };
    return {
      kind: 'phaseStart',
      phase: (number + 1) as PhaseNumber,
      outcome: null,
      on,
      provisional,
      rule: number === 0 ? 'S-68' : 'S-71',
      steps,
    };
  });
  const earlyEnd = ended && ended.outcome !== 'completed' ? { endOn: ended.on, outcome: ended.outcome } : endDecision;
  const end = planned[3]!;
  if (!earlyEnd || (!end.provisional && end.on <= earlyEnd.endOn)) return planned;
  const { endOn, outcome } = earlyEnd;
  const rule = outcome === 'restarted' ? 'T-11' : 'S-84';
  return [
    ...planned.filter(({ on }) => on < endOn),
    { kind: 'courseEnd', phase: null, outcome, on: endOn, provisional: false, rule, steps: [] },
  ];
}
