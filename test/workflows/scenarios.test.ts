import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSameTimeline } from '../../src/cli/simulate.ts';
import { simulate } from '../../src/domain/scenario.ts';
import { playOnEngine } from '../../src/services/play.ts';
import { readScenario } from '../../src/services/scenario-file.ts';
import { type Rig, startRig } from '../rig/rig.ts';

const folder = new URL('../scenarios/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());

/** The worked scenarios of the rules catalogue, section 12: SC-01 … SC-07 and SC-10 … SC-16, and an early end. */
describe('a scenario on the real server', () => {
  it('is there for every one that concerns a course', () => {
    const told = new Set(files.map((file) => file.slice(0, 5)));
    expect([...told].sort()).toEqual([
      'sc-01',
      'sc-02',
      'sc-03',
      'sc-04',
      'sc-05',
      'sc-06',
      'sc-07',
      'sc-10',
      'sc-11',
      'sc-12',
      'sc-13',
      'sc-14',
      'sc-15',
      'sc-16',
      'sc-17',
    ]);
  });
  it.concurrent.each(files)('%s tells the same as the pure core, event for event', async (file) => {
    const scenario = readScenario(readFileSync(new URL(file, folder), 'utf8'));
    const { timeline } = await playOnEngine(rig.services, scenario);
    const pure = simulate(scenario).timeline;
    expect(timeline.map(({ kind }) => kind)).toEqual(pure.map(({ kind }) => kind));
    expect(isSameTimeline(timeline, pure)).toBe(true);
    // Beyond what is asked: nothing was acted on late or early either.
    expect(timeline.map(({ recordedOn }) => recordedOn)).toEqual(pure.map(({ recordedOn }) => recordedOn));
  });
});
