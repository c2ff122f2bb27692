import type { JournalRow } from '../checker/evidence.ts';
import { checkReports, type ReportCheck } from '../checker/reports.ts';
import { checkStoredReports, type StoredVersion } from '../checker/stored-reports.ts';
import { toldBy } from '../checker/told/told.ts';
import { addDays } from '../domain/calendar/civil-date.ts';
import { newestProgramme, PROGRAMME_IDS } from '../domain/programmes/index.ts';
import { periodicReports } from '../services/fill-reports.ts';
import { readReports } from '../services/reports.ts';
import type { ServiceDeps } from '../services/services.ts';
import type { Database } from '../store/database.ts';
import { keptReports, type ReportPlace } from '../store/reports.ts';
import { FIRST_DAY } from './first-day.ts';

/** Every report of every programme and municipality as the installation gives it today, against what the journals tell. */
export async function checkEveryReport(
  services: Pick<ServiceDeps, 'db' | 'clock'>,
  journals: ReadonlyMap<string, readonly JournalRow[]>,
): Promise<ReportCheck> {
  const today = services.clock.today();
  const days = { from: FIRST_DAY, last: addDays(today, -1) };
  const checks: ReportCheck[] = [];
  for (const programme of PROGRAMME_IDS)
    for (const place of await readReports(services, { programme, ...days })) {
      const cases = place.trajectories.map((id) => ({
        id,
        journal: journals.get(id)!,
        told: toldBy(journals.get(id)!),
      }));
      const model = newestProgramme(programme)!;
      checks.push(checkReports(model, place, cases, { today, ...days }));
      const { municipality } = place;
      const versions = await newestVersions(services.db, { municipality, programme });
      checks.push(checkStoredReports(model, { municipality, versions }, cases, today));
    }
  return {
    violations: checks.flatMap(({ violations }) => violations),
    compared: checks.reduce((sum, { compared }) => sum + compared, 0),
    unjudged: [...new Set(checks.flatMap(({ unjudged }) => unjudged))],
  };
}

/** Of each period the newest version of every report that fills itself: the draft where there is one. */
async function newestVersions(db: Database, place: ReportPlace): Promise<StoredVersion[]> {
  const newest = new Map<string, StoredVersion>();
  for (const { id: report } of periodicReports(place.programme))
    for (const { period_from: from, period_last: last, rows, figures, gaps } of await keptReports(db, {
      ...place,
      report,
    }))
      newest.set(`${report}/${from}/${last}`, { report, from, last, rows, figures, gaps });
  return [...newest.values()];
}
