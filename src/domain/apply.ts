import { withPause } from './course.ts';
import type { TrajectoryEvent } from './events.ts';
import type { Course, SeenCommand, Trajectory } from './state.ts';

/** The only way a trajectory changes. Total: it never throws, and remembers the command that caused the event. */
export function apply(state: Trajectory, event: TrajectoryEvent): Trajectory {
  const sequence = state.sequence + 1;
  return { ...state, ...changes(state, event), sequence, seen: remember(state.seen, event, sequence) };
}

function changes(state: Trajectory, event: TrajectoryEvent): Partial<Trajectory> {
  const { on } = event;
  switch (event.type) {
    case 'CitizenEnrolled':
      return {
        programme: event.programme,
        citizenId: event.citizenId,
        municipality: event.municipality,
        enrolledOn: on,
      };
    case 'StaffAssigned':
      return { staff: { ...state.staff, [event.function]: event.staffId } };
    case 'TargetGroupAssessed':
      return { assessment: { inTargetGroup: event.inTargetGroup, on } };
    case 'SupportGranted': {
      const { legalBasis, months, changedNeed } = event;
      const sameLength = state.grants.at(-1)?.months === months; // another length must be made known anew (S-40)
      return {
        grants: [...state.grants, { legalBasis, months, changedNeed, on }],
        informed: sameLength ? state.informed : {},
      };
    }
    case 'GrantMadeKnown':
      return { informed: { ...state.informed, [event.who]: on } };
    case 'JobMatchRegistered':
      return { jobMatchOn: on };
    case 'CourseStarted':
      return { courses: [...state.courses, newCourse(state, event, event.course)] };
    case 'RestartDecided':
      return {
        courses: [
          ...changeCourse(state, event.course, (old) => ({ ...old, endDecision: { endOn: on, outcome: 'restarted' } })),
          newCourse(state, { ...event, takenOver: false, deviations: [] }, event.nextCourse),
        ],
      };
    case 'PhaseStarted':
      return {
        courses: changeCourse(state, event.course, (course) => ({
          ...course,
          acted: [...course.acted, { phase: event.phase, on }],
        })),
      };
    case 'PhaseTakenBack':
      return {
        courses: changeCourse(state, event.course, (course) => ({
          ...course,
          acted: course.acted.filter(({ phase }) => phase !== event.phase),
        })),
      };
    case 'CoursePaused':
      return {
        courses: changeCourse(state, event.course, (course) => ({
          ...course,
          pauses: withPause(course.pauses, { from: on, until: null }),
        })),
      };
    case 'CourseResumed':
      return {
        courses: changeCourse(state, event.course, (course) => ({
          ...course,
          pauses: course.pauses.map((pause) => (pause.from === event.from ? { ...pause, until: on } : pause)),
        })),
      };
    case 'InterruptionDescribed':
      return {
        courses: changeCourse(state, event.course, (course) => ({
          ...course,
          describedTo: union(course.describedTo, event.to),
        })),
      };
    case 'InterruptionDiscussed':
      return {
        courses: changeCourse(state, event.course, (course) => ({
          ...course,
          discussedWith: union(course.discussedWith, event.with),
        })),
      };
    case 'EarlyEndDecided':
      return {
        courses: changeCourse(state, event.course, (course) => ({
          ...course,
          endDecision: { endOn: event.endOn, outcome: 'interrupted' },
        })),
      };
    case 'CourseEnded':
      return {
        courses: changeCourse(state, event.course, (course) => ({ ...course, ended: { on, outcome: event.outcome } })),
      };
    case 'TrajectoryArchived':
      return { archivedOn: on };
    case 'CommandRefused':
      return {};
  }
}

function newCourse(
  state: Trajectory,
  {
    on,
    legalBasis,
    months,
    takenOver,
    deviations,
  }: Pick<Course, 'legalBasis' | 'months' | 'takenOver' | 'deviations'> & { on: Course['startOn'] },
  number: number,
): Course {
  const nothingYet = { pauses: [], describedTo: [], discussedWith: [], endDecision: null, acted: [], ended: null };
  return { number, startOn: on, legalBasis, months, grants: state.grants.length, takenOver, deviations, ...nothingYet };
}

function changeCourse({ courses }: Trajectory, number: number, change: (course: Course) => Course): Course[] {
  return courses.map((course) => (course.number === number ? change(course) : course));
}

function union<T>(all: readonly T[], one: T): readonly T[] {
  return all.includes(one) ? all : [...all, one];
}

function remember(seen: readonly SeenCommand[], event: TrajectoryEvent, sequence: number): readonly SeenCommand[] {
  if (!event.cause) return seen;
  const { command: id, fingerprint } = event.cause;
  const refusal = event.type === 'CommandRefused' ? event.refusal : null;
  // Another body under a known id is refused; what the id stands for stays what it was (TECH-01).
  const known = seen.findIndex((other) => other.id === id);
  if (known >= 0 && refusal) return seen;
  const others = known < 0 ? seen : seen.toSpliced(known, 1);
  return [...others, { id, fingerprint, sequence, refusal }];
}
