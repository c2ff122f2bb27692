import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { ServiceDeps } from '../../services/services.ts';
import { pageOfWork, type WorkRow } from '../../store/worklist.ts';
import type { Actor } from '../access/policy.ts';
import { scopeOf } from '../access/scope.ts';
import type { worklist } from '../contract/worklist.ts';
import { AN_ID, pageOf, placesIn } from '../http/paging.ts';
import type { Handler } from '../http/router.ts';
import { dutyInCaseView } from './views.ts';

type Own = { readonly [Id in keyof typeof worklist]: Handler<(typeof worklist)[Id]> };

const PLACE = [/^(\d{4}-\d\d-\d\d|infinity)$/, AN_ID, /^[\w/-]{1,100}$/];

/** What is to be done, across cases. The rows say which and in which order; how each stands is asked of its case's plan. */
export function worklistHandlers({ db, clock }: Pick<ServiceDeps, 'db' | 'clock'>): Own {
  return {
    async readWorklist({ query }, { actor }) {
      const today = clock.today();
      const { whose, when, limit, cursor } = query;
      const question = { whose, when, after: placesIn(cursor, PLACE), limit: limit + 1 };
      const rows = await pageOfWork(db, scopeOf(actor, 'worklist.read', today), question);
      const { page, headers } = pageOf(rows, '/worklist', query, ({ dueOn, trajectoryId, duty }) => [
        ...[dueOn, trajectoryId, duty],
      ]);
      const items = page.flatMap((row) => itemView(today, row, actor));
      return { body: { items }, trajectories: [...new Set(page.map(({ trajectoryId }) => trajectoryId))], headers };
    },
  };
}

/** Nothing when the plan of today has no such duty: a demo's case can be ahead of the installation's clock. */
function itemView(today: CivilDate, { trajectoryId, duty, state, ...subject }: WorkRow, actor: Actor) {
  const view = dutyInCaseView(today, { ...subject, state }, duty, actor);
  return view ? [{ trajectoryId, ...view }] : [];
}
