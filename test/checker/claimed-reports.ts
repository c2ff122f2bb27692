import type { ToldCase } from '../../src/checker/own/figure.ts';
import type { ClaimedReports, ReportQuestion } from '../../src/checker/reports.ts';
import { toldBy } from '../../src/checker/told/told.ts';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { ReportRule } from '../../src/domain/model/reports.ts';
import { newestProgramme } from '../../src/domain/programmes/index.ts';
import { periodReport } from '../../src/domain/reports/course-rows.ts';
import type { ReportCase } from '../../src/domain/reports/figure.ts';
import { figuresOf } from '../../src/domain/reports/figures.ts';
import { filingPeriods } from '../../src/domain/reports/filing.ts';
import { cadenceFigures, reviewFigures } from '../../src/domain/reports/recurring-overview.ts';
import { countedOf, quartersUntil } from '../../src/domain/reports/rolling-quarters.ts';
import { stopsOf } from '../../src/domain/reports/stops.ts';

/** A municipality's reports of a programme as the core reckons them. */
export function claimedReports(
  programme: string,
  cases: readonly ReportCase[],
  question: ReportQuestion,
): ClaimedReports {
  const model = newestProgramme(programme)!;
  const states = cases.map(({ state }) => state);
  const { settings } = states.at(-1)!.programme!;
  const [today, days] = [date(question.today), { from: date(question.from), last: date(question.last) }];
  const reportOf = (rule: ReportRule): ClaimedReports['reports'][number] => {
    const { id } = rule;
    switch (rule.kind) {
      case 'touched':
        return {
          id,
          quarters: quartersUntil(today, { report: rule, settings, citizens: [countedOf(model, rule, states)] }),
        };
      case 'courses': {
        const over = filingPeriods(rule.filing, settings, today).filter(({ last }) => last < today);
        return { id, periods: over.map((period) => periodReport(period, today, rule, states)) };
      }
      case 'figures':
        return { id, figures: figuresOf(rule, today, settings, cases) };
      case 'stops':
        return { id, ...stopsOf(today, cases) };
    }
  };
  return {
    municipality: '101',
    reports: (model.reports ?? []).map(reportOf),
    cadences: (model.cadences ?? []).map(({ id }) => ({ id, figures: cadenceFigures(today, days, id, states) })),
    reviews: (model.reviews ?? []).map(({ id }) => ({ id, figures: reviewFigures(today, id, states) })),
  };
}

/** A case as the checker reads it. */
export function toldOf({ id, events }: Pick<ReportCase, 'id' | 'events'>): ToldCase {
  const journal = events.map((event, index) => ({
    ...{ sequence: index + 1, event, writtenAt: Date.parse(event.recordedAt) },
  }));
  return { id, journal, told: toldBy(journal) };
}
