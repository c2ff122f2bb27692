import type { z } from 'zod';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { isFictive } from '../../domain/fictive-courses.ts';
import type { ComingDuty } from '../../domain/forecast.ts';
import { weekLine } from '../../messages/forecast.ts';
import { casesShown, isTooFar, type NamedForecast, readForecasts } from '../../services/forecast.ts';
import type { ServiceDeps } from '../../services/services.ts';
import { reachOf } from '../access/policy.ts';
import { createStaffGuard } from '../access/staff-guard.ts';
import type { forecast } from '../contract/forecast.ts';
import { Problem } from '../http/problem.ts';
import type { Handler } from '../http/router.ts';

type Own = { readonly [Id in keyof typeof forecast]: Handler<(typeof forecast)[Id]> };
type View = z.input<typeof forecast.readForecast.answer.schema>['items'][number];

/** What workers have ahead: everybody's for those who distribute cases, one's own for a caseworker. */
export function forecastHandlers(deps: Pick<ServiceDeps, 'db' | 'clock'>): Own {
  const { clock } = deps;
  const { mustReach } = createStaffGuard(deps);
  return {
    async readForecast({ query: { weeks } }, { actor }) {
      const { municipality } = actor;
      const own = reachOf(actor, 'forecast.read') === 'own' ? { staffId: actor.id } : {};
      const { today, workers } = await readForecasts(deps, { weeks, municipality, ...own });
      return { body: { today, items: workers.map(view) }, trajectories: casesShown(workers) };
    },

    async tryOutForecast({ body: { staffId, weeks, ...more } }, { actor }) {
      const { municipality } = actor;
      await mustReach(actor, 'forecast.read', staffId);
      mustBeNear(more.from, clock.today());
      const { today, workers, whatIf } = await readForecasts(deps, { weeks, municipality, staffId, more });
      const [before] = workers;
      return {
        body: { today, before: before ? view(before) : null, after: whatIf && view(whatIf) },
        trajectories: casesShown(workers),
      };
    },
  };
}

function mustBeNear(from: CivilDate | undefined, today: CivilDate): void {
  if (from === undefined || !isTooFar(from, today)) return;
  throw new Problem('requestInvalid', [{ pointer: '/from', fault: from > today ? 'too_big' : 'too_small' }]);
}

const view = ({ staffId, name, overdue, weeks }: NamedForecast): View => ({
  ...{ staffId, name, overdue: overdue.map(dutyView) },
  weeks: weeks.map((week) => ({ ...week, duties: week.duties.map(dutyView), inWords: weekLine(week) })),
});

const dutyView = ({ trajectoryId, ...duty }: ComingDuty) => ({
  ...duty,
  trajectoryId: isFictive(trajectoryId) ? null : trajectoryId,
});
