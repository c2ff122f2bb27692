import type { Examples } from '../example.ts';
import type { notes } from '../notes.ts';
import { NEXUS_ID, NOTE_ID, TRAJECTORY_ID } from './ids.ts';

const path = { trajectoryId: TRAJECTORY_ID };
const written = { id: NOTE_ID, at: '2026-03-12T11:00:00.500Z', by: NEXUS_ID };

export const noteExamples: Examples<typeof notes> = {
  writeNote: {
    path,
    body: { text: 'Borgeren vil gerne have møderne om formiddagen.' },
    answer: { id: '0b9a8c7d-6e5f-4a3b-8c1d-2e3f4a5b6c7d' },
  },
  readNote: {
    path: { ...path, noteId: NOTE_ID },
    answer: { ...written, text: 'Clara kender borgeren fra et tidligere forløb.' },
  },
  listNotes: { path, answer: { items: [{ ...written, events: [2] }] } },
};
