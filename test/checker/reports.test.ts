import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/checker/evidence.ts';
import { type ClaimedReports, checkReports } from '../../src/checker/reports.ts';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { newestProgramme } from '../../src/domain/programmes/index.ts';
import type { ReportCase } from '../../src/domain/reports/figure.ts';
import { claimedReports, toldOf } from './claimed-reports.ts';
import { resourceCourse, threePhases } from './recurring-evidence.ts';

const TODAY = date('2027-06-01');
const DAYS = { from: date('2025-01-01'), last: date('2027-05-31') };
const QUESTION = { today: TODAY, ...DAYS };
const caseOf = ({ cases: [one] }: Evidence): ReportCase => ({
  ...{ id: 'case-1', state: one!.row.state!, events: one!.journal.map(({ event }) => event) },
});
const check = (programme: string, evidence: Evidence, reports: ClaimedReports) =>
  checkReports(newestProgramme(programme)!, reports, [toldOf(caseOf(evidence))], QUESTION);
const details = (...asked: Parameters<typeof check>) => check(...asked).violations.map(({ detail }) => detail);

const BIR = ['bir-ressourceforloeb', resourceCourse] as const;
const CTI = ['cti-overgang', threePhases] as const;
const clean = (programme: string, evidence: Evidence) => claimedReports(programme, [caseOf(evidence)], QUESTION);
/** The reports with one of them changed. */
const withReport = (
  reports: ClaimedReports,
  change: (rows: readonly object[]) => readonly object[],
): ClaimedReports => ({
  ...reports,
  reports: reports.reports.map((report) => ({
    ...report,
    ...(report.quarters ? { quarters: change(report.quarters) } : {}),
    ...(report.periods ? { periods: change(report.periods) } : {}),
  })),
});
const changedAt = (isIt: (row: Record<string, unknown>) => boolean, more: object) => (rows: readonly object[]) =>
  rows.map((row) => (isIt(row as Record<string, unknown>) ? { ...row, ...more } : row));

describe('the reports of a municipality', () => {
  it.each([BIR, CTI])(
    'of %s are what the journal tells, and dozens of figures have been compared',
    (...[id, evidence]) => {
      const { violations, compared } = check(id, evidence, clean(id, evidence));
      expect(violations).toEqual([]);
      expect(compared).toBeGreaterThan(40);
    },
  );

  it('B-51, B-53: a quarter that leaves out a citizen of its target group is found', () => {
    const wrong = withReport(
      clean(...BIR),
      changedAt(({ from }) => from === '2026-04-01', { targetGroup: [] }),
    );
    expect(details(...BIR, wrong)).toEqual([expect.stringMatching(/^101: report resultRequirements .*targetGroup/)]);
  });

  it('B-50: a quarter that is left out is found', () => {
    expect(
      details(
        ...BIR,
        withReport(clean(...BIR), (rows) => rows.slice(0, -1)),
      ),
    ).toHaveLength(1);
  });

  it('B-25: a week that is counted as another is found', () => {
    const reports = clean(...BIR);
    const [one] = reports.cadences;
    const figures = one!.figures.map((each) => ({ ...each, reached: each.reached + 1, notLogged: each.notLogged - 1 }));
    expect(details(...BIR, { ...reports, cadences: [{ id: one!.id, figures }] })).toEqual([
      expect.stringMatching(/^101: cadence weeklyContact/),
    ]);
  });

  it('B-41: a checkpoint that is counted as needless is found', () => {
    const reports = clean(...BIR);
    const [one] = reports.reviews;
    const figures = { ...one!.figures, needless: one!.figures.needless + 1 };
    expect(details(...BIR, { ...reports, reviews: [{ id: one!.id, figures }] })).toEqual([
      expect.stringMatching(/^101: review stepUp/),
    ]);
  });

  it('C-19: a course that is reported as completed before its end, and a gap that is not said (C-20), are found', () => {
    const isFirst = ({ from }: Record<string, unknown>) => from === '2025-03-01';
    const rows = (clean(...CTI).reports[0]!.periods as { rows: object[]; from: string }[]).find(isFirst as never)!.rows;
    const ended = rows.map((row) => ({ ...row, isCompleted: true }));
    expect(details(...CTI, withReport(clean(...CTI), changedAt(isFirst, { rows: ended })))).toHaveLength(1);
    const gap = { citizenId: 'citizen-3', course: 1, field: 'group', filledBy: 'ctiWorker' };
    expect(details(...CTI, withReport(clean(...CTI), changedAt(isFirst, { gaps: [gap] })))).toHaveLength(1);
  });

  it('a report that is not there at all is found', () => {
    for (const [id, evidence] of [BIR, CTI])
      expect(details(id, evidence, { ...clean(id, evidence), reports: [] }).length).toBeGreaterThan(0);
  });
});
