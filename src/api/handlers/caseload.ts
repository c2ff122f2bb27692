import { readCaseloads, tryOutCaseload } from '../../services/caseload.ts';
import { previewMove } from '../../services/caseload-move.ts';
import type { ServiceDeps } from '../../services/services.ts';
import { findStaff } from '../../store/staff.ts';
import { createGuard } from '../access/guard.ts';
import { reachOf } from '../access/policy.ts';
import { createStaffGuard } from '../access/staff-guard.ts';
import type { caseload } from '../contract/caseload.ts';
import { Problem } from '../http/problem.ts';
import type { Handler } from '../http/router.ts';
import { objection } from './views.ts';

type Own = { readonly [Id in keyof typeof caseload]: Handler<(typeof caseload)[Id]> };

/** How much CTI workers have: everybody's for those who distribute cases, one's own for a caseworker. */
export function caseloadHandlers(deps: Pick<ServiceDeps, 'db' | 'clock'>): Own {
  const { db } = deps;
  const { stateOf } = createGuard(deps);
  const { mustReach } = createStaffGuard(deps);
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

    async tryOutMove({ body: { receivers: ids, ...question } }, { actor, language }) {
      const { municipality } = actor;
      await mustReach(actor, 'operation.move', question.from);
      const found = await Promise.all(ids.map((id) => findStaff(db, { municipality, id })));
      const receivers = found.filter((one) => one !== undefined);
      if (receivers.length < ids.length) throw new Problem('notFound');
      const { moves, before, after } = await previewMove(deps, municipality, question, receivers);
      return {
        body: {
          moves: moves.map((move) => ({
            ...move,
            objections: move.objections.map((reason) => objection(reason, language)),
          })),
          ...{ before: [...before], after: [...after] },
        },
        trajectories: [...new Set(moves.map(({ trajectoryId }) => trajectoryId))],
      };
    },
  };
}
