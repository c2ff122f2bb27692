import type { CivilDate } from './calendar/civil-date.ts';
import { contextOf } from './context.ts';
import { clashes, untrained } from './decide-people.ts';
import type { JobFunction, RegisterEntry } from './people.ts';
import { type Reason, reason } from './rule.ts';
import type { Trajectory } from './state.ts';

/**
 * Somebody is away, both days included. On these days whoever stands in has their open duties, reminders and messages;
 * the own name stays on every case, and no date moves (G-16).
 */
export interface Absence {
  readonly staffId: string;
  /** Null when nobody stands in: the team leader is told what they would be told. */
  readonly substituteId: string | null;
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** What speaks against an absence as it is planned. */
export interface AbsenceConflict {
  readonly reason: Reason;
  /** No absence is taken with it; the others can be accepted. */
  readonly isBlocking: boolean;
  /** The cases in which it is so; none when it is so anyway. */
  readonly trajectoryIds: readonly string[];
}

/** What the register knows of whoever is to stand in. */
export interface Substitute {
  /** Their last day when they leave. */
  readonly leftOn: CivilDate | null;
  readonly register: RegisterEntry;
}

export interface AbsenceFacts {
  /** Absences of the one who is away and of the substitute, and those in which either stands in. */
  readonly others: readonly Absence[];
  /** Null when nobody is named. */
  readonly substitute: Substitute | null;
  /** The open cases in which the one who is away holds a function. */
  readonly cases: readonly { readonly id: string; readonly state: Trajectory }[];
}

/** Every conflict of an absence, those that block it first. A pure function: nothing is stored. */
export function absenceConflicts(today: CivilDate, absence: Absence, facts: AbsenceFacts): AbsenceConflict[] {
  const { staffId, substituteId, from, until } = absence;
  const { others, substitute, cases } = facts;
  const blocking = (one: Reason): AbsenceConflict => ({ reason: one, isBlocking: true, trajectoryIds: [] });
  if (until < from) return [blocking(reason('standInEndsBeforeItBegins', 'G-16', { from, until }))];
  if (until < today) return [blocking(reason('absenceIsOver', 'G-16', { until }))];
  const sameDays = others.filter((other) => other.from <= until && from <= other.until);
  const found = [
    ...sameDays
      .filter((other) => other.staffId === staffId)
      .map((other) => blocking(reason('absencesOverlap', 'G-16', { from: other.from, until: other.until }))),
    // Nobody stands in for a stand-in: who is to be told must be clear.
    ...sameDays
      .filter((other) => other.substituteId === staffId)
      .map((other) => blocking(reason('workerStandsIn', 'G-16', { from: other.from, until: other.until }))),
  ];
  if (substituteId === null || !substitute)
    return [...found, { ...blocking(reason('substituteMissing', 'G-16')), isBlocking: false }];
  if (substituteId === staffId) return [...found, blocking(reason('standInIsTheWorker', 'G-16'))];
  if (substitute.leftOn !== null && substitute.leftOn < until)
    found.push(blocking(reason('staffHasLeft', 'G-15', { left: substitute.leftOn })));
  for (const other of sameDays.filter((one) => one.staffId === substituteId))
    found.push(blocking(reason('substituteIsAway', 'G-16', { from: other.from, until: other.until })));
  return [...found, ...inCases(today, absence, substituteId, substitute.register, cases)].sort(
    (a, b) => Number(b.isBlocking) - Number(a.isBlocking),
  );
}

/** What stands against the substitute in the cases: no training where it is demanded (G-22), two roles in one person (G-04 to G-06). */
function inCases(
  today: CivilDate,
  { staffId, from }: Absence,
  substituteId: string,
  register: RegisterEntry,
  cases: AbsenceFacts['cases'],
): AbsenceConflict[] {
  const objections = cases.flatMap(({ id, state }) => {
    const context = contextOf(state, today);
    if (!context) return [];
    return functionsOf(state, staffId).flatMap((jobFunction) => [
      ...untrained(context, jobFunction, from, register).map((one) => ({ reason: one, isBlocking: true, id })),
      ...clashes(context.programme, jobFunction, (other) => state.staff[other] === substituteId).map((one) => ({
        ...{ reason: one, isBlocking: false, id },
      })),
    ]);
  });
  const alike = Map.groupBy(objections, (one) => JSON.stringify(one.reason));
  return [...alike.values()].map((same) => ({
    ...{ reason: same[0]!.reason, isBlocking: same[0]!.isBlocking },
    trajectoryIds: [...new Set(same.map(({ id }) => id))],
  }));
}

/** The functions that somebody holds in a case. */
export const functionsOf = ({ staff }: Trajectory, staffId: string): JobFunction[] =>
  (Object.keys(staff) as JobFunction[]).filter((jobFunction) => staff[jobFunction] === staffId);
