import type { Examples } from '../example.ts';
import type { methodSupport } from '../method-support.ts';
import { TRAJECTORY_ID } from './ids.ts';

export const methodSupportExamples: Examples<typeof methodSupport> = {
  readMethodSupport: {
    path: { trajectoryId: TRAJECTORY_ID },
    answer: {
      fidelity: [
        {
          ...{ course: 1, version: 1, score: null, coverage: null },
          items: [
            {
              ...{ id: 'F10', name: 'Kontakt i den første måned', weight: 10, dueOn: '2026-04-09', value: null },
              ...{ why: 'notDue', counted: null, inWords: 'Ikke aktuelt endnu (9. april 2026)' },
            },
          ],
        },
      ],
      checklists: [
        {
          ...{ phase: 1, isCurrent: true },
          points: [{ code: 'needsMapped', text: 'Behov og ressourcer er kortlagt', tickedOn: null }],
        },
      ],
    },
  },
  readTeamFidelity: {
    query: { weeks: 13 },
    answer: {
      items: [
        {
          ...{ programme: 'social-stoette', courses: 1, mean: null, scored: 0, leftLawfully: 0 },
          ...{ version: 1, score: null, coverage: null, items: [] },
        },
      ],
    },
  },
};
