import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from './child.ts';
import { figureOf, type Measure, type Row } from './figures.ts';
import { type Leg, worked } from './legs.ts';
import { residentBytes } from './machine.ts';
import { DATABASES, type Rig } from './rig.ts';
import { type Waiting, waitingBares, waitingCases } from './waiting.ts';

/** What the installation holds and uses while nothing happens. */
interface Still {
  readonly idle: Pick<Leg, 'cpuMs' | 'cpuMsBy'>;
  readonly bytes: Readonly<Record<string, number>>;
  readonly resident: number;
}

/** As many workflows as a worker keeps in its memory at most: see `src/worker.ts`. */
const CACHED = 1000;
const SETTLE_MS = 3_000;

/** P7: what a case costs that only waits. Opens the cases and the bare workflows, and leaves them open. */
export async function waiting(
  rig: Rig,
  workers: { readonly product: Child; readonly bare: Child },
  { count, idleSeconds }: { readonly count: number; readonly idleSeconds: number },
): Promise<{ measure: Measure; waiting: Waiting }> {
  const still = (worker: Child) => standStill(rig, worker, idleSeconds);
  const bareBefore = residentBytes(workers.bare.pid);
  const empty = await still(workers.product);
  const cases = await waitingCases(rig, count);
  const withCases = await still(workers.product);
  const bares = await waitingBares(rig, count);
  const withBares = await still(workers.bare);
  const cached = Math.min(count, CACHED);
  const perCase = (name: string): Row => ({
    what: `${name} database, per case`,
    unit: 'bytes',
    product: figureOf([(withCases.bytes[name]! - empty.bytes[name]!) / count]),
    ...(name === 'overgang' ? {} : { bare: figureOf([(withBares.bytes[name]! - withCases.bytes[name]!) / count]) }),
  });
  const measure: Measure = {
    id: 'P7',
    title: 'The price of waiting',
    how: `${count} cases that wait two months ahead of a date, then ${count} bare workflows beside them; ${idleSeconds} s of nothing each time`,
    yardstick: 'bare (for idling: the empty system)',
    rows: [
      idleRow('idle: everything', withCases.idle.cpuMs, empty.idle.cpuMs, '≤ × 1.05'),
      ...['server', 'postgres', 'worker'].map((part) =>
        idleRow(`idle: ${part}`, withCases.idle.cpuMsBy[part] ?? 0, empty.idle.cpuMsBy[part] ?? 0),
      ),
      ...DATABASES.map(perCase),
      {
        what: 'worker memory, per case it keeps',
        unit: 'bytes',
        product: figureOf([(withCases.resident - empty.resident) / cached]),
        bare: figureOf([(withBares.resident - bareBefore) / cached]),
        aim: '≤ 64 kB',
        plotted: true,
      },
    ],
  };
  return { measure, waiting: { cases, bares } };
}

const idleRow = (what: string, product: number, empty: number, aim?: string): Row => ({
  ...{ what, unit: 'CPU-ms per s', product: figureOf([product]), bare: figureOf([empty]) },
  ...(aim ? { aim } : {}),
});

async function standStill(rig: Rig, worker: Child, seconds: number): Promise<Still> {
  await sleep(SETTLE_MS);
  const before = rig.cpu();
  await sleep(seconds * 1000);
  const idle = worked(before, rig.cpu(), seconds);
  const bytes: Record<string, number> = {};
  for (const database of DATABASES) {
    const [row] = await rig.query<{ bytes: string }>(database, 'select pg_database_size(current_database()) as bytes');
    bytes[database] = Number(row!.bytes);
  }
  return { idle, bytes, resident: residentBytes(worker.pid) };
}
