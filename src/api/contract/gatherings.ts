import { z } from 'zod';
import { GATHERING_KINDS } from '../../domain/model/fidelity.ts';
import { UNMEASURABLE_ITEMS } from '../../domain/programmes/index.ts';
import { CivilDateSchema } from '../../services/command-schema.ts';
import type { Operation } from './operation.ts';
import { Day, Id } from './parts.ts';

const kind = z
  .enum(GATHERING_KINDS)
  .meta({ description: 'supervision: sparring or supervision of the team; caseReview: all cases were gone through.' });

const Gathering = z
  .object({ id: Id, kind, on: Day, team: z.string(), staffIds: z.array(z.string()) })
  .meta({ id: 'Gathering' });

const listGatherings = {
  method: 'get',
  route: '/gatherings',
  summary: {
    da: 'Sparring, supervision og gennemgange af alle forløb, den nyeste først',
    en: 'Supervision and goings through of all cases, the newest first',
  },
  action: 'method.team',
  answer: { status: 200, schema: z.object({ items: z.array(Gathering) }) },
  problems: [],
} as const satisfies Operation;

const registerGathering = {
  method: 'post',
  route: '/gatherings',
  summary: {
    da: 'Registrér sparring, supervision eller en gennemgang af alle forløb, og hvem der var med',
    en: 'Register supervision, or a going through of all cases, and who came',
  },
  action: 'method.team',
  isIdempotent: true,
  body: z.strictObject({ kind, on: CivilDateSchema, staffIds: z.array(Id).min(1).max(200) }),
  answer: { status: 201, schema: Gathering },
  problems: ['notFound', 'keyReused'],
} as const satisfies Operation;

const withdrawGathering = {
  method: 'post',
  route: '/gatherings/{gatheringId}/withdrawal',
  summary: { da: 'Træk en registrering tilbage', en: 'Withdraw a registration' },
  action: 'method.team',
  path: z.object({ gatheringId: Id }),
  answer: { status: 200, schema: Gathering },
  problems: ['notFound'],
} as const satisfies Operation;

const Assessment = z
  .object({
    item: z.enum(UNMEASURABLE_ITEMS as [string, ...string[]]).meta({ example: 'F18' }),
    name: z.string(),
    team: z.string(),
    on: Day,
    answer: z.int(),
  })
  .meta({ id: 'SelfAssessment' });

const listSelfAssessments = {
  method: 'get',
  route: '/self-assessments',
  summary: {
    da: 'Teamets egen vurdering, år for år. Den indgår ikke i noget tal',
    en: 'What the team says of itself, year by year. It is in no score',
  },
  action: 'method.team',
  answer: { status: 200, schema: z.object({ items: z.array(Assessment) }) },
  problems: [],
} as const satisfies Operation;

const assessSelf = {
  method: 'post',
  route: '/self-assessments',
  summary: {
    da: 'Vurdér selv det, ingen registrering kan vise: fra 1 til 5, én gang om året',
    en: 'Answer what no registration can tell: from 1 to 5, once a year',
  },
  action: 'method.team',
  body: z.strictObject({
    item: z.enum(UNMEASURABLE_ITEMS as [string, ...string[]]).meta({ example: 'F18' }),
    on: CivilDateSchema.meta({ description: 'Another answer in the same year takes the place of the first.' }),
    answer: z.int().min(1).max(5).meta({
      description: '1: never or rarely, 2: sometimes, 3: about half, 4: mostly, 5: always.',
    }),
  }),
  answer: { status: 200, schema: Assessment },
  problems: [],
} as const satisfies Operation;

export const gatherings = {
  ...{ listGatherings, registerGathering, withdrawGathering },
  ...{ listSelfAssessments, assessSelf },
} as const;
