import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { type Refusal, reason } from '../domain/rule.ts';
import { type RegisteredStaff, setLastDay } from '../store/staff.ts';
import { countCasesBeyond } from '../store/trajectories.ts';
import type { ServiceDeps } from './services.ts';

/**
 * Sets the last day of a member of staff, or takes it back (null). Refused while open cases are theirs beyond it, or
 * would be left without anybody (G-15); undefined when there is no such member.
 */
export async function leave(
  { db }: Pick<ServiceDeps, 'db'>,
  { municipality, id }: Pick<RegisteredStaff, 'municipality' | 'id'>,
  lastDay: CivilDate | null,
): Promise<RegisteredStaff | { readonly refusal: Refusal } | undefined> {
  return db.transaction().execute(async (trx) => {
    const cases = lastDay === null ? 0 : await countCasesBeyond(trx, { municipality, staffId: id, day: lastDay });
    if (cases > 0) return { refusal: { reasons: [reason('staffStillAssigned', 'G-15', { cases })] } };
    return setLastDay(trx, { municipality, id }, lastDay);
  });
}
