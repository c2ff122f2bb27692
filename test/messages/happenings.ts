import { date } from '../../src/domain/calendar/civil-date.ts';
import { PAUSE_REASONS } from '../../src/domain/commands.ts';
import { TELL } from '../../src/domain/duties.ts';
import type { EventBody, EventType } from '../../src/domain/events.ts';
import { JOB_FUNCTIONS, OUTSIDE_PARTIES } from '../../src/domain/people.ts';
import { newestProgramme, resolveProgramme } from '../../src/domain/programmes/index.ts';
import type { Reason } from '../../src/domain/rule.ts';

export const on = date('2026-03-15');
const later = date('2026-03-30');
const model = newestProgramme('social-stoette')!;
const meetings = model.steps.filter(({ kind }) => kind === 'meeting').map(({ id }) => id);
const others = model.steps.filter(({ kind }) => kind !== 'meeting').map(({ id }) => id);

const LEGAL_BASES = ['SEL_85', 'SEL_82B', 'LAB_31B'] as const;
const because: readonly [Reason, Reason] = [
  { code: 'courseIsPaused', rule: 'T-05' },
  { code: 'decisionNotShared', rule: 'S-83' },
];
const missing: readonly Reason[] = [
  { code: 'handoverPlanMissing', rule: 'S-93' },
  { code: 'closingMeetingMissing', rule: 'S-95' },
];
const deviations: readonly Reason[] = [{ code: 'contactMeetingsMissing', rule: 'S-64' }];

const assigned = { staffId: 's1', register: null, noteId: null };
const agreed = { citizenAgrees: true, ctiWorker: 's1' };
const plain = { with: [], values: {}, registeredOn: on, deviations: [] };
const withdrawable = ['jobMatch', 'assessment', 'grantKnown', 'grant', 'pause', 'return', 'earlyEnd', 'leaving'];
const alsoWithdrawable = ['standIn', 'dutyCompleted', 'interruptionDescribed', 'interruptionDiscussed'];

const MOVED = { programme: resolveProgramme('social-stoette', 'rollout')!, fromVersion: 1, noteId: 'n1' };

/** Every kind of event, with each turn its text can take. */
export const happenings: {
  readonly [Type in EventType]: readonly Omit<Extract<EventBody, { type: Type }>, 'type'>[];
} = {
  OrganisationEnrolled: [
    { organisationId: 'o1', municipality: '0101', programme: resolveProgramme('implementeringsstoette', 'rollout')! },
  ],
  CitizenEnrolled: [{ citizenId: 'b1', municipality: '0101', programme: resolveProgramme('social-stoette', 'pilot')! }],
  StaffAssigned: [
    ...JOB_FUNCTIONS.map((jobFunction) => ({ function: jobFunction, ...assigned, deviations: [] })),
    { function: 'ctiWorker', ...assigned, deviations },
  ],
  CaseAccepted: [{ assignment: 3, function: 'ctiWorker' }],
  CaseDeclined: [{ assignment: 3, function: 'jobConsultant', noteId: 'n1' }],
  StandInAppointed: [{ staffId: 's2', until: later }],
  MeetingSummoned: meetings.map((meeting) => ({ meeting, for: later, preparedBy: [] })),
  MeetingMoved: meetings.map((meeting) => ({
    ...{ appointment: 7, meeting, from: on, to: later, askedBy: 'citizen' as const, noteId: 'n1' },
  })),
  MeetingCancelled: meetings.map((meeting) => ({ appointment: 7, meeting, noteId: 'n1' })),
  MeetingHeld: [
    ...meetings.map((meeting) => ({ meeting, ...plain })),
    { meeting: 'contactMeeting', ...plain, with: ['citizen', 'ctiWorker'], values: { place: 'home' }, deviations },
  ],
  MeetingNotHeld: meetings.map((meeting) => ({
    ...{ meeting, with: ['citizen' as const], absent: ['ctiWorker' as const, 'jobConsultant' as const], rule: 'S-19' },
  })),
  FactRecorded: [
    ...others.map((step) => ({ step, ...plain })),
    { step: 'consent', ...plain, with: ['citizen'], values: { purpose: 'involveNetwork', given: true }, deviations },
  ],
  DutyCompleted: model.duties.map(({ id }) => ({ duty: `round-1/${id}` })),
  EventWithdrawn: [
    ...[...withdrawable, ...alsoWithdrawable, ...meetings, ...others].map((what) => ({
      ...{ event: 7, what, noteId: 'n1', consequences: [] },
    })),
    {
      ...{ event: 7, what: 'pause', noteId: 'n1' },
      consequences: [
        { kind: 'phaseAnnounced', about: 'course-1/phase-2', saidOf: on, nowOn: later },
        { kind: 'phaseAnnounced', about: 'course-1/phase-3', saidOf: on, nowOn: null },
        { kind: 'endAnnounced', about: 'course-1/end', saidOf: on, nowOn: later },
        { kind: 'reminderSent', about: 'course-1/handoverPlan', saidOf: on, nowOn: later },
        { kind: 'reminderSent', about: 'course-1/closingMeeting', saidOf: on, nowOn: null },
        { kind: 'outsideTold', about: 'pause-9/tellOfPause', saidOf: on, nowOn: null },
      ],
    },
  ],
  ProgrammeLeft: model.exits.map(({ why }) => ({ why, course: 1 })),
  ProgrammeMoved: [
    { ...MOVED, dates: [], consequences: [] },
    {
      ...MOVED,
      dates: [
        { about: 'course-1/handoverPlan', from: on, to: later },
        { about: 'course-1/phase-2', from: on, to: null },
        { about: 'course-1/end', from: null, to: later },
      ],
      consequences: [{ kind: 'reminderSent', about: 'course-1/handoverPlan', saidOf: on, nowOn: later }],
    },
  ],
  BegunAnew: model.transitions.map((transition) => ({
    ...{ round: 2, transition, judgedBy: 'socialCaseworker' as const, noteId: 'n1' },
  })),
  ReminderIssued: [
    ...model.duties.map(({ id }) => ({
      ...{ duty: `round-1/${id}`, what: id, rung: 'due', dueOn: on, tells: ['ctiWorker' as const] },
    })),
    {
      ...{ duty: 'course-1/handoverPlan', what: 'handoverPlan', rung: 'leader', dueOn: on },
      tells: ['ctiWorker', 'teamLeader'],
    },
    { duty: 'pause-9/tellOfPause', what: 'tellOfPause', rung: TELL, dueOn: on, tells: ['EVALUATOR'] },
  ],
  TargetGroupAssessed: [{ inTargetGroup: true }, { inTargetGroup: false }],
  SupportGranted: LEGAL_BASES.flatMap((legalBasis) => [
    { legalBasis, months: 9, changedNeed: false },
    { legalBasis, months: 6, changedNeed: true },
  ]),
  GrantMadeKnown: [{ who: 'citizen' }, { who: 'ctiWorker' }],
  JobMatchRegistered: [
    { values: {}, registeredOn: on },
    { values: { form: 'ordinary', firstDayOn: later, beforeInclusion: false }, registeredOn: on },
  ],
  CourseStarted: [
    { course: 1, legalBasis: 'SEL_85', months: 9, takenOver: false, deviations: [] },
    { course: 1, legalBasis: 'LAB_31B', months: 6, takenOver: true, deviations: because },
  ],
  PhaseStarted: [
    { course: 1, phase: 2 },
    { course: 2, phase: 1 },
  ],
  PhaseTakenBack: [
    { course: 1, phase: 2, nowOn: on, provisional: false },
    { course: 2, phase: 2, nowOn: on, provisional: true },
    { course: 2, phase: 3, nowOn: null, provisional: false },
    { course: 1, phase: 1, nowOn: null, provisional: false, because: 'startWithdrawn' },
  ],
  CoursePaused: PAUSE_REASONS.map((reason) => ({ course: 1, reason, noteId: null, registeredOn: on })),
  CourseResumed: [{ course: 1, from: date('2026-03-14'), decision: agreed, registeredOn: on }],
  RestartDecided: [{ course: 1, nextCourse: 2, legalBasis: 'SEL_82B', months: 6, decision: agreed }],
  InterruptionDescribed: OUTSIDE_PARTIES.map((to) => ({ course: 1, to })),
  InterruptionDiscussed: OUTSIDE_PARTIES.map((party) => ({ course: null, with: party })),
  EarlyEndDecided: [{ course: 1, endOn: on }],
  EndTakenBack: [
    { course: 1, outcome: 'left', nowOn: later },
    { course: 2, outcome: 'interrupted', nowOn: on },
  ],
  CourseEnded: [
    ...(['completed', 'interrupted', 'restarted', 'left'] as const).map((outcome) => ({
      ...{ course: 1, outcome, missing: [] },
    })),
    { course: 1, outcome: 'completed', missing },
  ],
  CommandRefused: [
    { commandType: 'PauseCourse', refusal: { reasons: because } },
    { commandType: 'NoSuchCommand', refusal: { reasons: [because[0]] } },
  ],
  TrajectoryArchived: [{}],
};
