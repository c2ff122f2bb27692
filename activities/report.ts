import { Context, log } from '@temporalio/activity';
import type { Database } from '../src/store/database.ts';
import { codeOf } from '../src/store/fault-code.ts';
import type { ReportPlace } from '../src/store/reports.ts';
import { raiseAlarm } from '../src/store/troubles.ts';
import { failed, isOutage } from './faults.ts';

export interface ReportOptions {
  readonly db: Database;
  /** Fills what is due of a municipality's reports in a programme; repeating it changes nothing. */
  readonly fillReports: (place: ReportPlace) => Promise<{ readonly begun: number }>;
}

export type ReportActivities = ReturnType<typeof createReportActivities>;

export const createReportActivities = ({ db, fillReports }: ReportOptions) => ({
  /** Fills all periods that are due, in one transaction. */
  async fillReports(place: ReportPlace): Promise<void> {
    try {
      const { begun } = await fillReports(place);
      if (begun > 0) log.info('reports filled', { ...place, begun });
    } catch (error) {
      throw await failureOf(db, place, error).catch(() => failed('reporting', error));
    }
  },
});

/** Tried again for ever. A fault that will not pass by itself raises an alarm: an operator must look. */
async function failureOf(db: Database, { municipality, programme }: ReportPlace, error: unknown) {
  if (!isOutage(error) && Context.current().info.attempt >= ALARM_AT_ATTEMPT) {
    const detail = `${municipality} ${programme} ${codeOf(error)}`;
    if (await raiseAlarm(db, { kind: 'reportFails', trajectoryId: null, detail }))
      log.error('a report cannot be filled: it waits for it to be mended', { detail });
  }
  return failed('reporting', error);
}

const ALARM_AT_ATTEMPT = 5;
