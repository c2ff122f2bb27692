import type { ServiceDeps } from '../../services/services.ts';
import {
  type EmergencyAccess,
  endEmergencyAccess,
  findEmergencyAccess,
  openEmergencyAccess,
  pageOfEmergencyAccesses,
} from '../../store/emergencies.ts';
import { createGuard } from '../access/guard.ts';
import type { Actor } from '../access/policy.ts';
import type { emergencies } from '../contract/emergencies.ts';
import { cut, nextPage, placeIn } from '../http/paging.ts';
import { Problem } from '../http/problem.ts';
import type { Handler } from '../http/router.ts';

type Own = { readonly [Id in keyof typeof emergencies]: Handler<(typeof emergencies)[Id]> };

/** Cases that are opened in an emergency by somebody who is not around them: for some hours, to read, and never unseen. */
export function emergencyHandlers(deps: ServiceDeps): Own {
  const { db, keys, clock } = deps;
  const { guarded, mayReach } = createGuard(deps);
  const now = () => new Date(clock.now());

  return {
    async openEmergencyAccess({ path: { trajectoryId }, body }, { actor, idempotencyKey }) {
      const row = await guarded(actor, 'emergency.open', trajectoryId);
      if (await mayReach(actor, 'trajectory.read', row)) throw new Problem('accessNotNeeded');
      const about = { trajectoryId, municipality: row.municipality, actor: actor.id, role: actor.role };
      const opened = await openEmergencyAccess(db, keys, { id: idempotencyKey!, ...about, ...body, at: now() });
      if (!opened) throw new Problem('keyReused');
      return { body: shownTo(actor, opened) };
    },

    async endEmergencyAccess({ path: { trajectoryId, accessId: id } }, { actor }) {
      const wanted = { trajectoryId, id };
      const found = await findEmergencyAccess(db, keys, wanted);
      const isLeader = actor.role === 'teamLeader';
      if (found?.municipality !== actor.municipality || (found.actor !== actor.id && !isLeader))
        throw new Problem('notFound');
      await endEmergencyAccess(db, { id, by: actor.id, at: now() });
      return { body: shownTo(actor, (await findEmergencyAccess(db, keys, wanted))!) };
    },

    async listEmergencyAccesses({ query: { limit, cursor } }, { actor }) {
      const { municipality } = actor;
      const asked = { municipality, after: placeIn(cursor, ID), limit: limit + 1 };
      const { page, last } = cut(await pageOfEmergencyAccesses(db, keys, asked), limit);
      return {
        body: { items: page.map((one) => shownTo(actor, one)) },
        trajectories: [...new Set(page.map(({ trajectoryId }) => trajectoryId))],
        ...(last ? { headers: nextPage('/emergency-accesses', { limit }, last.id) } : {}),
      };
    },
  };
}

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The text is for whoever has to judge it, and for who wrote it. */
function shownTo(
  { id, role }: Actor,
  { text, from, until, endedAt, municipality: _m, hours: _h, ...one }: EmergencyAccess,
) {
  return {
    ...one,
    text: role === 'teamLeader' || one.actor === id ? text : null,
    ...{ from: from.toISOString(), until: until.toISOString(), endedAt: endedAt?.toISOString() ?? null },
  };
}
