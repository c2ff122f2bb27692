import type { CivilDate } from './calendar/civil-date.ts';
import { withPause } from './course.ts';
import { type DecidedEnd, withEnd } from './decided-ends.ts';
import { type EventBody, isEndedBy, type TrajectoryEvent } from './events.ts';
import type { Appointment, Fact } from './facts.ts';
import type { HandOverAnswer } from './people.ts';
import { type Course, openAppointment, type SeenCommand, type Trajectory } from './state.ts';
import { without } from './withdraw.ts';

/** The only way a trajectory changes. Total: it never throws, and remembers the command that caused the event. */
export function apply(state: Trajectory, event: TrajectoryEvent): Trajectory {
  const sequence = state.sequence + 1;
  return { ...state, ...changes(state, event, sequence), sequence, seen: remember(state.seen, event, sequence) };
}

/** What an event changes; `id` is its sequence number, by which a correction names it. */
function changes(state: Trajectory, event: TrajectoryEvent, id: number): Partial<Trajectory> {
  const { on } = event;
  const { round } = state;
  switch (event.type) {
    case 'CitizenEnrolled':
      return {
        programme: event.programme,
        citizenId: event.citizenId,
        municipality: event.municipality,
        enrolledOn: on,
      };
    case 'OrganisationEnrolled': {
      const { programme, organisationId, municipality } = event;
      return { programme, organisationId, municipality, enrolledOn: on };
    }
    case 'StaffAssigned': {
      const { function: jobFunction, staffId, register, askedOn } = event;
      const asked = askedOn === undefined ? {} : { askedOn };
      return {
        staff: { ...state.staff, [jobFunction]: staffId },
        assignments: [...state.assignments, { id, function: jobFunction, staffId, on, register, ...asked }],
      };
    }
    case 'CaseAccepted':
      return answered(state, event.assignment, { id, is: 'accepted', on });
    case 'CaseDeclined':
      return answered(state, event.assignment, { id, is: 'declined', on });
    case 'StandInAppointed':
      return { standIns: [...state.standIns, { id, staffId: event.staffId, from: on, until: event.until }] };
    case 'MeetingSummoned': {
      const { meeting, for: day } = event;
      const place = { round, course: courseNumber(state) };
      const summoned: Appointment = { id, meeting, ...place, summonedOn: on, for: day, moves: [], state: 'summoned' };
      return { appointments: [...state.appointments, summoned] };
    }
    case 'MeetingMoved': {
      const { from, to, askedBy, noteId } = event;
      return changeAppointment(state, event.appointment, (old) => ({
        ...old,
        for: to,
        moves: [...old.moves, { from, to, askedBy, noteId, on }],
      }));
    }
    case 'MeetingCancelled':
      return changeAppointment(state, event.appointment, (old) => ({ ...old, state: 'cancelled' }));
    case 'MeetingHeld':
      return { ...withFact(state, { ...event, step: event.meeting }, id), ...closeAppointment(state, event, 'held') };
    case 'MeetingNotHeld':
      return closeAppointment(state, event, 'notHeld');
    case 'FactRecorded':
      return withFact(state, event, id);
    case 'TargetGroupAssessed':
      return withFact(state, { on, step: 'assessment', values: { inTargetGroup: event.inTargetGroup } }, id);
    case 'GrantMadeKnown':
      return withFact(state, { on, step: 'grantKnown', values: { who: event.who } }, id);
    case 'JobMatchRegistered':
      return withFact(state, { ...event, step: 'jobMatch' }, id);
    case 'InterruptionDescribed':
      return withFact(state, { on, step: 'interruptionDescribed', values: { party: event.to } }, id);
    case 'InterruptionDiscussed':
      return withFact(state, { on, step: 'interruptionDiscussed', values: { party: event.with } }, id);
    case 'SupportGranted': {
      const { legalBasis, months, changedNeed } = event;
      return { grants: [...state.grants, { id, round, legalBasis, months, changedNeed, on }] };
    }
    case 'DutyCompleted':
      return { completed: [...state.completed, { id, duty: event.duty, on }] };
    case 'ReminderIssued':
      return { reminded: union(state.reminded, `${event.duty}/${event.rung}/${event.dueOn}`) };
    case 'EventWithdrawn':
      return without(state, event.event);
    case 'ProgrammeMoved':
      return { programme: event.programme };
    case 'BegunAnew':
      return { round: event.round, begunAnewOn: on, appointments: state.appointments.map(cancelled) };
    case 'ProgrammeLeft':
      return {
        left: { id, why: event.why, on },
        courses: state.courses.map((course) =>
          isEndedBy(event, course.number)
            ? { ...course, ...withEnd(course, { id, endOn: on, outcome: 'left' }) }
            : course,
        ),
      };
    case 'TrajectoryArchived':
      return { archivedOn: on };
    case 'CommandRefused':
      return {};
    default:
      return courseChanges(state, event, id);
  }
}

/** An event that changes one course, which it names. */
type CourseEvent = Extract<EventBody, { readonly course: number }> & { readonly on: Course['startOn'] };

function courseChanges(state: Trajectory, event: CourseEvent, id: number): Partial<Trajectory> {
  const { on } = event;
  const change = (how: (course: Course) => Partial<Course>) => changeCourse(state, event.course, how);
  switch (event.type) {
    case 'CourseStarted':
      return { courses: [...state.courses, { ...newCourse(state, event, event.course), id }] };
    case 'RestartDecided': {
      const ended = endEarly(state, event.course, { id, endOn: on, outcome: 'restarted' });
      return { courses: [...ended.courses, newCourse(state, { ...event, ...NOTHING_TAKEN_OVER }, event.nextCourse)] };
    }
    case 'PhaseStarted':
      return change(({ acted }) => ({ acted: [...acted, { phase: event.phase, on }] }));
    case 'PhaseTakenBack':
      return change(({ acted, takenBack = [] }) => ({
        acted: acted.filter(({ phase }) => phase !== event.phase),
        ...(event.nowOn === on ? {} : { takenBack: [...takenBack, { phase: event.phase, on, nowOn: event.nowOn }] }),
      }));
    case 'CoursePaused': {
      const { reason, registeredOn } = event;
      const pause = { id, from: on, until: null, reason, registeredOn, resumed: null };
      return change(({ pauses }) => ({ pauses: withPause(pauses, pause) }));
    }
    case 'CourseResumed': {
      const resumed = { id, registeredOn: event.registeredOn };
      return change(({ pauses }) => ({
        pauses: pauses.map((pause) => (pause.from === event.from ? { ...pause, until: on, resumed } : pause)),
      }));
    }
    case 'EarlyEndDecided':
      return endEarly(state, event.course, { id, endOn: event.endOn, outcome: 'interrupted' });
    case 'CourseEnded':
      return change(() => ({ ended: { on, outcome: event.outcome, missing: event.missing } }));
    case 'EndTakenBack':
      return change(({ endsTakenBack = [] }) => ({
        endsTakenBack: [...endsTakenBack, { on, outcome: event.outcome }],
      }));
  }
}

const NOTHING_TAKEN_OVER = { takenOver: false, deviations: [] } as const;

function newCourse(
  { round, grants }: Trajectory,
  {
    on: startOn,
    legalBasis,
    months,
    takenOver,
    deviations,
  }: Pick<Course, 'legalBasis' | 'months' | 'takenOver' | 'deviations'> & { on: Course['startOn'] },
  number: number,
): Course {
  const nothingYet = { pauses: [], endDecision: null, acted: [], ended: null };
  return { number, round, startOn, legalBasis, months, grants: grants.length, takenOver, deviations, ...nothingYet };
}

/** Changes one course, also one whose start was withdrawn: what had been said of it is still taken back. */
function changeCourse(
  { courses, withdrawnCourses }: Trajectory,
  number: number,
  change: (course: Course) => Partial<Course>,
): { courses: Course[]; withdrawnCourses?: Course[] } {
  const changed = (all: readonly Course[]) =>
    all.map((course) => (course.number === number ? { ...course, ...change(course) } : course));
  return { courses: changed(courses), ...(withdrawnCourses ? { withdrawnCourses: changed(withdrawnCourses) } : {}) };
}

const endEarly = (state: Trajectory, number: number, decided: DecidedEnd) =>
  changeCourse(state, number, (course) => withEnd(course, decided));

/** The course that something registered now belongs to: the newest of this way through the model. */
function courseNumber({ courses, round }: Trajectory): number | null {
  const course = courses.at(-1);
  return course?.round === round ? course.number : null;
}

function withFact(
  state: Trajectory,
  { step, on, values, with: people = [], registeredOn = on }: Pick<Fact, 'step' | 'on' | 'values'> & Partial<Fact>,
  id: number,
): { facts: readonly Fact[] } {
  const place = { round: state.round, course: courseNumber(state) };
  return { facts: [...state.facts, { id, step, on, registeredOn, ...place, with: people, values }] };
}

const answered = ({ assignments }: Trajectory, id: number, answer: HandOverAnswer): Partial<Trajectory> => ({
  assignments: assignments.map((one) => (one.id === id ? { ...one, answer } : one)),
});

function changeAppointment(
  { appointments }: Trajectory,
  id: number,
  change: (old: Appointment) => Appointment,
): { appointments: readonly Appointment[] } {
  return { appointments: appointments.map((old) => (old.id === id ? change(old) : old)) };
}

/** A meeting of an earlier way through the model, to which nobody comes any more (S-15). */
const cancelled = (one: Appointment): Appointment => (one.state === 'summoned' ? { ...one, state: 'cancelled' } : one);

/** The meeting that was held is the one that was summoned last, if any was. */
function closeAppointment(
  state: Trajectory,
  { meeting, on: metOn }: { readonly meeting: string; readonly on: CivilDate },
  how: 'held' | 'notHeld',
): Partial<Trajectory> {
  const open = openAppointment(state, meeting);
  return open ? changeAppointment(state, open.id, (old) => ({ ...old, state: how, metOn })) : {};
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
