import { leave } from '../../services/leave.ts';
import type { ServiceDeps } from '../../services/services.ts';
import { findParty, replaceParty, type VersionedAddress } from '../../store/parties.ts';
import {
  addStaff,
  changeStaff,
  EmailTaken,
  findStaff,
  listStaff,
  type RegisteredStaff,
  type StaffEntry,
} from '../../store/staff.ts';
import type { staff } from '../contract/staff.ts';
import { cursorUnknown, cut, nextPage, placeIn } from '../http/paging.ts';
import { Problem } from '../http/problem.ts';
import type { Handler } from '../http/router.ts';

type Own = { readonly [Id in keyof typeof staff]: Handler<(typeof staff)[Id]> };

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The staff register and the addresses outside, of the asker's municipality. */
export function staffHandlers(deps: Pick<ServiceDeps, 'db'>): Own {
  const { db } = deps;
  return {
    async listStaff({ query: { limit, cursor } }, { actor: { municipality } }) {
      const all = byDanishName(await listStaff(db, municipality));
      const after = placeIn(cursor, ID);
      const first = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
      if (after !== undefined && first === 0) throw cursorUnknown();
      const { page, last } = cut(all.slice(first), limit);
      return { body: { items: [...page] }, ...(last ? { headers: nextPage('/staff', { limit }, last.id) } : {}) };
    },

    async addStaff({ body }, { actor: { municipality } }) {
      const { staff, isNew } = await addStaff(db, { municipality, ...body } as StaffEntry);
      const headers = { location: `/api/v1/staff/${staff.id}` };
      return { body: { ...staff, isNew }, sequence: staff.version, headers };
    },

    async readStaff({ path: { staffId: id } }, { actor: { municipality } }) {
      return shown(await findStaff(db, { municipality, id }));
    },

    async changeStaff({ path: { staffId: id }, body }, { actor: { municipality }, basedOn }) {
      const version = basedOn!;
      const changed = await changeStaff(db, { municipality, id, version }, body as Partial<StaffEntry>).catch(
        (error) => {
          throw error instanceof EmailTaken ? new Problem('emailTaken') : error;
        },
      );
      if (changed) return shown(changed);
      const found = await findStaff(db, { municipality, id });
      throw found ? new Problem('versionIsOld', [], found.version) : new Problem('notFound');
    },

    async leaveStaff({ path: { staffId: id }, body: { lastDay } }, { actor: { municipality } }) {
      const left = await leave(deps, { municipality, id }, lastDay);
      if (left && 'refusal' in left) throw new Problem('refused', left.refusal.reasons);
      return shown(left);
    },

    async readOutsideParty({ path: { party } }, { actor: { municipality } }) {
      return shownParty(
        (await findParty(db, { municipality, party })) ?? { party, name: null, email: null, version: 0 },
      );
    },

    async giveOutsideAddress({ path: { party }, body }, { actor: { municipality }, basedOn }) {
      const given = await replaceParty(db, { municipality, party, ...body }, basedOn!);
      if (given) return shownParty(given);
      throw new Problem('versionIsOld', [], (await findParty(db, { municipality, party }))?.version ?? 0);
    },
  };
}

function shown(one: RegisteredStaff | undefined) {
  if (!one) throw new Problem('notFound');
  return { body: one, sequence: one.version };
}

type Shown = Pick<VersionedAddress, 'party' | 'version'> & { readonly [Part in 'name' | 'email']: string | null };
const shownParty = (one: Shown) => ({ body: one, sequence: one.version });

/** In the order of the Danish alphabet, which a database need not know: a municipality's staff fits into one list. */
const byDanishName = (all: readonly RegisteredStaff[]): RegisteredStaff[] =>
  [...all].sort((a, b) => DANISH.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
const DANISH = new Intl.Collator('da');
