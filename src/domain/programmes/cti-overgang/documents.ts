import type { DocumentModel } from '../../model/documents.ts';

const optional = { required: false } as const;

/** What the papers hold; the guide leaves their content to the applicant (C-24, C-25). */
export const documents: readonly DocumentModel[] = [
  {
    kind: 'handoverPlan',
    rule: 'C-25',
    approvedBy: ['ctiWorker', 'socialCaseworker'],
    sections: [
      { id: 'whatCitizenDoes', rule: 'C-24', kind: 'list' },
      { id: 'whomToContact', rule: 'C-25', kind: 'list' },
      { id: 'supporters', rule: 'C-06', kind: 'list', ...optional },
      { id: 'crisesAndRelapses', rule: 'C-25', kind: 'text', ...optional },
    ],
  },
];
