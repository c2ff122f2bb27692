import { describe, expect, it } from 'vitest';
import { addDays, date } from '../../../src/domain/calendar/civil-date.ts';
import { ctiOvergang } from '../../../src/domain/programmes/cti-overgang/index.ts';
import type { Filled } from '../../../src/domain/reports/content.ts';
import { filingPeriods } from '../../../src/domain/reports/filing.ts';
import { columnsOf, fillReport } from '../../../src/domain/reports/filled.ts';
import { differencesBetween, refusalToSettle, stepFor } from '../../../src/domain/reports/versions.ts';
import type { Trajectory } from '../../../src/domain/state.ts';
import { aCase, CASES, grouped, interrupted, model, report, resolved } from './transition-cases.ts';

const { settings } = resolved();
const periods = filingPeriods(report.filing, settings, date('2026-01-01'));

/** The report of a period as it is filled the day after it, from cases whose ids are those of their citizens. */
function filled(number: number, cases: readonly Trajectory[] = CASES): Filled {
  const period = periods[number - 1]!;
  const known = cases.map((state) => ({ id: `case-${state.citizenId}`, state }));
  return fillReport(report, period, { today: addDays(period.last, 1), model, settings, cases: known });
}

const without = (citizenId: string) => CASES.filter((one) => one.citizenId !== citizenId);
const since = { subTargetGroupsSince: '2024-09-10' };
const demanded = CASES.map((one) => ({ ...one, programme: resolved(since) }));

describe('a filled report', () => {
  it('C-19: holds a line for each course, by the id of its case alone (SC-22)', () => {
    expect(filled(2).rows).toEqual([
      row('K', '2024-04-15', null, null),
      row('L', '2024-05-31', null, null),
      row('M', '2024-06-01', null, null),
      row('N', '2024-03-10', '2024-08-20', false),
    ]);
    expect(JSON.stringify(filled(2))).not.toContain('"citizenId"');
    expect(columnsOf(report).map(({ id }) => id)).toEqual(['startOn', 'endOn', 'group', 'isCompleted']);
  });

  it('counts its lines in all and in each group', () => {
    const some = CASES.map((one, index) => (index < 2 ? grouped(one, index + 1) : one));
    const counts = filled(3, some).figures.map(({ id, group, count }) => `${group ?? 'all'} ${id} ${count}`);
    expect(counts).toEqual([
      ...['all courses 4', 'all ended 2', 'all completed 1'],
      ...[' courses 2', ' ended 1', ' completed 0'],
      ...['1 courses 1', '1 ended 0', '1 completed 0', '2 courses 1', '2 ended 1', '2 completed 1'],
    ]);
  });

  it('C-20: says what is missing, about whom, and which function can fill it in', () => {
    expect(filled(2, demanded).gaps).toEqual([]);
    const [gap, ...others] = filled(3, demanded).gaps;
    expect(gap).toEqual({ trajectoryId: 'case-K', key: 'case-K/1', field: 'group', filledBy: 'ctiWorker' });
    expect(others).toHaveLength(3);
    expect(
      filled(
        3,
        demanded.map((one) => grouped(one, 1)),
      ).gaps,
    ).toEqual([]);
  });
});

const row = (citizen: string, startOn: string, endOn: string | null, isCompleted: boolean | null) => ({
  ...{ key: `case-${citizen}/1`, trajectoryId: `case-${citizen}` },
  values: { startOn, endOn, group: null, isCompleted },
});

describe('a later version of a report', () => {
  it('lists what a back-dated fact has changed: an end, a line that came and one that went', () => {
    const ended = CASES.map((one) =>
      one.citizenId === 'K' ? aCase('K', '2024-04-15', 9, interrupted('2024-05-20')) : one,
    );
    expect(differencesBetween(filled(1), filled(1, ended))).toEqual([
      { kind: 'changed', key: 'case-K/1', trajectoryId: 'case-K', column: 'endOn', was: null, is: '2024-05-20' },
      { kind: 'changed', key: 'case-K/1', trajectoryId: 'case-K', column: 'isCompleted', was: null, is: false },
      { kind: 'figure', id: 'ended', group: null, was: 0, is: 1 },
      { kind: 'figure', id: 'ended', group: '', was: 0, is: 1 },
    ]);
    expect(differencesBetween(filled(1), filled(1, without('L')))).toContainEqual({
      ...{ kind: 'removed', key: 'case-L/1', trajectoryId: 'case-L' },
    });
    expect(differencesBetween(filled(1, without('L')), filled(1))[0]).toMatchObject({ kind: 'added', key: 'case-L/1' });
    expect(differencesBetween(filled(1), filled(1))).toEqual([]);
  });

  it('begins when a settled one is otherwise, and never beside a draft', () => {
    const [before, after] = [filled(1, without('L')), filled(1)];
    expect(stepFor({}, before)).toEqual({ does: 'begin', version: 1, differences: [] });
    const settled = { ...before, version: 1 };
    expect(stepFor({ settled }, before)).toEqual({ does: 'nothing' });
    expect(stepFor({ settled }, after)).toMatchObject({ does: 'begin', version: 2, differences: { length: 3 } });
    const draft = { ...after, version: 2 };
    expect(stepFor({ settled, draft }, after)).toEqual({ does: 'nothing' });
    expect(stepFor({ settled, draft }, filled(1, without('K')))).toMatchObject({ does: 'refresh', version: 2 });
    expect(stepFor({ settled, draft }, before)).toEqual({ does: 'drop', version: 2 });
  });

  it('refreshes a draft when only a gap has come or gone', () => {
    const draft = { ...filled(3, demanded), version: 1 };
    expect(stepFor({ draft }, filled(3, demanded))).toEqual({ does: 'nothing' });
    expect(stepFor({ draft }, filled(3))).toEqual({ does: 'refresh', version: 1, differences: [] });
  });
});

describe('approving a report and handing it in', () => {
  const draft = { state: 'draft', isNewest: true, openGaps: 0 } as const;
  const approve = { to: 'approved', hasReason: false } as const;
  const freeze = { to: 'frozen', hasReason: false } as const;
  const codes = (...asked: [Parameters<typeof refusalToSettle>[1], Parameters<typeof refusalToSettle>[2]]) =>
    refusalToSettle(ctiOvergang.reports[0]!, ...asked)?.reasons.map(({ code, rule }) => `${code} ${rule}`);

  it('goes from draft over approved to frozen', () => {
    expect(codes(draft, approve)).toBeUndefined();
    expect(codes({ ...draft, state: 'approved' }, freeze)).toBeUndefined();
  });

  it('C-18: asks for a written reason while something is missing', () => {
    const lacking = { ...draft, openGaps: 4 };
    expect(codes(lacking, approve)).toEqual(['reportHasGaps C-18']);
    expect(codes(lacking, { ...approve, hasReason: true })).toBeUndefined();
  });

  it('C-18: never changes what is approved or handed in', () => {
    expect(codes({ ...draft, state: 'approved' }, approve)).toEqual(['reportIsSettled C-18']);
    expect(codes({ ...draft, state: 'frozen' }, approve)).toEqual(['reportIsSettled C-18']);
    expect(codes({ ...draft, state: 'frozen' }, freeze)).toEqual(['reportIsSettled C-18']);
  });

  it('C-18: hands in only what is approved, and only the newest version', () => {
    expect(codes(draft, freeze)).toEqual(['reportNotApproved C-18']);
    expect(codes({ ...draft, state: 'approved', isNewest: false }, freeze)).toEqual(['reportHasNewerVersion C-18']);
  });
});
