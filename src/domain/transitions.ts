import type { CivilDate } from './calendar/civil-date.ts';
import { type BoundaryDate, boundaries, type PhaseNumber } from './course.ts';
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
}

/** Names a duty for good: messages, receipts and links hang on it. */
export type DutyId = `course-${number}/phase-${PhaseNumber}` | `course-${number}/end`;

export function dutyId({ number }: Pick<Course, 'number'>, phase: PhaseNumber | null): DutyId {
  return phase ? `course-${number}/phase-${phase}` : `course-${number}/end`;
}

/** Every transition of a course in order of date, past and to come; those at or after a decided early end do not exist. */
export function transitionsOf(course: Course, today: CivilDate): Transition[] {
  const { endDecision, ended } = course;
  const planned = boundaries(course, today).map(plannedTransition);
  const earlyEnd = ended && ended.outcome !== 'completed' ? { endOn: ended.on, outcome: ended.outcome } : endDecision;
  const end = planned[3]!;
  if (!earlyEnd || (!end.provisional && end.on <= earlyEnd.endOn)) return planned;
  const { endOn, outcome } = earlyEnd;
  const rule = EARLY_END_RULES[outcome];
  return [
    ...planned.filter(({ on }) => on < endOn),
    { kind: 'courseEnd', phase: null, outcome, on: endOn, provisional: false, rule },
  ];
}

/** How a course has ended, or will as it stands: as was decided, or completed where its time is over before that day. */
export function outcomeOf(course: Course, today: CivilDate): Outcome {
  const { ended, endDecision } = course;
  if (ended) return ended.outcome;
  return endDecision ? transitionsOf(course, today).at(-1)!.outcome! : 'completed';
}

/** The day on which a course was broken off, or will be as it stands; undefined for one whose time is not cut short. */
export const earlyEndOf = (course: Course, today: CivilDate): CivilDate | undefined =>
  outcomeOf(course, today) === 'completed' ? undefined : transitionsOf(course, today).at(-1)!.on;

const EARLY_END_RULES = { restarted: 'T-11', interrupted: 'S-84', left: 'S-91' } as const;

/** What happens at a boundary unless the course ends earlier. */
function plannedTransition({ number, on, provisional }: BoundaryDate): Transition {
  if (number === 3) return { kind: 'courseEnd', phase: null, outcome: 'completed', on, provisional, rule: 'S-96' };
  const phase = (number + 1) as PhaseNumber;
  return { kind: 'phaseStart', phase, outcome: null, on, provisional, rule: number === 0 ? 'S-68' : 'S-71' };
}
