import type { ProgrammeModel } from '../domain/programme.ts';
import type { CadenceFigures, ReviewFigures } from '../domain/reports/recurring-overview.ts';
import type { Violation } from './evidence.ts';
import { isSame } from './is-same.ts';
import { cadenceReported, reviewReported } from './own-overview.ts';
import { periodsReported, quartersReported } from './own-reports.ts';
import type { Told } from './told.ts';

/** One municipality's reports of a programme, as the installation gives them. */
export interface ClaimedReports {
  readonly municipality: string;
  readonly reports: readonly ClaimedReport[];
  readonly cadences: readonly { readonly id: string; readonly figures: readonly CadenceFigures[] }[];
  readonly reviews: readonly { readonly id: string; readonly figures: ReviewFigures }[];
}

/** By quarter, or by period. */
interface ClaimedReport {
  readonly id: string;
  readonly quarters?: readonly object[];
  readonly periods?: readonly object[];
}

/** What a report was asked about: the day it was made on, and the days whose contact is counted. */
export interface ReportQuestion {
  readonly today: string;
  readonly from: string;
  readonly last: string;
}

export interface ReportCheck {
  readonly violations: readonly Violation[];
  /** How many figures were compared: rows, members of groups, counts. */
  readonly compared: number;
  /** Reports of kinds that the checker does not know how to reckon. */
  readonly unjudged: readonly string[];
}

/**
 * I11: every figure of a programme's reports is what the journals tell, citizen by citizen. The cases of one programme and
 * municipality, in the order of their enrolment; nothing of the core's own reckoning is asked.
 */
export function checkReports(
  model: ProgrammeModel,
  claimed: ClaimedReports,
  cases: readonly Told[],
  question: ReportQuestion,
): ReportCheck {
  const { today } = question;
  const reckoned = (model.reports ?? []).flatMap((rule) =>
    rule.kind === 'touched' || rule.kind === 'courses' ? [rule] : [],
  );
  const pairs = [
    ...reckoned.map((rule) => {
      const own =
        rule.kind === 'touched' ? quartersReported(cases, model, rule, today) : periodsReported(cases, rule, today);
      const found = claimed.reports.find(({ id }) => id === rule.id);
      return { name: `report ${rule.id}`, found: found?.quarters ?? found?.periods, own };
    }),
    ...(model.cadences ?? []).map((rule) => ({
      name: `cadence ${rule.id}`,
      found: byWorker(claimed.cadences.find(({ id }) => id === rule.id)?.figures ?? []),
      own: byWorker(cadenceReported(cases, model, rule, question)),
    })),
    ...(model.reviews ?? []).map((rule) => ({
      name: `review ${rule.id}`,
      found: claimed.reviews.filter(({ id }) => id === rule.id).map(({ figures }) => figures),
      own: [reviewReported(cases, model, rule, today)],
    })),
  ];
  const unjudged = (model.reports ?? []).flatMap(({ id, kind }) =>
    kind === 'touched' || kind === 'courses' ? [] : [id],
  );
  const violations = pairs
    .flatMap(({ name, found = [], own }) => differences(found, own).map((difference) => `${name} ${difference}`))
    .map(
      (detail): Violation => ({ invariant: 'I11', trajectoryId: null, detail: `${claimed.municipality}: ${detail}` }),
    );
  return { violations, compared: pairs.reduce((sum, { own }) => sum + countOf(own), 0), unjudged };
}

/** Names are the register's: the journal knows ids. */
const byWorker = (figures: readonly (object & { readonly staffId: string | null; readonly name?: unknown })[]) =>
  figures.map(({ name: _, ...one }) => one).sort((a, b) => (String(a.staffId) < String(b.staffId) ? -1 : 1));

function differences(found: readonly object[], own: readonly object[]): string[] {
  return Array.from({ length: Math.max(found.length, own.length) }).flatMap((_, index) =>
    isSame(found[index] ?? null, own[index] ?? null)
      ? []
      : [
          `${index + 1}: it says ${shown(found[index], own[index])}, the journals say ${shown(own[index], found[index])}`,
        ],
  );
}

/** The first field that differs. */
function shown(one: object = {}, other: object = {}): string {
  const field = Object.keys({ ...one, ...other }).find(
    (name) => !isSame((one as never)[name] ?? null, (other as never)[name] ?? null),
  );
  return `${field} ${JSON.stringify((one as never)[field!])}`.slice(0, 300);
}

/** Everything in a report that is not another list or table: what has been compared. */
function countOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, one) => sum + countOf(one), 0);
}
