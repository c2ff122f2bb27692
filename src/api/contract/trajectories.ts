import { z } from 'zod';
import { ORGANISATION_KINDS } from '../../domain/people.ts';
import { CivilDateSchema, CommandBodySchema, DespiteSchema, SignalBodySchema } from '../../services/command-schema.ts';
import type { Operation } from './operation.ts';
import {
  CaseNumber,
  Consequence,
  Cpr,
  Day,
  Id,
  Instant,
  Message,
  Objection,
  PageQuery,
  Phase,
  Plan,
  Receipt,
  Summary,
  TrajectoryStatus,
} from './parts.ts';

const path = z.object({ trajectoryId: Id });

const CommandBody = CommandBodySchema.meta({ id: 'CommandBody' });
const SignalBody = SignalBodySchema.meta({ id: 'SignalBody' });

const listTrajectories = {
  method: 'get',
  route: '/trajectories',
  summary: { da: 'Forløb, du har adgang til', en: 'Trajectories that you have access to' },
  action: 'trajectory.list',
  query: z.object({
    status: TrajectoryStatus.optional(),
    phase: z.coerce.number().pipe(Phase).optional(),
    dueBefore: CivilDateSchema.optional().meta({
      description: 'Something is to be done, and held by no pause, whose last day in time lies before that day.',
    }),
    worker: Id.optional().meta({ description: 'A member of staff who holds a function or stands in today.' }),
    unassigned: z.literal('true').optional().meta({ description: 'Nobody holds a function or stands in today.' }),
    ...PageQuery.shape,
  }),
  answer: { status: 200, schema: z.object({ items: z.array(Summary) }) },
  problems: [],
} as const satisfies Operation;

/** What every enrolment says besides whom it is about. */
const enrolment = (programme: string, variant: string) => ({
  programme: z.string().meta({ example: programme }),
  variant: z.string().meta({ example: variant }),
  draw: z
    .string()
    .regex(/^[\w.:-]{1,64}$/)
    .meta({ example: '2026-1', description: 'Once per programme and draw.' }),
  on: CivilDateSchema,
  caseNumber: CaseNumber.optional(),
});
const name = z.string().trim().min(1).max(200);

const enrolled = {
  status: 201,
  schema: z.object({ id: Id, isNew: z.boolean().meta({ description: 'False when it had been done already.' }) }),
} as const;

const enrolCitizen = {
  method: 'post',
  route: '/trajectories',
  summary: { da: 'Tilmeld en borger til en indsats', en: 'Enrol a citizen in a programme' },
  action: 'trajectory.enrol',
  body: z
    .strictObject({
      cpr: Cpr,
      name: name.meta({ example: 'Anders Holm' }),
      ...enrolment('social-stoette', 'rollout'),
    })
    .meta({ id: 'Enrolment' }),
  answer: enrolled,
  problems: ['refused', 'notRecordedYet'],
} as const satisfies Operation;

const enrolOrganisation = {
  method: 'post',
  route: '/organisation-trajectories',
  summary: {
    da: 'Tilmeld kommunen eller et socialt tilbud til en indsats for organisationer',
    en: 'Enrol the municipality or a social provider in a programme for organisations',
  },
  action: 'trajectory.enrolOrganisation',
  body: z
    .strictObject({
      organisation: z.strictObject({
        kind: z.enum(ORGANISATION_KINDS),
        name: name.meta({ example: 'Birkelund Kommune' }),
      }),
      ...enrolment('implementeringsstoette', 'rollout'),
    })
    .meta({ id: 'OrganisationEnrolment' }),
  answer: enrolled,
  problems: ['refused', 'notRecordedYet'],
} as const satisfies Operation;

const readTrajectory = {
  method: 'get',
  route: '/trajectories/{trajectoryId}',
  summary: { da: 'Et forløb, som det står i dag', en: 'A trajectory as it stands today' },
  action: 'trajectory.read',
  path,
  answer: {
    status: 200,
    schema: Summary.extend({
      ...{ staff: z.record(z.string(), Id), programme: z.string(), variant: z.string() },
      beside: z
        .array(z.object({ id: Id, programme: z.string(), status: TrajectoryStatus }))
        .meta({ description: 'The other cases of whom it is about; none for those who may not see who that is.' }),
    }),
  },
  problems: ['notFound'],
} as const satisfies Operation;

const sendCommand = {
  method: 'post',
  route: '/trajectories/{trajectoryId}/commands',
  summary: { da: 'Registrér noget i et forløb', en: 'Register something in a trajectory' },
  action: 'trajectory.command',
  isIdempotent: true,
  path,
  body: z.strictObject({ command: CommandBody, despite: DespiteSchema.optional() }),
  answer: { status: 200, schema: z.object({ sequence: z.int(), consequences: z.array(Consequence) }) },
  problems: ['notFound', 'refused', 'keyReused', 'stateHasChanged', 'notRecordedYet'],
} as const satisfies Operation;

const sendSignal = {
  method: 'post',
  route: '/trajectories/{trajectoryId}/signals',
  summary: {
    da: 'Fortæl et forløb noget uden at vente på svaret',
    en: 'Tell a trajectory something without waiting for the answer',
  },
  action: 'trajectory.command',
  isIdempotent: true,
  path,
  body: z.strictObject({ signal: SignalBody, despite: DespiteSchema.optional() }),
  answer: {
    status: 202,
    schema: z.object({ id: Id.meta({ description: 'The Idempotency-Key: what comes of it is found under it.' }) }),
  },
  problems: ['notFound', 'refused', 'keyReused', 'stateHasChanged', 'notRecordedYet'],
} as const satisfies Operation;

const readSignal = {
  method: 'get',
  route: '/trajectories/{trajectoryId}/signals/{signalId}',
  summary: {
    da: 'Hvad der kom ud af det, et forløb blev fortalt; ikke fundet, indtil det står i journalen',
    en: 'What came of something that a trajectory was told; not found until the journal has it',
  },
  action: 'trajectory.read',
  path: path.extend({ signalId: Id }),
  answer: {
    status: 200,
    schema: z.object({
      isAccepted: z.boolean(),
      sequence: z.int().meta({ description: 'How many events there were when it had been dealt with.' }),
      objections: z.array(Objection),
    }),
  },
  problems: ['notFound'],
} as const satisfies Operation;

const readPlan = {
  method: 'get',
  route: '/trajectories/{trajectoryId}/plan',
  summary: {
    da: 'Alle datoer, eller som de stod en anden dag',
    en: 'Every date, or every date as it stood on another day',
  },
  action: 'trajectory.read',
  path,
  query: z.object({
    asOf: CivilDateSchema.optional().meta({
      description: 'What was known at the end of that day, and what followed from it.',
    }),
  }),
  answer: { status: 200, schema: Plan },
  problems: ['notFound', 'notRecordedYet'],
} as const satisfies Operation;

const explainDate = {
  method: 'get',
  route: '/trajectories/{trajectoryId}/explanation',
  summary: { da: 'Hvorfor denne dato?', en: 'Why this date?' },
  action: 'trajectory.explain',
  path,
  query: z.object({ of: z.string().max(200).meta({ description: 'Id of a transition or a duty of the plan.' }) }),
  answer: { status: 200, schema: Receipt },
  problems: ['notFound', 'notRecordedYet'],
} as const satisfies Operation;

const listPossibilities = {
  method: 'get',
  route: '/trajectories/{trajectoryId}/possibilities',
  summary: {
    da: 'Hvad der kan gøres nu, og hvorfor resten ikke kan',
    en: 'What is allowed now, and why the rest is not',
  },
  action: 'trajectory.explain',
  path,
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.object({
          command: z.string(),
          about: z.string().nullable(),
          isAllowed: z.boolean(),
          needsReason: z.boolean(),
          objections: z.array(Objection),
        }),
      ),
    }),
  },
  problems: ['notFound', 'notRecordedYet'],
} as const satisfies Operation;

const tryOut = {
  method: 'post',
  route: '/trajectories/{trajectoryId}/what-if',
  summary: {
    da: 'Hvad ville der ske? Intet gemmes',
    en: 'What would happen? Nothing is stored',
  },
  action: 'trajectory.tryOut',
  path,
  body: z.strictObject({
    commands: z
      .array(z.strictObject({ command: CommandBody, despite: DespiteSchema.optional() }))
      .min(1)
      .max(20),
  }),
  answer: {
    status: 200,
    schema: z.object({
      before: Plan,
      after: Plan,
      refusals: z.array(z.object({ command: z.int(), objections: z.array(Objection) })),
      messages: z.object({ before: z.array(Message), after: z.array(Message) }).meta({
        description: 'What people will be told if nothing else happens.',
      }),
      consequences: z.array(Consequence),
    }),
  },
  problems: ['notFound', 'notRecordedYet'],
} as const satisfies Operation;

const readJournal = {
  method: 'get',
  route: '/trajectories/{trajectoryId}/journal',
  summary: { da: 'Alt, hvad der er sket', en: 'Everything that has happened' },
  action: 'trajectory.journal',
  path,
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.object({
          sequence: z.int(),
          type: z.string(),
          on: Day.meta({ description: 'When it happened.' }),
          recordedAt: Instant.meta({ description: 'When it was recorded.' }),
          by: z.string().nullable().meta({ description: 'Who asked; null when time alone brought it about.' }),
          text: z.string(),
          event: z.looseObject({}),
        }),
      ),
    }),
  },
  problems: ['notFound'],
} as const satisfies Operation;

export const trajectories = {
  listTrajectories,
  enrolCitizen,
  enrolOrganisation,
  readTrajectory,
  sendCommand,
  sendSignal,
  readSignal,
  readPlan,
  explainDate,
  listPossibilities,
  tryOut,
  readJournal,
} as const;
