import type { FigureRule } from '../domain/model/figures.ts';
import type { ReportRule } from '../domain/model/reports.ts';
import type { ProgrammeModel } from '../domain/programme.ts';
import type { Figure } from '../domain/reports/figure.ts';
import type { CadenceFigures, ReviewFigures } from '../domain/reports/recurring-overview.ts';
import type { Violation } from './evidence.ts';
import { isSame } from './is-same.ts';
import { ifReckoned } from './own/conditions.ts';
import type { ToldCase } from './own/figure.ts';
import { figuresAsked, figureTold, type Reported } from './own/figures.ts';
import { cadenceReported, reviewReported } from './own/overview.ts';
import { periodsReported, quartersReported } from './own/reports.ts';
import { stopsTold } from './own/stops.ts';

/** One municipality's reports of a programme, as the installation gives them. */
export interface ClaimedReports {
  readonly municipality: string;
  readonly reports: readonly ClaimedReport[];
  readonly cadences: readonly { readonly id: string; readonly figures: readonly CadenceFigures[] }[];
  readonly reviews: readonly { readonly id: string; readonly figures: ReviewFigures }[];
}

/** By quarter, by period, figure by figure, or stop by stop. */
interface ClaimedReport {
  readonly id: string;
  readonly quarters?: readonly object[];
  readonly periods?: readonly object[];
  readonly figures?: readonly Figure[];
  readonly rows?: readonly object[];
  readonly gaps?: readonly object[];
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
  /** Figures that the checker does not know how to reckon, each by its report and its id. */
  readonly unjudged: readonly string[];
}

/** What was found, and what the journals tell; undefined where the checker has no reckoning of its own. */
interface Compared {
  readonly name: string;
  readonly found: readonly object[] | undefined;
  readonly own: readonly object[] | undefined;
}

/**
 * I11: every figure of a programme's reports is what the journals tell, citizen by citizen. The cases of one programme and
 * municipality, in the order of their enrolment; the core's own reckoning is asked for nothing but which duties are late.
 */
export function checkReports(
  model: ProgrammeModel,
  claimed: ClaimedReports,
  cases: readonly ToldCase[],
  question: ReportQuestion,
): ReportCheck {
  const { today } = question;
  const tolds = cases.map(({ told }) => told);
  const reported = { model, cases, today, settings: tolds.at(-1)!.programme!.settings };
  const compared: Compared[] = [
    ...(model.reports ?? []).flatMap((rule) =>
      inReport(
        rule,
        claimed.reports.find(({ id }) => id === rule.id),
        reported,
      ),
    ),
    ...(model.cadences ?? []).map((rule) => ({
      name: `cadence ${rule.id}`,
      found: byWorker(claimed.cadences.find(({ id }) => id === rule.id)?.figures ?? []),
      own: byWorker(cadenceReported(tolds, model, rule, question)),
    })),
    ...(model.reviews ?? []).map((rule) => ({
      name: `review ${rule.id}`,
      found: claimed.reviews.filter(({ id }) => id === rule.id).map(({ figures }) => figures),
      own: [reviewReported(tolds, model, rule, today)],
    })),
  ];
  const violations = compared
    .flatMap(({ name, found = [], own }) => (own ? differences(found, own).map((one) => `${name} ${one}`) : []))
    .map(
      (detail): Violation => ({ invariant: 'I11', trajectoryId: null, detail: `${claimed.municipality}: ${detail}` }),
    );
  return {
    violations,
    compared: compared.reduce((sum, { own = [] }) => sum + countOf(own), 0),
    unjudged: compared.flatMap(({ name, own }) => (own ? [] : [name])),
  };
}

function inReport(rule: ReportRule, claimed: ClaimedReport | undefined, reported: Reported): Compared[] {
  const { model, cases, today } = reported;
  const tolds = cases.map(({ told }) => told);
  const name = `report ${rule.id}`;
  switch (rule.kind) {
    case 'touched':
      return [{ name, found: claimed?.quarters, own: quartersReported(tolds, model, rule, today) }];
    case 'courses':
      return [{ name, found: claimed?.periods, own: periodsReported(tolds, rule, today) }];
    case 'stops': {
      const { rows, gaps } = stopsTold(cases, model, today);
      return [
        { name: `${name} row`, found: claimed?.rows, own: rows },
        { name: `${name} gap`, found: claimed?.gaps, own: gaps },
      ];
    }
    case 'figures':
      return inFigures(name, claimed?.figures ?? [], figuresAsked(rule, reported), reported);
  }
}

/** Those that the programme asks for, and those that nobody asked for. */
function inFigures(
  report: string,
  found: readonly Figure[],
  asked: readonly FigureRule[],
  reported: Reported,
): Compared[] {
  const named = (id: string) => ({ name: `${report} figure ${id}`, found: found.filter((one) => one.id === id) });
  return [
    ...asked.map((figure) => {
      const own = ifReckoned(() => figureTold(figure, reported));
      return { ...named(figure.id), own: own && [{ id: figure.id, rule: figure.rule, ...own }] };
    }),
    ...found.filter(({ id }) => !asked.some((one) => one.id === id)).map(({ id }) => ({ ...named(id), own: [] })),
  ];
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
