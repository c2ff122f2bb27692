import { z } from 'zod';
import { CONTACT_FORMS } from '../../domain/model/contacts.ts';
import { JOB_FUNCTIONS, PARTICIPANTS } from '../../domain/people.ts';
import { CivilDateSchema } from '../../services/command-schema.ts';
import type { Operation } from './operation.ts';
import { Day, Id, PageQuery, ShownSubject } from './parts.ts';

const path = z.object({ trajectoryId: Id });

const Participant = z.enum(PARTICIPANTS);
const MeetingState = z.enum(['summoned', 'held', 'notHeld', 'cancelled']);
const place = z.string().nullable().meta({ description: 'A code: office, company, home or other.' });

const Meeting = z
  .object({
    id: z.int().meta({ description: 'Sequence number of the event that it began with.' }),
    meeting: z.string().meta({ example: 'startUpMeeting' }),
    name: z.string().meta({ description: 'In Danish.' }),
    round: z.int(),
    course: z.int().nullable(),
    state: MeetingState,
    summonedOn: Day.nullable().meta({ description: 'Null when it took place without a summons.' }),
    preparedBy: z.array(z.enum(JOB_FUNCTIONS)),
    for: Day.nullable().meta({ description: 'The day for which it is or was summoned, after all moves.' }),
    moves: z.array(z.object({ from: Day, to: Day, askedBy: Participant, noteId: Id, on: Day })),
    on: Day.nullable().meta({ description: 'The day on which it was held, or counts as not held.' }),
    with: z.array(Participant),
    required: z.array(Participant).meta({ description: 'Those without whom it is not held.' }),
    absent: z.array(Participant).meta({ description: 'Why it counts as not held.' }),
    rule: z.string().nullable().meta({ description: 'The rule by which it counts as not held.' }),
    place,
    remotely: z.array(Participant),
  })
  .meta({ id: 'Meeting' });

const Contact = z
  .object({
    id: z.int(),
    step: z.string().meta({ example: 'ctiContact' }),
    name: z.string().meta({ description: 'In Danish.' }),
    rule: z.string(),
    on: Day,
    course: z.int().nullable(),
    isMeeting: z.boolean(),
    with: z.array(Participant),
    form: z.enum(CONTACT_FORMS).nullable().meta({ description: 'Null where it is not registered.' }),
    place,
    isReached: z.boolean().nullable().meta({ description: 'Null of a message: nobody knows whether it was read.' }),
  })
  .meta({ id: 'Contact' });

const listMeetings = {
  method: 'get',
  route: '/trajectories/{trajectoryId}/meetings',
  summary: { da: 'Møderne i et forløb', en: 'The meetings of a trajectory' },
  action: 'meeting.read',
  path,
  answer: { status: 200, schema: z.object({ items: z.array(Meeting) }) },
  problems: ['notFound'],
} as const satisfies Operation;

const listCalendar = {
  method: 'get',
  route: '/meetings',
  summary: { da: 'Møder mellem to dage i dine forløb', en: 'Meetings between two days in your trajectories' },
  action: 'meeting.read',
  query: PageQuery.extend({ from: CivilDateSchema, until: CivilDateSchema.meta({ description: 'Included.' }) }),
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.object({
          trajectoryId: Id,
          ...ShownSubject,
          meeting: z.string(),
          name: z.string().meta({ description: 'In Danish.' }),
          on: Day.meta({ description: 'The day it was held; else the one for which it is or was summoned.' }),
          state: MeetingState,
        }),
      ),
    }),
  },
  problems: [],
} as const satisfies Operation;

const listContacts = {
  method: 'get',
  route: '/trajectories/{trajectoryId}/contacts',
  summary: { da: 'Kontakten med borgeren', en: 'The contacts with the citizen' },
  action: 'contact.read',
  path,
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(Contact),
      lastOn: Day.nullable().meta({ description: 'When the citizen was last reached; messages do not count.' }),
    }),
  },
  problems: ['notFound', 'notRecordedYet'],
} as const satisfies Operation;

export const meetings = { listMeetings, listCalendar, listContacts } as const;
