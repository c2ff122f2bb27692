import type { Command } from '../../domain/commands.ts';
import { resolveOwn } from '../own-settings/resolve.ts';
import type { ServiceDeps } from '../services.ts';
import { toEachCase } from './hand-over.ts';
import type { OrderOf } from './requests.ts';
import type { Started, Work } from './work.ts';

/** Moves running cases to the newest version of their programme, with the municipality's settings as they are now. */
export const moveProgramme = (deps: ServiceDeps, operation: Started, order: OrderOf<'moveProgramme'>): Work =>
  toEachCase(deps, operation, {
    isMeant: ({ programme, left }) => programme?.id === order.programme && left === null,
    only: order.only,
    note: order.reason,
    async command(ids, { programme }): Promise<Command> {
      const { municipality } = operation;
      const register = await resolveOwn(deps, {
        municipality,
        programme: order.programme,
        variant: programme!.variant,
      });
      const asked = { ...ids, by: operation.actor, type: 'MoveToProgramme' as const, on: deps.clock.today() };
      return register ? { ...asked, register } : asked;
    },
  });
