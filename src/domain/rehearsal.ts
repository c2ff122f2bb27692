import type { CivilDate } from './calendar/civil-date.ts';
import { consequences } from './consequences.ts';
import { changed, type DateChange, dateChanges, notDone } from './date-changes.ts';
import type { Consequence } from './events.ts';
import { type Duty, plan } from './plan.ts';
import { type Possibility, possibilities } from './possibilities.ts';
import type { Trajectory } from './state.ts';

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
  const [dutiesBefore, dutiesAfter] = [notDone(was.duties), notDone(is.duties)];
  const late = (duties: readonly Duty[]) => duties.filter(({ state }) => state === 'overdue').map(({ id }) => id);
  const [lateBefore, lateAfter] = [late(was.duties), late(is.duties)];
  return {
    dates: dateChanges(today, before, after),
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

const SEPARATOR = ' ';
const rungsOf = (duties: readonly Duty[]) =>
  new Map(
    duties.flatMap(({ id, reminders }) =>
      reminders.filter(({ said }) => !said).map(({ rung, on }) => [`${id}${SEPARATOR}${rung}`, on] as const),
    ),
  );

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
