import type { Examples } from '../example.ts';
import type { worklist } from '../worklist.ts';
import { ANDERS, TRAJECTORY_ID } from './ids.ts';
import { GOALS } from './trajectories.ts';

export const worklistExamples: Examples<typeof worklist> = {
  readWorklist: {
    query: { whose: 'mine' },
    answer: {
      items: [{ trajectoryId: TRAJECTORY_ID, citizen: ANDERS, status: 'running', phase: 1, duty: GOALS }],
    },
  },
};
