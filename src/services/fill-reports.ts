import type { Selectable, Transaction } from 'kysely';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Filing } from '../domain/model/filing.ts';
import type { ReportRule } from '../domain/model/reports.ts';
import { newestProgramme, PROGRAMME_IDS } from '../domain/programmes/index.ts';
import type { Filled, KnownCase, Source } from '../domain/reports/content.ts';
import { duePeriods, knownSince } from '../domain/reports/filing.ts';
import { fillReport, readsJournals } from '../domain/reports/filled.ts';
import { reportRungs } from '../domain/reports/reminders.ts';
import type { Days } from '../domain/reports/rolling-quarters.ts';
import { type Kept, stepFor } from '../domain/reports/versions.ts';
import type { Database } from '../store/database.ts';
import { readJournals } from '../store/journal.ts';
import { planReportRung } from '../store/report-reminders.ts';
import type { ReportTable } from '../store/report-table.ts';
import {
  beginVersion,
  dropDraft,
  keptReports,
  lockReports,
  type NewReportVersion,
  type ReportPlace,
  refreshDraft,
} from '../store/reports.ts';
import type { Tables } from '../store/tables.ts';
import { listTrajectories } from '../store/trajectories.ts';
import type { ServiceDeps } from './services.ts';

/** A report that fills itself. */
export type PeriodicRule = ReportRule & { readonly filing: Filing };

/** The reports of a programme that fill themselves, in its newest version. */
export const periodicReports = (programme: string): PeriodicRule[] =>
  (newestProgramme(programme)?.reports ?? []).filter((rule): rule is PeriodicRule => rule.filing !== undefined);

/** Every municipality with each programme that has reports which fill themselves, and a case in it. */
export async function reportPlaces(db: Database): Promise<ReportPlace[]> {
  const programmes = PROGRAMME_IDS.filter((id) => periodicReports(id).length > 0);
  if (programmes.length === 0) return [];
  return db
    .selectFrom('trajectory')
    .select(['municipality', 'programme'])
    .distinct()
    .where('programme', 'in', programmes)
    .orderBy('municipality')
    .orderBy('programme')
    .execute();
}

/** What a municipality's reports in a programme are filled from; undefined while no case has begun. */
export async function sourceOf(
  db: Database,
  { municipality, programme }: ReportPlace,
  today: CivilDate,
): Promise<Source | undefined> {
  const cases = (await listTrajectories(db, municipality)).flatMap(({ id, state }): KnownCase[] =>
    state?.programme?.id === programme ? [{ id, state }] : [],
  );
  const newest = cases.at(-1);
  if (!newest) return undefined;
  // The settings are those of the case that was enrolled last: the municipality's newest.
  return { today, cases, model: newestProgramme(programme)!, settings: newest.state.programme!.settings };
}

async function withJournals(db: Database, { municipality, programme }: ReportPlace, source: Source): Promise<Source> {
  const journals = await readJournals(db, programme, municipality);
  return { ...source, cases: source.cases.map((one) => ({ ...one, events: journals.get(one.id) ?? [] })) };
}

/** What a filling has done, by number of versions. */
export interface FillingResult {
  readonly begun: number;
  readonly refreshed: number;
  readonly dropped: number;
}

/**
 * Fills all periods that are due and not filled, brings those up to date that are, and plans the messages about those that
 * wait for an approval (K-23): all of it or nothing. Repeating it
 * changes nothing. Reports that are handed in follow every change; the others are reckoned anew when another period has
 * ended (B-55), or when somebody asks (K-29).
 */
export async function fillReports(
  { db, clock }: Pick<ServiceDeps, 'db' | 'clock'>,
  place: ReportPlace,
  { isAskedFor = false } = {},
): Promise<FillingResult> {
  const rules = periodicReports(place.programme);
  return db.transaction().execute(async (trx) => {
    await lockReports(trx, place);
    const source = await sourceOf(trx, place, clock.today());
    const since = knownSince((source?.cases ?? []).map(({ state }) => state));
    const done = { begin: 0, refresh: 0, drop: 0, nothing: 0 };
    for (const rule of source ? rules : []) {
      const due = duePeriods(rule.filing, source!.settings, source!.today);
      const periods = due.filter(({ last }) => since !== undefined && last >= since);
      const kept = Map.groupBy(await keptReports(trx, { ...place, report: rule.id }), keyOf);
      const isDue = periods.some((period) => !kept.has(nameOf(period)));
      const follows = rule.filing.handIn !== undefined || isDue || isAskedFor;
      const known = follows && readsJournals(rule) ? await withJournals(trx, place, source!) : source!;
      for (const period of follows ? periods : []) {
        const rows = kept.get(nameOf(period)) ?? [];
        const at = new Date(clock.now());
        const asked = { ...place, ...period, report: rule.id, filled: fillReport(rule, period, known), at };
        done[await bringUpToDate(trx, rows, { ...asked, state: rule.filing.handIn ? 'draft' : 'frozen' })]++;
      }
      const isOpen = (period: Days) =>
        since !== undefined && period.last >= since && (kept.get(nameOf(period)) ?? []).every(isDraft);
      const { settings, cases } = source!;
      const states = new Map(cases.map(({ id, state }) => [id, state]));
      for (const rung of reportRungs(rule, known, isOpen))
        await planReportRung(trx, { ...place, report: rule.id, rung, settings, states, at: new Date(clock.now()) });
    }
    return { begun: done.begin, refreshed: done.refresh, dropped: done.drop };
  });
}

type Row = Selectable<ReportTable>;

const nameOf = ({ from, last }: Days) => `${from}/${last}`;
const keyOf = ({ period_from, period_last }: Row) => `${period_from}/${period_last}`;

async function bringUpToDate(
  trx: Transaction<Tables>,
  rows: readonly Row[],
  asked: Omit<NewReportVersion, 'version' | 'differences'>,
): Promise<'nothing' | 'begin' | 'refresh' | 'drop'> {
  const draft = rows.find(({ state }) => state === 'draft');
  const step = stepFor(keptOf(rows), asked.filled);
  if (step.does === 'begin') await beginVersion(trx, { ...asked, ...step });
  if (step.does === 'refresh') await refreshDraft(trx, draft!.id, { ...asked, ...step });
  if (step.does === 'drop') await dropDraft(trx, draft!.id);
  return step.does;
}

function keptOf(rows: readonly Row[]): Kept {
  const [draft, settled] = [rows.find(isDraft), rows.find((row) => !isDraft(row))];
  return { ...(draft ? { draft: filledOf(draft) } : {}), ...(settled ? { settled: filledOf(settled) } : {}) };
}

const isDraft = ({ state }: Row) => state === 'draft';

const filledOf = ({ version, rows, figures, gaps }: Row): Filled & { readonly version: number } => ({
  ...{ version, rows, figures, gaps },
});
