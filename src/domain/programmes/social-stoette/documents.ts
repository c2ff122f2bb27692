import type { DocumentModel } from '../../model/documents.ts';

const optional = { required: false } as const;

/** What the papers of the model hold. The long-term plan for retention (S-94) is a part of the handover plan. */
export const documents: readonly DocumentModel[] = [
  {
    kind: 'jointActionPlan',
    rule: 'S-28',
    approvedBy: ['jobCentreCaseworker', 'socialCaseworker'],
    sections: [
      { id: 'purpose', rule: 'S-28', kind: 'text' },
      { id: 'citizensGoals', rule: 'S-30', kind: 'list' },
      { id: 'resources', rule: 'S-29', kind: 'text' },
      { id: 'barriers', rule: 'S-29', kind: 'text' },
      { id: 'supportNeeds', rule: 'S-29', kind: 'text' },
      { id: 'supportAtWorkplace', rule: 'S-35', kind: 'text' },
      { id: 'measures', rule: 'S-36', kind: 'list', ...optional },
      { id: 'network', rule: 'S-31', kind: 'list', ...optional },
      { id: 'followUp', rule: 'S-37', kind: 'text', ...optional },
    ],
  },
  {
    kind: 'cv',
    rule: 'S-49',
    approvedBy: ['jobConsultant'],
    sections: [
      { id: 'profile', rule: 'S-49', kind: 'text', ...optional },
      { id: 'experience', rule: 'S-49', kind: 'list' },
      { id: 'education', rule: 'S-49', kind: 'list', ...optional },
      { id: 'skills', rule: 'S-49', kind: 'list', ...optional },
    ],
  },
  {
    kind: 'workAgreement',
    rule: 'S-52',
    approvedBy: ['jobConsultant'],
    sections: [
      { id: 'workplace', rule: 'S-59', kind: 'text', ...optional },
      { id: 'hours', rule: 'S-52', kind: 'text' },
      { id: 'tasks', rule: 'S-52', kind: 'list' },
      { id: 'healthConsiderations', rule: 'S-52', kind: 'text' },
      { id: 'subGoals', rule: 'S-52', kind: 'list' },
      { id: 'agreedFollowUp', rule: 'S-53', kind: 'text' },
      { id: 'aids', rule: 'S-54', kind: 'text', ...optional },
    ],
  },
  {
    kind: 'handoverPlan',
    rule: 'S-93',
    approvedBy: ['ctiWorker', 'jobCentreCaseworker', 'socialCaseworker'],
    sections: [
      { id: 'whatCitizenDoes', rule: 'S-93', kind: 'list' },
      { id: 'whomToContact', rule: 'S-93', kind: 'list' },
      { id: 'supporters', rule: 'S-94', kind: 'list' },
      { id: 'crisesAndRelapses', rule: 'S-94', kind: 'text' },
      { id: 'goalsFromHere', rule: 'S-94', kind: 'list', ...optional },
      { id: 'continuedSupport', rule: 'S-97', kind: 'text', ...optional },
      { id: 'companyMentor', rule: 'S-48', kind: 'text', ...optional },
    ],
  },
];
