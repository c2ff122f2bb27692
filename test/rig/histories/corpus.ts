import { createRequire } from 'node:module';
import { readJournal } from '../../../src/store/journal.ts';
import { chainOf } from '../../../src/witness/chain.ts';
import { type Rig, type RigOptions, startRig } from '../rig.ts';
import { isAtRest, type Run } from './chain.ts';
import { ownCore, shown } from './core.ts';
import { COURSES } from './courses.ts';
import { DEATHS, DISPATCHER_MOVES, DISPATCHER_RENEWED, MISHAPS, RENEWALS } from './mishaps.ts';
import { MODEL } from './model.ts';
import type { Recording } from './recording.ts';
import { type Play, until } from './scenario.ts';
import { stageOf } from './stage.ts';

/** Everything that is recorded, by what engine and workers have to be like. */
const GROUPS: readonly (readonly [RigOptions, Readonly<Record<string, Play>>])[] = [
  [{}, { ...COURSES, ...MISHAPS, ...MODEL }],
  [{ continueAsNewAfter: 40 }, RENEWALS],
  [{ workers: 0 }, DEATHS],
  [{ workers: 0 }, DISPATCHER_MOVES],
  [{ continueAsNewAfter: 8 }, DISPATCHER_RENEWED],
];

export const SCENARIO_NAMES = GROUPS.flatMap(([, plays]) => Object.keys(plays));

/** Plays every scenario on a real server and takes its histories. */
export async function record(version: string, log: (line: string) => void): Promise<Recording[]> {
  const recordings: Recording[] = [];
  for (const [options, plays] of GROUPS) {
    const rig = await startRig(options);
    try {
      for (const [scenario, play] of Object.entries(plays)) {
        const { id } = await play(stageOf(rig, scenario));
        const recording = { scenario, version, madeWith: await versions(rig), ...(await taken(rig, id)) };
        recordings.push(recording);
        log(`${scenario}: ${recording.runs.length} run(s)`);
      }
    } finally {
      await rig.close();
    }
  }
  return recordings;
}

async function versions({ client }: Rig): Promise<Recording['madeWith']> {
  const { serverVersion } = await client.workflowService.getSystemInfo({});
  const sdk: string = createRequire(import.meta.url)('@temporalio/worker/package.json').version;
  return { sdk, server: serverVersion!, node: process.versions.node };
}

/** The chain when nothing is under way in it, and what has come of it. */
async function taken(rig: Rig, id: string): Promise<Pick<Recording, 'runs' | 'end'>> {
  let runs: Run[] = [];
  await until(`${id} at rest`, async () => {
    runs = await chainOf(rig.client, id);
    return isAtRest(runs.at(-1)!.history);
  });
  const type = runs[0]!.history.events![0]!.workflowExecutionStartedEventAttributes!.workflowType!.name;
  if (type !== 'trajectory') return { runs };
  const events = await readJournal(rig.db, id);
  const state = await rig.services.trajectories.view(id);
  const days = [...new Set(events.map(({ on }) => on))].sort();
  return { runs, end: { state, days: days.map((on) => shown(ownCore, on, state)) } };
}
