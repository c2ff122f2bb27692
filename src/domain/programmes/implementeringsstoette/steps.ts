import type { ModelStep } from '../../model/steps.ts';
import { statusMeeting, supportDays } from '../organisation-parts.ts';
import { flag, mayDate, mayFlag, note } from '../parts.ts';

/** What a sparring group exchanges experience on (G-33). */
const SPARRING_AGENDA = ['methods', 'professionalChallenges', 'useOfModel', 'uniformEffort', 'competence'];

const count = { type: 'number', atLeast: 1 } as const;

/** Every step of the support, in the order in which an organisation usually meets them. */
export const steps: readonly ModelStep[] = [
  // Application
  {
    kind: 'document',
    id: 'application',
    rule: 'G-46',
    participants: ['responsibleHead'],
    participantsRule: 'G-45',
    fields: {
      signedForSocial: { ...flag, rule: 'G-45' },
      signedForEmployment: { ...flag, rule: 'G-45' },
      targetGroupSize: { ...count, rule: 'G-57' },
      citizensExpected: { ...count, rule: 'G-57' },
      referredBy: { type: 'codes', of: ['employmentAct', 'socialServicesAct'], rule: 'G-57' },
      recruitmentNote: { type: 'note', rule: 'G-57' },
      timeSetAsideNote: { type: 'note', rule: 'G-37' },
      anchoringNote: { type: 'note', rule: 'G-56' },
    },
  },
  { kind: 'record', id: 'applicationAnswered', rule: 'G-46', fields: { isAccepted: { ...flag, rule: 'G-46' } } },
  {
    kind: 'record',
    id: 'supportPeriod',
    rule: 'G-39',
    fields: {
      ...supportDays('G-39'),
      implementationTrack: { ...flag, rule: 'G-41' },
      trainingTrack: { ...flag, rule: 'G-41' },
    },
  },
  // The organisation
  {
    kind: 'record',
    id: 'implementationTeam',
    rule: 'G-43',
    participants: [
      ...(['responsibleHead', 'professionalLeader', 'municipalProjectLeader', 'jobCentreCaseworker'] as const),
      ...(['socialCaseworker', 'ctiWorker'] as const),
    ],
    participantsRule: 'G-43',
    fields: { ctiWorkers: { ...count, rule: 'G-43' } },
  },
  {
    kind: 'record',
    id: 'steeringGroup',
    rule: 'G-44',
    fields: { socialMembers: { ...count, rule: 'G-44' }, employmentMembers: { ...count, rule: 'G-44' } },
  },
  {
    kind: 'document',
    id: 'implementationPlan',
    rule: 'G-42',
    participants: ['municipalProjectLeader', 'nationalAdviser'],
    participantsRule: 'G-42',
    fields: { planNote: { ...note, rule: 'G-42' } },
  },
  { kind: 'record', id: 'methodManual', rule: 'G-38', fields: { introducedToTeam: { ...flag, rule: 'G-38' } } },
  // Meetings
  {
    kind: 'meeting',
    id: 'leadershipMeeting',
    rule: 'G-47',
    participants: ['responsibleHead', 'professionalLeader'],
    participantsRule: 'G-47',
  },
  {
    kind: 'meeting',
    id: 'telephoneMeeting',
    rule: 'G-48',
    participants: ['municipalProjectLeader', 'nationalAdviser'],
    participantsRule: 'G-48',
  },
  { kind: 'record', id: 'workflowAnalysis', rule: 'G-49', fields: { note: { type: 'note', rule: 'G-49' } } },
  {
    kind: 'meeting',
    id: 'projectLeaderMeeting',
    rule: 'G-49',
    participants: ['municipalProjectLeader'],
    participantsRule: 'G-49',
    fields: { cprReportingShown: { ...flag, rule: 'G-49' } },
  },
  {
    kind: 'meeting',
    id: 'networkMeeting',
    rule: 'G-50',
    participants: ['municipalProjectLeader'],
    participantsRule: 'G-50',
    fields: { host: { type: 'choice', of: ['thisMunicipality', 'otherMunicipality'], rule: 'G-50' } },
  },
  statusMeeting('G-51', 'G-53'),
  {
    kind: 'meeting',
    id: 'advisoryMeeting',
    rule: 'G-55',
    participants: ['municipalProjectLeader', 'nationalAdviser'],
    participantsRule: 'G-55',
  },
  {
    kind: 'meeting',
    id: 'anchoringMeeting',
    rule: 'G-54',
    participants: ['municipalProjectLeader'],
    participantsRule: 'G-54',
    fields: { host: { type: 'choice', of: ['nationalBoard', 'thisMunicipality', 'otherMunicipality'], rule: 'G-54' } },
  },
  // Groups
  {
    kind: 'record',
    id: 'groupMembership',
    rule: 'G-44',
    fields: {
      inGroup: { type: 'choice', of: ['implementationTeam', 'steeringGroup', 'sparringGroup'], rule: 'G-44' },
      member: { type: 'staff', rule: 'G-44' },
      leftOn: { ...mayDate, rule: 'G-44' },
    },
  },
  {
    kind: 'record',
    id: 'sparringGroup',
    rule: 'G-31',
    participants: ['municipalProjectLeader'],
    participantsRule: 'G-32',
    fields: { members: { type: 'number', atLeast: 2, rule: 'G-31' } },
  },
  {
    kind: 'meeting',
    id: 'sparringMeeting',
    rule: 'G-31',
    participants: ['municipalProjectLeader', 'ctiWorker', 'jobConsultant'],
    participantsRule: 'G-31',
    fields: { agenda: { type: 'codes', of: SPARRING_AGENDA, required: false, rule: 'G-33' } },
  },
  // Training
  {
    kind: 'record',
    id: 'ctiTraining',
    rule: 'G-25',
    participants: ['externalTrainer'],
    participantsRule: 'G-25',
    fields: {
      employees: { ...count, rule: 'G-25' },
      hasSocialSupportExperience: { ...flag, rule: 'G-26' },
      hasMentorExperience: { ...flag, rule: 'G-26' },
    },
  },
  { kind: 'record', id: 'supervision', rule: 'G-34', fields: { sharedWithBoard: { ...mayFlag, rule: 'G-34' }, note } },
  { kind: 'record', id: 'trainTheTrainer', rule: 'G-35', fields: { trainers: { ...count, rule: 'G-35' } } },
  { kind: 'record', id: 'investmentModelTraining', rule: 'G-36', fields: { employees: { ...count, rule: 'G-36' } } },
  {
    kind: 'record',
    id: 'crossDisciplinaryMeeting',
    rule: 'G-21',
    fields: { companyConsultantInvolved: { ...flag, rule: 'G-21' } },
  },
  // The first citizens
  { kind: 'record', id: 'firstCitizens', rule: 'G-40', fields: { citizens: { ...count, rule: 'G-40' } } },
];
