import { describe, expect, it } from 'vitest';
import { date } from '../../../src/domain/calendar/civil-date.ts';
import type { CourseReport } from '../../../src/domain/model/reports.ts';
import { newestProgramme, PROGRAMME_IDS } from '../../../src/domain/programmes/index.ts';
import type { Source } from '../../../src/domain/reports/content.ts';
import { isReportStillToBeDone, reportRungs } from '../../../src/domain/reports/reminders.ts';
import type { Days } from '../../../src/domain/reports/rolling-quarters.ts';
import type { Settings } from '../../../src/domain/settings.ts';
import { aCase, grouped, model, report, resolved } from './transition-cases.ts';

const demanding = resolved({ subTargetGroupsSince: '2024-03-01' });
const lacking = { ...aCase('K', '2024-04-15', 9), programme: demanding };
const complete = grouped({ ...aCase('L', '2024-05-01', 6), programme: demanding }, 2);

const source = (today: string, settings: Partial<Settings> = {}): Source => ({
  ...{ today: date(today), model, settings: { ...demanding.settings, ...settings } },
  cases: [
    { id: 'k', state: lacking },
    { id: 'l', state: complete },
  ],
});
const FIRST = { from: date('2024-03-01'), last: date('2024-05-31') };
const isFirst = ({ last }: Days) => last === FIRST.last;
/** "day-7 on 2024-06-07: report → municipalProjectLeader, k → ctiWorker". */
const said = (today: string, isOpen = isFirst, settings = {}) =>
  reportRungs(report, source(today, settings), isOpen).map(
    ({ rung, on, messages }) =>
      `${rung} on ${on}: ${messages.map(({ trajectoryId, tells }) => `${trajectoryId ?? 'report'} → ${tells}`).join(', ')}`,
  );

describe('a report that is to be handed in', () => {
  it('K-23: is reminded of on the period’s last day, 7 days later, and when it is overdue, and not a day before', () => {
    const rungs = ['2024-05-30', '2024-05-31', '2024-06-06', '2024-06-07', '2024-06-14', '2024-06-15'].map((day) =>
      said(day),
    );
    const filling = 'report → municipalProjectLeader, k → ctiWorker';
    expect(rungs).toEqual([
      [],
      [`day-0 on 2024-05-31: ${filling}`],
      [`day-0 on 2024-05-31: ${filling}`],
      [`day-7 on 2024-06-07: ${filling}`],
      [`day-7 on 2024-06-07: ${filling}`],
      ['day-15 on 2024-06-15: report → municipalProjectLeader,teamLeader'],
    ]);
  });

  it('K-23: after an outage is spoken of once for each period, by the last rung alone', () => {
    expect(said('2024-09-01', () => true).map((line) => line.slice(0, 20))).toEqual([
      ...['day-15 on 2024-06-15', 'day-0 on 2024-08-31:'],
    ]);
  });

  it('K-23: is not spoken of when somebody has approved it, nor where people are reminded by a system of their own', () => {
    expect(said('2024-06-07', () => false)).toEqual([]);
    expect(said('2024-06-07', isFirst, { remindsOfDuties: false })).toEqual([]);
  });

  it('K-23: is reminded of on days in order, the last of them when it is overdue', () => {
    const handedIn = PROGRAMME_IDS.flatMap((id) => newestProgramme(id)!.reports ?? []).flatMap(
      ({ filing }) => filing?.handIn ?? [],
    );
    expect(handedIn.length).toBeGreaterThan(0);
    for (const { dueAfterDays, reminders } of handedIn) {
      const days = reminders.map(({ afterDays }) => afterDays);
      expect(days).toEqual(days.toSorted((a, b) => a - b));
      expect(days.at(-1)).toBeGreaterThan(dueAfterDays);
    }
  });
});

describe('a message about a report', () => {
  const about = { report: (report as CourseReport).id, ...FIRST, dueOn: date('2024-06-14') };
  const due = { kind: 'reportDue', ...about } as const;
  const gap = { kind: 'reportGap', ...about } as const;
  const today = date('2024-06-03');

  it('K-23: is no longer true when somebody has approved the report', () => {
    expect(isReportStillToBeDone(today, due, { isApproved: false, state: null })).toBe(true);
    expect(isReportStillToBeDone(today, due, { isApproved: true, state: null })).toBe(false);
    expect(isReportStillToBeDone(today, gap, { isApproved: true, state: lacking })).toBe(false);
  });

  it('C-20: that something is missing in a case is no longer true when it has been registered', () => {
    expect(isReportStillToBeDone(today, gap, { isApproved: false, state: lacking })).toBe(true);
    expect(isReportStillToBeDone(today, gap, { isApproved: false, state: grouped(lacking, 2) })).toBe(false);
  });

  it('is not true of a report that no programme has any more', () => {
    expect(isReportStillToBeDone(today, { ...gap, report: 'gone' }, { isApproved: false, state: lacking })).toBe(false);
  });
});
