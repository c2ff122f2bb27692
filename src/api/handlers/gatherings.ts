import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { itemName } from '../../messages/fidelity.ts';
import type { Language } from '../../messages/language.ts';
import type { ServiceDeps } from '../../services/services.ts';
import {
  findGathering,
  type KeptGathering,
  keepGathering,
  listGatherings,
  withdrawGathering,
} from '../../store/gatherings.ts';
import { keepSelfAssessment, listSelfAssessments, type SelfAssessment } from '../../store/self-assessments.ts';
import { type Actor, reachOf } from '../access/policy.ts';
import { createStaffGuard } from '../access/staff-guard.ts';
import type { gatherings } from '../contract/gatherings.ts';
import { Problem } from '../http/problem.ts';
import type { Handler } from '../http/router.ts';

type Own = { readonly [Id in keyof typeof gatherings]: Handler<(typeof gatherings)[Id]> };

/** What a team does together for the method, and what it says of itself: of the own team, or of the municipality. */
export function gatheringHandlers(deps: Pick<ServiceDeps, 'db' | 'clock'>): Own {
  const { db, clock } = deps;
  const { mustBeStaff } = createStaffGuard(deps);
  const stamp = ({ id: by }: Actor) => ({ by, at: new Date(clock.now()) });
  function mustHaveCome(on: CivilDate): void {
    if (on > clock.today()) throw new Problem('requestInvalid', [{ pointer: '/on', fault: 'dayIsAhead' }]);
  }

  return {
    async listGatherings(_, { actor }) {
      const all = await listGatherings(db, actor.municipality);
      return { body: { items: all.filter((one) => isOfTeam(actor, one)).map(shown) } };
    },

    async registerGathering({ body: { kind, on, staffIds } }, { actor, idempotencyKey }) {
      mustHaveCome(on);
      const staff = [...new Set(staffIds.map((id) => id.toLowerCase()))].sort();
      for (const id of staff) await mustBeStaff(actor, id);
      const { municipality, team } = actor;
      const gathering = { id: idempotencyKey!, municipality, team, kind, on, staff };
      if ((await keepGathering(db, gathering, stamp(actor))) === 'other') throw new Problem('keyReused');
      return { body: shown(gathering) };
    },

    async withdrawGathering({ path: { gatheringId: id } }, { actor }) {
      const found = await findGathering(db, { municipality: actor.municipality, id });
      if (!found || !isOfTeam(actor, found)) throw new Problem('notFound');
      await withdrawGathering(db, id, stamp(actor).at);
      return { body: shown(found) };
    },

    async listSelfAssessments(_, { actor, language }) {
      const team = reachOf(actor, 'method.team') === 'team' ? actor.team : undefined;
      const all = await listSelfAssessments(db, actor.municipality, team);
      return { body: { items: all.map((one) => assessmentView(one, language)) } };
    },

    async assessSelf({ body }, { actor, language }) {
      mustHaveCome(body.on);
      const { municipality, team } = actor;
      const assessment = { ...body, municipality, team };
      await keepSelfAssessment(db, assessment, stamp(actor));
      return { body: assessmentView(assessment, language) };
    },
  };
}

const isOfTeam = (actor: Actor, { team }: KeptGathering) =>
  reachOf(actor, 'method.team') !== 'team' || team === actor.team;

const shown = ({ id, kind, on, team, staff }: KeptGathering) => ({ id, kind, on, team, staffIds: [...staff] });

const assessmentView = ({ item, team, on, answer }: SelfAssessment, language: Language) => ({
  ...{ item, name: itemName(item, language) ?? item, team, on, answer },
});
