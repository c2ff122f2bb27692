import { apply } from '../../domain/apply.ts';
import type { TrajectoryEvent } from '../../domain/events.ts';
import type { TimelineEntry } from '../../domain/scenario.ts';
import { newTrajectory, type Trajectory } from '../../domain/state.ts';

/** An event of the journal by its sequence number, which corrections name. */
export interface NumberedEvent {
  readonly number: number;
  readonly event: TrajectoryEvent;
}

/** Every event of a whole journal with its number. */
export function numbered(timeline: readonly TimelineEntry[]): NumberedEvent[] {
  return timeline
    .flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []))
    .map((event, index) => ({ number: index + 1, event }));
}

/** What a case has come to: its journal is all there is to know. */
export function stateOf(events: readonly NumberedEvent[]): Trajectory {
  return events.reduce((state, { event }) => apply(state, event), newTrajectory);
}
