import { randomUUID } from 'node:crypto';
import { type Client, ScheduleAlreadyRunning, type ScheduleOptions, ScheduleOverlapPolicy } from '@temporalio/client';
import type { reports } from '../workflows/index.ts';

/** Whose reports a schedule sees to: a municipality's code and a programme's id. */
export interface ScheduledPlace {
  readonly municipality: string;
  readonly programme: string;
}

/** The schedules of the reports that fill themselves: one per municipality and programme. */
export interface ReportSchedules {
  /** Makes sure that there are such schedules, and that they are as this program wants them; repeating it changes nothing. */
  ensureReports(places: readonly ScheduledPlace[]): Promise<void>;
  /** Has reports filled at once: when a process starts, and when a demo's clock has been moved. */
  fillReportsNow(places: readonly ScheduledPlace[]): Promise<void>;
}

const argsOf = ({ municipality, programme }: ScheduledPlace): [ScheduledPlace] => [{ municipality, programme }];
const idOf = ({ municipality, programme }: ScheduledPlace) => `reports-${municipality}-${programme}`;

export function createReportSchedules(client: Client, taskQueue: string): ReportSchedules {
  const seenTo = new Set<string>();
  return {
    async ensureReports(places) {
      for (const place of places.filter((one) => !seenTo.has(idOf(one)))) {
        await ensure(client, scheduleOf(place, taskQueue));
        seenTo.add(idOf(place));
      }
    },
    async fillReportsNow(places) {
      // Not by the schedules: of two firings within a second they forget the second, which may be the one that sees a moved clock.
      for (const place of places)
        await client.workflow.start<typeof reports>('reports', {
          ...{ taskQueue, workflowId: `${idOf(place)}-${randomUUID()}`, args: argsOf(place) },
        });
    },
  };
}

async function ensure(client: Client, schedule: ReturnType<typeof scheduleOf>): Promise<void> {
  try {
    await client.schedule.create<typeof reports>(schedule);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, action, policies } = schedule;
    await client.schedule
      .getHandle(schedule.scheduleId)
      .update<typeof reports>((former) => ({ spec, action, policies, state: former.state }));
  }
}

/**
 * Every morning, well after the hour that a change of summer time leaves out or repeats. What a day's firing does is known
 * to the domain, so one that is missed is made good by the next; a week is caught up, and none runs beside another.
 */
const scheduleOf = (place: ScheduledPlace, taskQueue: string) =>
  ({
    scheduleId: idOf(place),
    spec: { calendars: [{ hour: 6 }], timezone: 'Europe/Copenhagen' },
    action: {
      type: 'startWorkflow',
      workflowType: 'reports',
      workflowId: idOf(place),
      args: argsOf(place),
      taskQueue,
    },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '7 days' },
  }) satisfies ScheduleOptions;
