/** One thing to measure: does its work `count` times and answers with a number that hangs on all of it. */
export interface Candidate {
  readonly name: string;
  /** What one repetition is called: "trajectory", "plan". */
  readonly unit: string;
  run(count: number): number;
}

export interface Figure {
  /** Units per second of processor time, not of the clock on the wall. */
  readonly perSecond: number;
  /** Milliseconds of processor time per unit: stable also on a machine that others use. */
  readonly cpuMs: number;
}

export interface Comparison {
  readonly name: string;
  readonly unit: string;
  readonly median: Figure;
  readonly slowest: number;
  readonly fastest: number;
  /** Processor time of the yardstick over that of this one, median of the rounds: 1 is as fast. */
  readonly ratio: number;
}

const ROUNDS = 5;
const SLICE_MS = 400;

/** Measures a candidate against a yardstick in five rounds of A B B A. The first two slices warm up and do not count. */
export function compare(candidate: Candidate, yardstick: Candidate): { candidate: Comparison; yardstick: Comparison } {
  const counts = { a: countFor(candidate), b: countFor(yardstick) };
  const rounds = Array.from({ length: ROUNDS }, () => {
    const [first, second, third, fourth] = [
      slice(candidate, counts.a),
      slice(yardstick, counts.b),
      slice(yardstick, counts.b),
      slice(candidate, counts.a),
    ];
    return { a: mean(first, fourth), b: mean(second, third) };
  });
  const ratio = median(rounds.map(({ a, b }) => b.cpuMs / a.cpuMs));
  return {
    candidate: summary(
      candidate,
      rounds.map(({ a }) => a),
      ratio,
    ),
    yardstick: summary(
      yardstick,
      rounds.map(({ b }) => b),
      1,
    ),
  };
}

/** So many repetitions as fill a slice once the code is warm. */
function countFor(candidate: Candidate): number {
  for (let count = 16; ; count *= 2) {
    const startedAt = performance.now();
    slice(candidate, count);
    const tookMs = performance.now() - startedAt;
    if (tookMs >= SLICE_MS / 2) return Math.ceil((count * SLICE_MS) / tookMs);
  }
}

let kept = 0;

function slice({ run }: Candidate, count: number): Figure {
  const cpuBefore = process.cpuUsage();
  kept += run(count);
  const { user, system } = process.cpuUsage(cpuBefore);
  const cpuMs = (user + system) / 1000 / count;
  return { perSecond: 1000 / cpuMs, cpuMs };
}

const mean = (one: Figure, other: Figure): Figure => ({
  perSecond: 2 / (1 / one.perSecond + 1 / other.perSecond),
  cpuMs: (one.cpuMs + other.cpuMs) / 2,
});

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

function summary({ name, unit }: Candidate, figures: readonly Figure[], ratio: number): Comparison {
  const rates = figures.map(({ perSecond }) => perSecond);
  return {
    name,
    unit,
    median: { perSecond: median(rates), cpuMs: median(figures.map(({ cpuMs }) => cpuMs)) },
    slowest: Math.min(...rates),
    fastest: Math.max(...rates),
    ratio,
  };
}

/** Everything that was computed, so that no compiler may leave it out. */
export const checksum = (): number => kept;
