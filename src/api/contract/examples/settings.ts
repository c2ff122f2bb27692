import type { Examples } from '../example.ts';
import type { settings } from '../settings.ts';
import { PETRA_ID, TRAJECTORY_ID } from './ids.ts';

const text =
  'municipality: "101"\nprogramme: social-stoette\nvariant: rollout\nsettings: { closingProposedDays: 10 }\n';
const own = {
  ...{ programme: 'social-stoette', variant: 'rollout', name: 'Social støtte i overgang til og fastholdelse i job' },
  ...{ settings: { closingProposedDays: 10 }, texts: {} },
};
const taken = { ...own, version: 1, takenBy: PETRA_ID, takenAt: '2026-03-12T11:00:07.000Z' };
const anders = {
  trajectoryId: TRAJECTORY_ID,
  reminders: [{ about: 'course-1/closingMeeting', rung: 'proposed', from: '2026-08-25', to: '2026-08-28' }],
  ...{ dates: [], nowOverdue: [], nowInTime: [], nowAllowed: [], nowRefused: [], said: [] },
  inWords: ['Påmindelse om afsluttende møde: 25-08-2026 → 28-08-2026'],
};

export const settingsExamples: Examples<typeof settings> = {
  readSettings: { answer: { items: [taken] } },
  checkSettings: { body: { text }, answer: { faults: [], own, running: 2, differing: 1, cases: [anders] } },
  takeSettings: { body: { text }, answer: taken },
  tryOutProgrammeMove: {
    body: { programme: 'social-stoette', only: [TRAJECTORY_ID] },
    answer: { movable: [TRAJECTORY_ID], cases: [anders] },
  },
};
