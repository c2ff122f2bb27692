import type { ServiceDeps } from '../../services/services.ts';
import { findStaff } from '../../store/staff.ts';
import { Problem } from '../http/problem.ts';
import { type Action, type Actor, reachOf } from './policy.ts';

/** Lets an actor do something about a member of staff, or says that there is no such member. */
export interface StaffGuard {
  /** Throws the problem `notFound` when somebody is not of the asker's own municipality. */
  mustBeStaff(actor: Actor, id: string): Promise<void>;
  /** Who is asked about: oneself, somebody of the team, or anybody of the municipality; `notFound` for the others. */
  mustReach(actor: Actor, action: Action, id: string): Promise<void>;
}

export function createStaffGuard({ db }: Pick<ServiceDeps, 'db'>): StaffGuard {
  return {
    async mustBeStaff({ municipality }, id) {
      if (!(await findStaff(db, { municipality, id }))) throw new Problem('notFound');
    },

    async mustReach(actor, action, id) {
      const { municipality, team } = actor;
      const found = await findStaff(db, { municipality, id });
      const reach = reachOf(actor, action);
      const isOut = (reach === 'own' && id !== actor.id) || (reach === 'team' && found?.team !== team);
      if (!found || isOut) throw new Problem('notFound');
    },
  };
}
