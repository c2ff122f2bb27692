import { addDays, type CivilDate } from './calendar/civil-date.ts';
import type { JobFunction } from './people.ts';
import type { Trajectory } from './state.ts';

/** Somebody who stands around a citizen: in a function, or in the CTI worker's place for some days (G-16). */
export interface AroundCase {
  readonly staffId: string;
  readonly function: JobFunction;
  readonly isStandIn: boolean;
  readonly from: CivilDate;
  /** The first day on which it is over; null while nothing ends it. */
  readonly until: CivilDate | null;
}

/** Everybody around a case: of each function the newest holder, and all stand-ins. */
export function around({ staff, assignments, standIns }: Trajectory): AroundCase[] {
  return [
    ...Object.entries(staff).map(([jobFunction, staffId]) => ({
      ...{ staffId, function: jobFunction as JobFunction, isStandIn: false, until: null },
      from: assignments.findLast((one) => one.function === jobFunction)!.on,
    })),
    ...standIns.map(({ staffId, from, until }) => ({
      ...{ staffId, function: 'ctiWorker' as const, isStandIn: true, from },
      until: addDays(until, 1),
    })),
  ];
}
