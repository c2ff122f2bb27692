import { randomUUID } from 'node:crypto';
import { type Figure, figureOf, quantile } from './figures.ts';
import type { CpuTimes } from './machine.ts';

/** One stretch of a measurement: how long each unit took, and what all processes together worked meanwhile. */
export interface Leg {
  readonly latenciesMs: readonly number[];
  readonly seconds: number;
  /** Processor milliseconds per unit over server, database, workers and client. */
  readonly cpuMs: number;
  /** The same by part. */
  readonly cpuMsBy: CpuTimes;
}

/** Asks `count` times, `inFlight` at once, and measures each. */
export async function leg(
  cpu: () => CpuTimes,
  count: number,
  inFlight: number,
  ask: (index: number) => Promise<unknown>,
): Promise<Leg> {
  const latenciesMs: number[] = [];
  let next = 0;
  const asker = async () => {
    while (next < count) {
      const index = next++;
      const askedAt = performance.now();
      await ask(index);
      latenciesMs.push(performance.now() - askedAt);
    }
  };
  const before = cpu();
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: inFlight }, asker));
  return { latenciesMs, seconds: (performance.now() - startedAt) / 1000, ...worked(before, cpu(), count) };
}

/** What was worked between two looks, per unit. */
export function worked(before: CpuTimes, after: CpuTimes, units: number): Pick<Leg, 'cpuMs' | 'cpuMsBy'> {
  const used = (name: string) => (after[name] ?? 0) - (before[name] ?? 0);
  const ours = Object.keys(after).filter((name) => name !== 'everyone');
  const total = ours.reduce((sum, name) => sum + used(name), 0);
  return {
    cpuMs: total / units,
    cpuMsBy: Object.fromEntries(ours.map((name) => [name, used(name) / units])),
  };
}

/** Measures product and bare alternately, A B B A in every round, so that a drift of the machine meets both alike. */
export async function alternate<T>(
  rounds: number,
  product: () => Promise<T>,
  bare: () => Promise<T>,
): Promise<{ product: T[]; bare: T[] }> {
  const legs = { product: [] as T[], bare: [] as T[] };
  for (let round = 0; round < rounds; round++) {
    for (const who of ['product', 'bare', 'bare', 'product'] as const)
      legs[who].push(await (who === 'product' ? product : bare)());
  }
  return legs;
}

export const latency = (legs: readonly Leg[], part: number): Figure =>
  figureOf(legs.map(({ latenciesMs }) => quantile(latenciesMs, part)));
export const cpuPerUnit = (legs: readonly Leg[]): Figure => figureOf(legs.map(({ cpuMs }) => cpuMs));
export const cpuOf = (legs: readonly Leg[], part: string): Figure =>
  figureOf(legs.map(({ cpuMsBy }) => cpuMsBy[part] ?? 0));

/** A prefix that nobody else in this run has. */
export const aName = (what: string): string => `${what}-${randomUUID().slice(0, 8)}`;
