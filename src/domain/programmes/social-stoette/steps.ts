import type { Double, Field, ModelStep } from '../../model/steps.ts';
import { checklistStep } from '../checklists.ts';
import { fidelitySteps, focusAreas } from '../fidelity.ts';
import { flag, mayDate, mayFlag, note, placeBy, yes } from '../parts.ts';
import { BOTH_CASEWORKERS, handoverSteps } from './handover-steps.ts';

const place = placeBy('G-18');

/** Everybody without whom the first and the last meeting are not valid. */
const EVERYBODY = ['citizen', 'jobCentreCaseworker', 'socialCaseworker', 'ctiWorker', 'jobConsultant'] as const;
const DOUBLES: readonly Double[] = [
  { person: 'jobConsultant', covers: 'jobCentreCaseworker', when: 'wholeAuthority', rule: 'G-03' },
  { person: 'jobCentreCaseworker', covers: 'socialCaseworker', when: 'oneCaseworkerForBoth', rule: 'G-10' },
  { person: 'socialCaseworker', covers: 'jobCentreCaseworker', when: 'oneCaseworkerForBoth', rule: 'G-10' },
];
/** Asked at the inclusion, and once more when the place is taken: others may have come first. */
const hasPlace = { ...mayFlag, rule: 'S-05', fromServer: 'hasPlace' } as const satisfies Field;
const JOB_FORMS = ['ordinary', 'companyPractice', 'wageSubsidy', 'fleksjob'] as const;

/** What a job match says of the job (S-50, S-51, S-57, S-68, S-09). All of it may be added later; no ordinary hours has a reason. */
export const jobMatchFields = {
  form: { type: 'choice', of: JOB_FORMS, required: false, rule: 'S-51' },
  ordinaryHours: { type: 'choice', of: ['now', 'prospect', 'none'], required: false, rule: 'S-50' },
  noOrdinaryHoursNote: { type: 'note', requiredWhen: { ordinaryHours: 'none' }, rule: 'S-50' },
  firstDayOn: { type: 'date', required: false, rule: 'S-68' },
  beforeInclusion: { ...mayFlag, rule: 'S-09' },
} as const satisfies Readonly<Record<string, Field>>;

/** Every step of the model besides grant, match and the timed course, which the engine itself knows. */
export const steps: readonly ModelStep[] = [
  // Inclusion and the draw
  {
    kind: 'record',
    id: 'inclusion',
    rule: 'S-02',
    fields: {
      benefit: { type: 'choice', of: ['activityReadyCashBenefit', 'other'], rule: 'S-02' },
      inResourceCourse: { ...flag, rule: 'S-06' },
      underAssessment: { ...mayFlag, rule: 'S-07' },
      overThirty: { ...mayFlag, rule: 'S-01' },
      unemployedOneYear: { ...mayFlag, rule: 'S-01' },
      selectedBy: { type: 'choice', of: ['evaluator', 'municipality'], required: false, rule: 'S-03' },
      hasPlace,
      judgedBy: { type: 'choice', of: BOTH_CASEWORKERS, required: false, rule: 'S-02' },
      reasonNote: { ...note, rule: 'S-02' },
    },
  },
  { kind: 'record', id: 'practiceAtDraw', rule: 'S-10', fields: { endsOn: { type: 'date', rule: 'S-12' } } },
  { kind: 'record', id: 'practiceInterrupted', rule: 'S-11', fields: { reasonNote: { type: 'note', rule: 'S-11' } } },
  {
    kind: 'record',
    id: 'citizensAnswer',
    rule: 'S-08',
    participants: ['citizen'],
    participantsRule: 'S-08',
    fields: { wishesToTakePart: flag },
  },
  { kind: 'record', id: 'refusal', rule: 'S-87', fields: { reasonNote: note } },
  { kind: 'record', id: 'sanction', rule: 'S-08' },
  // The meetings
  {
    kind: 'meeting',
    id: 'startUpMeeting',
    rule: 'S-16',
    participants: EVERYBODY,
    participantsRule: 'S-19',
    doubles: DOUBLES,
    preparedBy: BOTH_CASEWORKERS,
    fields: {
      agenda: {
        type: 'codes',
        of: ['project', 'dreams', 'resources', 'skills', 'experience', 'network', 'partners'],
        all: true,
        rule: 'S-21',
      },
      cvOn: { type: 'date', rule: 'S-22' },
      registrationsMade: { ...yes, rule: 'S-23' },
      timetableAgreed: { ...yes, rule: 'S-24' },
      planResponsible: { type: 'choice', of: BOTH_CASEWORKERS, rule: 'S-25' },
      workerInPerson: { ...mayFlag, rule: 'S-20' },
      whereCitizenWished: { ...mayFlag, rule: 'S-18' },
      place,
      remotely: { type: 'codes', of: EVERYBODY, required: false, rule: 'S-19' },
      hasPlace,
    },
  },
  {
    kind: 'meeting',
    id: 'contactMeeting',
    rule: 'S-64',
    participants: ['citizen', 'ctiWorker'],
    participantsRule: 'S-64',
    notAfterEnd: 'S-99',
    fields: { courseExplained: { ...mayFlag, rule: 'S-65' }, place },
  },
  {
    kind: 'meeting',
    id: 'matchMeeting',
    rule: 'S-63',
    participants: ['citizen', 'ctiWorker', 'jobConsultant'],
    participantsRule: 'S-63',
    notAfterEnd: 'S-99',
    fields: { place },
  },
  {
    kind: 'meeting',
    id: 'closingMeeting',
    rule: 'S-95',
    participants: EVERYBODY,
    participantsRule: 'S-19',
    doubles: DOUBLES,
    fields: {
      everybodyKnowsThePlan: { ...yes, rule: 'S-95' },
      place,
      remotely: { type: 'codes', of: EVERYBODY, required: false, rule: 'S-19' },
    },
  },
  // The one plan and what goes with it
  {
    kind: 'document',
    id: 'jointActionPlan',
    rule: 'S-28',
    participants: ['citizen', ...BOTH_CASEWORKERS],
    participantsRule: 'S-29',
    fields: {
      mapped: { type: 'codes', of: ['resources', 'barriers', 'supportNeeds'], all: true, rule: 'S-29' },
      citizensGoals: { type: 'number', atLeast: 1, rule: 'S-30' },
      supportAtWorkplace: { ...yes, rule: 'S-35' },
      planNote: { ...note, rule: 'S-28' },
      reasonNote: { ...note, rule: 'S-37' },
    },
  },
  {
    kind: 'record',
    id: 'timetable',
    rule: 'S-24',
    fields: { planOn: mayDate, jobMatchOn: mayDate, startOn: mayDate, closingMeetingOn: mayDate, note },
  },
  {
    kind: 'record',
    id: 'sectorPlan',
    rule: 'S-33',
    fields: { plan: { type: 'choice', of: ['employmentPlan', 'socialServicesPlan'] } },
  },
  { kind: 'record', id: 'sectorPlansExempt', rule: 'S-34', fields: { until: { type: 'date', required: false } } },
  {
    kind: 'record',
    id: 'planCoherence',
    rule: 'S-32',
    participants: BOTH_CASEWORKERS,
    participantsRule: 'S-32',
  },
  {
    kind: 'record',
    id: 'offer',
    rule: 'S-36',
    fields: {
      law: { type: 'choice', of: ['SEL', 'other'] },
      citizenWishes: flag,
      isEntitled: flag,
      decidedOn: {
        type: 'date',
        requiredWhen: { law: 'SEL', citizenWishes: true, isEntitled: true },
        onlyWhen: { citizenWishes: true, isEntitled: true },
      },
    },
  },
  {
    kind: 'record',
    id: 'consent',
    rule: 'S-31',
    participants: ['citizen'],
    participantsRule: 'S-31',
    fields: {
      purpose: { type: 'choice', of: ['involveNetwork', 'shareAcrossAuthorities', 'tellEvaluator'] },
      given: flag,
    },
  },
  { kind: 'record', id: 'leadCaseworker', rule: 'G-09', fields: { who: { type: 'choice', of: BOTH_CASEWORKERS } } },
  { kind: 'record', id: 'otherSupport', rule: 'S-47', fields: { kind: { type: 'choice', of: ['SEL_85', 'mentor'] } } },
  {
    kind: 'record',
    id: 'fskmTicks',
    rule: 'G-63',
    fields: { jobMediatorRegistered: flag, threeTalksRegistered: flag },
  },
  { kind: 'record', id: 'rehabilitationTeam', rule: 'G-65', fields: { plannedOn: { type: 'date' } } },
  // CV, job, agreement
  { kind: 'document', id: 'cv', rule: 'S-49', participants: [], participantsRule: 'S-49' },
  {
    kind: 'document',
    id: 'workAgreement',
    rule: 'S-52',
    participants: ['citizen', 'jobConsultant', 'employer'],
    participantsRule: 'S-53',
    fields: {
      company: { type: 'company', required: false, rule: 'S-59' },
      hours: { type: 'number', rule: 'S-52' },
      tasksNote: { type: 'note', rule: 'S-52' },
      healthNote: { type: 'note', rule: 'S-52' },
      subGoals: { type: 'number', atLeast: 1, rule: 'S-52' },
      followUpOn: { type: 'date', rule: 'S-53' },
    },
  },
  {
    kind: 'record',
    id: 'weeklyHours',
    rule: 'S-56',
    fields: {
      ordinaryHours: { type: 'number', rule: 'S-56' },
      practiceHours: { type: 'number', rule: 'S-56' },
      form: { type: 'choice', of: JOB_FORMS, required: false, rule: 'S-57' },
      company: { type: 'company', required: false, rule: 'S-60' },
    },
  },
  { kind: 'record', id: 'reasonableness', rule: 'S-61', participants: ['jobConsultant'], participantsRule: 'S-61' },
  {
    kind: 'record',
    id: 'workplaceNeeds',
    rule: 'S-54',
    fields: {
      needs: {
        type: 'codes',
        of: ['aids', 'personalAssistance', 'companyMentor', 'disabilityCompensation', 'other'],
        rule: 'S-55',
      },
    },
  },
  // The course
  {
    kind: 'record',
    id: 'ctiGoals',
    rule: 'S-74',
    participants: ['citizen', 'ctiWorker'],
    participantsRule: 'S-74',
    notBeforeStart: 'S-74',
    fields: {
      goals: { type: 'number', atLeast: 1, rule: 'S-74' },
      goalsNote: { ...note, rule: 'S-74' },
      tracks: { type: 'codes', of: ['job', 'coping', 'network'], mustHold: true, rule: 'S-75' },
      focusAreas,
    },
  },
  {
    kind: 'record',
    id: 'activity',
    rule: 'S-75',
    notBeforeStart: 'S-66',
    notAfterEnd: 'S-99',
    fields: { track: { type: 'choice', of: ['job', 'coping', 'network'], rule: 'S-75' }, note },
  },
  {
    kind: 'record',
    id: 'ctiContact',
    rule: 'S-73',
    participants: ['citizen', 'ctiWorker'],
    participantsRule: 'G-07',
    notAfterEnd: 'S-99',
    fields: { form: { type: 'choice', of: ['inPerson', 'telephone', 'video', 'message'], required: false }, place },
  },
  {
    kind: 'record',
    id: 'jobConsultantContact',
    rule: 'G-14',
    participants: ['jobConsultant'],
    participantsRule: 'G-13',
    fields: { with: { type: 'choice', of: ['citizen', 'employer'], required: false, rule: 'G-13' }, place },
  },
  ...fidelitySteps,
  checklistStep,
  { kind: 'record', id: 'followUp', rule: 'S-78', fields: { note } },
  { kind: 'record', id: 'statutoryTalk', rule: 'S-77', fields: { plannedOn: { type: 'date' } } },
  {
    kind: 'record',
    id: 'needForChange',
    rule: 'S-79',
    fields: { seenBy: { type: 'choice', of: ['jobConsultant', 'ctiWorker'] }, note },
  },
  {
    kind: 'record',
    id: 'workerHoliday',
    rule: 'S-80',
    fields: { from: { type: 'date' }, until: { type: 'date', notBefore: 'from' }, workingDays: { type: 'number' } },
  },
  { kind: 'record', id: 'ctiWorkerLost', rule: 'G-28' },
  { kind: 'record', id: 'textReminders', rule: 'S-76', participants: ['citizen'], participantsRule: 'S-76' },
  {
    kind: 'record',
    id: 'benefitChange',
    rule: 'S-88',
    fields: { to: { type: 'choice', of: ['fleksjobWageSubsidy', 'selfSupporting', 'jobLost'] } },
  },
  ...handoverSteps,
];
