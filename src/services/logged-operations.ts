import { randomUUID } from 'node:crypto';
import { logAccess, sealCriterion } from '../store/access-log.ts';
import { findTrajectory } from '../store/trajectories.ts';
import { createOperations, type Operations, operator } from './operations.ts';
import type { ServiceDeps } from './services.ts';
import type { ShownReport } from './stored-reports.ts';

/** The cases that were touched in one municipality, how it was answered, in HTTP's numbers, and what was looked for. */
interface Touched {
  readonly municipality: string;
  readonly trajectories: readonly string[];
  readonly status: number;
  readonly wanted?: string;
}

/** What the command line can ask, with each access to a citizen's data in the access log before it is answered. */
export function loggedOperations(deps: ServiceDeps): Operations {
  const { db, keys, clock } = deps;
  const operations = createOperations(deps);
  const log = async (operation: keyof Operations, touched: readonly Touched[]) => {
    for (const { wanted, ...one } of touched) {
      const entry = { actor: operator(), requestId: randomUUID(), at: new Date(clock.now()) };
      const criterion = wanted === undefined ? null : sealCriterion(keys, entry, wanted);
      await logAccess(db, { ...entry, ...one, role: 'operator', operation: `cli.${operation}`, criterion });
    }
  };
  const ofCase = async (trajectoryId: string, status: number): Promise<Touched[]> => {
    const { municipality = '' } = (await findTrajectory(db, trajectoryId)) ?? {};
    return [{ municipality, trajectories: [trajectoryId], status }];
  };
  const ofReport = ({ municipality, rows }: ShownReport, status: number): Touched => ({
    ...{ municipality, status, trajectories: [...new Set(rows.map(({ trajectoryId }) => trajectoryId))] },
  });
  return {
    ...operations,
    async list() {
      const all = await operations.list();
      const byPlace = Map.groupBy(all, ({ municipality }) => municipality);
      const touched = [...byPlace].map(([municipality, here]) => ({
        ...{ municipality, status: 200, trajectories: here.map(({ id }) => id) },
      }));
      await log('list', touched);
      return all;
    },
    async reports(request) {
      const places = await operations.reports(request);
      await log(
        'reports',
        places.map(({ municipality, trajectories }) => ({ municipality, trajectories, status: 200 })),
      );
      return places;
    },
    async moveCaseload(request, progress) {
      const answer = await operations.moveCaseload(request, progress);
      const { moves } = answer;
      const trajectories = [...new Set(moves.map(({ trajectoryId }) => trajectoryId))];
      await log('moveCaseload', [{ municipality: request.municipality, trajectories, status: 200 }]);
      return answer;
    },
    async forecast(request) {
      const forecast = await operations.forecast(request);
      await log(
        'forecast',
        forecast.looked.map((one) => ({ ...one, status: 200 })),
      );
      return forecast;
    },
    async takeAbsence(request) {
      const answer = await operations.takeAbsence(request);
      const { trajectoryIds: trajectories, taken } = answer;
      const status = taken || request.tryOut ? 200 : 409;
      await log('takeAbsence', [{ municipality: request.municipality, trajectories, status }]);
      return answer;
    },
    async trySettings(request) {
      const trial = await operations.trySettings(request);
      const { own, trajectories } = trial;
      await log('trySettings', [{ municipality: own.municipality, trajectories, status: 200 }]);
      return trial;
    },
    async takeSettings(request) {
      const taken = await operations.takeSettings(request);
      await log('takeSettings', [{ municipality: taken.municipality, trajectories: [], status: 200 }]);
      return taken;
    },
    async reportVersion(request) {
      const shown = await operations.reportVersion(request);
      if (shown) await log('reportVersion', [ofReport(shown, 200)]);
      return shown;
    },
    async settleReport(request) {
      const answer = await operations.settleReport(request);
      const about = answer && 'refusal' in answer ? await operations.reportVersion(request) : answer;
      if (answer && about) await log('settleReport', [ofReport(about, 'refusal' in answer ? 409 : 200)]);
      return answer;
    },
    async exportReport(request) {
      const file = await operations.exportReport(request);
      const about = file && (await operations.reportVersion(request));
      if (file && about)
        await log('exportReport', [{ municipality: about.municipality, trajectories: file.trajectories, status: 200 }]);
      return file;
    },
    async teamFidelity(request) {
      const places = await operations.teamFidelity(request);
      await log(
        'teamFidelity',
        places.map(({ municipality, trajectories }) => ({ municipality, trajectories, status: 200 })),
      );
      return places;
    },
    async tryMove(request) {
      const trial = await operations.tryMove(request);
      await log('tryMove', [{ municipality: request.municipality, trajectories: trial.trajectories, status: 200 }]);
      return trial;
    },
    async show(request) {
      const shown = await operations.show(request);
      await log('show', await ofCase(request.trajectoryId, shown ? 200 : 404));
      return shown;
    },
    async send(request) {
      const answer = await operations.send(request);
      await log('send', await ofCase(request.trajectoryId, 'refusal' in answer ? 409 : 200));
      return answer;
    },
    async note(request) {
      const kept = await operations.note(request);
      await log('note', await ofCase(request.trajectoryId, kept ? 201 : 404));
      return kept;
    },
    async readLog(request) {
      const found = await operations.readLog(request);
      const { trajectoryId } = request;
      const nobodys = { municipality: '', trajectories: [], status: 200 };
      const touched = trajectoryId === undefined ? [nobodys] : await ofCase(trajectoryId, 200);
      const wanted = JSON.stringify(request);
      await log(
        'readLog',
        touched.map((one) => ({ ...one, wanted })),
      );
      return found;
    },
    async importList(request, progress) {
      const report = await operations.importList(request, progress);
      await log('importList', [{ municipality: request.municipality, trajectories: [], status: 200 }]);
      return report;
    },
  };
}
