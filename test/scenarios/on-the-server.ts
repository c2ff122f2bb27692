import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { isSameTimeline } from '../../src/cli/simulate.ts';
import { noticesFor } from '../../src/domain/notices.ts';
import { simulate } from '../../src/domain/scenario.ts';
import { playOnEngine } from '../../src/services/play.ts';
import { readScenario } from '../../src/services/scenario-file.ts';
import type { Rig } from '../rig/rig.ts';

const folder = new URL('./', import.meta.url);
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort();

/** What every change is tried on: between them they go every way that a trajectory can go. */
const EVERY_WAY = ['01', '06', '09', '11', '15', '17', '18', '20', '21'];
const numberOf = (file: string) => file.slice(3, 5);
const isFirst = (file: string) => files.find((other) => numberOf(other) === numberOf(file)) === file;
export const ALWAYS = files.filter(
  (file) => !file.startsWith('sc-') || (isFirst(file) && EVERY_WAY.includes(numberOf(file))),
);
/** The others, for the long tier. */
export const FURTHER = files.filter((file) => !ALWAYS.includes(file));

/** Plays a scenario on the real server; it must tell the same as the pure core, event for event. */
export async function expectTheSame({ services }: Rig, file: string): Promise<void> {
  const scenario = readScenario(readFileSync(new URL(file, folder), 'utf8'));
  const { timeline } = await playOnEngine(services, scenario);
  const pure = simulate(scenario).timeline;
  expect(timeline.map(({ kind }) => kind)).toEqual(pure.map(({ kind }) => kind));
  expect(isSameTimeline(timeline, pure)).toBe(true);
  // Beyond what is asked: nothing was acted on late or early either.
  expect(timeline.map(({ recordedOn }) => recordedOn)).toEqual(pure.map(({ recordedOn }) => recordedOn));
}

const stories = new URL('../../docs/stories/', import.meta.url);

/** Plays a story of the docs on the real server: the same timeline, and in the outbox every message that the docs show. */
export async function expectTheSameMessages({ services, db }: Rig, story: string): Promise<void> {
  const scenario = readScenario(readFileSync(new URL(`${story}.json`, stories), 'utf8'));
  const { timeline, trajectoryId } = await playOnEngine(services, scenario);
  const { timeline: pure, recordings } = simulate(scenario);
  expect(isSameTimeline(timeline, pure)).toBe(true);
  const planned = await db.selectFrom('message').select('body').where('trajectory_id', '=', trajectoryId).execute();
  const called = recordings.flatMap(({ state, events }) => noticesFor(state, events).map(({ body }) => body));
  const distinct = (bodies: readonly object[]) =>
    [...new Set(bodies.map((body) => JSON.stringify(sorted(body))))].sort();
  expect(distinct(planned.map(({ body }) => body))).toEqual(distinct(called));
}

const sorted = (body: object) => Object.fromEntries(Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1)));
