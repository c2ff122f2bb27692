import type { CivilDate } from './calendar/civil-date.ts';
import type { LegalBasis } from './course.ts';
import type { FactValues } from './facts.ts';
import type { JobFunction, OutsideParty, Participant, RegisterEntry, RolesBeside } from './people.ts';
import type { Despite } from './rule.ts';
import type { ResolvedProgramme } from './settings.ts';

/** What every command carries besides its own facts. */
export interface CommandEnvelope {
  /** Chosen by the client (UUID); the same id has one effect, for ever. */
  readonly id: string;
  /** Who asks: a staff id or the id of a system. Never a name. */
  readonly by: string;
  /** The sequence number the asker had seen; when given, a case that has moved on since refuses the command (TECH-02). */
  readonly basedOn?: number;
  /** Written reasons for going on against rules that only advise. */
  readonly despite?: readonly Despite[];
}

export const PAUSE_REASONS = ['illness', 'treatment', 'hospital', 'prison', 'other'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** How citizen and CTI worker ended a pause together (S-83): both take part in the judgement. */
export interface SharedDecision {
  readonly citizenAgrees: boolean;
  readonly ctiWorker: string;
}

export interface EnrolCitizen {
  readonly type: 'EnrolCitizen';
  readonly citizenId: string;
  readonly municipality: string;
  readonly programme: ResolvedProgramme;
  readonly on: CivilDate;
}
/** A municipality or a social provider takes part in a programme whose cases are about organisations. */
export interface EnrolOrganisation {
  readonly type: 'EnrolOrganisation';
  readonly organisationId: string;
  readonly municipality: string;
  readonly programme: ResolvedProgramme;
  readonly on: CivilDate;
}
/** The first command of every case. */
export type Enrol = EnrolCitizen | EnrolOrganisation;
export interface AssignStaff {
  readonly type: 'AssignStaff';
  readonly function: JobFunction;
  readonly staffId: string;
  readonly on: CivilDate;
  /** Why somebody else takes over from the one who had the function (G-11, G-15). */
  readonly noteId?: string;
  /** Put in by the server from its register; a client's own is overwritten. */
  readonly register?: RegisterEntry;
  /** Put in by the server: what they do in other cases of the same citizen (6.1). */
  readonly beside?: readonly RolesBeside[];
}
/** Whoever was given another's case confirms that they have it (G-15). */
export interface AcceptCase {
  readonly type: 'AcceptCase';
  readonly function: JobFunction;
  /** The receiver, who must still hold the function. */
  readonly staffId: string;
  readonly on: CivilDate;
}
/** … or says no, with a reason: the case stays with them until the team leader has found somebody else. */
export interface DeclineCase {
  readonly type: 'DeclineCase';
  readonly function: JobFunction;
  readonly staffId: string;
  readonly noteId: string;
  readonly on: CivilDate;
}
/** A secondary CTI worker while the own one is away, both days included (G-16). */
export interface AppointStandIn {
  readonly type: 'AppointStandIn';
  readonly staffId: string;
  readonly from: CivilDate;
  readonly until: CivilDate;
  /** Put in by the server from its register; a client's own is overwritten. */
  readonly register?: RegisterEntry;
}
/** A meeting is summoned for a day (S-16, S-17). */
export interface SummonMeeting {
  readonly type: 'SummonMeeting';
  readonly meeting: string;
  readonly for: CivilDate;
  readonly preparedBy?: readonly JobFunction[];
  readonly on: CivilDate;
}
/** A summoned meeting is put on another day: the old one is kept, with who asked for it and why. */
export interface MoveMeeting {
  readonly type: 'MoveMeeting';
  readonly meeting: string;
  readonly to: CivilDate;
  readonly askedBy: Participant;
  readonly noteId: string;
  readonly on: CivilDate;
}
export interface CancelMeeting {
  readonly type: 'CancelMeeting';
  readonly meeting: string;
  readonly noteId: string;
  readonly on: CivilDate;
}
/** A meeting took place. Without everybody whom the model demands it counts as not held (S-19). */
export interface HoldMeeting {
  readonly type: 'HoldMeeting';
  readonly meeting: string;
  readonly with: readonly Participant[];
  readonly values?: FactValues;
  /** Put in by the server from what only it knows; a client's own is overwritten. */
  readonly register?: FactValues;
  readonly on: CivilDate;
}
/** A plan was agreed, a contact made, a consent given, a question answered: one of the programme's other steps. */
export interface RecordFact {
  readonly type: 'RecordFact';
  readonly step: string;
  readonly with?: readonly Participant[];
  readonly values?: FactValues;
  /** Put in by the server from what only it knows; a client's own is overwritten. */
  readonly register?: FactValues;
  readonly on: CivilDate;
}
/** A duty that leaves no other trace is ticked off. */
export interface CompleteDuty {
  readonly type: 'CompleteDuty';
  readonly duty: string;
  readonly on: CivilDate;
}
/** Something registered turned out not to be so: the case is reckoned anew without it. */
export interface WithdrawEvent {
  readonly type: 'WithdrawEvent';
  /** Sequence number of the event that did not happen. */
  readonly event: number;
  readonly noteId: string;
  readonly on: CivilDate;
}
/** The citizen leaves the programme: another benefit, another place, or no longer wished for (S-87 … S-91, A-11). */
export interface LeaveProgramme {
  readonly type: 'LeaveProgramme';
  readonly why: string;
  /** The first day outside. */
  readonly from: CivilDate;
}
/** A new critical transition: the model begins from scratch (S-13 … S-15). */
export interface BeginAnew {
  readonly type: 'BeginAnew';
  readonly transition: string;
  readonly judgedBy: 'jobCentreCaseworker' | 'socialCaseworker';
  readonly noteId: string;
  readonly on: CivilDate;
}
/** The concrete individual assessment of whether the citizen belongs to the target group of SEL § 85 (S-44). */
export interface AssessTargetGroup {
  readonly type: 'AssessTargetGroup';
  readonly inTargetGroup: boolean;
  readonly on: CivilDate;
}
export interface GrantSupport {
  readonly type: 'GrantSupport';
  readonly legalBasis: LegalBasis | (string & {});
  /** Only to be checked: the length follows from the legal basis (S-41 … S-43). */
  readonly months?: number;
  /** The grant rests on a changed need: what a restart under SEL § 82 b needs (S-43, A-07). */
  readonly changedNeed?: boolean;
  /** The day of the decision. */
  readonly on: CivilDate;
}
/** Citizen or CTI worker now knows the legal basis and the length (S-40). */
export interface InformOfGrant {
  readonly type: 'InformOfGrant';
  readonly who: 'citizen' | 'ctiWorker';
  readonly on: CivilDate;
}
export interface RegisterJobMatch {
  readonly type: 'RegisterJobMatch';
  /** What kind of job it is, from when, with which hours: the programme says which fields there are. */
  readonly values?: FactValues;
  readonly on: CivilDate;
}
export interface StartCourse {
  readonly type: 'StartCourse';
  /** Day D, on which phase 1 begins at 00:00 (S-68). */
  readonly startOn: CivilDate;
  /** The course already runs elsewhere and is taken over: what cannot be shown becomes a deviation instead of a refusal. */
  readonly takenOver?: boolean;
  /** Put in by the server: whether the CTI worker has more than one may have with this course (K-19). */
  readonly register?: { readonly caseloadIsFull: boolean };
}
export interface PauseCourse {
  readonly type: 'PauseCourse';
  /** First paused day. */
  readonly from: CivilDate;
  readonly reason: PauseReason;
  /** The note that explains `other`; the text itself stays in the store (S-81). */
  readonly noteId?: string;
  readonly citizenWishesToGoOn: boolean;
}
export interface ResumeCourse {
  readonly type: 'ResumeCourse';
  /** First active day. */
  readonly until: CivilDate;
  readonly decision: SharedDecision;
}
/** A pause that is already over when it is registered. */
export interface RecordPastPause {
  readonly type: 'RecordPastPause';
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly reason: PauseReason;
  readonly noteId?: string;
  readonly decision: SharedDecision;
}
/** "Start over" after a pause: a new course with a new D and no inherited shift (S-83, T-11). */
export interface RestartCourse {
  readonly type: 'RestartCourse';
  readonly startOn: CivilDate;
  readonly decision: SharedDecision;
  /** The two caseworkers who confirm that plan and legal basis still hold. */
  readonly confirmedBy: readonly ('jobCentreCaseworker' | 'socialCaseworker')[];
}
/** A short description of the reasons for an interruption has been sent (S-85). */
export interface DescribeInterruption {
  readonly type: 'DescribeInterruption';
  readonly to: OutsideParty;
  readonly on: CivilDate;
}
/** The interruption has been discussed before the end (S-84). */
export interface DiscussInterruption {
  readonly type: 'DiscussInterruption';
  readonly with: OutsideParty;
  readonly on: CivilDate;
}
/** The decision to end the course early (S-84, S-86). The course ends at 00:00 on `endOn`. */
export interface EndCourseEarly {
  readonly type: 'EndCourseEarly';
  readonly endOn: CivilDate;
  /** The day of the decision. */
  readonly on: CivilDate;
}
/** The case goes over to its programme's newest version, with the municipality's settings of today. */
export interface MoveToProgramme {
  readonly type: 'MoveToProgramme';
  /** Why. */
  readonly noteId: string;
  readonly on: CivilDate;
  /** The programme as a new case would run it: put in by the server; a client's own is overwritten. */
  readonly register?: ResolvedProgramme;
}
/** Retention is over: the only way a trajectory's workflow ends. */
export interface ArchiveTrajectory {
  readonly type: 'ArchiveTrajectory';
  readonly on: CivilDate;
}

export type CommandBody =
  | EnrolCitizen
  | EnrolOrganisation
  | AssignStaff
  | AcceptCase
  | DeclineCase
  | AppointStandIn
  | SummonMeeting
  | MoveMeeting
  | CancelMeeting
  | HoldMeeting
  | RecordFact
  | CompleteDuty
  | WithdrawEvent
  | LeaveProgramme
  | BeginAnew
  | AssessTargetGroup
  | GrantSupport
  | InformOfGrant
  | RegisterJobMatch
  | StartCourse
  | PauseCourse
  | ResumeCourse
  | RecordPastPause
  | RestartCourse
  | DescribeInterruption
  | DiscussInterruption
  | EndCourseEarly
  | MoveToProgramme
  | ArchiveTrajectory;
export type CommandType = CommandBody['type'];
export type Command = CommandEnvelope & CommandBody;

export const isEnrolment = <Body extends CommandBody>(command: Body): command is Body & Enrol =>
  command.type === 'EnrolCitizen' || command.type === 'EnrolOrganisation';

/** The fields of a command that hold a date; where a meeting is moved `to` is one besides. */
export const DATE_FIELDS = ['on', 'from', 'until', 'startOn', 'endOn', 'for'] as const;
