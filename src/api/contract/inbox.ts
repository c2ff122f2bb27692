import { z } from 'zod';
import type { Operation } from './operation.ts';
import { Day, Id, Instant, PageQuery } from './parts.ts';

const Message = z
  .object({
    id: Id,
    kind: z.string().meta({ example: 'reminder' }),
    subject: z.string(),
    text: z.string(),
    trajectoryId: Id.nullable().meta({ description: 'Null when it is about a report.' }),
    duty: z.string().nullable().meta({ description: 'Id of the duty in the plan that it reminds of.' }),
    report: z
      .object({ programme: z.string(), id: z.string(), from: Day, last: Day, dueOn: Day })
      .nullable()
      .meta({ description: 'The report that waits, or for which something is missing in the case.' }),
    aboutOn: Day.meta({ description: 'The day that it is about.' }),
    sentAt: Instant,
    readAt: Instant.nullable(),
    late: z.boolean().meta({ description: 'It came later than its date called for.' }),
  })
  .meta({ id: 'InboxMessage' });

const listInbox = {
  method: 'get',
  route: '/inbox',
  summary: { da: 'Dine egne beskeder, de nyeste først', en: 'Your own messages, the newest first' },
  action: 'inbox.read',
  query: PageQuery.extend({
    unread: z.enum(['true', 'false']).default('false').meta({ description: 'Only those you have not read.' }),
  }),
  answer: { status: 200, schema: z.object({ items: z.array(Message) }) },
  problems: [],
} as const satisfies Operation;

const markMessageRead = {
  method: 'post',
  route: '/inbox/{messageId}/read',
  summary: { da: 'Markér en af dine beskeder som læst', en: 'Mark one of your messages as read' },
  action: 'inbox.read',
  path: z.object({ messageId: Id }),
  answer: { status: 200, schema: Message },
  problems: ['notFound'],
} as const satisfies Operation;

export const inbox = { listInbox, markMessageRead } as const;
