import { isFictive } from '../../domain/fictive-courses.ts';
import type { ComingDuty, ForecastWeek } from '../../domain/forecast.ts';
import { PROGRAMME_IDS } from '../../domain/programmes/index.ts';
import type { Figure, RefNot } from '../../domain/reports/figure.ts';
import { nameOfDate } from '../../messages/date-names.ts';
import { shortDate } from '../../messages/dates.ts';
import { assessmentLine, teamMeterLines } from '../../messages/fidelity.ts';
import { figureAmount, figureDefinition, figureName, stopLine, whyNotName } from '../../messages/figures.ts';
import { dutyCount, loadText } from '../../messages/forecast.ts';
import { programmeName, recurringName, reportName } from '../../messages/model/index.ts';
import { cadenceFiguresLine, reviewFiguresLine } from '../../messages/reports.ts';
import { capital } from '../../messages/words.ts';
import type { NamedForecast } from '../../services/forecast.ts';
import type { PlaceReports } from '../../services/reports.ts';
import { type FiguresPage, type FiguresQuestion, isOfCitizens } from '../figures-page.ts';

/** The page "Tal og prognose": what is ahead of each worker, and how it goes in a programme. */
export function figuresView(page: FiguresPage, asked: FiguresQuestion) {
  const { workers, whatIf } = page.forecast;
  const nameOf = (id: string) => programmeName(id, 'da') ?? id;
  return {
    ...{ title: 'Tal og prognose', today: shortDate(page.today) },
    programme: nameOf(page.programme),
    programmes: PROGRAMME_IDS.map((id) => ({ id, name: nameOf(id), isChosen: id === page.programme })),
    canHaveMore: isOfCitizens(page.programme),
    workers: workers.map(workerView),
    asked: { staffId: asked.staffId ?? '', more: asked.more ?? 3, programme: page.programme },
    whatIf: whatIf && { name: whatIf.name, rows: comparison(workers[0], whatIf) },
    reports: page.reports === null ? null : reportsView(page.reports),
    assessments: page.assessments.map(assessmentLine),
    meters: page.meters?.map(({ programme, meter }) => ({
      ...{ heading: nameOf(programme), lines: teamMeterLines(meter) },
    })),
  };
}

const workerView = ({ staffId, name, overdue, weeks }: NamedForecast) => ({
  ...{ staffId, name, late: overdue.length },
  rows: [
    ...(overdue.length > 0
      ? [{ week: 'Over fristen', count: dutyCount(overdue.length), load: '', duties: overdue.map(dutyView) }]
      : []),
    ...weeks.map((week) => ({ week: weekName(week), ...amounts(week), duties: week.duties.map(dutyView) })),
  ],
});

const weekName = ({ week, from }: ForecastWeek) => `Uge ${week} (${shortDate(from)})`;
const amounts = ({ duties, caseload }: ForecastWeek) => ({
  count: dutyCount(duties.length),
  load: caseload ? loadText(caseload) : '',
});

const dutyView = ({ trajectoryId, duty, dueOn }: ComingDuty) => ({
  href: isFictive(trajectoryId) ? null : `/forloeb/${trajectoryId}#${duty}`,
  text: `${capital(nameOfDate(duty, 'da'))}, ${shortDate(dueOn)}`,
});

/** Week by week as it stands, and with the new courses. */
const comparison = (now: NamedForecast | undefined, then: NamedForecast) =>
  then.weeks.map((week, index) => {
    const before = now?.weeks[index];
    return {
      week: weekName(week),
      now: before ? amounts(before) : { count: dutyCount(0), load: '' },
      withNew: amounts(week),
    };
  });

/** The figures of a programme; each with its definition and the cases that do not count. */
function reportsView(place: PlaceReports | undefined) {
  const { reports = [], cadences = [], reviews = [] } = place ?? {};
  return {
    figures: reports.flatMap((one) =>
      one.kind === 'figures' ? [{ heading: reportName(one.id, 'da') ?? '', rows: one.figures.map(figureView) }] : [],
    ),
    stops: reports.flatMap((one) =>
      one.kind === 'stops'
        ? one.rows.map((row) => ({ href: `/forloeb/${row.trajectoryId}`, text: stopLine(row, 'da') }))
        : [],
    ),
    recurring: [
      ...cadences.flatMap(({ id, figures }) =>
        figures.map(
          (one) => `${recurringName(id, 'da')}, ${one.name ?? 'ingen tilknyttet'}: ${cadenceFiguresLine(one)}`,
        ),
      ),
      ...reviews.map(({ id, figures }) => `${recurringName(id, 'da')}: ${reviewFiguresLine(figures)}`),
    ],
  };
}

const figureView = (figure: Figure) => ({
  name: capital(figureName(figure.id, 'da')),
  // Workers are no parts to be read here: each one's load stands in the forecast.
  amount: figureAmount(figure, 'da'),
  definition: figureDefinition(figure.id, 'da') ?? '',
  countsNot: [...figure.countsNot, ...figure.leftOut].map(refView),
});

const refView = ({ trajectoryId, why }: RefNot) => ({ href: `/forloeb/${trajectoryId}`, text: whyNotName.da[why] });
