import type { CivilDate } from './calendar/civil-date.ts';
import type { LegalBasis, Pause, PhaseNumber, Timing } from './course.ts';
import type { Outcome } from './events.ts';
import type { JobFunction, OutsideParty, ResolvedProgramme } from './programme.ts';
import type { Reason, Refusal } from './rule.ts';

/** Changes whenever `decide`, `tick` or `apply` would answer an old case differently; behaviour is keyed on it. */
const RULES_VERSION = 1;

export interface Grant {
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

export interface Course extends Timing {
  readonly number: number;
  readonly legalBasis: LegalBasis;
  /** How many grants stood when the course began: a later one is new. */
  readonly grants: number;
  readonly takenOver: boolean;
  readonly deviations: readonly Reason[];
  readonly pauses: readonly Pause[];
  readonly describedTo: readonly OutsideParty[];
  readonly discussedWith: readonly OutsideParty[];
  /** A decided end before the last boundary: by interruption or because the course starts over. */
  readonly endDecision: { readonly endOn: CivilDate; readonly outcome: Exclude<Outcome, 'completed'> } | null;
  readonly acted: readonly ActedPhase[];
  readonly ended: { readonly on: CivilDate; readonly outcome: Outcome } | null;
}

/** A command that has been dealt with, and what it came to. */
export interface SeenCommand {
  readonly id: string;
  readonly fingerprint: string;
  /** Sequence number of its last event: the answer that a repeated command gets again. */
  readonly sequence: number;
  readonly refusal: Refusal | null;
}

/** One citizen's whole way through one programme: facts only, no derived date. Plain JSON. */
export interface Trajectory {
  readonly rulesVersion: number;
  /** How many events have been applied. */
  readonly sequence: number;
  readonly programme: ResolvedProgramme | null;
  readonly citizenId: string | null;
  readonly municipality: string | null;
  readonly enrolledOn: CivilDate | null;
  readonly staff: Readonly<Partial<Record<JobFunction, string>>>;
  readonly assessment: { readonly inTargetGroup: boolean; readonly on: CivilDate } | null;
  readonly grants: readonly Grant[];
  readonly informed: Readonly<Partial<Record<'citizen' | 'ctiWorker', CivilDate>>>;
  readonly jobMatchOn: CivilDate | null;
  readonly courses: readonly Course[];
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
  assessment: null,
  grants: [],
  informed: {},
  jobMatchOn: null,
  courses: [],
  seen: [],
  archivedOn: null,
};

/** The course that commands are about: the newest one. */
export function currentCourse({ courses }: Trajectory): Course | undefined {
  return courses.at(-1);
}

/** The newest course if it has neither ended nor been decided to start over. */
export function runningCourse(state: Trajectory): Course | undefined {
  const course = currentCourse(state);
  return course && !course.ended ? course : undefined;
}
