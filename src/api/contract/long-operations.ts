import { z } from 'zod';
import { JOB_FUNCTIONS } from '../../domain/people.ts';
import { CivilDateSchema } from '../../services/command-schema.ts';
import { ImportOrder, MoveOrder, MoveProgrammeOrder } from '../../services/long/requests.ts';
import type { Operation } from './operation.ts';
import { Id, Instant, PageQuery } from './parts.ts';

const path = z.object({ operationId: Id });

const Progress = z
  .object({
    id: Id,
    kind: z
      .enum(['import', 'moveCaseload', 'absence', 'moveProgramme'])
      .meta({ description: 'absence: begun before absences were registered under `/absences`.' }),
    state: z
      .enum(['queued', 'running', 'done', 'cancelled', 'failed'])
      .meta({ description: 'done: everything has been gone through, also what was refused.' }),
    startedBy: z.string(),
    startedAt: Instant,
    endedAt: Instant.nullable(),
    total: z.int().meta({ description: 'How many lines or cases there are; 0 until that is known.' }),
    done: z.int(),
    refused: z.int().meta({ description: 'How many of those done were refused.' }),
    fault: z.string().nullable().meta({ description: 'Why it failed, by code.' }),
  })
  .meta({ id: 'OperationProgress' });

const Result = z
  .object({
    position: z.int().meta({ description: 'The line of the list, or the place of the case.' }),
    trajectoryId: Id.nullable(),
    ok: z.boolean(),
    handOvers: z
      .array(
        z.object({
          function: z.enum(JOB_FUNCTIONS),
          staffId: z.string().meta({ description: 'The receiver.' }),
          askedOn: CivilDateSchema,
          answer: z.enum(['accepted', 'declined']).nullable().meta({ description: 'null while there is none.' }),
          isReplaced: z.boolean().meta({ description: 'Somebody else has the function by now: nobody is asked.' }),
        }),
      )
      .meta({ description: 'Of a moved case: who is asked to confirm it, and what they have said (G-15).' }),
    reasons: z.array(
      z.object({
        code: z.string(),
        rule: z.string().nullable(),
        column: z.string().nullable().meta({ description: 'Of a list.' }),
        title: z.string(),
        cure: z.string(),
      }),
    ),
  })
  .meta({ id: 'OperationResult' });

const answer = { status: 202, schema: Progress } as const;

const startImport = {
  method: 'post',
  route: '/operations/import',
  summary: { da: 'Indlæs en liste over udtrukne borgere', en: 'Take in a list of drawn citizens' },
  action: 'operation.import',
  isIdempotent: true,
  largestBody: '4mb',
  body: ImportOrder.meta({ id: 'ImportOrder' }),
  answer,
  problems: ['keyReused', 'notRecordedYet'],
} as const satisfies Operation;

const startMove = {
  method: 'post',
  route: '/operations/move-caseload',
  summary: { da: 'Giv en medarbejders forløb videre til en anden', en: 'Hand the cases of one over to another' },
  action: 'operation.move',
  isIdempotent: true,
  body: MoveOrder.meta({ id: 'MoveOrder' }),
  answer,
  problems: ['notFound', 'keyReused', 'notRecordedYet'],
} as const satisfies Operation;

const startProgrammeMove = {
  method: 'post',
  route: '/operations/move-programme',
  summary: {
    da: 'Flyt igangværende forløb til den nyeste udgave og kommunens indstillinger',
    en: 'Move running cases to the newest version and the municipality’s settings',
  },
  action: 'operation.moveProgramme',
  isIdempotent: true,
  body: MoveProgrammeOrder.meta({ id: 'MoveProgrammeOrder' }),
  answer,
  problems: ['notFound', 'keyReused', 'notRecordedYet'],
} as const satisfies Operation;

const readOperation = {
  method: 'get',
  route: '/operations/{operationId}',
  summary: { da: 'Hvor langt en opgave er nået, og hvad der kom ud af den', en: 'How far an operation has come' },
  action: 'operation.read',
  path,
  query: PageQuery,
  answer: { status: 200, schema: Progress.extend({ results: z.array(Result) }) },
  problems: ['notFound'],
} as const satisfies Operation;

const cancelOperation = {
  method: 'post',
  route: '/operations/{operationId}/cancel',
  summary: { da: 'Stop en opgave; det, der er gjort, står ved magt', en: 'Stop an operation; what is done stands' },
  action: 'operation.cancel',
  path,
  answer,
  problems: ['notFound'],
} as const satisfies Operation;

export const longOperations = {
  startImport,
  startMove,
  startProgrammeMove,
  readOperation,
  cancelOperation,
} as const;
