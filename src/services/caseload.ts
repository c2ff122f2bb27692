import { type Caseload, caseloads, ifTakenBy } from '../domain/caseload.ts';
import { programmeOf } from '../domain/programmes/index.ts';
import type { RuleId } from '../domain/rule.ts';
import type { Trajectory } from '../domain/state.ts';
import type { Database } from '../store/database.ts';
import { listStaff, type RegisteredStaff } from '../store/staff.ts';
import { listTrajectories } from '../store/trajectories.ts';
import type { ServiceDeps } from './services.ts';

export interface NamedCaseload extends Caseload {
  readonly name: string;
  readonly municipality: string;
}

/** A municipality of the pilot with fewer trained CTI workers than it must have (G-24). */
export interface TooFewTrained {
  readonly municipality: string;
  readonly trained: number;
  readonly needed: number;
}

export interface Caseloads {
  readonly workers: readonly NamedCaseload[];
  readonly tooFewTrained: readonly TooFewTrained[];
}

const TRAINED_NEEDED = 4;

/** Every CTI worker's load today (G-29, G-30, K-19), the heaviest first, and where training is short (G-24); of one municipality with its code. */
export async function readCaseloads(
  { db, clock }: Pick<ServiceDeps, 'db' | 'clock'>,
  place?: string,
): Promise<Caseloads> {
  const staff = await listStaff(db, place);
  const open = await openCases(db, place);
  const today = clock.today();
  const ofPilot = new Set(open.filter(({ state }) => mustHaveTrained(state)).map((one) => one.municipality));
  const tooFewTrained = [...ofPilot].sort().flatMap((municipality) => {
    const trained = staff.filter(
      (one) => one.municipality === municipality && one.trainedOn !== null && one.trainedOn <= today,
    ).length;
    return trained < TRAINED_NEEDED ? [{ municipality, trained, needed: TRAINED_NEEDED }] : [];
  });
  const workers = caseloads(
    today,
    open.map(({ state }) => state),
  );
  return { workers: named(workers, staff), tooFewTrained };
}

/** Whether a case belongs to a model that wants so many trained workers: one in which nobody else may work (G-22, G-24). */
function mustHaveTrained({ programme }: Trajectory): boolean {
  if (!programme || !programmeOf(programme).functions.includes('ctiWorker')) return false;
  return !['G-22', 'G-24'].some((rule) => programme.settings.rulesOff.includes(rule as RuleId));
}

/** The loads of those whom it concerns, before and after a CTI worker has taken some cases. Nothing is stored. */
export async function tryOutCaseload(
  { db, clock }: Pick<ServiceDeps, 'db' | 'clock'>,
  { municipality, staffId, trajectoryIds }: { municipality: string; staffId: string; trajectoryIds: readonly string[] },
): Promise<{ readonly before: readonly NamedCaseload[]; readonly after: readonly NamedCaseload[] }> {
  const staff = await listStaff(db, municipality);
  const open = await openCases(db, municipality);
  const isMoved = ({ id }: { readonly id: string }) => trajectoryIds.includes(id);
  const [moved, kept] = [open.filter(isMoved), open.filter((one) => !isMoved(one))].map((some) =>
    some.map(({ state }) => state),
  ) as [Trajectory[], Trajectory[]];
  const concerned = new Set([staffId, ...moved.map((state) => state.staff.ctiWorker)]);
  const loads = (cases: readonly Trajectory[]) =>
    named(
      caseloads(clock.today(), cases).filter((load) => concerned.has(load.staffId)),
      staff,
    );
  return { before: loads([...kept, ...moved]), after: loads([...kept, ...ifTakenBy(staffId, moved)]) };
}

/** What has begun and is not archived. */
export async function openCases(db: Database, place: string | undefined) {
  return (await listTrajectories(db, place)).flatMap(({ id, state, municipality }) =>
    state && !state.archivedOn ? [{ id, state, municipality }] : [],
  );
}

/** Loads with names, the heaviest first. */
export function named(loads: readonly Caseload[], staff: readonly RegisteredStaff[]): NamedCaseload[] {
  const withNames = loads.map((load) => {
    const known = staff.find(({ id }) => id === load.staffId);
    return { ...load, name: known?.name ?? load.staffId, municipality: known?.municipality ?? '' };
  });
  return withNames.sort((a, b) => b.load - a.load || a.name.localeCompare(b.name, 'da'));
}
