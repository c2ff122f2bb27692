import type { z } from 'zod';
import type { Examples } from '../example.ts';
import type { staff } from '../staff.ts';
import { CLARA_ID, MADS_ID } from './ids.ts';

const clara = {
  ...{ id: CLARA_ID, name: 'Clara Toft', email: 'clara@example.invalid', teamLeader: false, team: '', leftOn: null },
  ...{ trainedOn: '2024-05-02', trainedIn: 'social-stoette', authority: 'none', version: 1 },
} satisfies z.input<typeof staff.readStaff.answer.schema>;
const mads = { ...clara, id: MADS_ID, name: 'Mads Medarbejder', email: 'mads@example.invalid' };
const nanna = {
  ...{ ...clara, id: '4d3c2b1a-0f9e-4d8c-9b7a-6f5e4d3c2b1a', name: 'Nanna Ny', email: 'nanna@example.invalid' },
  ...{ trainedOn: null, trainedIn: null },
};

export const staffExamples: Examples<typeof staff> = {
  listStaff: { query: { limit: 20 }, answer: { items: [clara, mads] } },
  addStaff: {
    body: { name: nanna.name, email: nanna.email },
    answer: { ...nanna, isNew: true },
  },
  readStaff: { path: { staffId: CLARA_ID }, answer: clara },
  changeStaff: {
    path: { staffId: CLARA_ID },
    ifMatch: '"1"',
    body: { email: 'clara.toft@example.invalid' },
    answer: { ...clara, email: 'clara.toft@example.invalid', version: 2 },
  },
  leaveStaff: {
    path: { staffId: MADS_ID },
    body: { lastDay: '2026-06-30' },
    answer: { ...mads, leftOn: '2026-06-30', version: 2 },
  },
  readOutsideParty: {
    path: { party: 'EVALUATOR' },
    answer: { party: 'EVALUATOR', name: null, email: null, version: 0 },
  },
  giveOutsideAddress: {
    path: { party: 'EVALUATOR' },
    ifMatch: '"0"',
    body: { name: 'Eva Evaluator', email: 'eva@example.invalid' },
    answer: { party: 'EVALUATOR', name: 'Eva Evaluator', email: 'eva@example.invalid', version: 1 },
  },
};
