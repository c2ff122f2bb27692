import { setTimeout as sleep } from 'node:timers/promises';
import { createClock } from '../src/clock.ts';
import { civilDateAt, startOfDay } from '../src/domain/calendar/civil-date.ts';
import { summaries } from '../src/services/read.ts';
import { newKeyRing } from '../src/store/keys.ts';
import { listTrajectories } from '../src/store/trajectories.ts';
import { BOUNDARY } from './cases.ts';
import { figureOf, type Measure, one } from './figures.ts';
import type { Rig } from './rig.ts';

const READS = 7;
/** PostgreSQL counts what a session has written up to ten seconds later. */
const COUNTED_AFTER_MS = 11_000;

/** P4x: a phase changes for everybody at midnight and no timer has fired: what the list shows, and what reading it takes. */
export async function lists(rig: Rig, count: number): Promise<Measure> {
  const midnight = startOfDay(BOUNDARY);
  await sleep(COUNTED_AFTER_MS);
  const before = await written(rig);
  const rows = [];
  for (const [name, at] of [
    ['a millisecond before midnight', midnight - 1],
    ['at 00:00:00.000', midnight],
    ['an hour after', midnight + 3_600_000],
  ] as const) {
    const { milliseconds, inPhase2 } = await read(rig, at);
    const expected = at < midnight ? 0 : count;
    if (inPhase2 !== expected) throw new Error(`Expected ${expected} cases in phase 2 ${name}, found ${inPhase2}`);
    const bare = figureOf(await queryMs(rig));
    rows.push({ what: `list of ${count}, ${name}`, unit: 'ms', product: figureOf(milliseconds), bare });
    rows.push({ what: `of them in phase 2, ${name}`, unit: 'cases', product: one(inPhase2) });
  }
  await sleep(COUNTED_AFTER_MS);
  rows.push({ what: 'rows written for it', unit: 'rows', product: one((await written(rig)) - before), aim: '0' });
  return {
    id: 'P4x',
    title: 'Lists at midnight while every timer is held back',
    how: `${count} cases whose phase 2 begins at the same midnight; ${READS} reads each`,
    yardstick: 'the same rows read, nothing computed',
    rows,
  };
}

/** The list of all cases with the clock at an instant. */
async function read({ db, trajectories }: Rig, at: number): Promise<{ milliseconds: number[]; inPhase2: number }> {
  const milliseconds: number[] = [];
  let inPhase2 = 0;
  const running = createClock({ offsetMs: 0, movable: false, remember: async () => undefined });
  const clock = { ...running, now: () => at, today: () => civilDateAt(at) }; // stopped at the instant
  for (let index = 0; index < READS; index++) {
    const startedAt = performance.now();
    const all = await summaries({ db, keys: newKeyRing(), clock, trajectories });
    milliseconds.push(performance.now() - startedAt);
    inPhase2 = all.filter(({ course }) => course?.phase === 2).length;
  }
  return { milliseconds, inPhase2 };
}

async function queryMs({ db }: Rig): Promise<number[]> {
  const milliseconds: number[] = [];
  for (let index = 0; index < READS; index++) {
    const startedAt = performance.now();
    await listTrajectories(db);
    milliseconds.push(performance.now() - startedAt);
  }
  return milliseconds;
}

async function written({ query }: Rig): Promise<number> {
  const [row] = await query<{ count: string }>(
    'overgang',
    'select sum(n_tup_ins + n_tup_upd + n_tup_del) as count from pg_stat_user_tables',
  );
  return Number(row!.count);
}
