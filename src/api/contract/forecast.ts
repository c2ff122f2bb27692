import { z } from 'zod';
import { CITIZEN_PROGRAMME_IDS } from '../../domain/programmes/index.ts';
import { CivilDateSchema } from '../../services/command-schema.ts';
import { Load } from './caseload.ts';
import type { Operation } from './operation.ts';
import { Day, Id } from './parts.ts';

const ComingDuty = z.object({
  trajectoryId: Id.nullable().meta({ description: 'Null in a case that is only thought of.' }),
  duty: z.string().meta({ example: 'course-1/goals-2' }),
  dueOn: Day.meta({ description: 'The last day in time.' }),
});

const Forecast = z
  .object({
    staffId: z.string(),
    name: z.string(),
    overdue: z.array(ComingDuty),
    weeks: z.array(
      z.object({
        ...{ week: z.int().meta({ description: 'ISO 8601.' }), from: Day, last: Day },
        duties: z
          .array(ComingDuty)
          .meta({ description: 'To be done by a day of this week; in the first from today on.' }),
        caseload: Load.omit({ name: true }).nullable().meta({ description: 'On its first day; today in the first.' }),
        inWords: z.string().meta({ description: 'In Danish.' }),
      }),
    ),
  })
  .meta({ id: 'Forecast' });

const MOST_WEEKS = 26;
const Weeks = z.int().min(1).max(MOST_WEEKS).meta({ description: 'ISO weeks, the one of today included.' });

const readForecast = {
  method: 'get',
  route: '/forecast',
  summary: {
    da: 'Opgaver og sagstal for hver medarbejder, uge for uge frem',
    en: 'Duties and caseload of each worker, week by week ahead',
  },
  action: 'forecast.read',
  query: z.object({ weeks: z.coerce.number().pipe(Weeks).default(12) }),
  answer: { status: 200, schema: z.object({ today: Day, items: z.array(Forecast) }) },
  problems: [],
} as const satisfies Operation;

const tryOutForecast = {
  method: 'post',
  route: '/forecast/what-if',
  summary: {
    da: 'Hvad hvis en medarbejder tog så mange borgere mere? Intet gemmes',
    en: 'What if a worker took so many more citizens? Nothing is stored',
  },
  action: 'forecast.read',
  body: z.strictObject({
    staffId: Id,
    weeks: Weeks.default(12),
    count: z.int().min(1).max(50),
    programme: z.enum(CITIZEN_PROGRAMME_IDS as [string, ...string[]]).meta({ example: 'social-stoette' }),
    from: CivilDateSchema.optional().meta({
      description: 'The day on which they would begin, at most 366 days from today; today when left out.',
    }),
  }),
  answer: {
    status: 200,
    schema: z.object({
      today: Day,
      before: Forecast.nullable().meta({ description: 'Null: nothing ahead.' }),
      after: Forecast.nullable(),
    }),
  },
  problems: ['notFound'],
} as const satisfies Operation;

export const forecast = { readForecast, tryOutForecast } as const;
