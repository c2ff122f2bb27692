import { addDays, type CivilDate, earliest } from './calendar/civil-date.ts';
import { sendOn } from './calendar/working-days.ts';
import { dutiesOf, type OwnedDuty, TELL } from './duties.ts';
import type { TrajectoryEvent } from './events.ts';
import { count } from './model/conditions.ts';
import type { Rung } from './model/duties.ts';
import type { Recipient } from './people.ts';
import type { Settings } from './settings.ts';
import type { Trajectory } from './state.ts';

/** A reminder of a duty on the working day on which it goes out (K-32). */
export interface PlannedReminder {
  readonly duty: OwnedDuty;
  readonly rung: string;
  readonly on: CivilDate;
  readonly tells: readonly Recipient[];
}

/** Reminders that are due by today and have not been said: of a duty's rungs only the latest (architecture §3). */
export function remindersDue(today: CivilDate, state: Trajectory): TrajectoryEvent[] {
  if (!state.programme?.settings.remindsOfDuties) return [];
  return dutiesOf(today, state).flatMap((duty) => {
    const last = unsaid(today, state, duty).findLast(({ on }) => on <= today);
    if (!last) return [];
    const { rung, on, tells } = last;
    return [{ type: 'ReminderIssued' as const, duty: duty.id, what: duty.rule.id, rung, dueOn: duty.dueOn, tells, on }];
  });
}

/** The next day on which something has to be said; undefined when nothing is planned. */
export function nextReminder(today: CivilDate, state: Trajectory): CivilDate | undefined {
  if (!state.programme?.settings.remindsOfDuties) return undefined;
  let next: CivilDate | undefined;
  for (const duty of dutiesOf(today, state)) {
    const first = unsaid(today, state, duty)[0];
    if (first) next = next ? earliest(next, first.on) : first.on;
  }
  return next;
}

/** The rungs of a duty that are still to be said, in order of date. Nothing is said of what is done or held by a pause. */
function unsaid(today: CivilDate, state: Trajectory, duty: OwnedDuty): PlannedReminder[] {
  if (duty.state === 'done' || duty.state === 'waiting') return [];
  const ladder = ladderOf(today, state, duty);
  const lastSaid = ladder.findLastIndex(({ rung }) => state.reminded.includes(`${duty.id}/${rung}/${duty.dueOn}`));
  return ladder.slice(lastSaid + 1);
}

/** Every rung of a duty with its day, up to the first that lies ahead of those that repeat. */
export function ladderOf(today: CivilDate, state: Trajectory, duty: OwnedDuty): PlannedReminder[] {
  const settings = state.programme!.settings;
  const rungs = rungsOf(duty, settings);
  return rungs
    .flatMap((rung) => daysOf(today, rung, duty, settings))
    .map(({ id, on, tells }) => ({
      duty,
      rung: id,
      on,
      tells: [...new Set(tells.map((one) => (one === 'owner' ? duty.owner : one)))],
    }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Whoever is outside is told by a message in the task's place where the setting says so. */
function rungsOf({ rule, outside }: OwnedDuty, { toldByMessage }: Settings): readonly Rung[] {
  if (outside === null || !toldByMessage.includes(outside)) return rule.ladder;
  return [{ id: TELL, at: 'open', tells: [outside] }];
}

interface RungDay {
  readonly id: string;
  readonly on: CivilDate;
  readonly tells: Rung['tells'];
}

function daysOf(today: CivilDate, { id, at, every, tells }: Rung, duty: OwnedDuty, settings: Settings): RungDay[] {
  const first = wantedOn(at, duty, settings);
  const isBefore = typeof at === 'object' && 'before' in at;
  const day = (wanted: CivilDate) =>
    sendOn(wanted, isBefore ? 'before' : 'onOrAfter', settings.closingDays, settings.sendingHours).on;
  if (every === undefined) return [{ id, on: day(first), tells }];
  const days: RungDay[] = [];
  const step = count(every, settings);
  for (let wanted = first, number = 1; ; wanted = addDays(wanted, step), number++) {
    const on = day(wanted);
    days.push({ id: `${id}-${number}`, on, tells });
    if (on > today) return days;
  }
}

/** A rung's own day before it is moved to a working day. */
function wantedOn(at: Rung['at'], { dueOn, opensOn, subject, due }: OwnedDuty, settings: Settings): CivilDate {
  const opened = opensOn ?? subject.registeredOn ?? due.anchor.on;
  if (at === 'open') return opened;
  if (at === 'due') return dueOn;
  if ('before' in at) return addDays(dueOn, -count(at.before, settings));
  if ('after' in at) return addDays(dueOn, count(at.after, settings));
  return addDays(opened, count(at.openFor, settings));
}
