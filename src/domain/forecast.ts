import type { Absence } from './absence.ts';
import { standInOn } from './around.ts';
import { addDays, type CivilDate, isoWeek, latest, weekday } from './calendar/civil-date.ts';
import { type Caseload, caseloads } from './caseload.ts';
import { outlookOf, type Work } from './outlook.ts';
import type { JobFunction } from './people.ts';
import { programmeOf } from './programmes/index.ts';
import type { Trajectory } from './state.ts';

/** A case with its id. */
export interface ForecastCase {
  readonly id: string;
  readonly state: Trajectory;
}

/** Something that falls to a worker, by its name in the case. */
export interface ComingDuty {
  readonly trajectoryId: string;
  readonly duty: string;
  /** Its last day in time. */
  readonly dueOn: CivilDate;
}

/** One ISO week, Monday to Sunday; the first is the one that today lies in. */
export interface ForecastWeek {
  readonly week: number;
  readonly from: CivilDate;
  readonly last: CivilDate;
  /** What is to be done by a day of this week, by day; in the first one from today on. */
  readonly duties: readonly ComingDuty[];
  /** The caseload on its first day, today in the first; null without cases that count (G-29, G-30). */
  readonly caseload: Caseload | null;
}

/** What one worker has ahead if nothing else happens. */
export interface Forecast {
  readonly staffId: string;
  /** Late already. */
  readonly overdue: readonly ComingDuty[];
  readonly weeks: readonly ForecastWeek[];
}

interface Asked {
  readonly today: CivilDate;
  /** How many ISO weeks, the one of today included. */
  readonly weeks: number;
  readonly absences?: readonly Absence[];
}

/**
 * The duties ahead of every worker, week by week, as the plan of each case says them of the day on which they are due: what
 * comes again and again is there, what a pause holds is not. Whoever stands in for somebody on the day has it (G-16). What
 * would come only because something was not done is left out, and so is what nobody in the case has to do. Pure.
 */
export function forecasts({ today, weeks, absences = [] }: Asked, cases: readonly ForecastCase[]): Forecast[] {
  const begins = weeksFrom(today, weeks);
  const end = addDays(begins.at(-1)!, 6);
  const all = cases.flatMap((one) => dutiesAhead(today, end, absences, one));
  const loads = begins.map((from) => caseloads(latest(from, today), openOf(cases)));
  const workers = new Set([...all.map(({ staffId }) => staffId), ...loads.flat().map(({ staffId }) => staffId)]);
  return [...workers].sort().map((staffId) => {
    const own = all.filter((one) => one.staffId === staffId).map(({ staffId: _, ...duty }) => duty);
    return {
      staffId,
      overdue: own.filter(({ dueOn }) => dueOn < today),
      weeks: begins.map((from, index): ForecastWeek => {
        const last = addDays(from, 6);
        return {
          ...{ week: isoWeek(from), from, last },
          duties: own.filter(({ dueOn }) => dueOn >= latest(from, today) && dueOn <= last),
          caseload: loads[index]!.find((one) => one.staffId === staffId) ?? null,
        };
      }),
    };
  });
}

/** The Mondays of some weeks, from that of a day on. */
const weeksFrom = (today: CivilDate, weeks: number): CivilDate[] =>
  Array.from({ length: weeks }, (_, number) => addDays(today, 1 - weekday(today) + 7 * number));

const openOf = (cases: readonly ForecastCase[]) =>
  cases.map(({ state }) => state).filter(({ archivedOn }) => archivedOn === null);

function dutiesAhead(today: CivilDate, end: CivilDate, absences: readonly Absence[], { id, state }: ForecastCase) {
  if (!state.programme || state.archivedOn) return [];
  const { duties } = programmeOf(state.programme);
  const isCounted = (duty: string) => {
    const each = duties.find((rule) => duty.endsWith(`/${rule.id}`))?.each;
    return !(typeof each === 'object' && 'cadence' in each && each.is === 'missed');
  };
  const found = outlookOf(today, state).work.flatMap((work) => {
    const { duty, dueOn } = work;
    if (dueOn === null || dueOn > end || !standsOnItsDay(work, today) || !isCounted(duty)) return [];
    const staffId = holderOn(latest(dueOn, today), work.owner, state, absences);
    return staffId === undefined ? [] : [{ staffId, trajectoryId: id, duty, dueOn }];
  });
  return found.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.duty < b.duty ? -1 : 1));
}

/** Whether these are the days on which it is due; of what is late already, those of today. */
const standsOnItsDay = ({ waiting, from, until, dueOn }: Work, today: CivilDate): boolean =>
  !waiting &&
  dueOn !== null &&
  (from === null || from <= latest(dueOn, today)) &&
  (until === null || latest(dueOn, today) < until);

/** Who has a function on a day: its holder, or whoever stands in; undefined when nobody of the case does. */
function holderOn(
  day: CivilDate,
  owner: Work['owner'],
  { staff, standIns }: Trajectory,
  absences: readonly Absence[],
): string | undefined {
  const holder = staff[owner as JobFunction];
  if (holder === undefined) return undefined;
  const covers = ({ from, until }: { from: CivilDate; until: CivilDate }) => from <= day && day <= until;
  if (owner === 'ctiWorker') {
    const standIn = standInOn(day, { standIns });
    if (standIn) return standIn.staffId;
  }
  return (
    absences.find((one) => one.staffId === holder && one.substituteId !== null && covers(one))?.substituteId ?? holder
  );
}
