import type { ReportPlace } from '../store/reports.ts';
import { fillReports, reportPlaces } from './fill-reports.ts';
import { performer } from './long/perform.ts';
import type { ServiceDeps } from './services.ts';

/** What a worker is handed besides the outbox: it knows no service. */
export const workOf = (deps: ServiceDeps) => ({
  perform: performer(deps),
  fillReports: (place: ReportPlace) => fillReports(deps, place),
});

/** Sees to it that reports fill themselves from now on, and that what fell due while nothing ran is filled at once. */
export async function seeToReports({ db, trajectories }: Pick<ServiceDeps, 'db' | 'trajectories'>): Promise<void> {
  const places = await reportPlaces(db);
  await trajectories.ensureReports(places);
  await trajectories.fillReportsNow(places);
}
