import type { CivilDate } from './calendar/civil-date.ts';
import type { JobFunction, RolesBeside } from './people.ts';
import { datesOf, type TrajectoryStatus } from './plan.ts';
import type { ProgrammeModel } from './programme.ts';
import { type Reason, reason } from './rule.ts';
import type { Trajectory } from './state.ts';

/** Another case of the same citizen: in which programme, and where it is. */
export interface CaseBeside {
  readonly programme: string;
  readonly status: TrajectoryStatus;
}

/** Where another case is on a day; undefined when it is over and archived, or not recorded yet. */
export function caseBeside(today: CivilDate, state: Trajectory | null): CaseBeside | undefined {
  if (!state?.programme || state.archivedOn) return undefined;
  return { programme: state.programme.id, status: datesOf(today, state).status };
}

/** Why a citizen cannot begin in a programme while another case of hers is running (S-06). Pure. */
export function objectionsBeside({ notBeside = [] }: ProgrammeModel, others: readonly CaseBeside[]): Reason[] {
  const isRunningIn = (id: string) => others.some(({ programme, status }) => programme === id && status === 'running');
  return notBeside.flatMap((besideRule) =>
    isRunningIn(besideRule.programme) ? [reason(besideRule.code, besideRule.rule)] : [],
  );
}

/** What somebody does in other cases of one citizen; nothing in a case that is over. Pure. */
export function rolesBeside(today: CivilDate, staffId: string, others: readonly (Trajectory | null)[]): RolesBeside[] {
  return others.flatMap((state) => {
    const status = caseBeside(today, state)?.status;
    if (!state?.programme || status === undefined || status === 'left' || status === 'ended') return [];
    const functions = (Object.keys(state.staff) as JobFunction[]).filter((one) => state.staff[one] === staffId);
    const { id, version } = state.programme;
    return functions.length > 0 ? [{ programme: { id, version }, functions }] : [];
  });
}
