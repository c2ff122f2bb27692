import { describe, expect, it } from 'vitest';
import { type CivilDate, date } from '../../../src/domain/calendar/civil-date.ts';
import type { FiguresReport } from '../../../src/domain/model/figures.ts';
import { newestProgramme, PROGRAMME_IDS } from '../../../src/domain/programmes/index.ts';
import { caseAsOf } from '../../../src/domain/reports/as-of.ts';
import type { Filled, KnownCase } from '../../../src/domain/reports/content.ts';
import type { ReportCase } from '../../../src/domain/reports/figure.ts';
import { figuresOf } from '../../../src/domain/reports/figures.ts';
import { filingPeriods } from '../../../src/domain/reports/filing.ts';
import { columnsOf, fillReport, readsJournals } from '../../../src/domain/reports/filled.ts';
import { hideSmallGroups } from '../../../src/domain/reports/small-groups.ts';
import { differencesBetween } from '../../../src/domain/reports/versions.ts';
import { pause, programme } from '../builders.ts';
import { contacts, type Day, hours, livedCase, met, started } from './lived-cases.ts';

const model = newestProgramme('social-stoette')!;
const report = (id: string) => model.reports!.find((one) => one.id === id)!;
const monitoring = report('monitoring') as FiguresReport;
const { settings } = programme('pilot', { own: { ...programme('pilot').settings.own, estimatedPlans: 60 } });

const TODAY = '2026-08-03';
const lived = (id: string, days: readonly Day[], until = TODAY) =>
  livedCase(
    id,
    days.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
    { until },
  );
/** Begun on 15 January, with a contact and hours in each of two quarters. */
const ANNA: readonly Day[] = [
  ...[...met('anna', '2025-12-01'), ...started('2026-01-05', '2026-01-15')],
  ...[...contacts('2026-02-02', '2026-05-04'), hours('2026-03-10', 3), hours('2026-06-10', 8)],
];
/** Ill since 1 May; begun on 10 February. */
const CARL: readonly Day[] = [
  ...[...met('carl', '2025-12-01'), ...started('2026-02-09', '2026-02-10', 'SEL_85')],
  ['2026-05-02', pause('2026-05-01')],
];
const [anna, carl] = [lived('anna', ANNA), lived('carl', CARL)];
const CASES: readonly KnownCase[] = [anna, carl];

const quarter = (last: string) => ({ from: date(`${last.slice(0, 5)}01-01`), last: date(last) });
const fill = (id: string, last: string, cases = CASES): Filled =>
  fillReport(report(id), quarter(last), { today: date(TODAY), model, settings, cases });
/** "coursesStarted 2026-01: 1" of each figure by name. */
const said = (filled: Filled) =>
  filled.figures.map(({ id, group, count }) => `${id}${group === null ? '' : ` ${group}`}: ${count}`);

describe('the figures of a period', () => {
  it('G-60: are those of its last day, however much later they are filled', () => {
    const spring = said(fill('monitoring', '2026-03-31'));
    expect(spring).toEqual(
      expect.arrayContaining(['coursesStarted: 2', 'pausesByReason: 0', 'ordinaryHours 2026-03: 3']),
    );
    const summer = said(fill('monitoring', '2026-06-30'));
    expect(summer).toEqual(
      expect.arrayContaining(['pausesByReason: 1', 'pausesByReason illness: 1', 'ordinaryHours: 8']),
    );
    expect(summer).not.toContain('ordinaryHours 2026-04: 0'); // nothing registered is not nought
  });

  it('G-60: are what the programme would have shown on that evening', () => {
    const asked = date('2026-03-31');
    const until = (days: readonly Day[]) => days.filter(([on]) => on <= asked);
    const then = [lived('anna', until(ANNA), asked), lived('carl', until(CARL), asked)];
    const shown = figuresOf(monitoring, asked, settings, then);
    const filled = fill('monitoring', asked);
    for (const { id, shows, value } of shown)
      if (shows === 'parts' || shows === 'months' || shows === 'reached')
        expect([id, filled.figures.find((one) => one.id === id && one.group === null)?.count]).toEqual([id, value]);
  });

  it('G-60: add up from the rows of the cases', () => {
    const { rows, figures } = fill('monitoring', '2026-06-30');
    expect(rows.map(({ trajectoryId }) => trajectoryId)).toEqual(['anna', 'carl']);
    for (const id of ['coursesStarted', 'registrations', 'citizensReached', 'plansOfTheList']) {
      const sum = rows.reduce((total, { values }) => total + Number(values[id] ?? 0), 0);
      expect([id, sum]).toEqual([id, figures.find((one) => one.id === id && one.group === null)!.count]);
    }
    const columns = columnsOf(monitoring).map((column) => column.id);
    for (const { values } of rows) expect(columns).toEqual(expect.arrayContaining(Object.keys(values)));
  });

  it('G-61: say of a share how many it is of, and the municipality’s estimate', () => {
    const { figures } = fill('monitoring', '2026-06-30');
    const [whole, plans] = figures.filter(({ id }) => id.startsWith('plansOfTheList'));
    expect(whole).toMatchObject({ id: 'plansOfTheList.of', count: 2 });
    expect(plans).toMatchObject({ count: 2, of: 'plansOfTheList.of', percent: 60, isMet: null });
  });

  it('change with what is registered late about the period, and with nothing that comes after it', () => {
    const before = fill('monitoring', '2026-03-31');
    const later = lived('anna', [...ANNA, ...contacts('2026-07-01')]);
    expect(fill('monitoring', '2026-03-31', [later, carl])).toEqual(before);
    const corrected = lived('anna', [...ANNA, ...contacts('2026-02-03')]);
    expect(differencesBetween(before, fill('monitoring', '2026-03-31', [corrected, carl]))).toEqual([
      { kind: 'changed', key: 'anna', trajectoryId: 'anna', column: 'registrations', was: 10, is: 11 },
      { kind: 'figure', id: 'registrations', group: null, was: expect.any(Number), is: expect.any(Number) },
      { kind: 'figure', id: 'registrations', group: 'ctiContact', was: 1, is: 2 },
    ]);
  });

  it('G-60: hide small groups from the public, days and hours by the number of their cases', () => {
    const seen = hideSmallGroups(fill('monitoring', '2026-06-30').figures);
    expect(seen.find(({ id, group }) => id === 'coursesStarted' && group === null)!.count).toBeNull();
    expect(seen.find(({ id, group }) => id === 'ordinaryHours' && group === null)!.count).toBeNull();
    const of = (count: number) => [
      { id: 'days.of', group: null, count, of: null, percent: null, isMet: null },
      { id: 'days', group: null, count: 3, of: 'days.of', percent: null, isMet: null, unit: 'days' as const },
    ];
    expect(hideSmallGroups(of(4)).map(({ count }) => count)).toEqual([null, null]);
    expect(hideSmallGroups(of(6)).map(({ count }) => count)).toEqual([6, 3]);
  });
});

describe('the stops of a period', () => {
  it('S-82: stand with reason, and with the day on which each outside has been told', () => {
    expect(fill('stops', '2026-03-31')).toEqual({
      rows: [],
      figures: [expect.objectContaining({ count: 0 })],
      gaps: [],
    });
    const { rows, figures, gaps } = fill('stops', '2026-06-30');
    expect(rows).toMatchObject([
      {
        ...{ key: 'carl/pause/1/2026-05-01', trajectoryId: 'carl' },
        values: { kind: 'pause', course: 1, from: '2026-05-01', until: null, reason: 'illness', began: null },
      },
    ]);
    expect(figures.map(({ group, count }) => [group, count])).toEqual([
      [null, 1],
      ['pause', 1],
    ]);
    expect(gaps).toEqual([
      {
        trajectoryId: 'carl',
        key: 'carl/pause/1/2026-05-01',
        field: 'told:EVALUATOR',
        filledBy: 'jobCentreCaseworker',
      },
    ]);
  });
});

describe('a case as of a day', () => {
  it('is what it was: the same journal cut off there, with the numbers of its events kept', () => {
    const cut = (one: ReportCase, day: CivilDate) => one.events.filter(({ on }) => on <= day).length;
    for (const day of ['2026-01-14', '2026-01-15', '2026-04-30', '2026-05-01'].map(date)) {
      const { state, events } = caseAsOf(day, 'carl', carl.events);
      expect(events).toHaveLength(carl.events.length);
      expect(state.sequence).toBe(carl.state.sequence);
      expect(events.filter(({ type }) => type !== 'CommandRefused')).toHaveLength(cut(carl, day));
      expect(state.courses[0]?.pauses.length ?? 0).toBe(day < '2026-05-01' ? 0 : 1);
    }
  });
});

describe('every report of every programme', () => {
  const reports = PROGRAMME_IDS.flatMap((id) => newestProgramme(id)!.reports ?? []);

  it('G-60: files itself, but for those about work as it stands now', () => {
    expect(reports.filter(({ filing }) => !filing).map(({ id }) => id)).toEqual(Array(6).fill('management'));
  });

  it('that is handed in is filled from states alone, so that a message about it can be asked whether it is true', () => {
    for (const rule of reports) if (rule.filing?.handIn) expect(readsJournals(rule)).toBe(false);
  });

  it('that names no first day follows the quarters of the calendar', () => {
    const [first] = filingPeriods(monitoring.filing!, settings, date('2026-05-01')).slice(-2);
    expect(first).toEqual({ from: '2026-01-01', last: '2026-03-31' });
  });
});
