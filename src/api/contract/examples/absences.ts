import type { absences } from '../absences.ts';
import type { Examples } from '../example.ts';
import { ABSENCE_ID, CLARA_ID, MADS_ID } from './ids.ts';

const july = { staffId: CLARA_ID, substituteId: MADS_ID, from: '2026-07-06', until: '2026-07-24' };

export const absenceExamples: Examples<typeof absences> = {
  listAbsences: { answer: { items: [{ id: ABSENCE_ID, ...july }] } },
  tryOutAbsence: {
    body: { ...july, substituteId: null },
    answer: {
      conflicts: [
        {
          ...{ code: 'substituteMissing', rule: 'G-16', isBlocking: false, trajectoryIds: [] },
          title: 'Ingen er udpeget som stedfortræder.',
          cure: 'Udpeg en stedfortræder, eller godkend, at teamlederen får beskederne.',
        },
      ],
      cases: 1,
    },
  },
  takeAbsence: { body: july, answer: { id: ABSENCE_ID, ...july } },
  endAbsence: { path: { absenceId: ABSENCE_ID }, answer: { id: ABSENCE_ID, ...july, until: '2026-03-11' } },
};
