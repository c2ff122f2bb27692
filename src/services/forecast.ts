import { type CivilDate, daysBetween } from '../domain/calendar/civil-date.ts';
import { fictiveCourses } from '../domain/fictive-courses.ts';
import { type Forecast, forecasts } from '../domain/forecast.ts';
import { newestProgramme, resolveProgramme } from '../domain/programmes/index.ts';
import type { ResolvedProgramme } from '../domain/settings.ts';
import { listAbsences } from '../store/absences.ts';
import { listStaff } from '../store/staff.ts';
import { openCases } from './caseload.ts';
import type { ServiceDeps } from './services.ts';

/** "What if she takes so many more?" */
export interface More {
  readonly count: number;
  readonly programme: string;
  /** The day on which each would begin; today when left out. */
  readonly from?: CivilDate | undefined;
}

export interface ForecastQuestion {
  readonly weeks: number;
  readonly municipality?: string | undefined;
  readonly staffId?: string | undefined;
  readonly more?: More | undefined;
}

export interface NamedForecast extends Forecast {
  readonly name: string;
  readonly municipality: string;
}

export interface Forecasts {
  readonly today: CivilDate;
  readonly workers: readonly NamedForecast[];
  /** The same worker with the fictive courses; null when nobody asked what if. */
  readonly whatIf: NamedForecast | null;
  /** The cases that were looked at, by municipality. */
  readonly looked: readonly { readonly municipality: string; readonly trajectories: readonly string[] }[];
}

/** Every day of a course is reckoned until today: one that began in another age would take for ever. */
const FARTHEST_DAYS = 366;
export const isTooFar = (from: CivilDate | undefined, today: CivilDate): boolean =>
  from !== undefined && Math.abs(daysBetween(today, from)) > FARTHEST_DAYS;

/** "What if" is asked of a day that lies too far off. */
class TooFarAway extends Error {
  override readonly name = 'TooFarAway';
}

/** The cases whose duties are shown. */
export const casesShown = (workers: readonly NamedForecast[]): string[] => [
  ...new Set(
    workers.flatMap(({ overdue, weeks }) =>
      [...overdue, ...weeks.flatMap(({ duties }) => duties)].map(({ trajectoryId }) => trajectoryId),
    ),
  ),
];

/**
 * The duties and the caseload ahead of workers, week by week, and of one with more courses. Nothing is stored. Throws
 * {@link TooFarAway}.
 */
export async function readForecasts(
  { db, clock }: Pick<ServiceDeps, 'db' | 'clock'>,
  { weeks, municipality, staffId, more }: ForecastQuestion,
): Promise<Forecasts> {
  const today = clock.today();
  if (isTooFar(more?.from, today))
    throw new TooFarAway(`from ${more?.from}: expected a day at most ${FARTHEST_DAYS} days from ${today}`);
  const staff = await listStaff(db, municipality);
  const asked = { today, weeks, absences: await listAbsences(db, today, municipality) };
  const cases = await openCases(db, municipality);
  const named = (one: Forecast): NamedForecast[] => {
    const known = staff.find(({ id }) => id === one.staffId);
    if (staffId !== undefined && staffId !== one.staffId) return [];
    return [{ ...one, name: known?.name ?? one.staffId, municipality: known?.municipality ?? '' }];
  };
  const whatIf = () => {
    if (!more || staffId === undefined) return null;
    const own = cases.filter(({ state }) => Object.values(state.staff).includes(staffId));
    const programme = programmeLike(more.programme, cases);
    if (!programme) return null;
    const fictive = fictiveCourses({ count: more.count, staffId, programme, startOn: more.from ?? today, like: own });
    return forecasts(asked, [...cases, ...fictive]).flatMap(named)[0] ?? null;
  };
  return {
    today,
    workers: forecasts(asked, cases)
      .flatMap(named)
      .sort((a, b) => a.name.localeCompare(b.name, 'da')),
    whatIf: whatIf(),
    looked: [...Map.groupBy(cases, (one) => one.municipality)].map(([place, some]) => ({
      ...{ municipality: place, trajectories: some.map(({ id }) => id) },
    })),
  };
}

/** A programme as the municipality's newest case runs it, or as a first one would. */
function programmeLike(
  id: string,
  cases: readonly { readonly state: { readonly programme: ResolvedProgramme | null } }[],
): ResolvedProgramme | undefined {
  const known = cases.findLast(({ state }) => state.programme?.id === id)?.state.programme;
  const [variant] = Object.keys(newestProgramme(id)?.variants ?? {});
  return known ?? (variant === undefined ? undefined : resolveProgramme(id, variant));
}
