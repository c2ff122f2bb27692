import { z } from 'zod';
import type { Operation } from './operation.ts';
import { Day, Id } from './parts.ts';

const Share = z.number().min(0).max(1);

const Item = z
  .object({
    id: z.string().meta({ example: 'F5' }),
    name: z.string(),
    weight: z.int().meta({ description: '0: shown beside the score, never part of it.' }),
    dueOn: Day.nullable(),
    value: z.number().min(0).nullable().meta({ description: 'From 0 to 1; null when it cannot be told.' }),
    why: z
      .enum(['notDue', 'noData', 'notRecorded', 'notApplicable', 'notMeasurable'])
      .nullable()
      .meta({ description: 'Why it cannot be told.' }),
    counted: z.object({ is: z.number(), of: z.number() }).nullable().meta({ description: 'What it was counted from.' }),
    inWords: z.string(),
  })
  .meta({ id: 'FidelityItem' });

const score = {
  version: z.int().meta({ description: 'Of the weights and formulas it was reckoned with.' }),
  score: Share.nullable().meta({ description: 'Null while less than 60 % of the weight that is due can be told.' }),
  coverage: Share.nullable().meta({ description: 'How much of the weight that is due can be told.' }),
  items: z.array(Item),
};

const readMethodSupport = {
  method: 'get',
  route: '/trajectories/{trajectoryId}/method-support',
  summary: {
    da: 'Metodestøtte: metodefidelitet og tjeklister. Aldrig et krav',
    en: 'Method support: fidelity and checklists. Never a rule',
  },
  action: 'method.read',
  path: z.object({ trajectoryId: Id }),
  answer: {
    status: 200,
    schema: z.object({
      fidelity: z.array(z.object({ course: z.int(), ...score })).meta({ description: 'One for each course.' }),
      checklists: z.array(
        z.object({
          phase: z.literal([0, 1, 2, 3]).meta({ description: '0: before the course.' }),
          isCurrent: z.boolean(),
          points: z.array(z.object({ code: z.string(), text: z.string(), tickedOn: Day.nullable() })),
        }),
      ),
    }),
  },
  problems: ['notFound', 'notRecordedYet'],
} as const satisfies Operation;

const MOST_WEEKS = 520;

const readTeamFidelity = {
  method: 'get',
  route: '/fidelity',
  summary: {
    da: 'Metodefidelitet for de forløb, du leder. Ingen medarbejder er nævnt',
    en: 'Fidelity of the courses that you lead. No worker is named',
  },
  action: 'method.team',
  query: z.object({
    weeks: z.coerce.number().int().min(1).max(MOST_WEEKS).default(13).meta({ description: 'Back from today.' }),
  }),
  answer: {
    status: 200,
    schema: z.object({
      items: z
        .array(
          z.object({
            programme: z.string(),
            courses: z.int().meta({ description: 'Under five of them nothing is told.' }),
            mean: Share.nullable().meta({
              description: 'Of the scores of the courses; null while fewer than five have one.',
            }),
            scored: z.int().meta({ description: 'Courses that have a score.' }),
            leftLawfully: z.int().meta({ description: 'Courses that ended early in a lawful way: in no figure.' }),
            ...score,
          }),
        )
        .meta({ description: 'One for each programme.' }),
    }),
  },
  problems: [],
} as const satisfies Operation;

export const methodSupport = { readMethodSupport, readTeamFidelity } as const;
