import type { CivilDate } from './calendar/civil-date.ts';
import type { PauseReason } from './commands.ts';
import type { LegalBasis, Pause, PhaseNumber, Timing } from './course.ts';
import type { Outcome } from './events.ts';
import { type Appointment, type Fact, factsOf, lastFact, lastOf } from './facts.ts';
import type { Assignment, JobFunction, StandIn } from './people.ts';
import type { Reason, Refusal } from './rule.ts';
import type { ResolvedProgramme } from './settings.ts';

/** Changes whenever `decide`, `tick` or `apply` would answer an old case differently; behaviour is keyed on it. */
const RULES_VERSION = 1;

export interface Grant {
  /** Sequence number of its event. */
  readonly id: number;
  readonly round: number;
  readonly legalBasis: LegalBasis;
  readonly months: number;
  readonly changedNeed: boolean;
  readonly on: CivilDate;
}

/** A transition that has been acted on: journalled, and people told. Whether it stands is computed from the facts. */
export interface ActedPhase {
  readonly phase: PhaseNumber;
  readonly on: CivilDate;
}

/** A transition that did not stand, and where it stood instead. */
export interface TakenBack extends ActedPhase {
  readonly nowOn: CivilDate | null;
}

/** A pause with what was said about it, and when it was registered. */
export interface CoursePause extends Pause {
  readonly id: number;
  readonly reason: PauseReason;
  readonly registeredOn: CivilDate;
  /** The event that ended it; null while nobody has decided how it ends. */
  readonly resumed: { readonly id: number; readonly registeredOn: CivilDate } | null;
}

/** The citizen has left the programme: nothing more is asked of the case. */
export interface Leaving {
  readonly id: number;
  readonly why: string;
  readonly on: CivilDate;
}

export interface Course extends Timing {
  readonly number: number;
  /** The event that began it; absent of one that was begun by a restart, or before this was kept. */
  readonly id?: number;
  /** Which way through the model it belongs to (S-15). */
  readonly round: number;
  readonly legalBasis: LegalBasis;
  /** How many grants stood when the course began: a later one is new. */
  readonly grants: number;
  readonly takenOver: boolean;
  readonly deviations: readonly Reason[];
  readonly pauses: readonly CoursePause[];
  /** A decided end before the last boundary: by interruption or because the course starts over. */
  readonly endDecision: {
    readonly id: number;
    readonly endOn: CivilDate;
    readonly outcome: Exclude<Outcome, 'completed'>;
  } | null;
  /** Ends that were decided beside the one that counts; absent while there has been none. */
  readonly setAside?: readonly NonNullable<Course['endDecision']>[];
  readonly acted: readonly ActedPhase[];
  /** Transitions that had been acted on and were taken back to another day, in order; absent while there has been none. */
  readonly takenBack?: readonly TakenBack[];
  /** Ends that had been acted on and were taken back, in order; absent while there has been none. */
  readonly endsTakenBack?: readonly { readonly on: CivilDate; readonly outcome: Outcome }[];
  readonly ended: { readonly on: CivilDate; readonly outcome: Outcome; readonly missing: readonly Reason[] } | null;
}

/** A command that has been dealt with, and what it came to. */
export interface SeenCommand {
  readonly id: string;
  readonly fingerprint: string;
  /** Sequence number of its last event: the answer that a repeated command gets again. */
  readonly sequence: number;
  readonly refusal: Refusal | null;
}

/** One citizen's, or one organisation's, whole way through one programme: facts only, no derived date. Plain JSON. */
export interface Trajectory {
  readonly rulesVersion: number;
  /** How many events have been applied. */
  readonly sequence: number;
  readonly programme: ResolvedProgramme | null;
  /** Null until the enrolment, and in a case that is about an organisation. */
  readonly citizenId: string | null;
  readonly organisationId?: string;
  readonly municipality: string | null;
  readonly enrolledOn: CivilDate | null;
  readonly staff: Readonly<Partial<Record<JobFunction, string>>>;
  readonly assignments: readonly Assignment[];
  readonly standIns: readonly StandIn[];
  /** Which way through the model the case is on: 1 until a new critical transition begins another (S-15). */
  readonly round: number;
  /** When that transition began it; null the first time. */
  readonly begunAnewOn: CivilDate | null;
  readonly facts: readonly Fact[];
  readonly appointments: readonly Appointment[];
  readonly grants: readonly Grant[];
  readonly courses: readonly Course[];
  /** Courses whose start was withdrawn: what was said of them keeps its names. Absent while there has been none. */
  readonly withdrawnCourses?: readonly Course[];
  readonly left: Leaving | null;
  /** Duties ticked off by hand: id of the duty and the event. */
  readonly completed: readonly { readonly id: number; readonly duty: string; readonly on: CivilDate }[];
  /** What has been said of duties, each as duty/rung/due date: it is never said again. */
  readonly reminded: readonly string[];
  readonly seen: readonly SeenCommand[];
  readonly archivedOn: CivilDate | null;
}

export const newTrajectory: Trajectory = {
  rulesVersion: RULES_VERSION,
  sequence: 0,
  programme: null,
  citizenId: null,
  municipality: null,
  enrolledOn: null,
  staff: {},
  assignments: [],
  standIns: [],
  round: 1,
  begunAnewOn: null,
  facts: [],
  appointments: [],
  grants: [],
  courses: [],
  left: null,
  completed: [],
  reminded: [],
  seen: [],
  archivedOn: null,
};

/** The course that commands are about: the newest one. */
export function currentCourse({ courses }: Trajectory): Course | undefined {
  return courses.at(-1);
}

/** A number that no course has had: duties, dates and messages are named by it. */
export const nextCourseNumber = ({ courses, withdrawnCourses = [] }: Trajectory): number =>
  courses.length + withdrawnCourses.length + 1;

/** The newest course if it has neither ended nor been decided to start over. */
export function runningCourse(state: Trajectory): Course | undefined {
  const course = currentCourse(state);
  return course && !course.ended ? course : undefined;
}

/** The course of this way through the model, if it has one yet. */
export function courseOfRound(state: Trajectory): Course | undefined {
  const course = currentCourse(state);
  return course?.round === state.round ? course : undefined;
}

/** The assessment whether the citizen belongs to the target group of SEL § 85, as it was last made by a day (S-44). */
export function assessmentOf({ facts, round }: Trajectory, by?: CivilDate): Fact | undefined {
  return lastOf(factsOf(facts, 'assessment', { round }).filter(({ on }) => by === undefined || on <= by));
}

export function jobMatchOf({ facts, round }: Trajectory): Fact | undefined {
  return lastFact(facts, 'jobMatch', { round });
}

/** The grant that holds: the last one of this way through the model. */
export function grantOf({ grants, round }: Trajectory): Grant | undefined {
  return grants.findLast((grant) => grant.round === round);
}

/**
 * Since when somebody knows the legal basis and the length. A grant of another length must be made known anew, and a CTI
 * worker who has taken over from another before day D must be told too (S-40).
 */
export function informedOn(state: Trajectory, who: 'citizen' | 'ctiWorker'): CivilDate | undefined {
  const { facts, grants, round } = state;
  const changed = grants.findLast((grant, index) => grants[index - 1]?.months !== grant.months);
  const told = factsOf(facts, 'grantKnown', { round }).filter(
    ({ id, values }) =>
      values.who === who && id > (changed?.id ?? 0) && (who === 'citizen' || wasToldTheWorker(state, id)),
  );
  return told.map(({ on }) => on).sort()[0];
}

/**
 * Whether the CTI worker who has the case, or had it before day D, had it when something was registered: what came before
 * the first one counts as theirs, and whoever takes over from day D on sees it in the course.
 */
function wasToldTheWorker({ assignments, courses, round }: Trajectory, eventId: number): boolean {
  const startOn = courses.find((course) => course.round === round)?.startOn;
  const held = assignments.filter((one) => one.function === 'ctiWorker' && (!startOn || one.on < startOn));
  const then = held.findLast(({ id }) => id < eventId) ?? held[0];
  return then?.staffId === held.at(-1)?.staffId;
}

/** The meeting of a kind that has been summoned and neither held nor cancelled. */
export function openAppointment({ appointments, round }: Trajectory, meeting: string): Appointment | undefined {
  return appointments.findLast((one) => one.meeting === meeting && one.round === round && one.state === 'summoned');
}
