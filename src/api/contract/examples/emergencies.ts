import type { z } from 'zod';
import type { emergencies } from '../emergencies.ts';
import type { Examples } from '../example.ts';
import { ACCESS_ID, MADS_ID, TRAJECTORY_ID } from './ids.ts';

const path = { trajectoryId: TRAJECTORY_ID };

const opened = {
  ...{ id: ACCESS_ID, trajectoryId: TRAJECTORY_ID, actor: MADS_ID, role: 'caseworker', reason: 'colleagueAway' },
  text: 'Borgeren ringer, og Clara er syg.',
  ...{ from: '2026-03-12T11:00:03.000Z', until: '2026-03-12T13:00:03.000Z', endedAt: null, endedBy: null },
} satisfies z.input<typeof emergencies.openEmergencyAccess.answer.schema>;

export const emergencyExamples: Examples<typeof emergencies> = {
  openEmergencyAccess: {
    path,
    body: { reason: opened.reason, text: opened.text, hours: 2 },
    answer: opened,
  },
  endEmergencyAccess: {
    path: { ...path, accessId: ACCESS_ID },
    answer: { ...opened, endedAt: '2026-03-12T11:20:00.000Z', endedBy: MADS_ID },
  },
  listEmergencyAccesses: { query: { limit: 20 }, answer: { items: [opened] } },
};
