import type { Examples } from '../example.ts';
import type { gatherings } from '../gatherings.ts';
import { CLARA_ID, GATHERING_ID } from './ids.ts';

const sparring = { kind: 'supervision', on: '2026-03-11', staffIds: [CLARA_ID] } as const;
const kept = { ...sparring, staffIds: [CLARA_ID], id: GATHERING_ID, team: '' };
const assessment = { item: 'F18', on: '2026-03-12', answer: 4 };
const answered = { ...assessment, name: 'Skadesreduktion, recovery og individuel tilpasning', team: '' };

export const gatheringExamples: Examples<typeof gatherings> = {
  listGatherings: { answer: { items: [kept] } },
  registerGathering: { body: { ...sparring, staffIds: [CLARA_ID] }, answer: kept },
  withdrawGathering: { path: { gatheringId: GATHERING_ID }, answer: kept },
  listSelfAssessments: { answer: { items: [answered] } },
  assessSelf: { body: assessment, answer: answered },
};
