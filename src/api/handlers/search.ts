import { withGlances } from '../../services/glance.ts';
import { searchCases } from '../../services/search.ts';
import type { ServiceDeps } from '../../services/services.ts';
import { scopeOf } from '../access/scope.ts';
import type { search } from '../contract/search.ts';
import type { Handler } from '../http/router.ts';
import { summaryView } from './views.ts';

type Own = { readonly [Id in keyof typeof search]: Handler<(typeof search)[Id]> };

const MOST_SHOWN = 50;

/** Finds cases by who the citizen is. What was looked for goes into the access log, encrypted, and nowhere else. */
export function searchHandlers(deps: Pick<ServiceDeps, 'db' | 'keys' | 'clock'>): Own {
  return {
    async searchTrajectories({ body: { text: wanted, purpose } }, { actor }) {
      const today = deps.clock.today();
      const scope = scopeOf(actor, 'trajectory.search', today);
      const { by: foundBy, cases } = await searchCases(deps, scope, wanted, MOST_SHOWN + 1);
      const shown = cases.slice(0, MOST_SHOWN);
      const items = (await withGlances(deps.db, today, shown)).map(([row, glance]) => summaryView(row, glance, actor));
      return {
        body: { foundBy, items, isCut: cases.length > MOST_SHOWN },
        trajectories: items.map(({ id }) => id),
        search: { purpose, criterion: 'cpr' in wanted ? wanted.cpr : wanted.text },
      };
    },
  };
}
