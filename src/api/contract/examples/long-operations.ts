import type { z } from 'zod';
import type { Examples } from '../example.ts';
import type { longOperations } from '../long-operations.ts';
import { CLARA_ID, MADS_ID, NEXUS_ID, OPERATION_ID, PETRA_ID, TRAJECTORY_ID } from './ids.ts';

const path = { operationId: OPERATION_ID };

const queued = {
  ...{ id: OPERATION_ID, kind: 'import', state: 'queued', startedBy: NEXUS_ID },
  ...{ startedAt: '2026-03-12T11:00:05.000Z', endedAt: null, total: 0, done: 0, refused: 0, fault: null },
} satisfies z.input<typeof longOperations.startImport.answer.schema>;
const done = {
  ...{ ...queued, state: 'done', endedAt: '2026-03-12T11:00:06.000Z', total: 2, done: 2, refused: 1 },
} satisfies z.input<typeof longOperations.startImport.answer.schema>;

export const longOperationExamples: Examples<typeof longOperations> = {
  startImport: {
    body: {
      list: 'cpr;navn\n620590-0012;Birthe Lund\n629990-0012;Carl Møller\n',
      ...{ programme: 'social-stoette', variant: 'rollout', draw: '2026-2' },
    },
    answer: queued,
  },
  startMove: {
    body: {
      ...{ from: CLARA_ID, to: MADS_ID, function: 'ctiWorker', on: '2026-03-12' },
      ...{ reason: 'Clara går på barsel.', only: [TRAJECTORY_ID] },
    },
    answer: { ...queued, id: '9c8b7a6f-5e4d-4c3b-8a1f-0e9d8c7b6a5f', kind: 'moveCaseload' },
  },
  startProgrammeMove: {
    body: { programme: 'social-stoette', reason: 'Kommunens nye frister gælder fra i dag.', only: [TRAJECTORY_ID] },
    answer: { ...queued, id: '2d3e4f5a-6b7c-4d8e-9f0a-b1c2d3e4f5a6', kind: 'moveProgramme', startedBy: PETRA_ID },
  },
  readOperation: {
    ...{ path, query: {} },
    answer: {
      ...done,
      results: [
        { position: 2, trajectoryId: '019a3f61-0a1b-7c2d-8e3f-4a5b6c7d8e9f', ok: true, handOvers: [], reasons: [] },
        {
          ...{ position: 3, trajectoryId: null, ok: false, handOvers: [] },
          reasons: [
            {
              ...{ code: 'cprImpossibleDate', rule: null, column: 'cpr', cure: 'Ret nummeret.' },
              title: 'CPR-nummeret begynder med en dato, der ikke findes.',
            },
          ],
        },
      ],
    },
  },
  cancelOperation: { path, answer: done },
};
