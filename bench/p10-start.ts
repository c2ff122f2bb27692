import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { STORIES } from '../src/demo/stories.ts';
import { freePort } from '../test/rig/free-port.ts';
import { type Child, startChild } from './child.ts';
import { figureOf, type Measure } from './figures.ts';
import { alternate } from './legs.ts';

/** What `npm start` gives to Node. */
const AS_NPM_START = ['--import', './bin/compile-cache.mjs'];
const ROUNDS = 3;
const POLL_MS = 10;

/** P10: from `npm start` on a data directory that has been used before to the first right answers. */
export async function secondStart(): Promise<Measure> {
  const [home, bareHome] = await Promise.all([aFolder(), aFolder()]);
  const port = await freePort();
  await (await startProduct(home, port)).child.stop(); // loads the fictive data
  await stopped(startBare(bareHome));
  const legs = await alternate(
    ROUNDS,
    () => stopped(startProduct(home, port)),
    () => stopped(startBare(bareHome)),
  );
  const imports = await stopped(startImports());
  await Promise.all([home, bareHome].map((folder) => rm(folder, { recursive: true, force: true })));
  return {
    id: 'P10',
    title: 'The second start to the first answer',
    how: `a data directory with ${STORIES.length} fictive cases; ${2 * ROUNDS} starts each`,
    yardstick: 'engine’s port open, worker ready',
    rows: [
      {
        ...{ what: 'until /readyz says 200', unit: 'ms', aim: '≤ 3,000 ms, ≤ × 1.5', plotted: true },
        ...{
          product: figureOf(legs.product.map(({ readyMs }) => readyMs)),
          bare: figureOf(legs.bare.map(({ readyMs }) => readyMs)),
        },
      },
      {
        ...{ what: 'until the first list', unit: 'ms', product: figureOf(legs.product.map(({ listMs }) => listMs!)) },
        ...{ bare: figureOf(legs.bare.map(({ readyMs }) => readyMs)) },
      },
      { what: 'of it Node and its imports', unit: 'ms', product: figureOf([imports.readyMs]) },
    ],
  };
}

interface Start {
  readonly child: Child;
  readonly readyMs: number;
  readonly listMs?: number;
}

async function startProduct(dataDir: string, port: number): Promise<Start> {
  const startedAt = performance.now();
  const child = startChild([...AS_NPM_START, 'src/main.start.ts', '--data-dir', dataDir, '--port', String(port)]);
  const url = `http://127.0.0.1:${port}`;
  await polled(async () => (await fetch(`${url}/readyz`)).status === 200);
  const readyMs = performance.now() - startedAt;
  await polled(async () => ((await (await fetch(`${url}/`)).text()).match(/<tr/g) ?? []).length > STORIES.length);
  return { child, readyMs, listMs: performance.now() - startedAt };
}

/** Asks until the answer is yes. While nobody listens it is no. */
async function polled(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo().catch(() => false))) await sleep(POLL_MS);
}

async function startBare(dataDir: string): Promise<Start> {
  const startedAt = performance.now();
  const child = startChild([...AS_NPM_START, 'bench/bare/start.ts', dataDir]);
  await child.says(/are running/);
  return { child, readyMs: performance.now() - startedAt };
}

/** The same program asked for its usage: everything is imported, nothing started. */
async function startImports(): Promise<Start> {
  const startedAt = performance.now();
  const child = startChild([...AS_NPM_START, 'src/main.start.ts', '--help']);
  await child.says(/--data-dir/);
  return { child, readyMs: performance.now() - startedAt };
}

async function stopped(starting: Promise<Start>): Promise<Start> {
  const start = await starting;
  await start.child.stop();
  return start;
}

const aFolder = () => mkdtemp(join(tmpdir(), 'overgang-bench-start-'));
