import type { ModelStep } from '../../model/steps.ts';
import { flag, mayDate, mayFlag, note, placeBy } from '../parts.ts';
import { COMPANY_BASED, EFFORTS } from './efforts.ts';

const place = placeBy('B-20');

/** Who may give health advice, and who may not (B-37, B-38). */
const HEALTH_ADVISERS = ['generalPractitioner', 'healthCoordinator', 'municipalHealthPerson'] as const;

/** Every step of the model, in the order in which a citizen usually meets them. */
export const steps: readonly ModelStep[] = [
  // Towards the resource course
  {
    kind: 'meeting',
    id: 'preparatoryMeeting',
    rule: 'B-12',
    participants: ['citizen', 'coordinatingCaseworker'],
    participantsRule: 'B-12',
    fields: { place },
  },
  {
    kind: 'document',
    id: 'rehabilitationPlan',
    rule: 'B-10',
    participants: ['citizen', 'coordinatingCaseworker'],
    participantsRule: 'B-10',
    fields: {
      template: { type: 'choice', of: ['newTemplate', 'otherTemplate'], rule: 'B-10' },
      planNote: { ...note, rule: 'B-10' },
    },
  },
  {
    kind: 'meeting',
    id: 'rehabilitationMeeting',
    rule: 'B-13',
    participants: ['citizen', 'coordinatingCaseworker', 'companyConsultant'],
    participantsRule: 'B-13',
    doubles: [{ person: 'jobMediator', covers: 'companyConsultant', when: 'always', rule: 'B-16' }],
    fields: { sameConsultant: { ...mayFlag, rule: 'B-15' }, place },
  },
  {
    kind: 'record',
    id: 'noEffortPossible',
    rule: 'B-28',
    fields: {
      because: { type: 'choice', of: ['treatment', 'otherOffer', 'other'], rule: 'B-28' },
      validUntil: { ...mayDate, rule: 'B-28' },
    },
  },
  // The resource course
  {
    kind: 'record',
    id: 'resourceCourse',
    rule: 'B-01',
    fields: { externalActor: { ...mayFlag, rule: 'B-06' } },
  },
  {
    kind: 'record',
    id: 'resourceCourseEnded',
    rule: 'B-53',
    fields: {
      lastOn: { type: 'date', rule: 'B-53' },
      newBenefit: {
        type: 'choice',
        of: ['fleksjobWageSubsidy', 'selfSupporting', 'vocationalRehabilitation', 'cashBenefit', 'disabilityPension'],
        required: false,
        rule: 'B-56',
      },
    },
  },
  {
    kind: 'record',
    id: 'standbyExemption',
    rule: 'B-03',
    participants: ['teamLeader'],
    participantsRule: 'B-03',
    fields: {
      exemptRule: { type: 'choice', of: ['standby', 'otherRule'], rule: 'B-03' },
      from: { type: 'date', rule: 'B-03' },
      until: { type: 'date', notBefore: 'from', rule: 'B-03' },
      reasonNote: { type: 'note', rule: 'B-03' },
    },
  },
  // Contact
  {
    kind: 'record',
    id: 'mediatorContact',
    rule: 'B-18',
    participants: ['jobMediator'],
    participantsRule: 'B-17',
    fields: {
      form: { type: 'choice', of: ['inPerson', 'telephone', 'video', 'message'], rule: 'B-21' },
      isReached: { ...flag, rule: 'B-21' },
      aboutEmploymentPlan: { ...mayFlag, rule: 'B-18' },
      aboutJob: { ...mayFlag, rule: 'B-18' },
      place,
      note,
    },
  },
  {
    kind: 'meeting',
    id: 'heldStatutoryTalk',
    rule: 'B-22',
    participants: ['citizen', 'coordinatingCaseworker'],
    participantsRule: 'B-22',
    fields: { place },
  },
  { kind: 'record', id: 'statutoryTalk', rule: 'B-22', fields: { plannedOn: { type: 'date' } } },
  // Efforts and employment
  {
    kind: 'record',
    id: 'effort',
    rule: 'B-45',
    fields: {
      effortKind: { type: 'choice', of: EFFORTS, rule: 'B-45' },
      from: { type: 'date', rule: 'B-51' },
      until: { ...mayDate, notBefore: 'from', rule: 'B-51' },
      purposeNote: { type: 'note', requiredWhen: { effortKind: 'companyPractice' }, rule: 'B-42' },
      paidHours: { type: 'choice', of: ['combined', 'afterwards', 'no'], required: false, rule: 'B-43' },
      isPublic: { ...mayFlag, rule: 'B-47' },
      company: { type: 'company', required: false, rule: 'B-43' },
      followUpOn: { ...mayDate, rule: 'B-23' },
    },
  },
  {
    kind: 'record',
    id: 'effortEnded',
    rule: 'B-51',
    fields: { effortKind: { type: 'choice', of: EFFORTS, rule: 'B-51' }, lastOn: { type: 'date', rule: 'B-51' } },
  },
  {
    kind: 'record',
    id: 'companyFollowUp',
    rule: 'B-23',
    participants: ['citizen', 'jobMediator'],
    participantsRule: 'B-23',
    fields: {
      followUpForm: { type: 'choice', of: ['atTheCompany', 'byTelephone'], rule: 'B-23' },
      reasonNote: { type: 'note', requiredWhen: { followUpForm: 'byTelephone' }, rule: 'B-24' },
      followUpOn: { ...mayDate, rule: 'B-23' },
    },
  },
  {
    kind: 'record',
    id: 'vitasAgreement',
    rule: 'B-29',
    fields: {
      effortKind: { type: 'choice', of: COMPANY_BASED, rule: 'B-29' },
      startsOn: { type: 'date', rule: 'B-29' },
    },
  },
  // The step-up effort
  {
    kind: 'record',
    id: 'caseReview',
    rule: 'B-30',
    participants: ['teamLeader', 'jobMediator'],
    participantsRule: 'B-30',
    fields: { startsOn: { ...mayDate, rule: 'B-30' }, note },
  },
  {
    kind: 'record',
    id: 'jobChallenges',
    rule: 'B-33',
    participants: ['citizen'],
    participantsRule: 'B-33',
    fields: {
      challenges: { type: 'codes', of: ['health', 'social', 'family', 'other'], rule: 'B-33' },
      networkWished: { ...flag, rule: 'B-36' },
    },
  },
  {
    kind: 'meeting',
    id: 'stepUpMeeting',
    rule: 'B-26',
    participants: ['citizen', 'coordinatingCaseworker', 'jobMediator', 'teamLeader'],
    participantsRule: 'B-32',
    fields: {
      recommendationDiscussed: { ...flag, rule: 'B-31' },
      healthRepresentative: { type: 'choice', of: HEALTH_ADVISERS, required: false, rule: 'B-37' },
      networkInvited: { ...mayFlag, rule: 'B-36' },
      place,
    },
  },
  {
    kind: 'document',
    id: 'stepUpPlan',
    rule: 'B-31',
    participants: ['citizen', 'coordinatingCaseworker', 'jobMediator'],
    participantsRule: 'B-31',
    fields: {
      datedEfforts: { type: 'number', atLeast: 1, rule: 'B-31' },
      everyEffortDated: { ...flag, rule: 'B-31' },
      planNote: { ...note, rule: 'B-31' },
    },
  },
  {
    kind: 'record',
    id: 'healthAdvice',
    rule: 'B-37',
    fields: { adviceFrom: { type: 'choice', of: HEALTH_ADVISERS, rule: 'B-37' }, note: { ...note, rule: 'B-40' } },
  },
  {
    kind: 'record',
    id: 'certificate',
    rule: 'B-39',
    fields: {
      certificateKind: { type: 'choice', of: ['medical', 'specialist'], rule: 'B-39' },
      issuedBy: { type: 'choice', of: ['generalPractitioner', 'clinicalFunction'], rule: 'B-39' },
    },
  },
];
