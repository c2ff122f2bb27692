import { checkReports, type ReportCheck } from '../checker/reports.ts';
import type { Told } from '../checker/told.ts';
import { addDays } from '../domain/calendar/civil-date.ts';
import { newestProgramme, PROGRAMME_IDS } from '../domain/programmes/index.ts';
import { readReports } from '../services/reports.ts';
import type { ServiceDeps } from '../services/services.ts';
import { FIRST_DAY } from './first-day.ts';

/** Every report of every programme and municipality as the installation gives it today, against what the journals tell. */
export async function checkEveryReport(
  services: Pick<ServiceDeps, 'db' | 'clock'>,
  told: ReadonlyMap<string, Told>,
): Promise<ReportCheck> {
  const today = services.clock.today();
  const days = { from: FIRST_DAY, last: addDays(today, -1) };
  const checks: ReportCheck[] = [];
  for (const programme of PROGRAMME_IDS)
    for (const place of await readReports(services, { programme, ...days })) {
      const cases = place.trajectories.map((id) => told.get(id)!);
      checks.push(checkReports(newestProgramme(programme)!, place, cases, { today, ...days }));
    }
  return {
    violations: checks.flatMap(({ violations }) => violations),
    compared: checks.reduce((sum, { compared }) => sum + compared, 0),
    unjudged: [...new Set(checks.flatMap(({ unjudged }) => unjudged))],
  };
}
