import type { Examples } from '../example.ts';
import type { search } from '../search.ts';
import { trajectoryExamples } from './trajectories.ts';

export const searchExamples: Examples<typeof search> = {
  searchTrajectories: {
    body: { text: 'holm anders', purpose: 'contactFromCitizen' },
    answer: { foundBy: 'name', items: trajectoryExamples.listTrajectories.answer.items, isCut: false },
  },
};
