import { randomUUID } from 'node:crypto';
import { addMonths, type CivilDate } from '../domain/calendar/civil-date.ts';
import { instantAt } from '../domain/calendar/working-days.ts';
import { reportPlaces } from '../services/fill-reports.ts';
import type { ServiceDeps } from '../services/services.ts';
import { TASK_QUEUE } from '../temporal.ts';
import type { TemporalClient } from '../witness/chain.ts';
import { untilSent } from './calendar.ts';

/** The schedules fire by the server's own clock, which stands still: once a month of the cohort's they are made good for. */
const DAY_OF_MONTH = '06';

/** Starts what the schedules start, for every municipality and programme, and waits until it has ended. */
export async function fillAll(client: TemporalClient, { db }: Pick<ServiceDeps, 'db'>): Promise<void> {
  for (const place of await reportPlaces(db))
    await client.workflow.execute('reports', {
      ...{ taskQueue: TASK_QUEUE, workflowId: `cohort-reports-${randomUUID()}`, args: [place] },
    });
}

export const isFillingDay = (today: CivilDate): boolean => today.endsWith(`-${DAY_OF_MONTH}`);

/**
 * Brings the clock to a day on which one more period of every report is over than when it was filled last, and fills: then
 * what is kept follows from all that was registered, however late.
 */
export async function fillLast(client: TemporalClient, services: ServiceDeps): Promise<void> {
  const { clock } = services;
  const day = `${addMonths(clock.today(), 3).slice(0, 8)}${DAY_OF_MONTH}` as CivilDate;
  await clock.advance(instantAt(day, '08:00') - clock.now());
  await fillAll(client, services);
  await untilSent(services.db, () => clock.now());
}
