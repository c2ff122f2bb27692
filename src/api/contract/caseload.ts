import { z } from 'zod';
import type { Operation } from './operation.ts';
import { Id, LegalBasis } from './parts.ts';

const Load = z
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

export const caseload = { readCaseload, tryOutCaseload } as const;
