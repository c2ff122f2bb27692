import type { Examples } from '../example.ts';
import type { meetings } from '../meetings.ts';
import { ANDERS, TRAJECTORY_ID } from './ids.ts';

const path = { trajectoryId: TRAJECTORY_ID };

export const meetingExamples: Examples<typeof meetings> = {
  listMeetings: {
    path,
    answer: {
      items: [
        {
          ...{ id: 9, meeting: 'contactMeeting', name: 'Kontaktmøde', round: 1, course: 1, state: 'held' },
          ...{ summonedOn: null, preparedBy: [], for: null, moves: [], on: '2026-03-10' },
          ...{ with: ['citizen', 'ctiWorker'], required: ['citizen', 'ctiWorker'], absent: [], rule: null },
          ...{ place: 'home', remotely: [] },
        },
      ],
    },
  },
  listCalendar: {
    query: { from: '2026-03-09', until: '2026-03-15' },
    answer: {
      items: [
        {
          ...{ trajectoryId: TRAJECTORY_ID, citizen: ANDERS, meeting: 'contactMeeting', name: 'Kontaktmøde' },
          ...{ on: '2026-03-10', state: 'held' },
        },
      ],
    },
  },
  listContacts: {
    path,
    answer: {
      items: [
        {
          ...{ id: 9, step: 'contactMeeting', name: 'Kontaktmøde', rule: 'S-64', on: '2026-03-10', course: 1 },
          ...{ isMeeting: true, with: ['citizen', 'ctiWorker'], form: 'inPerson', place: 'home', isReached: true },
        },
      ],
      lastOn: '2026-03-10',
    },
  },
};
