import type { ModelStep } from '../../model/steps.ts';
import { statusMeeting, supportDays } from '../organisation-parts.ts';
import { flag, mayFlag, note } from '../parts.ts';

const count = { type: 'number', atLeast: 1 } as const;
const text = { type: 'note' } as const;

/** Every step of the support, in the order in which an organisation usually meets them. */
export const steps: readonly ModelStep[] = [
  {
    kind: 'document',
    id: 'application',
    rule: 'C-26',
    participants: ['professionalLeader'],
    participantsRule: 'C-10',
    fields: {
      round: { type: 'choice', of: ['firstRound', 'secondRound'], rule: 'C-27' },
      citizensExpected: { ...count, rule: 'C-23' },
      citizensPerWorker: { ...count, rule: 'C-23' },
      recoveryNote: { ...text, rule: 'C-24' },
      barriersNote: { ...text, rule: 'C-25' },
      anchoringNote: { ...text, rule: 'C-25' },
      leadersInvolvedNote: { ...text, rule: 'C-25' },
    },
  },
  { kind: 'record', id: 'applicationAnswered', rule: 'C-26', fields: { isAccepted: { ...flag, rule: 'C-26' } } },
  {
    kind: 'record',
    id: 'supportPeriod',
    rule: 'C-28',
    fields: {
      ...supportDays('C-28'),
      takesPartInSupport: { ...flag, rule: 'C-15' },
      takesPartInNetwork: { ...flag, rule: 'C-15' },
      takesPartInDocumentation: { ...flag, rule: 'C-17' },
    },
  },
  {
    kind: 'record',
    id: 'implementationGroup',
    rule: 'C-09',
    participants: ['professionalLeader'],
    participantsRule: 'C-10',
    fields: { members: { ...count, rule: 'C-09' } },
  },
  {
    kind: 'meeting',
    id: 'programmeKickOffMeeting',
    rule: 'C-11',
    participants: ['professionalLeader', 'municipalProjectLeader', 'nationalAdviser'],
    participantsRule: 'C-11',
    fields: { organisationDiscussed: { ...flag, rule: 'C-11' }, planBegun: { ...flag, rule: 'C-11' } },
  },
  {
    kind: 'document',
    id: 'implementationPlan',
    rule: 'C-11',
    participants: ['municipalProjectLeader'],
    participantsRule: 'C-11',
    fields: { planNote: { ...note, rule: 'C-11' } },
  },
  statusMeeting('C-12', 'C-12'),
  {
    kind: 'meeting',
    id: 'leadershipNetworkMeeting',
    rule: 'C-13',
    participants: ['professionalLeader'],
    participantsRule: 'C-13',
  },
  {
    kind: 'record',
    id: 'ctiTraining',
    rule: 'C-14',
    participants: ['externalTrainer'],
    participantsRule: 'C-14',
    fields: { employees: { ...count, rule: 'C-14' }, leaders: { type: 'number', rule: 'C-14', required: false } },
  },
  { kind: 'record', id: 'supervision', rule: 'C-14', fields: { sharedWithBoard: { ...mayFlag, rule: 'C-14' }, note } },
];
