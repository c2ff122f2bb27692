import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Rig, startRig } from '../rig/rig.ts';
import { expectTheSame, expectTheSameMessages, FURTHER } from '../scenarios/on-the-server.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());

/** What test/workflows/scenarios.test.ts leaves out of the worked scenarios of the rules catalogue, section 12. */
describe('a further scenario on the real server', () => {
  it.concurrent.each(FURTHER)('%s tells the same as the pure core, event for event', (file) =>
    expectTheSame(rig, file),
  );
  it.concurrent.each([
    ...['from-rehabilitation-meeting-to-fleksjob', 'after-the-release'],
    ...['two-years-of-support', 'a-provider-takes-up-cti', 'accounts-of-a-project'],
  ])('%s, as in the docs, puts into the outbox what the docs show', (story) => expectTheSameMessages(rig, story));
});
