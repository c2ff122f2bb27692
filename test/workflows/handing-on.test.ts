import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Rig, startRig } from '../rig/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig({ workers: 0 });
});
afterAll(() => rig.close());

const dispatcher = () => rig.client.workflow.getHandle('overgang-dispatcher');

/** PENDING_ACTIVITY_STATE_STARTED: a worker has it. */
const STARTED = 2;

/** Which attempt at sending a worker has in its hands, and what the one before ended with. */
async function attempt(): Promise<{ number: number; before: string | undefined } | undefined> {
  const [sending] = (await dispatcher().describe()).raw.pendingActivities ?? [];
  if (sending?.state !== STARTED) return undefined;
  return { number: sending.attempt!, before: sending.lastFailure?.applicationFailureInfo?.type ?? undefined };
}

describe('the sending of messages', () => {
  it('goes over to another worker when its own stops, and leaves no trace in the history', async () => {
    const first = await rig.startWorker();
    await rig.services.trajectories.ensureDispatcher();
    await expect.poll(attempt, { timeout: 60_000 }).toEqual({ number: 1, before: undefined });
    const events = async () => (await dispatcher().fetchHistory()).events?.map(({ eventType }) => eventType);
    const before = await events();
    await rig.startWorker();
    await first.stop();
    await expect.poll(attempt, { timeout: 60_000 }).toEqual({ number: 2, before: 'WorkerStops' });
    expect(await events()).toEqual(before);
  });
});
