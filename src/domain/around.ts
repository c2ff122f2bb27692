import { addDays, type CivilDate } from './calendar/civil-date.ts';
import type { Assignment, JobFunction, Participant, StandIn } from './people.ts';
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

/** Who held a function, or stood in for the CTI worker, on one of the days from the first to the last. */
export function holdersIn(
  { assignments, standIns }: Trajectory,
  jobFunction: JobFunction,
  { from, last }: { readonly from: CivilDate; readonly last: CivilDate },
): string[] {
  const held = assignments.filter((one) => one.function === jobFunction && one.on <= last);
  const first = held.findLastIndex(({ on }) => on <= from);
  const stoodIn = standIns.filter((one) => jobFunction === 'ctiWorker' && one.from <= last && from <= one.until);
  return [...held.slice(Math.max(first, 0)), ...stoodIn].map(({ staffId }) => staffId);
}

/** How somebody has a function on a day: by what they were given last. */
export const assignmentOn = (
  on: CivilDate,
  jobFunction: Participant,
  { assignments }: Pick<Trajectory, 'assignments'>,
): Assignment | undefined => assignments.findLast((one) => one.function === jobFunction && one.on <= on);

/** Who held a function on a day: the one who was given it last. */
export const holderOn = (
  on: CivilDate,
  jobFunction: Participant,
  state: Pick<Trajectory, 'assignments'>,
): string | null => assignmentOn(on, jobFunction, state)?.staffId ?? null;

/** Who stands in for the CTI worker of a case on a day: the one appointed last (G-16). */
export const standInOn = (day: CivilDate, { standIns }: Pick<Trajectory, 'standIns'>): StandIn | undefined =>
  standIns.findLast(({ from, until }) => from <= day && day <= until);
