import type { CivilDate } from './calendar/civil-date.ts';
import { type Command, type CommandType, DATE_FIELDS } from './commands.ts';
import { dutiesOf } from './duties.ts';
import type { Consequence } from './events.ts';
import type { Trajectory } from './state.ts';
import { dutyId, transitionsOf } from './transitions.ts';

/**
 * What had been said or reported before a correction and is no longer so after it: phases and ends announced, reminders
 * sent, people outside told. Nothing that was sent is dropped in silence (architecture §3, K-12).
 */
export function consequences(today: CivilDate, before: Trajectory, after: Trajectory): Consequence[] {
  return [...announced(today, before, after), ...reminded(today, before, after), ...reported(today, before, after)];
}

/** What takes back or puts off something that may have been said. */
const UNSAYING: readonly string[] = ['WithdrawEvent', 'MoveMeeting', 'CancelMeeting'] satisfies CommandType[];

/** Whether a command can make untrue what was said: it is about days that have been, or takes something back. */
export function canUnsay(today: CivilDate, command: Command): boolean {
  const given: Readonly<Record<string, unknown>> = { ...command };
  return UNSAYING.includes(command.type) || DATE_FIELDS.some((field) => field in given && String(given[field]) < today);
}

function announced(today: CivilDate, before: Trajectory, after: Trajectory): Consequence[] {
  return before.courses.flatMap((course) => {
    const now = after.courses.find(({ number }) => number === course.number);
    const stands = now ? transitionsOf(now, today) : [];
    const phases = course.acted.flatMap(({ phase, on }): Consequence[] => {
      const nowOn = stands.find((one) => one.phase === phase)?.on ?? null;
      return nowOn === on ? [] : [{ kind: 'phaseAnnounced', about: dutyId(course, phase), saidOf: on, nowOn }];
    });
    const end = course.ended?.on;
    const nowOn = stands.at(-1)?.on ?? null;
    if (end === undefined || nowOn === end) return phases;
    return [...phases, { kind: 'endAnnounced', about: dutyId(course, null), saidOf: end, nowOn }];
  });
}

function reminded(today: CivilDate, before: Trajectory, after: Trajectory): Consequence[] {
  const now = new Map(askedFor(today, after).map((duty) => [duty.id, duty.dueOn]));
  const said = new Map<string, CivilDate>();
  for (const { id, dueOn } of askedFor(today, before)) {
    const isSaid = before.reminded.some((key) => key.startsWith(`${id}/`) && key.endsWith(`/${dueOn}`));
    if (isSaid && now.get(id) !== dueOn) said.set(id, dueOn);
  }
  return [...said].map(([about, saidOf]) => ({ kind: 'reminderSent', about, saidOf, nowOn: now.get(about) ?? null }));
}

/** The duties of a case without those about a meeting that has been cancelled. */
function askedFor(today: CivilDate, state: Trajectory) {
  const cancelled = state.appointments.flatMap((one) => (one.state === 'cancelled' ? [one.id] : []));
  return dutiesOf(today, state).filter(({ subject }) => !cancelled.some((id) => subject.key === `meeting-${id}`));
}

function reported(today: CivilDate, before: Trajectory, after: Trajectory): Consequence[] {
  const still = new Set(dutiesOf(today, after).map(({ id }) => id));
  return dutiesOf(today, before)
    .filter(
      ({ outside, rule, state, id }) => (outside !== null || rule.reachesOutside) && state === 'done' && !still.has(id),
    )
    .map(({ id, subject, dueOn }) => ({
      ...{ kind: 'outsideTold' as const, about: id, nowOn: null },
      saidOf: subject.on ?? dueOn,
    }));
}
