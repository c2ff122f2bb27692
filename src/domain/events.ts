import type { CivilDate } from './calendar/civil-date.ts';
import type { PauseReason, SharedDecision } from './commands.ts';
import type { LegalBasis, PhaseNumber } from './course.ts';
import type { FactValues } from './facts.ts';
import type { JobFunction, OutsideParty, Participant, Recipient, RegisterEntry } from './people.ts';
import type { Reason, Refusal, RuleId } from './rule.ts';
import type { ResolvedProgramme } from './settings.ts';

/** How a course came to its end. */
export type Outcome = 'completed' | 'interrupted' | 'restarted' | 'left';

/** Something that was said on a date or a fact that no longer holds: for people to put right. */
export interface Consequence {
  readonly kind: 'phaseAnnounced' | 'endAnnounced' | 'reminderSent' | 'outsideTold';
  /** The duty, phase or end that it was about. */
  readonly about: string;
  readonly saidOf: CivilDate;
  readonly nowOn: CivilDate | null;
}

/** Whether leaving ends a course: the newest, and the one before it that was to start over (S-91, T-11). */
export const isEndedBy = (
  { course, pausedCourse }: { readonly course: number | null; readonly pausedCourse?: number },
  number: number,
): boolean => course === number || pausedCourse === number;

/** What has happened. `on` is the civil date on which it holds; when it was recorded is added by the shell. */
export type EventBody =
  | {
      readonly type: 'CitizenEnrolled';
      readonly citizenId: string;
      readonly municipality: string;
      readonly programme: ResolvedProgramme;
    }
  | {
      readonly type: 'OrganisationEnrolled';
      readonly organisationId: string;
      readonly municipality: string;
      readonly programme: ResolvedProgramme;
    }
  | {
      readonly type: 'StaffAssigned';
      readonly function: JobFunction;
      readonly staffId: string;
      readonly register: RegisterEntry | null;
      readonly noteId: string | null;
      readonly deviations: readonly Reason[];
      /** Since when the receiver is asked to confirm a case that was another's; absent where nobody is asked. */
      readonly askedOn?: CivilDate;
    }
  | { readonly type: 'CaseAccepted'; readonly assignment: number; readonly function: JobFunction }
  | {
      readonly type: 'CaseDeclined';
      readonly assignment: number;
      readonly function: JobFunction;
      readonly noteId: string;
    }
  | {
      readonly type: 'StandInAppointed';
      readonly staffId: string;
      readonly until: CivilDate;
      /** Absent where nothing was advised against. */
      readonly deviations?: readonly Reason[];
    }
  | {
      readonly type: 'MeetingSummoned';
      readonly meeting: string;
      readonly for: CivilDate;
      readonly preparedBy: readonly JobFunction[];
    }
  | {
      readonly type: 'MeetingMoved';
      readonly appointment: number;
      readonly meeting: string;
      readonly from: CivilDate;
      readonly to: CivilDate;
      readonly askedBy: Participant;
      readonly noteId: string;
    }
  | {
      readonly type: 'MeetingCancelled';
      readonly appointment: number;
      readonly meeting: string;
      readonly noteId: string;
    }
  | {
      readonly type: 'MeetingHeld';
      readonly meeting: string;
      readonly with: readonly Participant[];
      readonly values: FactValues;
      readonly registeredOn: CivilDate;
      readonly deviations: readonly Reason[];
    }
  /** Somebody whom the model demands was absent: another meeting is needed (S-19). */
  | {
      readonly type: 'MeetingNotHeld';
      readonly meeting: string;
      readonly with: readonly Participant[];
      readonly absent: readonly Participant[];
      readonly rule: RuleId;
    }
  | {
      readonly type: 'FactRecorded';
      readonly step: string;
      readonly with: readonly Participant[];
      readonly values: FactValues;
      readonly registeredOn: CivilDate;
      readonly deviations: readonly Reason[];
    }
  | { readonly type: 'DutyCompleted'; readonly duty: string }
  | {
      readonly type: 'EventWithdrawn';
      readonly event: number;
      readonly what: string;
      readonly noteId: string;
      /** What had been said or reported on the strength of it. */
      readonly consequences: readonly Consequence[];
    }
  | {
      readonly type: 'ProgrammeMoved';
      readonly programme: ResolvedProgramme;
      readonly fromVersion: number;
      readonly noteId: string;
      /** Every date that became another, with the old one. */
      readonly dates: readonly {
        readonly about: string;
        readonly from: CivilDate | null;
        readonly to: CivilDate | null;
      }[];
      readonly consequences: readonly Consequence[];
    }
  | {
      readonly type: 'ProgrammeLeft';
      readonly why: string;
      readonly course: number | null;
      /** The course before it, where it was still paused until it should start over; absent where there is none. */
      readonly pausedCourse?: number;
    }
  | {
      readonly type: 'BegunAnew';
      readonly round: number;
      readonly transition: string;
      readonly judgedBy: JobFunction;
      readonly noteId: string;
    }
  | {
      readonly type: 'ReminderIssued';
      /** Which duty, named for good … */
      readonly duty: string;
      /** … of which kind … */
      readonly what: string;
      /** … and about which meeting, if about one. */
      readonly meeting?: string;
      readonly rung: string;
      readonly dueOn: CivilDate;
      readonly tells: readonly Recipient[];
    }
  | { readonly type: 'TargetGroupAssessed'; readonly inTargetGroup: boolean }
  | {
      readonly type: 'SupportGranted';
      readonly legalBasis: LegalBasis;
      readonly months: number;
      readonly changedNeed: boolean;
    }
  | { readonly type: 'GrantMadeKnown'; readonly who: 'citizen' | 'ctiWorker' }
  | { readonly type: 'JobMatchRegistered'; readonly values: FactValues; readonly registeredOn: CivilDate }
  | {
      readonly type: 'CourseStarted';
      readonly course: number;
      readonly legalBasis: LegalBasis;
      readonly months: number;
      readonly takenOver: boolean;
      readonly deviations: readonly Reason[];
    }
  | { readonly type: 'PhaseStarted'; readonly course: number; readonly phase: PhaseNumber }
  /** A back-dated fact moved or cancelled (`nowOn` null) a transition that had been acted on: the phase before goes on (K-12). */
  | {
      readonly type: 'PhaseTakenBack';
      readonly course: number;
      readonly phase: PhaseNumber;
      readonly nowOn: CivilDate | null;
      readonly provisional: boolean;
      /** Why there is no other day, where the course has none any more. */
      readonly because?: 'startWithdrawn';
    }
  | {
      readonly type: 'CoursePaused';
      readonly course: number;
      readonly reason: PauseReason;
      readonly noteId: string | null;
      readonly registeredOn: CivilDate;
    }
  | {
      readonly type: 'CourseResumed';
      readonly course: number;
      readonly from: CivilDate;
      readonly decision: SharedDecision;
      readonly registeredOn: CivilDate;
    }
  | {
      readonly type: 'RestartDecided';
      readonly course: number;
      readonly nextCourse: number;
      readonly legalBasis: LegalBasis;
      readonly months: number;
      readonly decision: SharedDecision;
    }
  | { readonly type: 'InterruptionDescribed'; readonly course: number | null; readonly to: OutsideParty }
  | { readonly type: 'InterruptionDiscussed'; readonly course: number | null; readonly with: OutsideParty }
  | { readonly type: 'EarlyEndDecided'; readonly course: number; readonly endOn: CivilDate }
  | {
      readonly type: 'CourseEnded';
      readonly course: number;
      readonly outcome: Outcome;
      /** What should have been done before: the end waits for nothing (S-96). */
      readonly missing: readonly Reason[];
    }
  /** The decision behind an end that had been acted on was withdrawn: the course ends on another day, or the same for another reason (K-12). */
  | {
      readonly type: 'EndTakenBack';
      readonly course: number;
      readonly outcome: Outcome;
      readonly nowOn: CivilDate;
    }
  | { readonly type: 'CommandRefused'; readonly commandType: string; readonly refusal: Refusal }
  | { readonly type: 'TrajectoryArchived' };
export type EventType = EventBody['type'];

/** The command that caused an event; an event without one was brought about by the calendar. */
export interface Cause {
  readonly command: string;
  readonly by: string;
  /** Tells another body under the same id apart. */
  readonly fingerprint: string;
}

export type TrajectoryEvent = EventBody & { readonly on: CivilDate; readonly cause?: Cause };

/** An event as the journal keeps it: two time axes, *happened* (`on`) and *recorded* (an instant in UTC, ISO 8601). */
export type RecordedEvent = TrajectoryEvent & { readonly recordedAt: string };
