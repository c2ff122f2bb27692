import { type CivilDate, civilDateAt } from './domain/calendar/civil-date.ts';

/** The installation's one clock: real time plus an offset that only a demo or a test can move. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** The civil date in Copenhagen. */
  today(): CivilDate;
  /** Milliseconds between this clock and real time; a case started now carries it along. */
  offsetMs(): number;
  /**
   * Since when it has run on like any other clock, epoch milliseconds of its own: nobody has waited through time that
   * was skipped. For a clock that can be moved, since it was opened or moved last; for a real one, ever.
   */
  continuousSince(): number;
  /** Throws in production, where time is real. */
  mustBeMovable(): void;
  /** Moves the clock on by so many milliseconds, and remembers it. Throws in production, where time is real. */
  advance(ms: number): Promise<void>;
}

export interface ClockOptions {
  readonly offsetMs: number;
  /** False in production. */
  readonly movable: boolean;
  readonly remember: (offsetMs: number) => Promise<void>;
}

export function createClock({ offsetMs: stored, movable, remember }: ClockOptions): Clock {
  if (!movable && stored !== 0) throw new Error(`Expected a real clock in production, found one moved by ${stored} ms`);
  let offset = stored;
  const now = () => Date.now() + offset;
  let continuousSince = movable ? now() : -Infinity;
  const mustBeMovable = () => {
    if (!movable) throw new Error('The clock of a production installation cannot be moved');
  };
  return {
    now,
    mustBeMovable,
    today: () => civilDateAt(now()),
    offsetMs: () => offset,
    continuousSince: () => continuousSince,
    async advance(ms) {
      mustBeMovable();
      if (ms < 0) throw new Error(`Expected to move the clock on, found ${ms} ms`);
      await remember(offset + ms);
      offset += ms;
      continuousSince = now();
    },
  };
}
