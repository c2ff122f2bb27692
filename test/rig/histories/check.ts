import { isDeepStrictEqual } from 'node:util';
import type { WorkflowBundleOption } from '@temporalio/worker';
import type { RecordedEvent } from '../../../src/domain/events.ts';
import { newTrajectory, type Trajectory } from '../../../src/domain/state.ts';
import { type Core, shown } from './core.ts';
import type { Recording } from './recording.ts';
import { deviation, type ReplayedRun, replay } from './replay.ts';
import type { Told } from './told.ts';

/** The code that recorded histories are held against: its workflows with the reporter, and its core. */
export interface Code {
  readonly bundle: WorkflowBundleOption;
  readonly core: Core;
}

/** Something that the code does otherwise than it was recorded. */
export interface Fault {
  readonly scenario: string;
  /** Who noticed: the SDK's own replay, the comparison of what was told, or that of what people see at the end. */
  readonly noticedBy: 'replay' | 'commands' | 'state' | 'plan';
  readonly detail: string;
}

/** Holds the code against every recording; a recording is left at its first fault. */
export async function* faults({ bundle, core }: Code, recordings: readonly Recording[]): AsyncGenerator<Fault> {
  const replayed = replay(
    bundle,
    recordings.flatMap(({ runs }) => runs),
  );
  try {
    for (const recording of recordings) {
      const runs: ReplayedRun[] = [];
      for (const _ of recording.runs) runs.push((await replayed.next()).value!);
      const fault = faultInRuns(runs) ?? faultAtTheEnd(core, recording, runs);
      if (fault) yield { scenario: recording.scenario, ...fault };
    }
  } finally {
    await replayed.return(undefined); // stops the worker, wherever the reader leaves off
  }
}

function faultInRuns(runs: readonly ReplayedRun[]): Omit<Fault, 'scenario'> | undefined {
  for (const run of runs) {
    const detail = deviation(run);
    if (detail) return { noticedBy: run.error ? 'replay' : 'commands', detail };
  }
  return undefined;
}

function faultAtTheEnd(
  core: Core,
  { end }: Recording,
  runs: readonly ReplayedRun[],
): Omit<Fault, 'scenario'> | undefined {
  if (!end) return undefined;
  const state = runs.flatMap(({ told }) => told.flatMap(eventsIn)).reduce(core.apply, newTrajectory);
  if (!isSame(state, end.state)) return { noticedBy: 'state', detail: JSON.stringify(state) };
  const other = end.days.find((day) => !isSame(shown(core, day.on, state), day));
  return other && { noticedBy: 'plan', detail: JSON.stringify(shown(core, other.on, state)) };
}

/** The events that a command sends to the journal. */
export function eventsIn(told: Told | undefined): readonly RecordedEvent[] {
  if (!told || !('activity' in told) || told.activity !== 'record') return [];
  const [{ events }] = told.input as [{ events: RecordedEvent[] }];
  return events;
}

/** Equal once written down: what JSON leaves out is no difference. */
const isSame = (one: Trajectory | ReturnType<typeof shown>, other: unknown) =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(one)), other);
