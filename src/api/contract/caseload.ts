import { z } from 'zod';
import { JOB_FUNCTIONS } from '../../domain/people.ts';
import { CivilDateSchema } from '../../services/command-schema.ts';
import type { Operation } from './operation.ts';
import { Id, LegalBasis, Objection } from './parts.ts';

export const Load = z
  .object({
    staffId: z.string(),
    name: z.string(),
    inCourse: z
      .partialRecord(LegalBasis, z.int())
      .meta({ description: 'Citizens in a course, paused ones too, by legal basis.' }),
    inContact: z.int().meta({ description: 'Citizens whose contact is being established: not counted.' }),
    load: z.number().meta({
      description: '1 is what one worker is expected to have: ten citizens under SEL § 85, fifteen under the others.',
    }),
    limit: z.number().meta({ description: 'The load above which a warning is given.' }),
    isHigh: z.boolean(),
  })
  .meta({ id: 'Caseload' });

const readCaseload = {
  method: 'get',
  route: '/caseload',
  summary: {
    da: 'Hvor meget hver CTI-medarbejder har, mod det forventede',
    en: 'How much each CTI worker has, against what is expected',
  },
  action: 'caseload.read',
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(Load),
      tooFewTrained: z
        .object({ trained: z.int(), needed: z.int() })
        .nullable()
        .meta({ description: 'Where the pilot needs more who are trained in CTI (G-24).' }),
    }),
  },
  problems: [],
} as const satisfies Operation;

const tryOutCaseload = {
  method: 'post',
  route: '/caseload/what-if',
  summary: {
    da: 'Hvad hvis en CTI-medarbejder tog disse forløb? Intet gemmes',
    en: 'What if a CTI worker took these cases? Nothing is stored',
  },
  action: 'caseload.tryOut',
  body: z.strictObject({ staffId: Id, trajectoryIds: z.array(Id).min(1).max(200) }),
  answer: {
    status: 200,
    schema: z.object({
      before: z.array(Load).meta({ description: 'Of those whom it concerns: who takes cases and who gives them up.' }),
      after: z.array(Load),
    }),
  },
  problems: ['notFound', 'notRecordedYet'],
} as const satisfies Operation;

const tryOutMove = {
  method: 'post',
  route: '/caseload/move-what-if',
  summary: {
    da: 'Fordel en medarbejders forløb ligeligt, og se hvad der ville ske. Intet gemmes',
    en: 'Spread the cases of one evenly, and see what would happen. Nothing is stored',
  },
  action: 'operation.move',
  body: z.strictObject({
    from: Id,
    receivers: z.array(Id).min(1).max(20),
    functions: z.array(z.enum(JOB_FUNCTIONS)).optional().meta({ description: 'All that they hold when left out.' }),
    on: CivilDateSchema,
  }),
  answer: {
    status: 200,
    schema: z.object({
      moves: z
        .array(
          z.object({
            trajectoryId: Id,
            function: z.enum(JOB_FUNCTIONS),
            to: z.string(),
            duties: z.int().meta({ description: 'Open and overdue duties that go along.' }),
            meetings: z.int().meta({ description: 'Meetings to come that go along.' }),
            objections: z.array(Objection).meta({ description: 'Why it would be refused.' }),
          }),
        )
        .meta({ description: 'What `POST /operations/move-caseload` takes as `moves`, without the last three.' }),
      before: z.array(Load).meta({ description: 'Of CTI workers.' }),
      after: z.array(Load),
    }),
  },
  problems: ['notFound'],
} as const satisfies Operation;

export const caseload = { readCaseload, tryOutCaseload, tryOutMove } as const;
