import type { z } from 'zod';
import type { caseload } from '../caseload.ts';
import type { Examples } from '../example.ts';
import { CLARA_ID, MADS_ID, TRAJECTORY_ID } from './ids.ts';

type Load = z.input<typeof caseload.readCaseload.answer.schema>['items'][number];

const clara: Load = {
  ...{ staffId: CLARA_ID, name: 'Clara Toft', inCourse: { LAB_31B: 1 }, inContact: 0 },
  ...{ load: 0.06666666666666667, limit: 1, isHigh: false },
};
const mads: Load = { ...clara, staffId: MADS_ID, name: 'Mads Medarbejder' };

export const caseloadExamples: Examples<typeof caseload> = {
  readCaseload: { answer: { items: [clara], tooFewTrained: null } },
  tryOutCaseload: {
    body: { staffId: MADS_ID, trajectoryIds: [TRAJECTORY_ID] },
    answer: { before: [clara], after: [mads] },
  },
  tryOutMove: {
    body: { from: CLARA_ID, receivers: [MADS_ID], on: '2026-03-12' },
    answer: {
      moves: [
        {
          ...{ trajectoryId: TRAJECTORY_ID, function: 'ctiWorker', to: MADS_ID, duties: 1, meetings: 0 },
          objections: [],
        },
      ],
      ...{ before: [clara], after: [mads] },
    },
  },
};
