import { endAbsence, takeAbsence, tryOutAbsence } from '../../services/absences.ts';
import type { ServiceDeps } from '../../services/services.ts';
import { findAbsence, type KeptAbsence, listAbsences } from '../../store/absences.ts';
import { createStaffGuard } from '../access/staff-guard.ts';
import type { absences } from '../contract/absences.ts';
import { Problem } from '../http/problem.ts';
import type { Handler } from '../http/router.ts';
import { objection } from './views.ts';

type Own = { readonly [Id in keyof typeof absences]: Handler<(typeof absences)[Id]> };

/** Who is away, and who stands in: the own absence, or that of somebody of the team. */
export function absenceHandlers(deps: Pick<ServiceDeps, 'db' | 'clock'>): Own {
  const { db, clock } = deps;
  const { mustReach } = createStaffGuard(deps);
  return {
    async listAbsences(_, { actor: { municipality } }) {
      return { body: { items: (await listAbsences(db, clock.today(), municipality)).map(shown) } };
    },

    async tryOutAbsence({ body }, { actor, language }) {
      await mustReach(actor, 'absence.take', body.staffId);
      const tried = await tryOutAbsence(deps, { ...body, municipality: actor.municipality });
      if (!tried) throw new Problem('notFound');
      const { conflicts, trajectoryIds } = tried;
      return {
        body: {
          conflicts: conflicts.map(({ reason, isBlocking, trajectoryIds: those }) => ({
            ...{ ...objection(reason, language), isBlocking, trajectoryIds: [...those] },
          })),
          cases: trajectoryIds.length,
        },
        trajectories: trajectoryIds,
      };
    },

    async takeAbsence({ body: { acceptsConflicts, ...absence } }, { actor, idempotencyKey }) {
      await mustReach(actor, 'absence.take', absence.staffId);
      const { id: by, municipality } = actor;
      const kept = { ...absence, municipality, id: idempotencyKey! };
      const result = await takeAbsence(deps, kept, { by, acceptsConflicts });
      if ('taken' in result) return { body: shown(result.taken), trajectories: result.trajectoryIds };
      if (result.no === 'notFound') throw new Problem('notFound');
      throw result.no === 'idTaken' ? new Problem('keyReused') : new Problem('refused', result.no);
    },

    async endAbsence({ path: { absenceId: id } }, { actor }) {
      const which = { municipality: actor.municipality, id };
      const found = await findAbsence(db, which);
      if (!found) throw new Problem('notFound');
      await mustReach(actor, 'absence.take', found.staffId);
      return { body: shown((await endAbsence(deps, which))!) };
    },
  };
}

const shown = ({ id, staffId, substituteId, from, until }: KeptAbsence) => ({ id, staffId, substituteId, from, until });
