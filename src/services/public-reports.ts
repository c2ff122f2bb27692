import {
  type DatedFigure,
  periodAsFigure,
  publicFigure,
  quarterAsFigures,
  stopsAsFigure,
} from '../domain/reports/public.ts';
import type { PlaceReports, Report } from './reports.ts';

/** One municipality's reports of a programme for the public: no cases, no staff, no group of fewer than five. */
export interface PublicReports {
  readonly municipality: string;
  readonly reports: readonly { readonly id: string; readonly figures: readonly DatedFigure[] }[];
}

/** What of reports the public may see (G-60). Figures by worker are left out. Pure. */
export const publicReports = (places: readonly PlaceReports[]): PublicReports[] =>
  places.map(({ municipality, reports }) => ({
    municipality,
    reports: reports.map((report) => ({ id: report.id, figures: figuresOf(report) })),
  }));

function figuresOf(report: Report): DatedFigure[] {
  const { id, rule } = report;
  switch (report.kind) {
    case 'figures':
      return report.figures.map((figure) => ({ days: null, figure: publicFigure(figure) }));
    case 'stops':
      return [{ days: null, figure: publicFigure(stopsAsFigure(report, id, rule)) }];
    case 'courses':
      return report.periods.map((period) => ({
        days: { from: period.from, last: period.last },
        figure: publicFigure(periodAsFigure(period, id, rule)),
      }));
    case 'touched':
      return report.quarters.flatMap((quarter) =>
        quarterAsFigures(quarter, rule).map((figure) => ({
          days: { from: quarter.from, last: quarter.last },
          figure: publicFigure(figure),
        })),
      );
  }
}
