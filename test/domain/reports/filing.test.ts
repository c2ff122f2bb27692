import { describe, expect, it } from 'vitest';
import { date } from '../../../src/domain/calendar/civil-date.ts';
import { birRessourceforloeb } from '../../../src/domain/programmes/bir-ressourceforloeb/index.ts';
import { deadlinesOf, duePeriods, filingPeriods, knownSince } from '../../../src/domain/reports/filing.ts';
import { settingRules } from '../../../src/domain/setting-rules.ts';
import type { Settings } from '../../../src/domain/settings.ts';
import { granted } from '../bir/builders.ts';
import { model, report, resolved } from './transition-cases.ts';

const { filing } = report;
const { settings } = resolved();
const monthly = birRessourceforloeb.reports[0]!.filing!;
const birSettings: Settings = birRessourceforloeb.variants.standard;

describe('the periods of a report that fills itself', () => {
  it('C-18: end every third month from the first day until the project does, the last one early (SC-22)', () => {
    const ends = filingPeriods(filing, settings, date('2027-01-01')).map(({ last }) => last);
    expect(ends).toEqual([
      ...['2024-05-31', '2024-08-31', '2024-11-30', '2025-02-28', '2025-05-31', '2025-08-31', '2025-09-30'],
    ]);
  });

  it('K-22: are counted from the organisation’s first day unless a municipality has set the calendar’s quarters', () => {
    expect(settings.own).toMatchObject({ reportsFrom: '2024-03-01', reportsByCalendar: false });
    expect(filingPeriods(filing, settings, date('2024-05-01'))).toEqual([{ from: '2024-03-01', last: '2024-05-31' }]);
    expect(settingRules(model)).toMatchObject({ reportsFrom: { is: 'date' }, reportsByCalendar: { is: 'flag' } });
  });

  it('K-22: follow the quarters of the calendar where that is set, the first one as much shorter', () => {
    const byCalendar = resolved({ reportsByCalendar: true, reportsFrom: '2024-02-15' }).settings;
    const [first, second] = filingPeriods(filing, byCalendar, date('2025-01-01'));
    expect([first, second]).toEqual([
      { from: '2024-02-15', last: '2024-03-31' },
      { from: '2024-04-01', last: '2024-06-30' },
    ]);
    expect(filingPeriods(filing, byCalendar, date('2027-01-01')).at(-1)).toEqual({
      ...{ from: '2025-07-01', last: '2025-09-30' },
    });
  });

  it('hold something only from the first day of which anything is known, however late a case was enrolled', () => {
    expect(knownSince([])).toBeUndefined();
    const registeredLater = { ...granted('2021-01-04'), enrolledOn: date('2021-06-01') };
    expect(knownSince([granted('2021-03-01'), registeredLater])).toBe('2021-01-04');
  });

  it('K-23: are filled the day after, reminded of on the last day, 7 days later and when they are overdue, and due after 14 days', () => {
    expect(duePeriods(filing, settings, date('2024-05-31'))).toEqual([]);
    expect(duePeriods(filing, settings, date('2024-06-01'))).toEqual([{ from: '2024-03-01', last: '2024-05-31' }]);
    expect(deadlinesOf(filing, { from: date('2024-03-01'), last: date('2024-05-31') })).toEqual({
      ...{ fillOn: '2024-06-01', dueOn: '2024-06-14', remindOn: ['2024-05-31', '2024-06-07', '2024-06-15'] },
    });
  });

  it('are all due after an outage, however long it was', () => {
    expect(duePeriods(filing, settings, date('2025-03-01')).map(({ last }) => last)).toEqual([
      ...['2024-05-31', '2024-08-31', '2024-11-30', '2025-02-28'],
    ]);
  });

  it('end on their own day where no end of the project is set, and overlapping ones not after it where one is', () => {
    const endless = filingPeriods(filing, { ...settings, projectEndsOn: null }, date('2024-07-20'));
    expect(endless.map(({ last }) => last)).toEqual(['2024-05-31', '2024-08-31']);
    const ended = filingPeriods(monthly, { ...birSettings, projectEndsOn: date('2020-05-15') }, date('2021-01-01'));
    expect(ended.map(({ last }) => last)).toEqual(['2020-03-31', '2020-04-30']);
  });

  it('are none while no first day is set', () => {
    expect(duePeriods(filing, resolved({ reportsFrom: null }).settings, date('2025-03-01'))).toEqual([]);
  });

  it('K-29: of the result requirements begin with each month, and are filled on the 5th after their quarter (B-55)', () => {
    const lastOn = (today: string) => duePeriods(monthly, birSettings, date(today)).at(-1);
    expect(duePeriods(monthly, birSettings, date('2020-04-04'))).toEqual([]);
    expect(lastOn('2020-04-05')).toEqual({ from: '2020-01-01', last: '2020-03-31' });
    expect(lastOn('2020-05-04')).toEqual({ from: '2020-01-01', last: '2020-03-31' });
    expect(lastOn('2020-05-05')).toEqual({ from: '2020-02-01', last: '2020-04-30' });
  });
});
