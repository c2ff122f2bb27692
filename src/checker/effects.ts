import { apply } from '../domain/apply.ts';
import { type CivilDate, civilDateAt } from '../domain/calendar/civil-date.ts';
import type { Command } from '../domain/commands.ts';
import { decide, refused, repeated } from '../domain/decide.ts';
import type { RecordedEvent, TrajectoryEvent } from '../domain/events.ts';
import { fingerprint } from '../domain/fingerprint.ts';
import { newTrajectory, type Trajectory } from '../domain/state.ts';
import { tick } from '../domain/tick.ts';
import type { CaseEvidence, ClientCall, Violation } from './evidence.ts';
import { isSame } from './is-same.ts';

/** The same id with another body is another command, one that is refused. */
const nameOf = (command: Command) => `${command.id}/${fingerprint(command)}`;
const causeOf = ({ cause }: RecordedEvent) => (cause ? `${cause.command}/${cause.fingerprint}` : undefined);

/**
 * I1: an answered command has exactly one effect, and it ends where the answer said; a refused one has none; one that
 * was never answered has one or none. `calls` are those to this case.
 */
export function checkNothingLost(
  { trajectoryId, journal }: CaseEvidence,
  calls: readonly ClientCall[],
): readonly Violation[] {
  const found = (detail: string): Violation => ({ invariant: 'I1', trajectoryId, detail });
  const byCommand = Map.groupBy(calls, ({ command }) => nameOf(command));
  return [...byCommand].flatMap(([name, attempts]) => {
    const places = journal.filter(({ event }) => causeOf(event) === name).map(({ sequence }) => sequence);
    const isOneEffect = places.every((place, index) => index === 0 || place === places[index - 1]! + 1);
    const answers = attempts.flatMap(({ answer }) => wrongAnswer(answer, places.at(-1)) ?? []);
    return [...(isOneEffect ? [] : [`has effects in several places: ${places.join(', ')}`]), ...answers].map((wrong) =>
      found(`command ${attempts[0]!.command.id} ${wrong}`),
    );
  });
}

function wrongAnswer(answer: ClientCall['answer'], last: number | undefined): string | undefined {
  if ('sequence' in answer && answer.sequence !== last)
    return `was answered with place ${answer.sequence}, its effect ends at ${last ?? 'none'}`;
  if ('taken' in answer && last === undefined) return 'was taken in as a signal and has no effect';
  if ('refusal' in answer && last !== undefined) return `was refused (${answer.refusal}) and has an effect at ${last}`;
  return undefined;
}

/** I2: every event is what the rules make of a command that was sent, or of the calendar on the day of the recording. */
export function checkNothingInvented(
  { trajectoryId, journal }: CaseEvidence,
  calls: readonly ClientCall[],
): readonly Violation[] {
  const sent = new Map(calls.map(({ command }) => [nameOf(command), command]));
  const events = journal.map(({ event }) => event);
  const violations: Violation[] = [];
  let state = newTrajectory;
  for (let index = 0; index < events.length; ) {
    const event = events[index]!;
    const cause = causeOf(event);
    const block = cause ? blockOf(events, index, cause) : [event];
    const today = civilDateAt(Date.parse(event.recordedAt));
    const expected = cause ? effectOf(today, state, sent.get(cause)) : tick(today, state).slice(0, 1);
    if (!isSame(block.map(withoutInstant), expected)) {
      const detail = `event ${index + 1} (${event.type}) follows from nothing that was sent or due`;
      violations.push({ invariant: 'I2', trajectoryId, detail });
    }
    state = block.reduce<Trajectory>(apply, state);
    index += block.length;
  }
  return violations;
}

/** The events from a place on that one command has caused. */
function blockOf(events: readonly RecordedEvent[], from: number, cause: string): readonly RecordedEvent[] {
  const end = events.findIndex((event, index) => index > from && causeOf(event) !== cause);
  return events.slice(from, end < 0 ? undefined : end);
}

function effectOf(today: CivilDate, state: Trajectory, command: Command | undefined): readonly TrajectoryEvent[] {
  if (!command) return [];
  const verdict = repeated(state, command) ?? decide(today, state, command);
  if ('events' in verdict) return verdict.events;
  return 'refusal' in verdict ? [refused(command, verdict.refusal, today)] : [];
}

const withoutInstant = ({ recordedAt: _, ...event }: RecordedEvent) => event;
