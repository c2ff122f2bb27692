import { setTimeout as sleep } from 'node:timers/promises';
import { TASK_QUEUE } from '../src/temporal.ts';
import type { trajectory } from '../workflows/index.ts';
import type { bare } from './bare/workflow.ts';
import { type PreparedCase, type StoredCase, storeCases } from './cases.ts';
import { aName } from './legs.ts';
import { BARE_QUEUE, type Rig } from './rig.ts';

const STARTS_IN_FLIGHT = 32;
const POLL_MS = 250;

async function each<T>(items: readonly T[], work: (item: T, index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      await work(items[index]!, index);
    }
  };
  await Promise.all(Array.from({ length: STARTS_IN_FLIGHT }, worker));
}

/** Timers that the engine holds: one for every case that waits. */
async function timers({ query }: Rig): Promise<number> {
  const [row] = await query<{ count: string }>('temporal', 'select count(*) from timer_info_maps');
  return Number(row!.count);
}

async function untilWaiting(rig: Rig, count: number): Promise<void> {
  while ((await timers(rig)) < count) await sleep(POLL_MS);
}

/** Starts so many trajectories in their first phase; returns when each waits for its boundary. */
export async function startTrajectories(
  rig: Rig,
  prepared: PreparedCase,
  { count, clockOffsetMs }: { readonly count: number; readonly clockOffsetMs: number },
): Promise<StoredCase[]> {
  const before = await timers(rig);
  const cases = await storeCases(rig.db, prepared, { batch: aName('batch'), count, clockOffsetMs });
  await each(cases, ({ id, state, recorded }) =>
    rig.client.workflow.start<typeof trajectory>('trajectory', {
      taskQueue: TASK_QUEUE,
      workflowId: id,
      args: [{ version: 1, trajectoryId: id, clockOffsetMs, state, recorded }],
    }),
  );
  await untilWaiting(rig, before + count);
  return cases;
}

/** Starts so many bare workflows; returns when each waits for its first due instant. */
export async function startBare(
  rig: Rig,
  {
    count,
    clockOffsetMs,
    dueAt,
  }: {
    readonly count: number;
    readonly clockOffsetMs: number;
    readonly dueAt: readonly number[];
  },
): Promise<string[]> {
  const before = await timers(rig);
  const name = aName('bare');
  const ids = Array.from({ length: count }, (_, index) => `${name}-${index}`);
  await each(ids, (workflowId) =>
    rig.client.workflow.start<typeof bare>('bare', {
      taskQueue: BARE_QUEUE,
      workflowId,
      args: [{ clockOffsetMs, dueAt }],
    }),
  );
  await untilWaiting(rig, before + count);
  return ids;
}
