import type { DocumentModel } from '../../model/documents.ts';

const optional = { required: false } as const;

/** What the papers of the model hold. */
export const documents: readonly DocumentModel[] = [
  {
    kind: 'rehabilitationPlan',
    rule: 'B-10',
    approvedBy: ['coordinatingCaseworker'],
    sections: [
      { id: 'citizensOwnView', rule: 'B-11', kind: 'text' },
      { id: 'preparatoryPart', rule: 'B-10', kind: 'text' },
      { id: 'recommendation', rule: 'B-10', kind: 'text', ...optional },
    ],
  },
  {
    kind: 'stepUpPlan',
    rule: 'B-31',
    approvedBy: ['coordinatingCaseworker', 'jobMediator'],
    sections: [
      { id: 'whyNotStarted', rule: 'B-31', kind: 'text' },
      { id: 'effortsWithDates', rule: 'B-31', kind: 'list' },
    ],
  },
];
