import type { CivilDate } from './calendar/civil-date.ts';
import type { PauseReason, SharedDecision } from './commands.ts';
import type { LegalBasis, PhaseNumber } from './course.ts';
import type { JobFunction, OutsideParty, ResolvedProgramme } from './programme.ts';
import type { Reason, Refusal } from './rule.ts';

/** How a course came to its end. */
export type Outcome = 'completed' | 'interrupted' | 'restarted';

/** What has happened. `on` is the civil date on which it holds; when it was recorded is added by the shell. */
export type EventBody =
  | {
      readonly type: 'CitizenEnrolled';
      readonly citizenId: string;
      readonly municipality: string;
      readonly programme: ResolvedProgramme;
    }
  | { readonly type: 'StaffAssigned'; readonly function: JobFunction; readonly staffId: string }
  | { readonly type: 'TargetGroupAssessed'; readonly inTargetGroup: boolean }
  | {
      readonly type: 'SupportGranted';
      readonly legalBasis: LegalBasis;
      readonly months: number;
      readonly changedNeed: boolean;
    }
  | { readonly type: 'GrantMadeKnown'; readonly who: 'citizen' | 'ctiWorker' }
  | { readonly type: 'JobMatchRegistered' }
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
    }
  | {
      readonly type: 'CoursePaused';
      readonly course: number;
      readonly reason: PauseReason;
      readonly noteId: string | null;
    }
  | {
      readonly type: 'CourseResumed';
      readonly course: number;
      readonly from: CivilDate;
      readonly decision: SharedDecision;
    }
  | {
      readonly type: 'RestartDecided';
      readonly course: number;
      readonly nextCourse: number;
      readonly legalBasis: LegalBasis;
      readonly months: number;
      readonly decision: SharedDecision;
    }
  | { readonly type: 'InterruptionDescribed'; readonly course: number; readonly to: OutsideParty }
  | { readonly type: 'InterruptionDiscussed'; readonly course: number; readonly with: OutsideParty }
  | { readonly type: 'EarlyEndDecided'; readonly course: number; readonly endOn: CivilDate }
  | { readonly type: 'CourseEnded'; readonly course: number; readonly outcome: Outcome }
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
