import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { ReportRule } from '../domain/model/reports.ts';
import type { ProgrammeModel } from '../domain/programme.ts';
import { newestProgramme } from '../domain/programmes/index.ts';
import { type PeriodReport, periodReport } from '../domain/reports/course-rows.ts';
import type { Figure, ReportCase } from '../domain/reports/figure.ts';
import { figuresOf } from '../domain/reports/figures.ts';
import { filingPeriods } from '../domain/reports/filing.ts';
import {
  type CadenceFigures,
  cadenceFigures,
  type ReviewFigures,
  reviewFigures,
} from '../domain/reports/recurring-overview.ts';
import { countedOf, type Days, type Quarter, quartersUntil } from '../domain/reports/rolling-quarters.ts';
import { type Stops, stopsOf } from '../domain/reports/stops.ts';
import type { RuleId } from '../domain/rule.ts';
import type { Trajectory } from '../domain/state.ts';
import { readJournals } from '../store/journal.ts';
import { listStaff } from '../store/staff.ts';
import { listTrajectories } from '../store/trajectories.ts';
import type { ServiceDeps } from './services.ts';

/** Something that a municipality reports, as it stands today: by quarter, or by period. Citizens stand in it by id. */
export type Report = { readonly id: string; readonly rule: RuleId } & (
  | { readonly kind: 'touched'; readonly quarters: readonly Quarter[] }
  | { readonly kind: 'courses'; readonly periods: readonly PeriodReport[] }
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] }
  | ({ readonly kind: 'stops' } & Stops)
);

/** One municipality's reports of a programme, and how what comes again and again has gone in some days. */
export interface PlaceReports {
  readonly municipality: string;
  /** The ids of its cases. */
  readonly trajectories: readonly string[];
  readonly reports: readonly Report[];
  readonly cadences: readonly {
    readonly id: string;
    readonly figures: readonly (CadenceFigures & { readonly name: string | null })[];
  }[];
  readonly reviews: readonly { readonly id: string; readonly figures: ReviewFigures }[];
}

export interface ReportQuestion extends Days {
  readonly programme: string;
  /** Its code; every one when left out. */
  readonly municipality?: string | undefined;
}

/** Every municipality's reports of a programme as they stand today, or one's; contact is counted in the given days. */
export async function readReports(
  { db, clock }: Pick<ServiceDeps, 'db' | 'clock'>,
  { programme, municipality: place, from, last }: ReportQuestion,
): Promise<PlaceReports[]> {
  const today = clock.today();
  const model = newestProgramme(programme);
  if (!model) return [];
  const cases = (await listTrajectories(db, place)).flatMap(({ id, municipality, state }) =>
    state?.programme?.id === programme ? [{ id, municipality, state }] : [],
  );
  const names = new Map((await listStaff(db, place)).map(({ id, name }) => [id, name]));
  const named = (one: CadenceFigures) => ({
    ...one,
    name: one.staffId === null ? null : (names.get(one.staffId) ?? null),
  });
  const journals = await readJournals(db, programme, place);
  const places = [...Map.groupBy(cases, ({ municipality }) => municipality)].sort(([a], [b]) => (a < b ? -1 : 1));
  return places.map(([municipality, own]) => {
    const states = own.map(({ state }) => state);
    const read = own.map(({ id, state }) => ({ id, state, events: journals.get(id) ?? [] }));
    return {
      ...{ municipality, trajectories: own.map(({ id }) => id) },
      reports: (model.reports ?? []).map((rule) => reportOf(rule, today, model, states, read)),
      cadences: (model.cadences ?? []).flatMap(({ id }) => {
        const figures = cadenceFigures(today, { from, last }, id, states).map(named);
        return figures.length > 0 ? [{ id, figures }] : [];
      }),
      reviews: (model.reviews ?? []).map(({ id }) => ({ id, figures: reviewFigures(today, id, states) })),
    };
  });
}

/** The settings are those of the case that was enrolled last: the municipality's newest. */
function reportOf(
  rule: ReportRule,
  today: CivilDate,
  model: ProgrammeModel,
  cases: readonly Trajectory[],
  read: readonly ReportCase[],
): Report {
  const { settings } = cases.at(-1)!.programme!;
  const named = { id: rule.id, rule: rule.rule };
  if (rule.kind === 'figures') return { ...named, kind: 'figures', figures: figuresOf(rule, today, settings, read) };
  if (rule.kind === 'stops') return { ...named, kind: 'stops', ...stopsOf(today, read) };
  if (rule.kind === 'touched') {
    const citizens = [...Map.groupBy(cases, ({ citizenId }) => citizenId).values()];
    const counted = citizens.map((own) => countedOf(model, rule, own));
    return {
      ...named,
      kind: 'touched',
      quarters: quartersUntil(today, { report: rule, settings, citizens: counted }),
    };
  }
  const periods = filingPeriods(rule.filing, settings, today).filter(({ last }) => last < today);
  return {
    ...named,
    kind: 'courses',
    periods: periods.map((period) => periodReport(period, today, rule, cases)),
  };
}
