import { addDays, type CivilDate } from '../domain/calendar/civil-date.ts';
import { CITIZEN_PROGRAMME_IDS, PROGRAMME_IDS } from '../domain/programmes/index.ts';
import { teamMeters } from '../services/fidelity.ts';
import { casesShown, type Forecasts, readForecasts } from '../services/forecast.ts';
import { type PlaceReports, readReports } from '../services/reports.ts';
import type { ServiceDeps } from '../services/services.ts';
import { gatheringsOfTeam } from '../store/gatherings.ts';
import { listSelfAssessments, type SelfAssessment } from '../store/self-assessments.ts';
import { casesWithin } from '../store/trajectories.ts';
import { type Actor, reachOf, seesNames } from './access/policy.ts';
import { scopeOf } from './access/scope.ts';

/** What somebody asks of the page: a programme, and "what if she takes so many more". */
export interface FiguresQuestion {
  readonly programme?: string | undefined;
  readonly staffId?: string | undefined;
  readonly more?: number | undefined;
}

/** The page of figures and forecast: each part is null for a role that does not see it. */
export interface FiguresPage {
  readonly today: CivilDate;
  readonly programme: string;
  readonly forecast: Forecasts;
  /** Undefined where nobody is in the programme. */
  readonly reports: PlaceReports | undefined | null;
  readonly meters: ReturnType<typeof teamMeters> | null;
  /** What the team says of itself: apart from the meters. */
  readonly assessments: readonly SelfAssessment[];
}

const WEEKS_AHEAD = 12;
const WEEKS_BACK = 13;
const MOST_MORE = 50;

/** Whether a role has the page at all. */
export const seesFigures = (actor: Actor): boolean => reachOf(actor, 'forecast.read') !== undefined && seesNames(actor);

/** What the page shows to somebody who may see it, by the same services as API and command line. */
export async function figuresPage(deps: ServiceDeps, actor: Actor, question: FiguresQuestion): Promise<FiguresPage> {
  const { db, clock } = deps;
  const today = clock.today();
  const { municipality } = actor;
  const programme = PROGRAMME_IDS.find((id) => id === question.programme) ?? CITIZEN_PROGRAMME_IDS[0]!;
  const back = { from: addDays(today, -7 * WEEKS_BACK), last: addDays(today, -1) };
  const team = reachOf(actor, 'method.team') === 'team' ? actor.team : undefined;
  const may = (action: Parameters<typeof reachOf>[1]) => reachOf(actor, action) !== undefined;
  return {
    ...{ today, programme },
    forecast: await readForecasts(deps, {
      weeks: WEEKS_AHEAD,
      municipality,
      ...whoseAndMore(actor, programme, question),
    }),
    reports: may('figures.read') ? (await readReports(deps, { programme, municipality, ...back }))[0] : null,
    meters: may('method.team')
      ? teamMeters(
          today,
          back,
          await casesWithin(db, scopeOf(actor, 'method.team', today)),
          await gatheringsOfTeam(db, municipality, team),
        )
      : null,
    assessments: may('method.team') ? await listSelfAssessments(db, municipality, team) : [],
  };
}

/** The cases that the page tells of: they go into the access log. */
export const casesIn = ({ forecast, reports }: FiguresPage): string[] => [
  ...new Set([...casesShown(forecast.workers), ...(reports?.trajectories ?? [])]),
];

/** Whether more citizens can come to a programme: its cases are not about organisations. */
export const isOfCitizens = (programme: string): boolean => CITIZEN_PROGRAMME_IDS.includes(programme);

/** A caseworker asks of herself alone, whatever stands in the address. */
function whoseAndMore(actor: Actor, programme: string, { staffId, more = 0 }: FiguresQuestion) {
  const isOwn = reachOf(actor, 'forecast.read') === 'own';
  const whose = isOwn ? actor.id : staffId;
  const count = Math.min(Math.trunc(more), MOST_MORE);
  return {
    ...(whose === undefined ? {} : { staffId: whose }),
    ...(whose !== undefined && count >= 1 && isOfCitizens(programme) ? { more: { count, programme } } : {}),
  };
}
