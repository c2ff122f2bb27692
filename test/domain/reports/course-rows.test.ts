import { describe, expect, it } from 'vitest';
import { type CivilDate, date } from '../../../src/domain/calendar/civil-date.ts';
import { periodReport, reportPeriods } from '../../../src/domain/reports/course-rows.ts';
import type { Course, Trajectory } from '../../../src/domain/state.ts';
import { aCase, CASES, grouped, report, resolved } from './transition-cases.ts';

const periods = reportPeriods(date('2024-03-01'), date('2025-09-30'), 3);
const rowsOf = (number: number, cases = CASES) => {
  const period = periods[number - 1]!;
  return periodReport(period, period.last, report, cases).rows.map(({ citizenId, endOn, isCompleted }) =>
    `${citizenId} ${endOn ?? 'running'} ${isCompleted ?? ''}`.trim(),
  );
};

describe('the report of every third month', () => {
  it('C-18: has periods of three months from the first day, and a last short one (SC-22)', () => {
    expect(periods.map(({ last }) => last)).toEqual([
      ...['2024-05-31', '2024-08-31', '2024-11-30', '2025-02-28', '2025-05-31', '2025-08-31', '2025-09-30'],
    ]);
    expect(periods[6]!.from).toBe('2025-09-01');
  });

  it('C-19: holds every course begun by the last day, its end once it has come, and whether it was completed (SC-22)', () => {
    expect(rowsOf(1)).toEqual(['K running', 'L running', 'N running']);
    expect(rowsOf(2)).toEqual(['K running', 'L running', 'M running', 'N 2024-08-20 false']);
    expect(rowsOf(3)[0]).toBe('K running');
    expect(rowsOf(3)[1]).toBe('L 2024-11-30 true');
    expect(rowsOf(4)[0]).toBe('K 2025-01-15 true');
    expect(rowsOf(7)).toContain('O running');
  });

  it('C-20: marks who lacks a sub-target group from when on everybody must have one (SC-22)', () => {
    const since = { subTargetGroupsSince: '2024-09-10' };
    const cases = CASES.map((one) => ({ ...one, programme: resolved(since) }));
    const gapsOf = (number: number, all: readonly Trajectory[] = cases) =>
      periodReport(periods[number - 1]!, date('2024-12-05'), report, all).gaps.map(({ citizenId }) => citizenId);
    expect(gapsOf(2)).toEqual([]);
    expect(gapsOf(3)).toEqual(['K', 'L', 'M', 'N']);
    const told = cases.map((one) => grouped(one, 1));
    expect(gapsOf(3, told)).toEqual([]);
  });

  it('C-19: leaves the end open while a pause is, and says of a restarted course that it was not completed', () => {
    const pause = { from: date('2024-06-03'), until: null, id: 5, reason: 'illness', registeredOn: date('2024-06-03') };
    const paused = aCase('S', '2024-04-02', 6, { pauses: [{ ...pause, resumed: null } as Course['pauses'][number]] });
    expect(rowsOf(3, [paused])).toEqual(['S running']);
    const restarted = aCase('T', '2024-04-02', 6, {
      ended: { on: '2024-07-01' as CivilDate, outcome: 'restarted', missing: [] },
    });
    expect(rowsOf(2, [restarted])).toEqual(['T 2024-07-01 false']);
  });
});
