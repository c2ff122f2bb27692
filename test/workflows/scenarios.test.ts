import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSameTimeline } from '../../src/cli/simulate.ts';
import { noticesFor } from '../../src/domain/notices.ts';
import { simulate } from '../../src/domain/scenario.ts';
import { playOnEngine } from '../../src/services/play.ts';
import { readScenario } from '../../src/services/scenario-file.ts';
import { type Rig, startRig } from '../rig/rig.ts';
import { ALWAYS, expectTheSame, FURTHER } from '../scenarios/on-the-server.ts';

const folder = new URL('../scenarios/', import.meta.url);

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
  it('from draw to archive, as in the docs, puts into the outbox what the docs show (docs/one-story.md)', async () => {
    const scenario = readScenario(
      readFileSync(new URL('../../docs/stories/from-draw-to-archive.json', folder), 'utf8'),
    );
    const { timeline, trajectoryId } = await playOnEngine(rig.services, scenario);
    const { timeline: pure, recordings } = simulate(scenario);
    expect(isSameTimeline(timeline, pure)).toBe(true);
    const planned = await rig.db
      .selectFrom('message')
      .select('body')
      .where('trajectory_id', '=', trajectoryId)
      .execute();
    const called = recordings.flatMap(({ state, events }) => noticesFor(state, events).map(({ body }) => body));
    const distinct = (bodies: readonly object[]) =>
      [...new Set(bodies.map((body) => JSON.stringify(sorted(body))))].sort();
    expect(distinct(planned.map(({ body }) => body))).toEqual(distinct(called));
  });
});

const sorted = (body: object) => Object.fromEntries(Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1)));
