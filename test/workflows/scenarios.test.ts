import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Rig, startRig } from '../rig/rig.ts';
import { ALWAYS, expectTheSame, expectTheSameMessages, FURTHER } from '../scenarios/on-the-server.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());

/** Worked scenarios of the rules catalogue, section 12: SC-01 … SC-24; the others are in the long tier. */
describe('a scenario on the real server', () => {
  it('is there for every one that concerns a case, in one tier or the other', () => {
    const told = new Set(
      [...ALWAYS, ...FURTHER].filter((file) => file.startsWith('sc-')).map((file) => file.slice(0, 5)),
    );
    expect([...told].sort()).toEqual(
      Array.from({ length: 24 }, (_, index) => `sc-${String(index + 1).padStart(2, '0')}`),
    );
  });
  it.concurrent.each(ALWAYS)('%s tells the same as the pure core, event for event', (file) => expectTheSame(rig, file));
  it('from draw to archive, as in the docs, puts into the outbox what the docs show (docs/one-story.md)', () =>
    expectTheSameMessages(rig, 'from-draw-to-archive'));
});
