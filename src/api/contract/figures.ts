import { z } from 'zod';
import { JOB_FUNCTIONS, OUTSIDE_PARTIES } from '../../domain/people.ts';
import { PROGRAMME_IDS } from '../../domain/programmes/index.ts';
import type { Operation } from './operation.ts';
import { Day, Id } from './parts.ts';

const Ref = z.object({
  trajectoryId: Id,
  about: z.string().nullable().meta({ description: 'What within the case; null for the case itself.' }),
  amount: z.number().optional().meta({ description: 'Days or hours, where the figure is about an amount.' }),
});
const RefNot = Ref.extend({ why: z.string().meta({ description: 'Why not, by code.', example: 'late' }) });

const said = {
  ...{ id: z.string().meta({ example: 'coursesStarted' }), name: z.string(), rule: z.string() },
  shows: z.enum(['share', 'reached', 'parts', 'days', 'months', 'hours']),
  value: z.number().nullable().meta({ description: 'A share is from 0 to 1. Null: not computable, neither 0 nor 1.' }),
  of: z.number().nullable().meta({ description: 'What the value is of.' }),
  inWords: z.string(),
};

const Figure = z
  .object({
    ...said,
    definition: z.string().nullable().meta({ description: 'Exactly what counts, of what.' }),
    estimate: z.number().nullable().meta({ description: 'What the municipality has estimated.' }),
    counts: z.array(Ref),
    countsNot: z.array(RefNot),
    leftOut: z.array(RefNot).meta({ description: 'What cannot be judged: in no sum.' }),
    parts: z
      .array(z.object({ key: z.string(), value: z.number().nullable(), counts: z.array(Ref) }))
      .meta({ description: 'Parts, months, or workers; workers only for those who may see each one’s caseload.' }),
  })
  .meta({ id: 'Figure' });

const Stop = z
  .object({
    trajectoryId: Id,
    kind: z.enum(['pause', 'interruption', 'exit']),
    course: z.int().nullable(),
    on: Day,
    until: Day.nullable(),
    reason: z.string().nullable().meta({ description: 'By code; what was written stays in the case.' }),
    told: z.array(
      z.object({
        party: z.enum(OUTSIDE_PARTIES),
        what: z.enum(['began', 'ended', 'reasons', 'discussed']),
        on: Day.nullable().meta({ description: 'Null while they have not been told.' }),
      }),
    ),
    inWords: z.string().meta({ description: 'In Danish.' }),
  })
  .meta({ id: 'Stop' });

const counts = z.record(z.string(), z.int());
const Cadence = z
  .object({
    staffId: z.string().nullable().meta({ description: 'Null: nobody, or not shown to who asks.' }),
    name: z.string().nullable(),
    ...{ reached: z.int(), notReached: z.int(), notLogged: z.int() },
    notAsked: counts.meta({ description: 'Periods in which nothing is asked for, by the rule that says so.' }),
    forms: counts.meta({ description: 'Contacts by their form.' }),
    personalShare: z.number().nullable(),
  })
  .meta({ id: 'CadenceFigures' });

const Programme = z.enum(PROGRAMME_IDS as [string, ...string[]]).meta({ example: 'social-stoette' });
const named = { id: z.string(), name: z.string().meta({ description: 'In Danish.' }) };
const MOST_WEEKS = 520;

const readFigures = {
  method: 'get',
  route: '/figures',
  summary: {
    da: 'Tal om en indsats, som de står i dag, hvert ned til dets forløb',
    en: 'Figures of a programme as they stand today, each down to its cases',
  },
  action: 'figures.read',
  query: z.object({
    programme: Programme,
    weeks: z.coerce.number().int().min(1).max(MOST_WEEKS).default(13).meta({
      description: 'Contact is counted in so many weeks back from today.',
    }),
  }),
  answer: {
    status: 200,
    schema: z.object({
      today: Day,
      figures: z.array(z.object({ ...named, figures: z.array(Figure) })),
      stops: z.array(
        z.object({
          ...named,
          rows: z.array(Stop),
          gaps: z
            .array(
              z.object({
                ...{ trajectoryId: Id, course: z.int().nullable(), field: z.string() },
                filledBy: z.enum([...JOB_FUNCTIONS, 'teamLeader']),
              }),
            )
            .meta({ description: 'Who has not been told, and who is to tell them.' }),
        }),
      ),
      cadences: z.array(z.object({ ...named, figures: z.array(Cadence) })),
      reviews: z.array(
        z.object({
          ...named,
          figures: z.object({
            ...{ checkpoints: z.int(), needless: z.int(), exempt: counts, due: z.int(), held: z.int() },
          }),
        }),
      ),
    }),
  },
  problems: [],
} as const satisfies Operation;

const PublicFigure = z
  .object({
    ...said,
    from: Day.nullable().meta({ description: 'Of which days; null for today.' }),
    last: Day.nullable(),
    isHidden: z.boolean().meta({ description: 'A small group would be seen in it.' }),
    parts: z.array(z.object({ key: z.string(), value: z.number().nullable(), isHidden: z.boolean() })),
  })
  .meta({ id: 'PublicFigure' });

const readPublicFigures = {
  method: 'get',
  route: '/public-figures',
  summary: {
    da: 'De samme tal, som offentligheden kan se dem: uden forløb, ansatte og små grupper',
    en: 'The same figures as the public may see them: without cases, staff and small groups',
  },
  action: 'figures.read',
  query: z.object({ programme: Programme }),
  answer: {
    status: 200,
    schema: z.object({ today: Day, reports: z.array(z.object({ ...named, figures: z.array(PublicFigure) })) }),
  },
  problems: [],
} as const satisfies Operation;

export const figures = { readFigures, readPublicFigures } as const;
