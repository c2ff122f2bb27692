import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { bundleWorkflows } from '../src/worker.ts';
import type { Child } from './child.ts';
import { figureOf, type Measure, one, quantile } from './figures.ts';
import { alternate } from './legs.ts';
import { liveNineMonths } from './nine-months.ts';
import type { Rig } from './rig.ts';
import { ask, askBare } from './waiting.ts';

const ROUNDS = 2;
/** Every history is replayed so often in a leg: the worker is made once for all. */
const PASSES = 4;

type History = Awaited<ReturnType<ReturnType<Rig['client']['workflow']['getHandle']>['fetchHistory']>>;

/** P6: what a case of nine months costs that nobody has in memory: replayed, and asked first thing after a restart. */
export async function wake(
  rig: Rig,
  workers: { product: Child; bare: Child },
  { count }: { readonly count: number },
): Promise<Measure> {
  const { cases, bares } = await liveNineMonths(rig, count);
  const histories = (ids: readonly string[]) =>
    Promise.all(ids.map((workflowId) => rig.client.workflow.getHandle(workflowId).fetchHistory()));
  const [ours, theirs] = [await histories(cases.map(({ id }) => id)), await histories(bares)];
  const bareBundle: WorkflowBundleOption = { codePath: rig.bareBundle };
  const [bundle, restart] = [await bundleWorkflows(), restarter(rig, workers)];
  await alternate(
    1,
    () => replay(bundle, ours),
    () => replay(bareBundle, theirs),
  ); // warms up
  const replays = await alternate(
    ROUNDS,
    () => replay(bundle, ours),
    () => replay(bareBundle, theirs),
  );
  const asked = await alternate(
    1,
    () => coldAndWarm(restart.product, cases, (each) => ask(rig, each)),
    () => coldAndWarm(restart.bare, bares, (each) => askBare(rig, each)),
  );
  const row = (what: string, of: (waits: Waits) => number, aim?: string) => ({
    ...{ what, unit: 'ms', product: figureOf(asked.product.map(of)), bare: figureOf(asked.bare.map(of)) },
    ...(aim ? { aim } : {}),
  });
  return {
    id: 'P6',
    title: 'A case of nine months wakes up cold',
    how: `${count} cases with three dates and twenty actions behind them; ${4 * ROUNDS} replays of all, two restarts of each worker`,
    yardstick: 'bare workflow with the same waits',
    rows: [
      { what: 'events in a history', unit: 'events', product: one(events(ours)), bare: one(events(theirs)) },
      { what: 'workflow tasks in it', unit: 'tasks', product: one(tasks(ours)), bare: one(tasks(theirs)) },
      {
        ...{ what: 'replay, per workflow task', unit: 'CPU-ms', aim: '≤ × 1.15', plotted: true },
        ...{ product: figureOf(replays.product), bare: figureOf(replays.bare) },
      },
      row('first action of all after a restart', ({ first }) => first),
      row('first action on a case, p50', ({ cold }) => quantile(cold, 0.5), '≤ 100 ms'),
      row('first action on a case, slowest', ({ cold }) => Math.max(...cold)),
      row('next action on it, p50', ({ warm }) => quantile(warm, 0.5)),
    ],
  };
}

const events = (histories: readonly History[]) => histories[0]!.events!.length;
const tasks = (histories: readonly History[]) =>
  histories[0]!.events!.filter(({ workflowTaskCompletedEventAttributes }) => workflowTaskCompletedEventAttributes)
    .length;

/** Processor milliseconds of this process per workflow task replayed. */
async function replay(workflowBundle: WorkflowBundleOption, histories: readonly History[]): Promise<number> {
  const passes = Array.from({ length: PASSES }, (_, pass) =>
    histories.map((history, index) => ({ workflowId: `replay-${pass}-${index}`, history })),
  ).flat();
  const before = process.cpuUsage();
  for await (const { error } of Worker.runReplayHistories({ workflowBundle }, passes)) if (error) throw error;
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / (passes.length * tasks(histories));
}

interface Waits {
  readonly first: number;
  readonly cold: readonly number[];
  readonly warm: readonly number[];
}

/** Asks each case once after a restart of its worker, and all of them once more. */
async function coldAndWarm<T>(
  restart: () => Promise<void>,
  all: readonly T[],
  ask: (each: T) => Promise<void>,
): Promise<Waits> {
  await restart();
  const askAll = async () => {
    const milliseconds: number[] = [];
    for (const each of all) {
      const startedAt = performance.now();
      await ask(each);
      milliseconds.push(performance.now() - startedAt);
    }
    return milliseconds;
  };
  const [first, ...cold] = await askAll();
  return { first: first!, cold, warm: await askAll() };
}

function restarter(rig: Rig, workers: { product: Child; bare: Child }) {
  return {
    async product() {
      await workers.product.stop();
      workers.product = await rig.startWorker();
    },
    async bare() {
      await workers.bare.stop();
      workers.bare = await rig.startBareWorker();
    },
  };
}
