import { addDays, type CivilDate, earliest } from './calendar/civil-date.ts';
import { sendOn } from './calendar/working-days.ts';
import {
  dutiesOf,
  hasBeenSaid,
  meetingOf,
  type OwnedDuty,
  outlivesLeaving,
  partyToldByMessage,
  saying,
  TELL,
} from './duties.ts';
import type { TrajectoryEvent } from './events.ts';
import { count } from './model/conditions.ts';
import type { Rung } from './model/duties.ts';
import type { Recipient } from './people.ts';
import type { Settings } from './settings.ts';
import type { Trajectory } from './state.ts';

/** A reminder of a duty on the working day on which it goes out (K-32). */
export interface PlannedReminder {
  readonly rung: string;
  readonly on: CivilDate;
  readonly tells: readonly Recipient[];
  /** Under which the case remembers that it has been said. */
  readonly saying: string;
}

/** Reminders that are due by today and have not been said: of a duty's rungs only the latest (architecture §3). */
export function remindersDue(today: CivilDate, state: Trajectory): TrajectoryEvent[] {
  if (!state.programme?.settings.remindsOfDuties) return [];
  return dutiesOf(today, state).flatMap((duty) => {
    const last = unsaid(today, state, duty).findLast(({ on }) => on <= today);
    if (!last) return [];
    const { rung, on, tells } = last;
    const about = { duty: duty.id, what: duty.rule.id, ...meetingOf(duty) };
    return [{ type: 'ReminderIssued' as const, ...about, rung, dueOn: duty.dueOn, tells, on }];
  });
}

/** The next day on which something has to be said; undefined when nothing is planned. */
export function nextReminder(today: CivilDate, state: Trajectory): CivilDate | undefined {
  if (!state.programme?.settings.remindsOfDuties) return undefined;
  const days = dutiesOf(today, state).flatMap((duty) => {
    if (duty.state === 'waiting') return goesOnFrom(today, duty);
    return unsaid(today, state, duty)[0]?.on ?? followedFrom(today, duty);
  });
  return days.length > 0 ? days.reduce(earliest) : undefined;
}

/** The day after a pause whose end is known: what it holds is to be done again, and said (T-05). */
const goesOnFrom = (today: CivilDate, { subject: { course } }: OwnedDuty): CivilDate[] =>
  (course?.pauses ?? []).flatMap(({ from, until }) =>
    from <= today && until !== null && today < until ? [until] : [],
  );

/**
 * Of contact that comes again and again only the next period is known. When closing days have had all of it said before it
 * begins, its first day is when the one after it comes into view.
 */
function followedFrom(today: CivilDate, { rule: { each }, subject }: OwnedDuty): CivilDate[] {
  const isPeriod = typeof each === 'object' && 'cadence' in each;
  return isPeriod && subject.on !== undefined && subject.on > today ? [subject.on] : [];
}

/** The rungs of a duty that are still to be said, in order of date. Nothing is said of what is done or held by a pause. */
function unsaid(today: CivilDate, state: Trajectory, duty: OwnedDuty): readonly PlannedReminder[] {
  if (duty.state === 'done' || duty.state === 'waiting') return [];
  const ladder = ladderOf(today, state, duty);
  const lastSaid = ladder.findLastIndex(({ saying }) => hasBeenSaid(state, saying));
  return lastSaid < 0 ? ladder : ladder.slice(lastSaid + 1);
}

/** A ladder with all that it hangs on besides the duty's rule and the settings. */
interface KeptLadder {
  readonly opened: CivilDate;
  readonly dueOn: CivilDate;
  readonly owner: Recipient;
  readonly beside: Recipient | undefined;
  /** Between these days the rungs that repeat are the same; null when none does. */
  readonly days: { readonly from: CivilDate; readonly before: CivilDate } | null;
  readonly ladder: readonly PlannedReminder[];
}
const kept = new WeakMap<Settings, Map<string, KeptLadder>>();

/**
 * Every rung of a duty with its day, up to the first that lies ahead of those that repeat, and none from the day on which
 * the citizen leaves and it is no longer asked for.
 */
export function ladderOf(today: CivilDate, state: Trajectory, duty: OwnedDuty): readonly PlannedReminder[] {
  const ladder = keptLadder(today, state.programme!.settings, duty);
  const { left } = state;
  return left === null || outlivesLeaving(duty.rule) ? ladder : ladder.filter(({ on }) => on < left.on);
}

/** The ladder as if nobody ever left, kept while its dates stand. */
function keptLadder(today: CivilDate, settings: Settings, duty: OwnedDuty): readonly PlannedReminder[] {
  const opened = duty.opensOn ?? duty.subject.registeredOn ?? duty.due.anchor.on;
  const ladders = kept.get(settings) ?? new Map<string, KeptLadder>();
  const known = ladders.get(duty.id);
  if (known && isStill(known, opened, duty, today)) return known.ladder;
  const reckoned = reckonLadder(today, duty, opened, settings);
  kept.set(settings, ladders.set(duty.id, reckoned));
  return reckoned.ladder;
}

function isStill(
  { opened, dueOn, owner, beside, days }: KeptLadder,
  openedNow: CivilDate,
  duty: OwnedDuty,
  today: CivilDate,
): boolean {
  const isSameDay = days === null || (days.from <= today && today < days.before);
  return opened === openedNow && dueOn === duty.dueOn && owner === duty.owner && beside === duty.beside && isSameDay;
}

function reckonLadder(today: CivilDate, duty: OwnedDuty, opened: CivilDate, settings: Settings): KeptLadder {
  const rungs = rungsOf(duty, settings).map((rung) => ({ rung, days: daysOf(today, rung, duty, opened, settings) }));
  const ladder = rungs
    .flatMap(({ rung, days }) => days.map((day) => planned(duty, rung, day)))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const repeating = rungs.filter(({ rung }) => rung.every !== undefined).map(({ days }) => days.at(-1)!.on);
  const days = repeating.length === 0 ? null : { from: today, before: repeating.reduce(earliest) };
  return { opened, dueOn: duty.dueOn, owner: duty.owner, beside: duty.beside, days, ladder };
}

function planned(
  { id: duty, owner, beside = owner, dueOn }: OwnedDuty,
  { tells }: Rung,
  { id, on }: RungDay,
): PlannedReminder {
  return {
    rung: id,
    on,
    tells: [...new Set(tells.map((one) => (one === 'owner' ? owner : one === 'beside' ? beside : one)))],
    saying: saying(duty, id, dueOn),
  };
}

/** Whoever is outside is told by a message in the task's place where the setting says so. */
function rungsOf(duty: OwnedDuty, settings: Settings): readonly Rung[] {
  const party = partyToldByMessage(duty, settings);
  return party === null ? duty.rule.ladder : [{ id: TELL, at: 'open', tells: [party] }];
}

interface RungDay {
  readonly id: string;
  readonly on: CivilDate;
}

function daysOf(
  today: CivilDate,
  { id, at, every }: Rung,
  { dueOn }: OwnedDuty,
  opened: CivilDate,
  settings: Settings,
): RungDay[] {
  const first = wantedOn(at, dueOn, opened, settings);
  const isBefore = typeof at === 'object' && 'before' in at;
  const day = (wanted: CivilDate) =>
    sendOn(wanted, isBefore ? 'before' : 'onOrAfter', settings.closingDays, settings.sendingHours).on;
  if (every === undefined) return [{ id, on: day(first) }];
  const days: RungDay[] = [];
  const step = count(every, settings);
  for (let wanted = first, number = 1; ; wanted = addDays(wanted, step), number++) {
    const on = day(wanted);
    days.push({ id: `${id}-${number}`, on });
    if (on > today) return days;
  }
}

/** A rung's own day before it is moved to a working day. */
function wantedOn(at: Rung['at'], dueOn: CivilDate, opened: CivilDate, settings: Settings): CivilDate {
  if (at === 'open') return opened;
  if (at === 'due') return dueOn;
  if ('before' in at) return addDays(dueOn, -count(at.before, settings));
  if ('after' in at) return addDays(dueOn, count(at.after, settings));
  return addDays(opened, count(at.openFor, settings));
}
