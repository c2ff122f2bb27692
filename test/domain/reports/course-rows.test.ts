import { describe, expect, it } from 'vitest';
import { type CivilDate, date } from '../../../src/domain/calendar/civil-date.ts';
import type { CourseReport } from '../../../src/domain/model/reports.ts';
import type { ProgrammeModel } from '../../../src/domain/programme.ts';
import { ctiOvergang } from '../../../src/domain/programmes/cti-overgang/index.ts';
import { resolveProgramme } from '../../../src/domain/programmes/index.ts';
import { periodReport, reportPeriods } from '../../../src/domain/reports/course-rows.ts';
import type { OwnValue } from '../../../src/domain/settings.ts';
import { type Course, newTrajectory, type Trajectory } from '../../../src/domain/state.ts';

const model: ProgrammeModel = ctiOvergang;
const report = model.reports![0] as CourseReport;

/** A case with a course that begins on a day; what else there is of it does not matter to a row. */
function aCase(citizenId: string, startOn: string, months: number, more: Partial<Course> = {}): Trajectory {
  const course: Course = {
    ...{ number: 1, round: 1, legalBasis: months === 9 ? 'OTHER_9' : 'OTHER_6', grants: 1, takenOver: false },
    ...{ deviations: [], startOn: date(startOn), months, pauses: [], endDecision: null, acted: [], ended: null },
    ...more,
  };
  return { ...newTrajectory, citizenId, programme: resolved(), courses: [course] };
}

function resolved(own: Readonly<Record<string, OwnValue>> = {}) {
  const { settings, ...programme } = resolveProgramme('cti-overgang', 'standard')!;
  return { ...programme, settings: { ...settings, own: { ...settings.own, ...own } } };
}

const interrupted = (endOn: string): Partial<Course> => ({
  endDecision: { id: 9, endOn: date(endOn), outcome: 'interrupted' },
});

/** SC-22: the citizens of the worked example. */
const CASES = [
  aCase('K', '2024-04-15', 9),
  aCase('L', '2024-05-31', 6),
  aCase('M', '2024-06-01', 6),
  aCase('N', '2024-03-10', 9, interrupted('2024-08-20')),
  aCase('O', '2025-05-15', 6),
];

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
    const told = cases.map((one) => ({ ...one, facts: [group(one.citizenId!)] }));
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

const group = (citizenId: string): Trajectory['facts'][number] => ({
  ...{ id: 7, step: 'subTargetGroup', on: date('2024-09-12'), registeredOn: date('2024-09-12') },
  ...{ round: 1, course: 1, with: [], values: { group: citizenId.length } },
});
