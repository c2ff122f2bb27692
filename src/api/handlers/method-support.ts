import { addDays } from '../../domain/calendar/civil-date.ts';
import type { Score } from '../../domain/reports/fidelity.ts';
import { pointText } from '../../messages/checklists.ts';
import { itemLine, itemName } from '../../messages/fidelity.ts';
import type { Language } from '../../messages/language.ts';
import { methodSupport as readSupport, teamMeters } from '../../services/fidelity.ts';
import type { ServiceDeps } from '../../services/services.ts';
import { gatheringsOfTeam } from '../../store/gatherings.ts';
import { casesWithin } from '../../store/trajectories.ts';
import { createGuard } from '../access/guard.ts';
import { reachOf } from '../access/policy.ts';
import { scopeOf } from '../access/scope.ts';
import type { methodSupport } from '../contract/method-support.ts';
import type { Handler } from '../http/router.ts';

type Own = { readonly [Id in keyof typeof methodSupport]: Handler<(typeof methodSupport)[Id]> };

/** What supports the work with the method. Nothing here names a worker. */
export function methodSupportHandlers(deps: Pick<ServiceDeps, 'db' | 'clock'>): Own {
  const { db, clock } = deps;
  const { stateOf } = createGuard(deps);
  return {
    async readMethodSupport({ path: { trajectoryId } }, { actor, language }) {
      const state = await stateOf(actor, 'method.read', trajectoryId);
      const { meters, checklists } = await readSupport(db, clock.today(), { municipality: actor.municipality, state });
      return {
        body: {
          fidelity: meters.map(({ course, ...score }) => ({ course, ...scoreView(score, language) })),
          checklists: checklists.map(({ points, ...list }) => ({
            ...list,
            points: points.map((point) => ({ ...point, text: pointText(point) })),
          })),
        },
        sequence: state.sequence,
      };
    },

    async readTeamFidelity({ query: { weeks } }, { actor, language }) {
      const today = clock.today();
      const rows = await casesWithin(db, scopeOf(actor, 'method.team', today));
      const within = { from: addDays(today, -7 * weeks), last: addDays(today, -1) };
      const team = reachOf(actor, 'method.team') === 'team' ? actor.team : undefined;
      const gatherings = await gatheringsOfTeam(db, actor.municipality, team);
      const items = teamMeters(today, within, rows, gatherings).map(
        ({ programme, meter: { courses, mean, scored, leftLawfully, ...score } }) => ({
          ...{ programme, courses, mean, scored, leftLawfully },
          ...scoreView(score, language),
        }),
      );
      return { body: { items }, trajectories: rows.map(({ id }) => id) };
    },
  };
}

const scoreView = ({ version, score, coverage, items }: Score, language: Language) => ({
  ...{ version, score, coverage },
  items: items.map((item) => ({
    ...item,
    name: itemName(item.id, language) ?? item.id,
    inWords: itemLine(item, language),
  })),
});
