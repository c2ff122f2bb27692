import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  daysBetween,
  type EpochDay,
  earliest,
  epochDay,
  latest,
  monthsLater,
  partsOf,
} from './calendar/civil-date.ts';
import { type Reason, type RuleId, reason } from './rule.ts';

/**
 * The three legal bases under which CTI may be granted (S-38), and the plain choice of 6 or 9 months where none of them
 * applies. The shown paragraph is a label, rules hang on the code.
 */
export const LEGAL_BASES = ['SEL_85', 'SEL_82B', 'LAB_31B', 'OTHER_6', 'OTHER_9'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

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
    }
  /** Calendar days after (or before, when negative) the date that a duty hangs on. */
  | { readonly kind: 'offset'; readonly rule: RuleId; readonly days: number; readonly to: CivilDate };

/** Where a boundary lies. */
export interface BoundaryDate {
  readonly number: BoundaryNumber;
  readonly on: CivilDate;
  /** True while an open pause still moves it: `on` is then the earliest possible date (T-10). */
  readonly provisional: boolean;
}

/** A boundary with the way its date came about. */
export interface Boundary extends BoundaryDate {
  readonly steps: readonly Step[];
}

/** Boundaries 0 to 3, each at its number. */
export type Boundaries = readonly [BoundaryDate, BoundaryDate, BoundaryDate, BoundaryDate];

/** Boundary k without pauses: D + k × m/3 calendar months, always counted from D (T-02). */
export function plannedBoundary(
  { startOn, months }: Pick<Timing, 'startOn' | 'months'>,
  number: BoundaryNumber,
): CivilDate {
  return addMonths(startOn, monthsTo(number, months));
}

const monthsTo = (number: BoundaryNumber, months: number) => (number * months) / 3;

/** The four boundaries as they stand: each counted from the start, then moved by the pauses before it. */
export function boundaries(timing: Timing, today: CivilDate): Boundaries {
  const shifts = shiftsOf(timing, today);
  return [moved(timing, 0, shifts), moved(timing, 1, shifts), moved(timing, 2, shifts), moved(timing, 3, shifts)];
}

/** One boundary with the way its date came about. */
export function boundary(timing: Timing, number: BoundaryNumber, today: CivilDate): Boundary {
  const steps: Step[] = [];
  const { on, provisional } = moved(timing, number, shiftsOf(timing, today), steps);
  return { number, on, provisional, steps };
}

/** A pause as the boundaries feel it: from which day on it moves them, and how far. */
interface Shift {
  readonly pause: Pause;
  readonly fromDay: EpochDay;
  readonly days: number;
}

function shiftsOf({ pauses }: Timing, today: CivilDate): Shift[] {
  return pauses.map((pause) => shiftOf(pause, today));
}

/** An open pause is taken to end tomorrow, or the day after it begins when that is later (T-10). */
function shiftOf(pause: Pause, today: CivilDate): Shift {
  const fromDay = epochDay(pause.from);
  const untilDay = pause.until === null ? Math.max(epochDay(today), fromDay) + 1 : epochDay(pause.until);
  return { pause, fromDay, days: untilDay - fromDay };
}

/**
 * Moves boundary k by every pause that began before it (T-02, T-04, T-07, T-08); an open one makes it provisional (T-10).
 * The only place where a pause moves a date. Whoever wants to know the way there brings a list for the steps.
 */
function moved(
  { startOn, months }: Pick<Timing, 'startOn' | 'months'>,
  number: BoundaryNumber,
  shifts: readonly Shift[],
  steps?: Step[],
): BoundaryDate {
  if (number === 0) return { number, on: startOn, provisional: false };
  let day = monthsLater(startOn, monthsTo(number, months));
  steps?.push(addMonthsStep(startOn, monthsTo(number, months), civilDate(day)));
  let provisional = false;
  for (const { pause, fromDay, days } of shifts) {
    if (day <= fromDay) break; // passed at P (T-07); later pauses begin later still
    day += days;
    provisional ||= pause.until === null;
    steps?.push(pauseStep(pause, days, civilDate(day)));
  }
  return { number, on: civilDate(day), provisional };
}

/** The step from a day to the same day so many months later, clamped where that month is shorter (T-02). */
export function addMonthsStep(startOn: CivilDate, months: number, to: CivilDate): Step {
  const { day } = partsOf(startOn);
  return { kind: 'addMonths', rule: 'T-02', months, clampedFromDay: partsOf(to).day === day ? null : day, to };
}

function pauseStep({ from, until }: Pause, days: number, to: CivilDate): Step {
  return until === null
    ? { kind: 'openPause', rule: 'T-10', from, until: addDays(from, days), days, to }
    : { kind: 'pause', rule: 'T-04', from, until, days, to };
}

/** The days with CTI that a completed course has, pauses or not (T-04, S-72). */
export function activeDays(timing: Pick<Timing, 'startOn' | 'months'>): number {
  return daysBetween(timing.startOn, plannedBoundary(timing, 3));
}

/** The days from one up to, and without, another on which no pause ran; an open pause runs on. */
export function activeDaysIn(
  { from, until }: { readonly from: CivilDate; readonly until: CivilDate },
  pauses: readonly Pause[],
): number {
  const paused = pauses.map((pause) => {
    const first = latest(pause.from, from);
    const end = pause.until === null ? until : earliest(pause.until, until);
    return first < end ? daysBetween(first, end) : 0;
  });
  return daysBetween(from, until) - paused.reduce((sum, days) => sum + days, 0);
}

export function openPause({ pauses }: Pick<Timing, 'pauses'>): Pause | undefined {
  return pauses.find(({ until }) => until === null);
}

/** True when the date lies in a pause: from the first paused day up to the day before the first active one. */
export function isPausedOn({ pauses }: Pick<Timing, 'pauses'>, on: CivilDate): boolean {
  return pauses.some(({ from, until }) => from <= on && (until === null || on < until));
}

/** The pauses with one more, in order of their first paused day. */
export function withPause<P extends Pause>(pauses: readonly P[], pause: P): P[] {
  const next = pauses.findIndex(({ from }) => from > pause.from);
  return next < 0 ? [...pauses, pause] : [...pauses.slice(0, next), pause, ...pauses.slice(next)];
}

/**
 * What is wrong with a course's ledger of pauses, taken in order of their first paused day; undefined when it is sound.
 * A pause may begin on the start day and where another ends; it may not begin on or after the end as it then stands (T-07).
 */
export function pauseFault(timing: Timing): Reason | undefined {
  const checked: Shift[] = [];
  for (const pause of timing.pauses) {
    const { from, until } = pause;
    const before = checked.at(-1)?.pause;
    if (until !== null && until <= from) return reason('pauseOfNoDays', 'K-15', { from, until });
    if (from < timing.startOn) return reason('pauseBeforeStart', 'T-07', { from, start: timing.startOn });
    if (before && (before.until === null || from < before.until)) return reason('pausesOverlap', 'T-04', { from });
    const end = moved(timing, 3, checked).on;
    if (from >= end) return reason('courseIsOver', 'T-07', { from, end });
    checked.push(shiftOf(pause, from));
  }
  return undefined;
}
