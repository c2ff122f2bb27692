import type { Examples } from '../example.ts';
import type { figures } from '../figures.ts';
import { TRAJECTORY_ID } from './ids.ts';

const name = 'begyndte forløb pr. måned';
const monitoring = { id: 'monitoring', name: 'Monitorering' };
const course = [{ trajectoryId: TRAJECTORY_ID, about: 'course-1' }];

export const figureExamples: Examples<typeof figures> = {
  readFigures: {
    query: { programme: 'social-stoette', weeks: 4 },
    answer: {
      today: '2026-03-12',
      figures: [
        {
          ...monitoring,
          figures: [
            {
              ...{ id: 'coursesStarted', name, rule: 'G-60', shows: 'months', value: 1, of: 1, estimate: null },
              definition: 'CTI-forløb efter den måned, fase 1 begyndte i. En ny start tæller som et nyt forløb.',
              ...{ inWords: 'Begyndte forløb pr. måned: 2026-03 1', counts: course, countsNot: [], leftOut: [] },
              parts: [{ key: '2026-03', value: 1, counts: course }],
            },
          ],
        },
      ],
      stops: [{ id: 'stops', name: 'Pauser, afbrydelser og udtræden', rows: [], gaps: [] }],
      cadences: [],
      reviews: [],
    },
  },
  readPublicFigures: {
    query: { programme: 'social-stoette' },
    answer: {
      today: '2026-03-12',
      reports: [
        {
          ...monitoring,
          figures: [
            {
              ...{ id: 'coursesStarted', name, rule: 'G-60', shows: 'months', value: null, of: null },
              ...{ inWords: 'Begyndte forløb pr. måned: 2026-03 under 5', from: null, last: null, isHidden: true },
              parts: [{ key: '2026-03', value: null, isHidden: true }],
            },
          ],
        },
      ],
    },
  },
};
