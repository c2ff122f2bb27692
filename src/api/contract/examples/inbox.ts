import type { z } from 'zod';
import type { Examples } from '../example.ts';
import type { inbox } from '../inbox.ts';
import { MESSAGE_ID, TRAJECTORY_ID } from './ids.ts';

const message = {
  ...{ id: MESSAGE_ID, kind: 'phaseStarted', trajectoryId: TRAJECTORY_ID, duty: null, report: null },
  aboutOn: '2026-03-09',
  subject: 'Et forløb er begyndt',
  text: [
    'Fase 1 begyndte mandag 9. marts 2026 (uge 11).',
    'Næste skridt er at sætte mål sammen med borgeren.',
    'Beskeden er forsinket. Datoen gælder stadig.',
    'Du får beskeden, fordi du er knyttet til forløbet eller leder det team, der har det.\n',
  ].join('\n\n'),
  ...{ sentAt: '2026-03-12T11:00:02.000Z', readAt: null, late: true },
} satisfies z.input<typeof inbox.markMessageRead.answer.schema>;

export const inboxExamples: Examples<typeof inbox> = {
  listInbox: { query: { unread: 'true' }, answer: { items: [message] } },
  markMessageRead: {
    path: { messageId: MESSAGE_ID },
    answer: { ...message, readAt: '2026-03-12T11:15:00.000Z' },
  },
};
