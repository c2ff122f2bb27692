import type { CivilDate } from './calendar/civil-date.ts';
import { explain, type Receipt } from './explain.ts';
import { type Duty, type PlannedTransition, plan } from './plan.ts';
import type { Trajectory } from './state.ts';

/** A date of a case that would be another, come or go; with how each is reckoned. */
export interface DateChange {
  /** The duty or transition, by its id. */
  readonly about: string;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  readonly why: { readonly before: Receipt | null; readonly after: Receipt | null };
}

/** Every date ahead, or of what is not done, that differs between two ways in which a case could stand on a day. */
export function dateChanges(today: CivilDate, before: Trajectory, after: Trajectory): DateChange[] {
  return changed(datesAhead(today, before), datesAhead(today, after)).map(({ key: about, from, to }) => ({
    ...{ about, from, to },
    why: { before: explain(today, before, about) ?? null, after: explain(today, after, about) ?? null },
  }));
}

function datesAhead(today: CivilDate, state: Trajectory): ReadonlyMap<string, CivilDate> {
  const { transitions, duties } = plan(today, state);
  return new Map([...ahead(transitions), ...dueOf(notDone(duties))]);
}

const ahead = (transitions: readonly PlannedTransition[]): [string, CivilDate][] =>
  transitions.filter(({ status }) => status !== 'past').map(({ id, on }) => [id, on]);
const dueOf = (duties: readonly Duty[]): [string, CivilDate][] =>
  duties.flatMap(({ id, dueOn }) => (dueOn === null ? [] : [[id, dueOn]]));

export const notDone = (duties: readonly Duty[]) => duties.filter(({ state }) => state !== 'done');

/** What stands on another day in one of two tables of days, or in one of them alone. */
export function changed(before: ReadonlyMap<string, CivilDate>, after: ReadonlyMap<string, CivilDate>) {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((key) => ({ key, from: before.get(key) ?? null, to: after.get(key) ?? null }))
    .filter(({ from, to }) => from !== to);
}
