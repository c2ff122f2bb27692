import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, ScheduleOverlapPolicy } from '@temporalio/client';
import { vi } from 'vitest';

/** Fires a schedule and waits until what it started has come to its end. A schedule tells its firings apart by the second. */
export async function fireSchedule(client: Client, id: string): Promise<void> {
  const schedule = client.schedule.getHandle(id);
  await sleep(1_100);
  const before = (await schedule.describe()).info.recentActions.length;
  await schedule.trigger(ScheduleOverlapPolicy.ALLOW_ALL);
  const started = async () => {
    const { recentActions } = (await schedule.describe()).info;
    return recentActions.length > before ? recentActions.at(-1)! : undefined;
  };
  const { action } = (await vi.waitUntil(started, { timeout: 60_000, interval: 100 }))!;
  await client.workflow.getHandle(action.workflow.workflowId, action.workflow.firstExecutionRunId).result();
}
