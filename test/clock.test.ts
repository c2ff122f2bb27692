import { describe, expect, it } from 'vitest';
import { createClock } from '../src/clock.ts';

describe("the installation's clock", () => {
  const remembered: number[] = [];
  const remember = async (offsetMs: number) => void remembered.push(offsetMs);

  it('goes on from where it was moved to, and is remembered', async () => {
    const clock = createClock({ offsetMs: 86_400_000, movable: true, remember });
    await clock.advance(86_400_000);
    expect(remembered.at(-1)).toBe(2 * 86_400_000);
    expect(clock.now() - Date.now()).toBeGreaterThan(2 * 86_400_000 - 1000);
    await expect(clock.advance(-1)).rejects.toThrow('Expected to move the clock on');
  });

  it('refuses to move in production', async () => {
    const clock = createClock({ offsetMs: 0, movable: false, remember });
    const before = remembered.length;
    await expect(clock.advance(1)).rejects.toThrow('cannot be moved');
    expect([clock.offsetMs(), remembered.length]).toEqual([0, before]);
  });

  it('refuses to start in production when it was moved before', () => {
    expect(() => createClock({ offsetMs: 1, movable: false, remember })).toThrow('Expected a real clock');
  });

  it('has run on since it was opened or moved last: nobody has waited through what was skipped', async () => {
    const opened = createClock({ offsetMs: 86_400_000, movable: true, remember });
    const shown = opened.now();
    expect(opened.continuousSince()).toBeLessThanOrEqual(shown);
    expect(opened.continuousSince()).toBeGreaterThan(Date.now());
    await opened.advance(86_400_000);
    expect(opened.continuousSince()).toBeGreaterThanOrEqual(shown + 86_400_000);
    expect(opened.continuousSince()).toBeLessThanOrEqual(opened.now());
  });

  it('has always run on in production, also before this process', () => {
    expect(createClock({ offsetMs: 0, movable: false, remember }).continuousSince()).toBe(-Infinity);
  });
});
