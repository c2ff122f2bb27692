import { holdersIn } from '../domain/around.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { type Checklist, checklistsOf } from '../domain/checklists.ts';
import { type CourseMeter, courseMeters, meterOf } from '../domain/reports/fidelity.ts';
import { type Gathering, type TeamMeter, teamMeter } from '../domain/reports/fidelity-team.ts';
import type { Days } from '../domain/reports/rolling-quarters.ts';
import type { Trajectory } from '../domain/state.ts';
import type { Database } from '../store/database.ts';
import { listGatherings } from '../store/gatherings.ts';
import { casesOfStaff, listTrajectories, type TrajectoryRow } from '../store/trajectories.ts';
import type { ServiceDeps } from './services.ts';

/** What supports the work with the method in a case. Material, never a rule. */
export interface MethodSupport {
  /** How near to the method each course was. */
  readonly meters: readonly CourseMeter[];
  readonly checklists: readonly Checklist[];
}

/** The support for a case as it stands on a day. */
export async function methodSupport(
  db: Database,
  today: CivilDate,
  { municipality, state }: Pick<TrajectoryRow, 'municipality'> & { readonly state: Trajectory },
): Promise<MethodSupport> {
  return { meters: await metersOf(db, today, municipality, state), checklists: checklistsOf(today, state) };
}

/** Asks for the other cases of its workers only when this one alone cannot tell nothing from none. */
async function metersOf(db: Database, today: CivilDate, municipality: string, state: Trajectory) {
  const meters = courseMeters(today, state);
  const isUnsure = meters.some(({ items }) => items.some(({ why }) => why === 'noData'));
  const [first] = state.courses;
  if (!isUnsure || !first) return meters;
  const workers = holdersIn(state, meterOf(today, state)!.worker, { from: first.startOn, last: today });
  return courseMeters(today, state, await casesOfStaff(db, municipality, workers));
}

/** One municipality's meter of a programme. */
export interface PlaceFidelity {
  readonly municipality: string;
  readonly programme: string;
  /** The ids of its cases. */
  readonly trajectories: readonly string[];
  readonly meter: TeamMeter;
}

/** The meters of all programmes of all municipalities over some days. */
export async function readTeamFidelity(
  { db, clock }: Pick<ServiceDeps, 'db' | 'clock'>,
  within: Days,
): Promise<PlaceFidelity[]> {
  const rows = await listTrajectories(db);
  const gatherings = await listGatherings(db);
  const places = [...Map.groupBy(rows, ({ municipality }) => municipality)].sort(([a], [b]) => (a < b ? -1 : 1));
  return places.flatMap(([municipality, own]) =>
    teamMeters(
      clock.today(),
      within,
      own,
      gatherings.filter((one) => one.municipality === municipality),
    ).map((one) => ({ municipality, ...one })),
  );
}

/** The meter of each programme that some cases are in, over some days. */
export function teamMeters(
  today: CivilDate,
  within: Days,
  rows: readonly Pick<TrajectoryRow, 'id' | 'state'>[],
  gatherings: readonly Gathering[],
): Omit<PlaceFidelity, 'municipality'>[] {
  const cases = rows.flatMap(({ id, state }) =>
    state?.programme ? [{ id, state, programme: state.programme.id }] : [],
  );
  return [...Map.groupBy(cases, ({ programme }) => programme)].flatMap(([programme, own]) => {
    const meter = teamMeter(
      today,
      within,
      own.map(({ state }) => state),
      gatherings,
    );
    return meter ? [{ programme, trajectories: own.map(({ id }) => id), meter }] : [];
  });
}
