import { apply } from '../domain/apply.ts';
import { type CivilDate, civilDateAt } from '../domain/calendar/civil-date.ts';
import type { RecordedEvent } from '../domain/events.ts';
import { newTrajectory, type Trajectory } from '../domain/state.ts';
import type { JournalRow } from './evidence.ts';

/** An event of the journal with the state it met and the day in Copenhagen on which it was recorded. */
export interface Replayed {
  readonly sequence: number;
  readonly event: RecordedEvent;
  readonly before: Trajectory;
  readonly after: Trajectory;
  readonly day: CivilDate;
}

/** The journal once more, event by event. */
export function* replay(journal: readonly JournalRow[]): Generator<Replayed> {
  let before = newTrajectory;
  for (const { sequence, event } of journal) {
    const after = apply(before, event);
    yield { sequence, event, before, after, day: civilDateAt(Date.parse(event.recordedAt)) };
    before = after;
  }
}

/** The state that events recorded up to an instant (epoch milliseconds) come to. */
export function stateAt(steps: readonly Replayed[], instantMs: number): Trajectory {
  return steps.findLast(({ event }) => Date.parse(event.recordedAt) <= instantMs)?.after ?? newTrajectory;
}
