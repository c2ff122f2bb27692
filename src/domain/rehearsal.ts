import type { CivilDate } from './calendar/civil-date.ts';
import { consequences } from './consequences.ts';
import type { Consequence } from './events.ts';
import { explain, type Receipt } from './explain.ts';
import { type Duty, type PlannedTransition, plan } from './plan.ts';
import { type Possibility, possibilities } from './possibilities.ts';
import type { Trajectory } from './state.ts';

/** A date of a case that would be another, come or go; with how each is reckoned. */
export interface DateChange {
  /** The duty or transition, by its id. */
  readonly about: string;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  readonly why: { readonly before: Receipt | null; readonly after: Receipt | null };
}

/** A reminder that would go out on another day, or no more, or besides; what has been said is not among them. */
export interface ReminderChange {
  readonly about: string;
  readonly rung: string;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
}

/** What would be otherwise in a case under other settings or another version of its programme. */
export interface Difference {
  readonly dates: readonly DateChange[];
  readonly reminders: readonly ReminderChange[];
  /** Duties that would be past their last day, and those that would not be any more. */
  readonly nowOverdue: readonly string[];
  readonly nowInTime: readonly string[];
  readonly nowAllowed: readonly Possibility[];
  readonly nowRefused: readonly Possibility[];
  /** What has been said and would no longer be so. */
  readonly said: readonly Consequence[];
}

/** What differs between two ways in which a case could stand on a day, by the same functions that plan it. */
export function differenceOf(today: CivilDate, before: Trajectory, after: Trajectory): Difference {
  const [was, is] = [plan(today, before), plan(today, after)];
  const [dutiesBefore, dutiesAfter] = [open(was.duties), open(is.duties)];
  const late = (duties: readonly Duty[]) => duties.filter(({ state }) => state === 'overdue').map(({ id }) => id);
  const [lateBefore, lateAfter] = [late(was.duties), late(is.duties)];
  return {
    dates: changed(
      new Map([...ahead(was.transitions), ...dueOf(dutiesBefore)]),
      new Map([...ahead(is.transitions), ...dueOf(dutiesAfter)]),
    ).map(({ key: about, from, to }) => ({
      ...{ about, from, to },
      why: { before: explain(today, before, about) ?? null, after: explain(today, after, about) ?? null },
    })),
    reminders: changed(rungsOf(dutiesBefore), rungsOf(dutiesAfter)).map(({ key, from, to }) => {
      const [about, rung] = key.split(SEPARATOR) as [string, string];
      return { about, rung, from, to };
    }),
    nowOverdue: lateAfter.filter((id) => !lateBefore.includes(id)),
    nowInTime: lateBefore.filter((id) => !lateAfter.includes(id)),
    ...turned(possibilities(today, before), possibilities(today, after)),
    said: consequences(today, before, after),
  };
}

/** Whether two ways to stand are one. */
export const isNoDifference = (difference: Difference): boolean =>
  Object.values(difference).every((part: readonly unknown[]) => part.length === 0);

const open = (duties: readonly Duty[]) => duties.filter(({ state }) => state !== 'done');
const ahead = (transitions: readonly PlannedTransition[]): [string, CivilDate][] =>
  transitions.filter(({ status }) => status !== 'past').map(({ id, on }) => [id, on]);
const dueOf = (duties: readonly Duty[]): [string, CivilDate][] =>
  duties.flatMap(({ id, dueOn }) => (dueOn === null ? [] : [[id, dueOn]]));

const SEPARATOR = ' ';
const rungsOf = (duties: readonly Duty[]) =>
  new Map(
    duties.flatMap(({ id, reminders }) =>
      reminders.filter(({ said }) => !said).map(({ rung, on }) => [`${id}${SEPARATOR}${rung}`, on] as const),
    ),
  );

function changed(before: ReadonlyMap<string, CivilDate>, after: ReadonlyMap<string, CivilDate>) {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((key) => ({ key, from: before.get(key) ?? null, to: after.get(key) ?? null }))
    .filter(({ from, to }) => from !== to);
}

/** What would be allowed or refused that is not so now. */
function turned(before: readonly Possibility[], after: readonly Possibility[]) {
  const isOpen = ({ objections, needsReason }: Possibility) => objections.length === 0 || needsReason;
  const keyOf = ({ command, about }: Possibility) => `${command}/${about}`;
  const wasOpen = new Map(before.map((one) => [keyOf(one), isOpen(one)]));
  return {
    nowAllowed: after.filter((one) => isOpen(one) && wasOpen.get(keyOf(one)) !== true),
    nowRefused: after.filter((one) => !isOpen(one) && wasOpen.get(keyOf(one)) === true),
  };
}
