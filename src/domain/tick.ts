import { type CivilDate, earliest } from './calendar/civil-date.ts';
import type { TrajectoryEvent } from './events.ts';
import type { Course, Trajectory } from './state.ts';
import { type Transition, transitionsOf } from './transitions.ts';

/** What the calendar alone has brought about by today and nobody has acted on, in order of date (T-03, T-05, S-71, S-96). */
export function tick(today: CivilDate, state: Trajectory): TrajectoryEvent[] {
  const events: TrajectoryEvent[] = [];
  if (state.archivedOn) return events;
  for (const course of state.courses) {
    for (const transition of pending(course, today)) {
      if (transition.on <= today) events.push(happened(course, transition));
    }
  }
  return events;
}

/** The next day on which time alone brings something about; undefined while nothing is planned or a pause is open. */
export function nextWake(today: CivilDate, state: Trajectory): CivilDate | undefined {
  let next: CivilDate | undefined;
  if (state.archivedOn) return next;
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

function happened(course: Course, { phase, outcome, on }: Transition): TrajectoryEvent {
  return phase
    ? { type: 'PhaseStarted', course: course.number, phase, on }
    : { type: 'CourseEnded', course: course.number, outcome: outcome!, on };
}
