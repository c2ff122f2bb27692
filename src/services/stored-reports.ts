import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { deadlinesOf, filingPeriods } from '../domain/reports/filing.ts';
import type { Days } from '../domain/reports/rolling-quarters.ts';
import { refusalToSettle } from '../domain/reports/versions.ts';
import type { Refusal } from '../domain/rule.ts';
import { caseSheet, figureSheet, publicSheet } from '../messages/report-sheets.ts';
import { cprsOf } from '../store/people.ts';
import {
  approveReport,
  findReport,
  freezeReport,
  listReportVersions,
  type ReportPlace,
  type ReportVersion,
  type StoredReport,
} from '../store/reports.ts';
import { type PeriodicRule, periodicReports, reportPlaces, sourceOf } from './fill-reports.ts';
import { csvOf, xlsxOf } from './report-files.ts';
import type { ServiceDeps } from './services.ts';

/** A version with the days by which something is to happen. */
export interface ListedReport extends ReportVersion {
  /** The last day on which it is handed in in time; null for a report that nobody hands in. */
  readonly dueOn: CivilDate | null;
  /** The newest version of a period that is not handed in, from the first reminder on (K-23). */
  readonly isDue: boolean;
  readonly isOverdue: boolean;
}

/** A period that has begun and fills itself when it is over. */
export interface ComingReport extends ReportPlace, Days {
  readonly report: string;
  readonly fillOn: CivilDate;
  readonly dueOn: CivilDate | null;
  /** It is reminded of already: today is the period's last day (K-23). */
  readonly isDue: boolean;
}

export interface ReportList {
  readonly versions: readonly ListedReport[];
  readonly coming: readonly ComingReport[];
}

type Deps = Pick<ServiceDeps, 'db' | 'clock'>;

/** Every version of every period, and what comes next: of all municipalities and programmes, or of those named. */
export async function listReports({ db, clock }: Deps, wanted: Partial<ReportPlace> = {}): Promise<ReportList> {
  const today = clock.today();
  const versions = (await listReportVersions(db, wanted)).map((one) => listed(one, today));
  const places = (await reportPlaces(db)).filter(
    ({ municipality, programme }) =>
      municipality === (wanted.municipality ?? municipality) && programme === (wanted.programme ?? programme),
  );
  const coming = await Promise.all(places.map((place) => comingOf({ db, clock }, place)));
  return { versions, coming: coming.flat() };
}

function listed(version: ReportVersion, today: CivilDate): ListedReport {
  const rule = ruleOf(version);
  const { dueOn, remindOn } = rule ? deadlinesOf(rule.filing, version) : { dueOn: null, remindOn: [] };
  const isOpen = dueOn !== null && version.isNewest && version.state !== 'frozen';
  return {
    ...version,
    ...{ dueOn, isDue: isOpen && remindOn.some((on) => on <= today), isOverdue: isOpen && dueOn < today },
  };
}

async function comingOf({ db, clock }: Deps, place: ReportPlace): Promise<ComingReport[]> {
  const source = await sourceOf(db, place, clock.today());
  if (!source) return [];
  return periodicReports(place.programme).flatMap((rule) =>
    filingPeriods(rule.filing, source.settings, source.today).flatMap((period) => {
      const { fillOn, dueOn, remindOn } = deadlinesOf(rule.filing, period);
      if (fillOn <= source.today) return [];
      const isDue = remindOn.some((on) => on <= source.today);
      return [{ ...place, ...period, report: rule.id, fillOn, dueOn, isDue }];
    }),
  );
}

/** Undefined for a report that no programme has any more: what was kept of it stays. */
const ruleOf = ({ programme, report }: ReportPlace & { readonly report: string }): PeriodicRule | undefined =>
  periodicReports(programme).find(({ id }) => id === report);

/** A version with what it holds and its days. */
export type ShownReport = StoredReport & ListedReport;

/** A version with what it holds; undefined when there is none of that id. */
export async function showReport(
  { db, clock, keys }: Deps & Pick<ServiceDeps, 'keys'>,
  id: string,
): Promise<ShownReport | undefined> {
  const report = await findReport(db, keys, id);
  return report && { ...report, ...listed(report, clock.today()) };
}

export interface Settling {
  readonly id: string;
  readonly to: 'approved' | 'frozen';
  readonly by: string;
  /** Why it is approved although something is missing. */
  readonly reason?: string | undefined;
}

/** Approves a version, or freezes it as handed in; answers with it, with the rule that says no, or undefined when there is none. */
export async function settleReport(
  deps: Deps & Pick<ServiceDeps, 'keys'>,
  { id, to, by, reason }: Settling,
): Promise<ShownReport | { readonly refusal: Refusal } | undefined> {
  const { db, keys, clock } = deps;
  const found = await showReport(deps, id);
  const rule = found && ruleOf(found);
  if (!found || !rule) return undefined;
  const refusal = refusalToSettle(rule, found, { to, hasReason: reason !== undefined });
  if (refusal) return { refusal };
  const at = new Date(clock.now());
  const isDone =
    to === 'approved'
      ? await approveReport(db, keys, { id, by, at, reason: reason ?? null })
      : await freezeReport(db, { id, by, at });
  return isDone ? showReport(deps, id) : settleReport(deps, { id, to, by, reason }); // another was quicker: now a rule says no
}

export const FILE_FORMATS = ['csv', 'xlsx'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export interface ReportFile {
  readonly fileName: string;
  readonly mediaType: string;
  /** In base64. */
  readonly content: string;
  /** The cases whose citizens' numbers stand in it. */
  readonly trajectories: readonly string[];
}

const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * A version as a file. Only here is it said who the citizens are, by the number that each has today: who asks must log it.
 * For the public it holds counts alone, and no small group.
 */
export async function exportReport(
  { db, keys }: Pick<ServiceDeps, 'db' | 'keys'>,
  { id, format, isPublic }: { readonly id: string; readonly format: FileFormat; readonly isPublic: boolean },
): Promise<ReportFile | undefined> {
  const report = await findReport(db, keys, id);
  const rule = report && ruleOf(report);
  if (!report || !rule) return undefined;
  const trajectories = isPublic ? [] : [...new Set(report.rows.map(({ trajectoryId }) => trajectoryId))];
  const cprs = await cprsOf(db, keys, trajectories);
  const sheets = isPublic ? [publicSheet(report)] : [caseSheet(rule, report, cprs), figureSheet(report)];
  const { municipality, programme, last, version } = report;
  return {
    fileName: `${[municipality, programme, report.report, last, `v${version}`, ...(isPublic ? ['offentlig'] : [])].join('-')}.${format}`,
    mediaType: MEDIA_TYPES[format],
    content: (format === 'csv' ? csvOf(sheets[0]!) : await xlsxOf(sheets)).toString('base64'),
    trajectories,
  };
}
