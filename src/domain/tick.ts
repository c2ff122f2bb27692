import { type CivilDate, earliest } from './calendar/civil-date.ts';
import type { TrajectoryEvent } from './events.ts';
import type { Course, Trajectory } from './state.ts';
import { type Transition, transitionsOf } from './transitions.ts';

/** What the calendar alone has brought about by today and nobody has acted on, in order of date (T-03, T-05, S-71, S-96). */
export function tick(today: CivilDate, state: Trajectory): TrajectoryEvent[] {
  if (state.archivedOn) return [];
  return state.courses.flatMap((course) =>
    pending(course, today)
      .filter(({ on }) => on <= today)
      .map((transition) => happened(course, transition)),
  );
}

/** The next day on which time alone brings something about; undefined while nothing is planned or a pause is open. */
export function nextWake(today: CivilDate, state: Trajectory): CivilDate | undefined {
  if (state.archivedOn) return undefined;
  const days = state.courses.flatMap((course) => pending(course, today).map(({ on }) => on));
  return days.length > 0 ? days.reduce(earliest) : undefined;
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
