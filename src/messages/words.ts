import type { CommandType, PauseReason } from '../domain/commands.ts';
import type { LegalBasis, PhaseNumber } from '../domain/course.ts';
import type { DutyState } from '../domain/duties.ts';
import type { EmergencyReason } from '../domain/emergency.ts';
import type { EventType, Outcome } from '../domain/events.ts';
import type { CourseStatus, TrajectoryStatus } from '../domain/plan.ts';
import type { Language } from './language.ts';

/** What people call the codes of one kind, in each language. */
export type Names<Code extends string | number> = Readonly<Record<Language, Readonly<Record<Code, string>>>>;

/** The name of a code that may be unknown, such as one from an old journal; undefined rather than the code itself. */
export function nameOf(names: Names<string>, code: string, language: Language): string | undefined {
  const known = names[language];
  return Object.hasOwn(known, code) ? known[code] : undefined;
}

export const legalBasisName = {
  da: {
    SEL_85: 'servicelovens § 85',
    SEL_82B: 'servicelovens § 82 b',
    LAB_31B: 'beskæftigelsesindsatslovens § 31 b',
    OTHER_6: 'andet grundlag, kort forløb',
    OTHER_9: 'andet grundlag, langt forløb',
  },
  en: {
    SEL_85: 'section 85 of the Social Services Act',
    SEL_82B: 'section 82 b of the Social Services Act',
    LAB_31B: 'section 31 b of the Active Employment Efforts Act',
    OTHER_6: 'another basis, short course',
    OTHER_9: 'another basis, long course',
  },
} as const satisfies Names<LegalBasis>;

export const legalBasisShortName = {
  da: { SEL_85: '§ 85', SEL_82B: '§ 82 b', LAB_31B: '§ 31 b', OTHER_6: '6 md.', OTHER_9: '9 md.' },
  en: { SEL_85: '§ 85', SEL_82B: '§ 82 b', LAB_31B: '§ 31 b', OTHER_6: '6 mo.', OTHER_9: '9 mo.' },
} as const satisfies Names<LegalBasis>;

export const phaseName = {
  da: { 1: 'planlægning og igangsættelse', 2: 'afprøvning og tilpasning', 3: 'ansvarsoverdragelse og forankring' },
  en: { 1: 'planning and start', 2: 'testing and adjusting', 3: 'handing over and anchoring' },
} as const satisfies Names<PhaseNumber>;

export const pauseReasonName = {
  da: {
    illness: 'sygdom',
    treatment: 'behandling',
    hospital: 'indlæggelse',
    prison: 'fængselsophold',
    other: 'anden årsag',
  },
  en: { illness: 'illness', treatment: 'treatment', hospital: 'hospital', prison: 'prison', other: 'other reason' },
} as const satisfies Names<PauseReason>;

/** Why somebody opens a case that is not theirs. */
export const emergencyReasonName = {
  da: {
    acuteDanger: 'akut fare for liv eller helbred',
    citizenTurnsUp: 'borgeren har henvendt sig og kan ikke vente',
    colleagueAway: 'den, der har sagen, er væk, og det kan ikke vente',
    other: 'andet, som der er skrevet om',
  },
  en: {
    acuteDanger: 'acute danger to life or health',
    citizenTurnsUp: 'the citizen has turned up and cannot wait',
    colleagueAway: 'whoever has the case is away, and it cannot wait',
    other: 'something else that is written down',
  },
} as const satisfies Names<EmergencyReason>;

export const outcomeName = {
  da: { completed: 'gennemført', interrupted: 'afbrudt', restarted: 'startet forfra', left: 'udtrådt' },
  en: { completed: 'completed', interrupted: 'interrupted', restarted: 'started over', left: 'left the programme' },
} as const satisfies Names<Outcome>;

export const courseStatusName = {
  da: { scheduled: 'planlagt', running: 'i gang', paused: 'på pause', ended: 'slut' },
  en: { scheduled: 'scheduled', running: 'running', paused: 'paused', ended: 'ended' },
} as const satisfies Names<CourseStatus>;

export const trajectoryStatusName = {
  da: { ...courseStatusName.da, waiting: 'venter på startdato', left: 'udtrådt', archived: 'arkiveret' },
  en: { ...courseStatusName.en, waiting: 'waiting for a start date', left: 'left the programme', archived: 'archived' },
} as const satisfies Names<TrajectoryStatus>;

/** How it stands with something that somebody must do. */
export const dutyStateName = {
  da: {
    waiting: 'venter, mens forløbet er på pause',
    coming: 'kommer',
    open: 'skal gøres',
    overdue: 'over fristen',
    done: 'gjort',
  },
  en: { waiting: 'on hold during the pause', coming: 'to come', open: 'to be done', overdue: 'overdue', done: 'done' },
} as const satisfies Names<DutyState>;

/** What a person asks for, as it stands on a button. */
export const commandName = {
  da: {
    EnrolCitizen: 'Indskriv borger',
    EnrolOrganisation: 'Indskriv organisation',
    AssignStaff: 'Tilknyt medarbejder',
    AcceptCase: 'Bekræft overtagelse',
    DeclineCase: 'Sig fra over for overtagelse',
    AppointStandIn: 'Udpeg afløser',
    SummonMeeting: 'Indkald til møde',
    MoveMeeting: 'Flyt møde',
    CancelMeeting: 'Aflys møde',
    HoldMeeting: 'Registrér møde',
    RecordFact: 'Registrér',
    CompleteDuty: 'Meld opgave gjort',
    WithdrawEvent: 'Træk registrering tilbage',
    LeaveProgramme: 'Registrér udtræden',
    BeginAnew: 'Begynd ny kritisk overgang',
    AssessTargetGroup: 'Registrér vurdering af målgruppe',
    GrantSupport: 'Registrér bevilling',
    InformOfGrant: 'Registrér orientering om bevilling',
    RegisterJobMatch: 'Registrér jobmatch',
    StartCourse: 'Fastsæt startdato',
    PauseCourse: 'Sæt på pause',
    ResumeCourse: 'Genoptag',
    RecordPastPause: 'Registrér overstået pause',
    RestartCourse: 'Start forfra',
    DescribeInterruption: 'Registrér beskrivelse af afbrydelse',
    DiscussInterruption: 'Registrér drøftelse af afbrydelse',
    EndCourseEarly: 'Afslut før tid',
    MoveToProgramme: 'Flyt til ny udgave af indsatsen',
    ArchiveTrajectory: 'Arkivér forløb',
  },
  en: {
    EnrolCitizen: 'Enrol citizen',
    EnrolOrganisation: 'Enrol organisation',
    AssignStaff: 'Assign staff',
    AcceptCase: 'Confirm a takeover',
    DeclineCase: 'Say no to a takeover',
    AppointStandIn: 'Appoint stand-in',
    SummonMeeting: 'Summon a meeting',
    MoveMeeting: 'Move a meeting',
    CancelMeeting: 'Cancel a meeting',
    HoldMeeting: 'Register a meeting',
    RecordFact: 'Register',
    CompleteDuty: 'Tick off a task',
    WithdrawEvent: 'Withdraw a registration',
    LeaveProgramme: 'Register that the citizen leaves',
    BeginAnew: 'Begin a new critical transition',
    AssessTargetGroup: 'Register target group assessment',
    GrantSupport: 'Register grant',
    InformOfGrant: 'Register that the grant is known',
    RegisterJobMatch: 'Register job match',
    StartCourse: 'Set start date',
    PauseCourse: 'Pause',
    ResumeCourse: 'Resume',
    RecordPastPause: 'Register a past pause',
    RestartCourse: 'Start over',
    DescribeInterruption: 'Register description of interruption',
    DiscussInterruption: 'Register discussion of interruption',
    EndCourseEarly: 'End early',
    MoveToProgramme: 'Move to a new version of the programme',
    ArchiveTrajectory: 'Archive trajectory',
  },
} as const satisfies Names<CommandType>;

/** What has happened, as the heading of an entry. */
export const eventName = {
  da: {
    CitizenEnrolled: 'Borger indskrevet',
    OrganisationEnrolled: 'Organisation indskrevet',
    StaffAssigned: 'Medarbejder tilknyttet',
    CaseAccepted: 'Overtagelse bekræftet',
    CaseDeclined: 'Sagt fra over for overtagelse',
    StandInAppointed: 'Afløser udpeget',
    MeetingSummoned: 'Møde indkaldt',
    MeetingMoved: 'Møde flyttet',
    MeetingCancelled: 'Møde aflyst',
    MeetingHeld: 'Møde holdt',
    MeetingNotHeld: 'Møde ikke holdt',
    FactRecorded: 'Registreret',
    DutyCompleted: 'Opgave gjort',
    EventWithdrawn: 'Registrering trukket tilbage',
    ProgrammeLeft: 'Borger udtrådt',
    ProgrammeMoved: 'Flyttet til ny udgave',
    BegunAnew: 'Ny kritisk overgang',
    ReminderIssued: 'Påmindelse',
    TargetGroupAssessed: 'Målgruppe vurderet',
    SupportGranted: 'Støtte bevilget',
    GrantMadeKnown: 'Orienteret om bevilling',
    JobMatchRegistered: 'Jobmatch fundet',
    CourseStarted: 'Startdato fastsat',
    PhaseStarted: 'Fase begyndt',
    PhaseTakenBack: 'Faseskift trukket tilbage',
    CoursePaused: 'Sat på pause',
    CourseResumed: 'Genoptaget',
    RestartDecided: 'Start forfra besluttet',
    InterruptionDescribed: 'Afbrydelse beskrevet',
    InterruptionDiscussed: 'Afbrydelse drøftet',
    EarlyEndDecided: 'Afslutning før tid besluttet',
    CourseEnded: 'CTI-forløb slut',
    EndTakenBack: 'Slutdato trukket tilbage',
    CommandRefused: 'Registrering afvist',
    TrajectoryArchived: 'Forløb arkiveret',
  },
  en: {
    CitizenEnrolled: 'Citizen enrolled',
    OrganisationEnrolled: 'Organisation enrolled',
    StaffAssigned: 'Staff assigned',
    CaseAccepted: 'Takeover confirmed',
    CaseDeclined: 'Takeover declined',
    StandInAppointed: 'Stand-in appointed',
    MeetingSummoned: 'Meeting summoned',
    MeetingMoved: 'Meeting moved',
    MeetingCancelled: 'Meeting cancelled',
    MeetingHeld: 'Meeting held',
    MeetingNotHeld: 'Meeting not held',
    FactRecorded: 'Registered',
    DutyCompleted: 'Task done',
    EventWithdrawn: 'Registration withdrawn',
    ProgrammeLeft: 'Programme left',
    ProgrammeMoved: 'Moved to a new version',
    BegunAnew: 'New critical transition',
    ReminderIssued: 'Reminder',
    TargetGroupAssessed: 'Target group assessed',
    SupportGranted: 'Support granted',
    GrantMadeKnown: 'Grant made known',
    JobMatchRegistered: 'Job match found',
    CourseStarted: 'Start date set',
    PhaseStarted: 'Phase begun',
    PhaseTakenBack: 'Phase change taken back',
    CoursePaused: 'Paused',
    CourseResumed: 'Resumed',
    RestartDecided: 'Start over decided',
    InterruptionDescribed: 'Interruption described',
    InterruptionDiscussed: 'Interruption discussed',
    EarlyEndDecided: 'Early end decided',
    CourseEnded: 'CTI course ended',
    EndTakenBack: 'End taken back',
    CommandRefused: 'Command refused',
    TrajectoryArchived: 'Trajectory archived',
  },
} as const satisfies Names<EventType>;

type Unit = 'hour' | 'day' | 'month' | 'case' | 'contact';
const UNITS = {
  da: {
    ...{ hour: ['time', 'timer'], day: ['dag', 'dage'], month: ['måned', 'måneder'], case: ['forløb', 'forløb'] },
    contact: ['kontakt', 'kontakter'],
  },
  en: {
    ...{ hour: ['hour', 'hours'], day: ['day', 'days'], month: ['month', 'months'], case: ['case', 'cases'] },
    contact: ['contact', 'contacts'],
  },
} as const satisfies Record<Language, Record<Unit, readonly [one: string, many: string]>>;

/** "1 dag", "21 dage", "9 måneder", "2 forløb". */
export function counted(count: number, unit: Unit, language: Language): string {
  const [one, many] = UNITS[language][unit];
  return `${count} ${count === 1 ? one : many}`;
}

/** "a", "a eller b", "a, b eller c". */
export function eitherOf(words: readonly string[], language: Language): string {
  return listed(words, language === 'da' ? 'eller' : 'or');
}

/** "a", "a og b", "a, b og c". */
export function allOf(words: readonly string[], language: Language): string {
  return listed(words, language === 'da' ? 'og' : 'and');
}

function listed(words: readonly string[], conjunction: string): string {
  const [last, ...others] = words.toReversed();
  if (!last || others.length === 0) return last ?? '';
  return `${others.toReversed().join(', ')} ${conjunction} ${last}`;
}

/** With a capital first letter, as a heading or a sentence begins. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
