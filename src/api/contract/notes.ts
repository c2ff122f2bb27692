import { z } from 'zod';
import { NoteText } from '../../services/command-schema.ts';
import type { Operation } from './operation.ts';
import { Id, Instant } from './parts.ts';

const path = z.object({ trajectoryId: Id });

const writtenBy = {
  at: Instant.meta({ description: 'When it was written.' }),
  by: z.string().nullable().meta({ description: 'Who wrote it; null when that is not known.' }),
};

const writeNote = {
  method: 'post',
  route: '/trajectories/{trajectoryId}/notes',
  summary: {
    da: 'Skriv en tekst, som en registrering kan henvise til',
    en: 'Write a text that a registration can refer to',
  },
  action: 'note.write',
  isIdempotent: true,
  path,
  body: z.strictObject({ text: NoteText.meta({ example: 'Borgeren vil gerne have møderne om formiddagen.' }) }),
  answer: {
    status: 201,
    schema: z.object({ id: Id.meta({ description: 'By which a command names it: the Idempotency-Key.' }) }),
  },
  problems: ['notFound', 'keyReused'],
} as const satisfies Operation;

const readNote = {
  method: 'get',
  route: '/trajectories/{trajectoryId}/notes/{noteId}',
  summary: { da: 'En tekst i et forløb', en: 'A text of a trajectory' },
  action: 'note.read',
  path: path.extend({ noteId: Id }),
  answer: { status: 200, schema: z.object({ id: Id, text: z.string(), ...writtenBy }) },
  problems: ['notFound'],
} as const satisfies Operation;

const listNotes = {
  method: 'get',
  route: '/trajectories/{trajectoryId}/notes',
  summary: {
    da: 'De tekster, som registreringerne i et forløb henviser til',
    en: 'The texts that the registrations of a trajectory refer to',
  },
  action: 'note.read',
  path,
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.object({
          id: Id,
          ...writtenBy,
          events: z.array(z.int()).meta({ description: 'Which entries of the journal name it.' }),
        }),
      ),
    }),
  },
  problems: ['notFound'],
} as const satisfies Operation;

export const notes = { writeNote, readNote, listNotes } as const;
