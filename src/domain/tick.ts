import { apply } from './apply.ts';
import { type CivilDate, earliest } from './calendar/civil-date.ts';
import { dutiesOf } from './duties.ts';
import type { TrajectoryEvent } from './events.ts';
import { nextReminder, remindersDue } from './reminders.ts';
import { type Reason, reason } from './rule.ts';
import type { Course, Trajectory } from './state.ts';
import { type Transition, transitionsOf } from './transitions.ts';

/**
 * What the calendar alone has brought about by today and nobody has acted on: phases and ends in order of date (T-03,
 * T-05, S-71, S-96), then the reminders that are due.
 */
export function tick(today: CivilDate, state: Trajectory): TrajectoryEvent[] {
  const events: TrajectoryEvent[] = [];
  if (state.archivedOn) return events;
  for (const course of state.courses) {
    for (const transition of pending(course, today)) {
      if (transition.on <= today) events.push(happened(state, course, transition));
    }
  }
  return [...events, ...remindersDue(today, events.reduce(apply, state))];
}

/** The next day on which time alone brings something about; undefined while nothing is planned or a pause is open. */
export function nextWake(today: CivilDate, state: Trajectory): CivilDate | undefined {
  if (state.archivedOn) return undefined;
  let next = nextReminder(today, state);
  for (const course of state.courses) {
    for (const { on } of pending(course, today)) next = next ? earliest(next, on) : on;
  }
  return next;
}

/** Transitions that are certain and have not been acted on. An ended course has none. */
function pending(course: Course, today: CivilDate): Transition[] {
  if (course.ended) return [];
  return transitionsOf(course, today).filter(
    ({ provisional, phase }) => !provisional && !course.acted.some((acted) => acted.phase === phase),
  );
}

function happened(state: Trajectory, course: Course, { phase, outcome, on }: Transition): TrajectoryEvent {
  return phase
    ? { type: 'PhaseStarted', course: course.number, phase, on }
    : {
        type: 'CourseEnded',
        course: course.number,
        outcome: outcome!,
        missing: missingAt(on, state, course, outcome),
        on,
      };
}

/** S-96: what should have been done before the end. It stays to be done; the end does not wait for it. */
function missingAt(on: CivilDate, state: Trajectory, { number }: Course, outcome: Transition['outcome']): Reason[] {
  if (outcome !== 'completed') return [];
  // Whoever leaves on that very day was there until its eve.
  const untilThen = state.left?.on === on ? { ...state, left: null } : state;
  return dutiesOf(on, untilThen)
    .filter(({ rule, subject, state: is }) => rule.missingAtEnd && is !== 'done' && subject.scope.course === number)
    .map(({ rule }) => reason(rule.missingAtEnd!, rule.rule));
}
