import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, startOfDay } from '../src/domain/calendar/civil-date.ts';
import { BOUNDARY, prepareCase } from './cases.ts';
import { digits, figureOf, type Measure, quantile, type Row, type Series } from './figures.ts';
import { alternate, worked } from './legs.ts';
import { startBare, startTrajectories } from './population.ts';
import type { Rig } from './rig.ts';
import { ask, askBare, type Waiting } from './waiting.ts';

/** What a herd did: all cases of it due at one midnight. */
interface Herd {
  /** Seconds after midnight, and how many cases had acted and set the timer for their next date. */
  readonly progress: Series['points'];
  readonly seconds: number;
  readonly cpuMs: number;
  /** Events beyond those that acting on a date takes, per case: work that was given out in vain and given out again. */
  readonly wasted: number;
  /** Milliseconds that a caseworker waited, before midnight and while the herd was on its way. */
  readonly idleMs: readonly number[];
  readonly meanwhileMs: readonly number[];
}

/** A herd is started before its midnight comes: so many cases a second, then quiet in which to measure. */
const STARTS_PER_SECOND = 32;
const QUIET_MS = 30_000;
/** The timer that fires, its task, the recording and its task, the timer of the next date. */
const EVENTS_OF_A_DATE = 1 + 3 + 3 + 3 + 1;
const LOOK_MS = 500;
const THINK_MS = 100;
/** Cases that do not belong to the herd and are asked in turn. */
const OTHERS = 50;
const MIDNIGHT = startOfDay(BOUNDARY);
const NEXT_DUE = startOfDay(addDays(BOUNDARY, 90));

/** Beyond this size product and bare run once, not in the order A B B A, and none over a window: it would take half an hour. */
const LARGE = 2_000;
/** The window is so wide that the machine is busy with the herd for this part of it. */
const BUSY = 0.5;

/** P4: everybody's phase changes at one midnight: all at one instant beside as many bare timers, then over a window. */
export async function herd(rig: Rig, { cases, bares }: Waiting, count: number): Promise<Measure> {
  const caseworker = (index: number) => ask(rig, cases.at(-1 - (index % OTHERS))!);
  const product = (window: number) => () =>
    run(rig, count, caseworker, async (midnightAt) => {
      const clockOffsetMs = MIDNIGHT - midnightAt;
      const started = await startTrajectories(rig, prepareCase(rig.team, window), { count, clockOffsetMs });
      return started.map(({ id }) => id);
    });
  const bareCaseworker = (index: number) => askBare(rig, bares.at(-1 - (index % OTHERS))!);
  const bare = () =>
    run(rig, count, bareCaseworker, (midnightAt) =>
      startBare(rig, { count, clockOffsetMs: MIDNIGHT - midnightAt, dueAt: [MIDNIGHT, NEXT_DUE] }),
    );
  const legs =
    count > LARGE ? { product: [await product(0)()], bare: [await bare()] } : await alternate(1, product(0), bare);
  const windowMinutes = figureOf(legs.product.map(({ seconds }) => seconds)).median / BUSY / 60;
  const spread = count > LARGE ? undefined : [await product(windowMinutes)()];
  return {
    id: 'P4',
    title: 'The midnight herd',
    how: `${count} cases due at one midnight, all acting at one instant${spread ? `; then ${count} over a window of ${digits(windowMinutes)} minutes` : ''}`,
    yardstick: 'bare timers, each with an empty activity',
    rows: [
      ...rows('at one instant', count, legs.product, legs.bare),
      ...(spread ? rows('over the window', count, spread) : []),
    ],
    curves: [
      {
        ...{ name: `herd-${count}`, x: 'seconds after midnight', y: 'cases that have acted' },
        series: [
          { name: 'overgang, at one instant', points: legs.product[0]!.progress },
          { name: 'bare, at one instant', points: legs.bare[0]!.progress },
          ...(spread ? [{ name: 'overgang, over the window', points: spread[0]!.progress }] : []),
        ],
      },
    ],
  };
}

/** Starts a herd, waits for its midnight and until it is through; a caseworker asks other cases all the while. */
async function run(
  rig: Rig,
  count: number,
  caseworker: (index: number) => Promise<void>,
  start: (midnightAt: number) => Promise<readonly string[]>,
): Promise<Herd> {
  const actedBefore = await acted(rig);
  const midnightAt = Date.now() + (count / STARTS_PER_SECOND) * 1000 + QUIET_MS;
  const ids = await start(midnightAt);
  const eventsBefore = await events(rig, ids);
  if (Date.now() > midnightAt - QUIET_MS / 2)
    throw new Error(`Expected ${count} cases to be waiting before their midnight, found it too near`);
  await sleep(midnightAt - QUIET_MS / 2 - Date.now());
  const idleMs = await asked(caseworker, () => Date.now() < midnightAt - LOOK_MS);
  await sleep(midnightAt - Date.now());
  const before = rig.cpu();
  const progress: [number, number][] = [[0, 0]];
  const through = () => progress.at(-1)![1] >= count;
  const meanwhile = asked(caseworker, () => !through());
  while (!through()) {
    await sleep(LOOK_MS);
    progress.push([(Date.now() - midnightAt) / 1000, (await acted(rig)) - actedBefore]);
  }
  const { cpuMs } = worked(before, rig.cpu(), count);
  const wasted = ((await events(rig, ids)) - eventsBefore) / count - EVENTS_OF_A_DATE;
  return { progress, seconds: progress.at(-1)![0], cpuMs, wasted, idleMs, meanwhileMs: await meanwhile };
}

/** Events in the histories of some workflows. */
async function events({ query }: Rig, ids: readonly string[]): Promise<number> {
  const sum = 'select sum(next_event_id - 1) as count from executions where workflow_id = any($1)';
  const [row] = await query<{ count: string }>('temporal', sum, [ids]);
  return Number(row!.count);
}

/** Milliseconds that each action took, one after the other for as long as `goesOn`. */
async function asked(ask: (index: number) => Promise<void>, goesOn: () => boolean): Promise<number[]> {
  const milliseconds: number[] = [];
  while (goesOn()) {
    const startedAt = performance.now();
    await ask(milliseconds.length);
    milliseconds.push(performance.now() - startedAt);
    await sleep(THINK_MS);
  }
  return milliseconds;
}

/** How many workflows have acted on their first date: they wait for the second, and a workflow numbers its timers. */
async function acted({ query }: Rig): Promise<number> {
  const [row] = await query<{ count: string }>('temporal', "select count(*) from timer_info_maps where timer_id = '2'");
  return Number(row!.count);
}

function rows(name: string, count: number, product: readonly Herd[], bare?: readonly Herd[]): Row[] {
  const row = (what: string, unit: string, of: (herd: Herd) => number, aim?: string): Row => ({
    ...{ what: `${name}: ${what}`, unit, product: figureOf(product.map(of)) },
    ...(bare ? { bare: figureOf(bare.map(of)) } : {}),
    ...(aim ? { aim } : {}),
    plotted: unit === 's' || unit.startsWith('CPU'),
  });
  return [
    row('until all have acted', 's', ({ seconds }) => seconds, bare ? '≤ × 1.1' : undefined),
    row('rate', 'a second', ({ seconds }) => count / seconds),
    row('processor', 'CPU-ms per case', ({ cpuMs }) => cpuMs),
    row('events beyond the least', 'events per case', ({ wasted }) => wasted),
    row('an action before midnight, p50', 'ms', ({ idleMs }) => quantile(idleMs, 0.5)),
    row('an action before midnight, p99', 'ms', ({ idleMs }) => quantile(idleMs, 0.99)),
    row('an action meanwhile, p50', 'ms', ({ meanwhileMs }) => quantile(meanwhileMs, 0.5)),
    row(
      'an action meanwhile, p99',
      'ms',
      ({ meanwhileMs }) => quantile(meanwhileMs, 0.99),
      'p99 ≤ 2 × before midnight',
    ),
  ];
}
