import type { CivilDate } from './calendar/civil-date.ts';
import { type Command, DATE_FIELDS } from './commands.ts';
import { boundaries } from './course.ts';
import { dutiesOf } from './duties.ts';
import type { Consequence } from './events.ts';
import type { Trajectory } from './state.ts';
import { dutyId } from './transitions.ts';

/**
 * What had been said or reported before a correction and is no longer so after it: phases announced, reminders sent,
 * people outside told. Nothing that was sent is dropped in silence (architecture §3, K-12).
 */
export function consequences(today: CivilDate, before: Trajectory, after: Trajectory): Consequence[] {
  return [...announced(today, before, after), ...reminded(today, before, after), ...reported(today, before, after)];
}

/** Whether a command can make untrue what was said: it is about days that have been, or takes something back. */
export function canUnsay(today: CivilDate, command: Command): boolean {
  const given: Readonly<Record<string, unknown>> = { ...command };
  return (
    command.type === 'WithdrawEvent' || DATE_FIELDS.some((field) => field in given && String(given[field]) < today)
  );
}

function announced(today: CivilDate, before: Trajectory, after: Trajectory): Consequence[] {
  return before.courses.flatMap((course) => {
    const now = after.courses.find(({ number }) => number === course.number);
    const at = now && !now.ended ? boundaries(now, today) : undefined;
    return course.acted.flatMap(({ phase, on }) => {
      const nowOn = at?.[(phase - 1) as 0 | 1 | 2].on ?? on;
      return nowOn === on ? [] : [{ kind: 'phaseAnnounced' as const, about: dutyId(course, phase), saidOf: on, nowOn }];
    });
  });
}

function reminded(today: CivilDate, before: Trajectory, after: Trajectory): Consequence[] {
  const now = new Map(dutiesOf(today, after).map((duty) => [duty.id, duty.dueOn]));
  const said = new Map<string, CivilDate>();
  for (const { id, dueOn } of dutiesOf(today, before)) {
    const isSaid = before.reminded.some((key) => key.startsWith(`${id}/`) && key.endsWith(`/${dueOn}`));
    if (isSaid && now.get(id) !== dueOn) said.set(id, dueOn);
  }
  return [...said].map(([about, saidOf]) => ({ kind: 'reminderSent', about, saidOf, nowOn: now.get(about) ?? null }));
}

function reported(today: CivilDate, before: Trajectory, after: Trajectory): Consequence[] {
  const still = new Set(dutiesOf(today, after).map(({ id }) => id));
  return dutiesOf(today, before)
    .filter(({ outside, state, id }) => outside !== null && state === 'done' && !still.has(id))
    .map(({ id, subject, dueOn }) => ({
      ...{ kind: 'outsideTold' as const, about: id, nowOn: null },
      saidOf: subject.on ?? dueOn,
    }));
}
