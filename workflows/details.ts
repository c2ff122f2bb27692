import type { CivilDate } from '../src/domain/calendar/civil-date.ts';
import { plan, shownCourse } from '../src/domain/plan.ts';
import type { Trajectory } from '../src/domain/state.ts';

/** One line for operators in Temporal's own tools: codes, numbers and dates only, as everything that enters Temporal. */
export function details(today: CivilDate, state: Trajectory): string {
  const { status, next, ...planned } = plan(today, state);
  const course = shownCourse(planned);
  const where = course
    ? `course ${course.number} ${course.legalBasis}${course.phase ? `, phase ${course.phase}` : ''}`
    : 'no course';
  return `${status}: ${where}${next ? `; next ${next.id} on ${next.provisional ? 'or after ' : ''}${next.on}` : ''}`;
}
