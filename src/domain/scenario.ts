import { apply } from './apply.ts';
import { type CivilDate, latest } from './calendar/civil-date.ts';
import type { Command } from './commands.ts';
import { decide, repeated } from './decide.ts';
import type { TrajectoryEvent } from './events.ts';
import type { Refusal } from './rule.ts';
import { newTrajectory, type Trajectory } from './state.ts';
import { nextWake, tick } from './tick.ts';

/** A dated command of a scenario: what is asked on which day. */
export interface ScenarioStep {
  readonly at: CivilDate;
  readonly command: Command;
}

export interface Scenario {
  readonly name: string;
  readonly steps: readonly ScenarioStep[];
  /** The day on which the story is left. */
  readonly until: CivilDate;
}

/** What a timeline shows: an event that was recorded, or a refusal that was answered and left no trace in the journal. */
export type TimelineEntry =
  | { readonly kind: 'event'; readonly recordedOn: CivilDate; readonly event: TrajectoryEvent }
  | { readonly kind: 'refusal'; readonly recordedOn: CivilDate; readonly command: Command; readonly refusal: Refusal };

/** Events that a workflow records together, and the state after them. */
export interface Recording {
  readonly on: CivilDate;
  readonly events: readonly TrajectoryEvent[];
  readonly state: Trajectory;
}

export interface Simulation {
  readonly timeline: readonly TimelineEntry[];
  readonly recordings: readonly Recording[];
  readonly state: Trajectory;
}

/** Plays dated commands through the pure core, waking exactly on the days on which a workflow would, unless told otherwise. */
export function simulate({ steps, until }: Scenario, wakeAfter = nextWake): Simulation {
  const timeline: TimelineEntry[] = [];
  const recordings: Recording[] = [];
  let state = newTrajectory;
  let unrecorded: TrajectoryEvent[] = [];
  const happened = (today: CivilDate, events: readonly TrajectoryEvent[]) => {
    timeline.push(...events.map((event) => ({ kind: 'event' as const, recordedOn: today, event })));
    unrecorded.push(...events);
    state = events.reduce(apply, state);
  };
  const record = () => {
    if (unrecorded.length > 0) recordings.push({ on: today, events: unrecorded, state });
    unrecorded = [];
  };
  let today = steps[0]?.at ?? until;
  const passTo = (target: CivilDate) => {
    for (let wake = wakeAfter(today, state); wake && wake <= target; wake = wakeAfter(today, state)) {
      today = latest(wake, today);
      happened(today, tick(today, state));
      record();
    }
    today = target;
  };
  for (const { at, command } of steps) {
    passTo(at);
    if (repeated(state, command)) continue;
    const decision = decide(today, state, command);
    if ('refusal' in decision)
      timeline.push({ kind: 'refusal', recordedOn: today, command, refusal: decision.refusal });
    else happened(today, decision.events);
    happened(today, tick(today, state));
    record();
  }
  passTo(until);
  return { timeline, recordings, state };
}
