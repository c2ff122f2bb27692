import { type CprNumber, parseCpr } from '../../domain/cpr.ts';
import type { ServiceDeps } from '../../services/services.ts';
import { readCitizen, replaceCpr, saveContact } from '../../store/citizens.ts';
import type { TrajectoryRow } from '../../store/trajectories.ts';
import { seesField } from '../access/fields.ts';
import { createGuard } from '../access/guard.ts';
import type { Actor } from '../access/policy.ts';
import type { citizens } from '../contract/citizens.ts';
import { Problem } from '../http/problem.ts';
import type { Handler } from '../http/router.ts';

type Own = { readonly [Id in keyof typeof citizens]: Handler<(typeof citizens)[Id]> };

/** Who a citizen is and how she is reached: of each field only what the actor's role and relation to the case show. */
export function citizenHandlers(deps: ServiceDeps): Own {
  const { db, keys, clock } = deps;
  const { guarded, isAround } = createGuard(deps);

  /** The citizen as she stands now, to somebody who has been let in. */
  async function shown(actor: Actor, row: CitizenRow) {
    const citizen = await readCitizen(db, keys, row.citizenId);
    const relation = { isAround: await isAround(actor, row), isProtected: citizen.isProtected };
    const seen = <Value>(field: Parameters<typeof seesField>[1], value: Value) =>
      seesField(actor, field, relation) ? value : null;
    const { birthDate, replacement } = cprOf(citizen.cpr);
    const { id, name, isProtected, version } = citizen;
    return {
      body: {
        ...{ id, name, isProtected, version, isReplacementNumber: replacement },
        cpr: seen<string>('cpr', citizen.cpr),
        formerCprs: seen('cpr', [...citizen.formerCprs] as string[]),
        birthDate: seen('birthDate', birthDate),
        phone: seen('phone', citizen.phone),
        email: seen('email', citizen.email),
        address: seen('address', citizen.address),
      },
      sequence: version,
    };
  }

  return {
    async readCitizen({ path: { trajectoryId } }, { actor }) {
      return shown(actor, aboutCitizen(await guarded(actor, 'citizen.read', trajectoryId)));
    },

    async updateCitizen({ path: { trajectoryId }, body }, { actor, basedOn }) {
      const row = aboutCitizen(await guarded(actor, 'citizen.update', trajectoryId));
      const relation = { isAround: await isAround(actor, row), isProtected: row.citizenIsProtected };
      // Who cannot see what stands there would wipe it out by sending back what they saw.
      if (!seesField(actor, 'phone', relation) || !seesField(actor, 'address', relation))
        throw new Problem('notAllowed');
      const saved = await saveContact(db, keys, { citizenId: row.citizenId, version: basedOn!, ...body });
      if (saved === undefined) {
        const { version } = await readCitizen(db, keys, row.citizenId);
        throw new Problem('versionIsOld', [], version);
      }
      return shown(actor, row);
    },

    async changeCpr({ path: { trajectoryId }, body: { cpr } }, { actor }) {
      const row = aboutCitizen(await guarded(actor, 'citizen.changeCpr', trajectoryId));
      const { citizenId, municipality } = row;
      const isHers = await replaceCpr(db, keys, { citizenId, municipality, cpr, at: new Date(clock.now()) });
      if (!isHers) throw new Problem('cprTaken');
      return shown(actor, row);
    },
  };
}

type CitizenRow = TrajectoryRow & { readonly citizenId: string };

/** In a case that is about an organisation there is no citizen to be found. */
function aboutCitizen(row: TrajectoryRow): CitizenRow {
  const { citizenId } = row;
  if (citizenId === null) throw new Problem('notFound');
  return { ...row, citizenId };
}

/** Throws for a number that nobody could have registered: only sound ones come in. */
function cprOf(number: CprNumber) {
  const parsed = parseCpr(number);
  if (typeof parsed === 'string') throw new Error(parsed);
  return parsed;
}
