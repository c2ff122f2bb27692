import type { z } from 'zod';
import type { documents } from '../documents.ts';
import type { Examples } from '../example.ts';
import { LONE_ID, NEXUS_ID, TRAJECTORY_ID } from './ids.ts';

const path = { trajectoryId: TRAJECTORY_ID };
const plan = { ...path, kind: 'jointActionPlan' };

const version = {
  ...{ version: 1, author: NEXUS_ID, at: '2026-03-12T11:00:02.000Z', approvedBy: null, approvedAt: null },
};
const named = { kind: 'jointActionPlan', name: 'Fælles handleplan', rule: 'S-28' };
const first = {
  ...{ ...named, ...version, note: null },
  sections: [
    {
      ...{ id: 'purpose', heading: 'Fælles formål', rule: 'S-28', isRequired: true },
      text: 'Anders får arbejde på et lager.',
    },
    {
      ...{ id: 'citizensGoals', heading: 'Borgerens egne mål', rule: 'S-30', isRequired: true },
      items: ['Køre truck', 'Møde hver dag'],
    },
  ],
} satisfies z.input<typeof documents.readDocument.answer.schema>;

/** Everything that the plan must hold before it is approved. */
const sections = [
  { id: 'purpose', text: 'Anders får arbejde på et lager.' },
  { id: 'citizensGoals', items: ['Køre truck', 'Møde hver dag'] },
  { id: 'resources', text: 'Anders har truckkort og kan lide at have travlt.' },
  { id: 'barriers', text: 'Anders sover dårligt.' },
  { id: 'supportNeeds', text: 'Anders vil mindes om aftaler.' },
  { id: 'supportAtWorkplace', text: 'En mentor på lageret.' },
];
const second = { ...first, version: 2, note: 'Støtten på arbejdspladsen er aftalt.' };

export const documentExamples: Examples<typeof documents> = {
  listDocuments: { path, answer: { items: [{ ...named, versions: [version] }] } },
  readDocument: { path: plan, answer: first },
  readDocumentVersion: { path: { ...plan, version: '1' }, answer: first },
  writeDocument: { path: plan, ifMatch: '"1"', body: { sections, note: second.note }, answer: second },
  approveDocument: {
    path: plan,
    body: { version: 2 },
    answer: { ...second, approvedBy: LONE_ID, approvedAt: '2026-03-12T11:20:00.000Z', sequence: null },
  },
};
