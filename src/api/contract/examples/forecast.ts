import type { z } from 'zod';
import type { Examples } from '../example.ts';
import type { forecast } from '../forecast.ts';
import { CLARA_ID } from './ids.ts';

type Forecast = z.input<typeof forecast.readForecast.answer.schema>['items'][number];

/** Clara in the week of 12 March, with so many citizens. */
const clara = (count: number, load: number, inWords: string): Forecast => ({
  ...{ staffId: CLARA_ID, name: 'Clara Toft', overdue: [] },
  weeks: [
    {
      ...{ week: 11, from: '2026-03-09', last: '2026-03-15', duties: [], inWords },
      caseload: {
        ...{ staffId: CLARA_ID, inCourse: { LAB_31B: count }, inContact: 0 },
        ...{ load, limit: 1, isHigh: false },
      },
    },
  ],
});
const today = '2026-03-12';
const now = clara(1, 0.06666666666666667, 'Uge 11 (09-03-2026): 0 opgaver · sagstal 0,07: 1 efter § 31 b');
const then = clara(4, 0.26666666666666666, 'Uge 11 (09-03-2026): 0 opgaver · sagstal 0,27: 4 efter § 31 b');

export const forecastExamples: Examples<typeof forecast> = {
  readForecast: { query: { weeks: 1 }, answer: { today, items: [now] } },
  tryOutForecast: {
    body: { staffId: CLARA_ID, weeks: 1, count: 3, programme: 'social-stoette' },
    answer: { today, before: now, after: then },
  },
};
