import type { ModelStep } from '../../model/steps.ts';
import { flag, mayDate, mayFlag, note } from '../parts.ts';

/** What money is used for; the gates say which of it the grant covers. */
const CATEGORIES = [
  ...['jobMediatorSalary', 'coordinatingMeetings', 'caseSparring', 'workerForProject', 'transport', 'staffTime'],
  ...['rehabilitationTeam', 'healthCoordinator', 'externalCourse', 'cashBenefit', 'ctiTraining', 'other'],
];

/** Requests to the ministry go through its grant portal (Tilskudsportalen). */
const viaPortal = { ...flag, rule: 'B-60' } as const;

/** Every step of a project that is paid by a grant. */
export const steps: readonly ModelStep[] = [
  {
    kind: 'document',
    id: 'cooperationAgreement',
    rule: 'G-69',
    participants: ['responsibleHead'],
    participantsRule: 'G-69',
    fields: { signedByBothDirectors: { ...flag, rule: 'G-69' }, timePlanGiven: { ...mayFlag, rule: 'G-69' } },
  },
  {
    kind: 'record',
    id: 'projectEstimates',
    rule: 'G-68',
    fields: { citizensExpected: { type: 'number', atLeast: 1, rule: 'G-68' } },
  },
  {
    kind: 'record',
    id: 'projectGrant',
    rule: 'G-66',
    fields: {
      from: { type: 'date', rule: 'G-66' },
      until: { type: 'date', notBefore: 'from', rule: 'G-66' },
    },
  },
  {
    kind: 'record',
    id: 'projectLeadership',
    rule: 'B-07',
    fields: {
      leads: { type: 'choice', of: ['resourceCourses', 'otherField'], rule: 'B-07' },
      oneOfSeveralLeaders: { ...mayFlag, rule: 'B-07' },
    },
  },
  { kind: 'record', id: 'readyToBegin', rule: 'G-67', fields: { everybodyReady: { ...flag, rule: 'G-67' } } },
  // Accounts
  {
    kind: 'record',
    id: 'expense',
    rule: 'B-64',
    fields: {
      category: { type: 'choice', of: CATEGORIES, rule: 'B-64' },
      paidBy: { type: 'choice', of: ['grant', 'ownContribution'], rule: 'G-70' },
      amountKroner: { type: 'number', rule: 'B-64' },
      worksForProject: { type: 'flag', requiredWhen: { category: 'workerForProject' }, rule: 'G-70' },
      paidByOtherProject: { ...mayFlag, rule: 'G-71' },
    },
  },
  { kind: 'record', id: 'statusReport', rule: 'B-57', fields: { note } },
  { kind: 'record', id: 'partialAccount', rule: 'B-58', fields: { countsUntil: { ...mayDate, rule: 'B-58' }, note } },
  { kind: 'record', id: 'finalAccount', rule: 'B-59', fields: { countsUntil: { ...mayDate, rule: 'B-59' }, note } },
  {
    kind: 'record',
    id: 'accountDeadline',
    rule: 'B-59',
    fields: {
      account: { type: 'choice', of: ['partialAccount', 'finalAccount', 'statusReport'], rule: 'B-59' },
      deadlineOn: { type: 'date', rule: 'B-59' },
    },
  },
  {
    kind: 'record',
    id: 'payment',
    rule: 'B-57',
    fields: { percentOfGrant: { type: 'number', rule: 'B-57' } },
  },
  // Extension and changes
  {
    kind: 'record',
    id: 'extensionRequest',
    rule: 'B-60',
    fields: {
      viaPortal,
      budget: { type: 'choice', of: ['revised', 'unchanged'], rule: 'B-60' },
    },
  },
  {
    kind: 'record',
    id: 'extensionAnswered',
    rule: 'B-60',
    fields: {
      isAccepted: { ...flag, rule: 'B-60' },
      newUntil: { type: 'date', requiredWhen: { isAccepted: true }, rule: 'B-60' },
    },
  },
  {
    kind: 'record',
    id: 'extensionRenounced',
    rule: 'B-61',
    fields: {
      viaPortal: { ...flag, rule: 'B-61' },
      reasonNote: { type: 'note', rule: 'B-61' },
      newUntil: { type: 'date', rule: 'B-61' },
    },
  },
  {
    kind: 'record',
    id: 'changeRequest',
    rule: 'B-62',
    fields: { viaPortal: { ...flag, rule: 'B-62' }, reasonNote: { type: 'note', rule: 'B-62' } },
  },
];
