import type { CivilDate } from './calendar/civil-date.ts';
import type { LegalBasis } from './course.ts';
import { ownSetting } from './model/conditions.ts';
import { plan, type TrajectoryStatus } from './plan.ts';
import { programmeOf } from './programmes/index.ts';
import { grantOf, type Trajectory } from './state.ts';

/** How much one CTI worker has on her hands. */
export interface Caseload {
  readonly staffId: string;
  /** Citizens in a course, paused ones too, by legal basis. */
  readonly inCourse: Readonly<Partial<Record<LegalBasis, number>>>;
  /** Citizens whose contact is being established: shown apart, and not counted. */
  readonly inContact: number;
  /** 1 is what one worker is expected to have: n85/10 + n82b/15 + n31b/15 (G-29, G-30). */
  readonly load: number;
  /** The load above which a warning is given (K-19). */
  readonly limit: number;
  /** Above that limit: a warning, never a stop. */
  readonly isHigh: boolean;
}

/** The caseload of every CTI worker of some cases on a day. A pure function: nothing is stored. */
export function caseloads(today: CivilDate, cases: readonly Trajectory[]): Caseload[] {
  const byWorker = Map.groupBy(
    cases.filter(({ staff, programme }) => staff.ctiWorker !== undefined && programme !== null),
    ({ staff }) => staff.ctiWorker!,
  );
  return [...byWorker].map(([staffId, own]) => caseloadOf(today, staffId, own));
}

/** Some cases as they would be if one CTI worker took all of them. */
export const ifTakenBy = (staffId: string, cases: readonly Trajectory[]): Trajectory[] =>
  cases.map((state) => ({ ...state, staff: { ...state.staff, ctiWorker: staffId } }));

function caseloadOf(today: CivilDate, staffId: string, cases: readonly Trajectory[]): Caseload {
  const inCourse: Partial<Record<LegalBasis, number>> = {};
  let inContact = 0;
  let load = 0;
  let limit = Number.POSITIVE_INFINITY;
  for (const state of cases) {
    limit = Math.min(limit, state.programme!.settings.loadWarningPercent / 100);
    const { status, legalBasis } = standing(today, state);
    if (status === 'waiting' || status === 'scheduled') inContact++;
    if (!legalBasis) continue;
    inCourse[legalBasis] = (inCourse[legalBasis] ?? 0) + 1;
    load += loadOf(state, legalBasis);
  }
  return { staffId, inCourse, inContact, load, limit, isHigh: isAbove(load, limit) };
}

/** What a case adds to its CTI worker's load on a day: nothing while contact is being established, or after the end. */
export function weightOf(today: CivilDate, state: Trajectory): number {
  const { legalBasis } = standing(today, state);
  return legalBasis ? loadOf(state, legalBasis) : 0;
}

/**
 * Whether somebody would have more than the municipality lets one worker have, were a case given to her too (K-19). It counts
 * by the basis of its course, or the one that has been granted; a case without either adds nothing yet.
 */
export function isFullWith(
  today: CivilDate,
  staffId: string,
  taken: Trajectory,
  others: readonly Trajectory[],
): boolean {
  const stop = taken.programme?.settings.loadStopPercent ?? null;
  if (stop === null) return false;
  const legalBasis = standing(today, taken).legalBasis ?? grantOf(taken)?.legalBasis;
  const own = others.filter(({ staff }) => staff.ctiWorker === staffId).map((state) => weightOf(today, state));
  const load = own.reduce((sum, weight) => sum + weight, legalBasis ? loadOf(taken, legalBasis) : 0);
  return isAbove(load, stop / 100);
}

/** Where a case is, and the legal basis of the course that counts. */
function standing(today: CivilDate, state: Trajectory): { status: TrajectoryStatus; legalBasis?: LegalBasis } {
  const { status, courses } = plan(today, state);
  const current = courses.findLast((course) => course.status === 'running' || course.status === 'paused');
  if (!current || (status !== 'running' && status !== 'paused')) return { status };
  return { status, legalBasis: current.legalBasis };
}

/** Sums of tenths and fifteenths: ten tenths are one. */
const ROUNDING = 1e-9;
export const isAbove = (load: number, limit: number): boolean => load > limit + ROUNDING;

/** What one citizen adds; nothing where the municipality has set no number. */
export function loadOf({ programme }: Trajectory, code: LegalBasis): number {
  const { citizensPerWorker: each } = programmeOf(programme!).legalBases.find((basis) => basis.code === code)!;
  const number = typeof each === 'number' ? each : ownSetting(each, programme!.settings);
  return typeof number === 'number' ? 1 / number : 0;
}
