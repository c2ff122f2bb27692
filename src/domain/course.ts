import { addDays, addMonths, type CivilDate, daysBetween, latest } from './calendar/civil-date.ts';
import { type Reason, reason } from './rule.ts';

/** The three legal bases under which CTI may be granted (S-38). The shown paragraph is a label, rules hang on the code. */
export type LegalBasis = 'SEL_85' | 'SEL_82B' | 'LAB_31B';

/** A stretch without CTI: first paused day to first active day; null while nobody has decided how it ends (S-83). */
export interface Pause {
  readonly from: CivilDate;
  readonly until: CivilDate | null;
}

/** What a course's dates hang on. Boundaries are computed from it and never stored. */
export interface Timing {
  readonly startOn: CivilDate;
  /** Calendar months from start to end without pauses. */
  readonly months: number;
  /** Ordered by first paused day, without overlap: see {@link pauseFault}. */
  readonly pauses: readonly Pause[];
}

/** Boundary numbers of a course: 0 is its start, 3 its end. */
export type BoundaryNumber = 0 | 1 | 2 | 3;
export const PHASES = [1, 2, 3] as const;
export type PhaseNumber = (typeof PHASES)[number];

/** One step of the arithmetic that leads to a date. `to` is the date after the step. */
export type Step =
  | {
      readonly kind: 'addMonths';
      readonly rule: 'T-02';
      readonly months: number;
      readonly clampedFromDay: number | null;
      readonly to: CivilDate;
    }
  | {
      readonly kind: 'pause';
      readonly rule: 'T-04';
      readonly from: CivilDate;
      readonly until: CivilDate;
      readonly days: number;
      readonly to: CivilDate;
    }
  | {
      readonly kind: 'openPause';
      readonly rule: 'T-10';
      readonly from: CivilDate;
      readonly until: CivilDate;
      readonly days: number;
      readonly to: CivilDate;
    };

/** A boundary with the way its date came about. */
export interface Boundary {
  readonly number: BoundaryNumber;
  readonly on: CivilDate;
  /** True while an open pause still moves it: `on` is then the earliest possible date (T-10). */
  readonly provisional: boolean;
  readonly steps: readonly Step[];
}

/** Boundary k without pauses: D + k × m/3 calendar months, always counted from D (T-02). */
export function plannedBoundary(
  { startOn, months }: Pick<Timing, 'startOn' | 'months'>,
  number: BoundaryNumber,
): CivilDate {
  return addMonths(startOn, (number * months) / 3);
}

/**
 * Boundary k as it stands: counted from the start, then moved by every pause that began before it (T-02, T-04, T-07, T-08).
 * An open pause is taken to end tomorrow, or the day after it begins when that is later, and makes the date provisional (T-10).
 */
export function boundary(timing: Timing, number: BoundaryNumber, today: CivilDate): Boundary {
  const planned = plannedBoundary(timing, number);
  if (number === 0) return { number, on: planned, provisional: false, steps: [] };
  let on = planned;
  let provisional = false;
  const steps: Step[] = [addMonthsStep(timing, number, planned)];
  for (const { from, until } of timing.pauses) {
    if (on <= from) break; // passed at P (T-07); later pauses begin later still
    const firstActiveDay = until ?? addDays(latest(today, from), 1);
    const days = daysBetween(from, firstActiveDay);
    on = addDays(on, days);
    provisional ||= until === null;
    const step = { from, until: firstActiveDay, days, to: on };
    steps.push(
      until === null ? { kind: 'openPause', rule: 'T-10', ...step } : { kind: 'pause', rule: 'T-04', ...step },
    );
  }
  return { number, on, provisional, steps };
}

function addMonthsStep({ startOn, months }: Timing, number: BoundaryNumber, to: CivilDate): Step {
  const startDay = Number(startOn.slice(8));
  const clampedFromDay = Number(to.slice(8)) === startDay ? null : startDay;
  return { kind: 'addMonths', rule: 'T-02', months: (number * months) / 3, clampedFromDay, to };
}

/** The days with CTI that a completed course has, pauses or not (T-04, S-72). */
export function activeDays(timing: Pick<Timing, 'startOn' | 'months'>): number {
  return daysBetween(timing.startOn, plannedBoundary(timing, 3));
}

export function openPause({ pauses }: Pick<Timing, 'pauses'>): Pause | undefined {
  return pauses.find(({ until }) => until === null);
}

/** True when the date lies in a pause: from the first paused day up to the day before the first active one. */
export function isPausedOn({ pauses }: Pick<Timing, 'pauses'>, on: CivilDate): boolean {
  return pauses.some(({ from, until }) => from <= on && (until === null || on < until));
}

/** The pauses with one more, in order of their first paused day. */
export function withPause(pauses: readonly Pause[], pause: Pause): Pause[] {
  return [...pauses, pause].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/**
 * What is wrong with a course's ledger of pauses, taken in order of their first paused day; undefined when it is sound.
 * A pause may begin on the start day and where another ends; it may not begin on or after the end as it then stands (T-07).
 */
export function pauseFault(timing: Timing): Reason | undefined {
  const checked: Pause[] = [];
  for (const pause of timing.pauses) {
    const { from, until } = pause;
    const before = checked.at(-1);
    if (until !== null && until <= from) return reason('pauseOfNoDays', 'K-15', { from, until });
    if (from < timing.startOn) return reason('pauseBeforeStart', 'T-07', { from, start: timing.startOn });
    if (before && (before.until === null || from < before.until)) return reason('pausesOverlap', 'T-04', { from });
    const end = boundary({ ...timing, pauses: checked }, 3, from).on;
    if (from >= end) return reason('courseIsOver', 'T-07', { from, end });
    checked.push(pause);
  }
  return undefined;
}
