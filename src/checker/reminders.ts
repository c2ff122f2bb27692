import { type CivilDate, civilDateAt } from '../domain/calendar/civil-date.ts';
import { dutiesOf } from '../domain/duties.ts';
import type { TrajectoryEvent } from '../domain/events.ts';
import { ladderOf } from '../domain/reminders.ts';
import { newTrajectory, type Trajectory } from '../domain/state.ts';
import { nextWake, tick } from '../domain/tick.ts';
import type { CaseEvidence, Violation } from './evidence.ts';
import { isSame } from './is-same.ts';
import { type Replayed, replay } from './replay.ts';

/**
 * I8: every reminder was of a duty that was open with that due date on that day, on its rung's own day or later, once for
 * a due date and to those whom the rung names; and nothing that was due is left unsaid.
 */
export function checkReminders({ trajectoryId, journal, livedUntil }: CaseEvidence): readonly Violation[] {
  const details: string[] = [];
  const said = new Set<string>();
  let last: Replayed | undefined;
  for (const step of replay(journal)) {
    if (last && last.event.recordedAt !== step.event.recordedAt) details.push(...unsaid(last, step.day));
    if (step.event.type === 'ReminderIssued')
      details.push(...faultsOf(step.event, step, said).map((fault) => `event ${step.sequence}: ${fault}`));
    last = step;
  }
  if (last && livedUntil !== null) details.push(...unsaid(last, civilDateAt(livedUntil)));
  return details.map((detail) => ({ invariant: 'I8', trajectoryId, detail }));
}

type Reminder = Extract<TrajectoryEvent, { type: 'ReminderIssued' }>;

function faultsOf(reminder: Reminder, { before, day }: Replayed, said: Set<string>): string[] {
  const { duty: id, rung, dueOn, on } = reminder;
  const name = `${id}/${rung}/${dueOn}`;
  const faults = said.has(name) ? [`${name} was said before`] : [];
  said.add(name);
  if (on > day) faults.push(`${name} came on ${day}, before its day ${on}`);
  const duty = dutiesOf(day, before).find((one) => one.id === id);
  if (!duty) return [...faults, `${name} is of a duty that there was not`];
  if (duty.rule.id !== reminder.what) faults.push(`${name} says ${reminder.what}, the duty is ${duty.rule.id}`);
  if (duty.dueOn !== dueOn) return [...faults, `${name} was due on ${duty.dueOn}`];
  if (duty.state === 'done') faults.push(`${name} is of finished work`);
  if (duty.state === 'waiting') faults.push(`${name} is of a duty held by a pause`);
  const planned = ladderOf(day, before, duty).find((one) => one.rung === rung);
  if (!planned) return [...faults, `${name} is on no rung of the duty's ladder`];
  if (planned.on !== on) faults.push(`${name} says its day is ${on}, it was ${planned.on}`);
  if (!isSame(reminder.tells, planned.tells))
    faults.push(`${name} tells ${reminder.tells.join(', ')}, not ${planned.tells.join(', ')}`);
  return faults;
}

/** What fell due after something was recorded and before the day on which the next thing was, or up to which the case lived. */
function unsaid({ after, day, sequence }: Pick<Replayed, 'after' | 'day' | 'sequence'>, next: CivilDate): string[] {
  if (isNew(after)) return [];
  let wake = nextWake(day, after);
  // A day may bring nothing to record and yet the next date into view.
  while (wake !== undefined && wake < next && tick(wake, after).length === 0) wake = nextWake(wake, after);
  return wake !== undefined && wake < next
    ? [`something was due on ${wake} after event ${sequence}, and nothing was recorded before ${next}`]
    : [];
}

const isNew = (state: Trajectory) => state.sequence === newTrajectory.sequence;
