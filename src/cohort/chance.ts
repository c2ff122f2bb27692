/** A source of chance that gives the same sequence for the same seed (mulberry32). */
export interface Chance {
  /** From 0 up to and without 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  oneOf<T>(items: readonly T[]): T;
  /** True with a probability from 0 to 1. */
  happens(probability: number): boolean;
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    oneOf: (items) => items[between(0, items.length - 1)]!,
    happens: (probability) => next() < probability,
  };
}
