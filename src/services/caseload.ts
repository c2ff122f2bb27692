import { type Caseload, caseloads } from '../domain/caseload.ts';
import { listStaff } from '../store/staff.ts';
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

/** Every CTI worker's load today (G-29, G-30, K-19), the heaviest first, and where training is short (G-24). */
export async function readCaseloads({ db, clock }: Pick<ServiceDeps, 'db' | 'clock'>): Promise<Caseloads> {
  const staff = await listStaff(db);
  const open = (await listTrajectories(db)).flatMap(({ state, municipality }) =>
    state && !state.archivedOn ? [{ state, municipality }] : [],
  );
  const today = clock.today();
  const workers = caseloads(
    today,
    open.map(({ state }) => state),
  ).map((load) => {
    const known = staff.find(({ id }) => id === load.staffId);
    return { ...load, name: known?.name ?? load.staffId, municipality: known?.municipality ?? '' };
  });
  const ofPilot = new Set(
    open.filter(({ state }) => !state.programme?.settings.rulesOff.includes('G-24')).map((one) => one.municipality),
  );
  const tooFewTrained = [...ofPilot].sort().flatMap((municipality) => {
    const trained = staff.filter(
      (one) => one.municipality === municipality && one.trainedOn !== null && one.trainedOn <= today,
    ).length;
    return trained < TRAINED_NEEDED ? [{ municipality, trained, needed: TRAINED_NEEDED }] : [];
  });
  return { workers: workers.sort((a, b) => b.load - a.load || a.name.localeCompare(b.name, 'da')), tooFewTrained };
}
