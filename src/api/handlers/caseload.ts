import { readCaseloads, tryOutCaseload } from '../../services/caseload.ts';
import type { ServiceDeps } from '../../services/services.ts';
import { findStaff } from '../../store/staff.ts';
import { createGuard } from '../access/guard.ts';
import { reachOf } from '../access/policy.ts';
import type { caseload } from '../contract/caseload.ts';
import { Problem } from '../http/problem.ts';
import type { Handler } from '../http/router.ts';

type Own = { readonly [Id in keyof typeof caseload]: Handler<(typeof caseload)[Id]> };

/** How much CTI workers have: everybody's for those who distribute cases, one's own for a caseworker. */
export function caseloadHandlers(deps: Pick<ServiceDeps, 'db' | 'clock'>): Own {
  const { db } = deps;
  const { stateOf } = createGuard(deps);
  return {
    async readCaseload(_, { actor }) {
      const { workers, tooFewTrained } = await readCaseloads(deps, actor.municipality);
      if (reachOf(actor, 'caseload.read') === 'own')
        return { body: { items: workers.filter(({ staffId }) => staffId === actor.id), tooFewTrained: null } };
      const [short] = tooFewTrained;
      return { body: { items: [...workers], tooFewTrained: short ?? null } };
    },

    async tryOutCaseload({ body: { staffId, trajectoryIds } }, { actor }) {
      const { municipality } = actor;
      if (!(await findStaff(db, { municipality, id: staffId }))) throw new Problem('notFound');
      for (const id of trajectoryIds) await stateOf(actor, 'caseload.tryOut', id);
      const { before, after } = await tryOutCaseload(deps, { municipality, staffId, trajectoryIds });
      return { body: { before: [...before], after: [...after] }, trajectories: trajectoryIds };
    },
  };
}
