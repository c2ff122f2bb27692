import { describe, expect, it } from 'vitest';
import { date } from '../../../src/domain/calendar/civil-date.ts';
import { type Gathering, teamMeter } from '../../../src/domain/reports/fidelity-team.ts';
import type { Trajectory } from '../../../src/domain/state.ts';
import { played } from '../builders.ts';
import { DEEDS, lived, startedOver } from './fidelity-case.ts';

const TODAY = '2026-08-10';
const QUARTER = { from: date('2026-05-01'), last: date('2026-07-31') };
/** Courses of the worked example, each of which ended on 6 August. */
const completed = (number: number) => Array.from({ length: number }, () => played(lived(DEEDS), TODAY));
const early = DEEDS.filter(([on]) => on < '2026-05-01');
const left = (why: string): Trajectory =>
  played(played(lived(early), '2026-05-04', { type: 'LeaveProgramme', why, from: '2026-05-04' }), TODAY);
const refused = (): Trajectory =>
  played(
    played(
      lived(early),
      '2026-05-04',
      { type: 'DescribeInterruption', to: 'MUNICIPAL_PROJECT_LEADER', on: '2026-05-04' },
      {
        ...{ type: 'DiscussInterruption', with: 'MUNICIPAL_PROJECT_LEADER', on: '2026-05-04' },
      },
    ),
    '2026-05-05',
    { type: 'EndCourseEarly', on: '2026-05-05', endOn: '2026-05-06' },
  );

const meterOf = (cases: readonly Trajectory[], gatherings: readonly Gathering[] = [], within = QUARTER) =>
  teamMeter(date(TODAY), within, cases, gatherings)!;
const figure = (cases: readonly Trajectory[], id: string, gatherings: readonly Gathering[] = [], within = QUARTER) => {
  const { value, why, counted } = meterOf(cases, gatherings, within).items.find((item) => item.id === id)!;
  return counted ? `${counted.is} of ${counted.of}` : (why ?? value);
};
const AUGUST = { from: date('2026-07-10'), last: date('2026-08-09') };

describe('the fidelity meter of a team', () => {
  it('tells nothing of fewer than five courses', () => {
    expect(meterOf(completed(4))).toMatchObject({ courses: 4, mean: null, score: null, items: [] });
    expect(meterOf(completed(5))).toMatchObject({ courses: 5, scored: 5, mean: expect.closeTo(0.808, 3) });
  });

  it('names nobody', () => {
    expect(JSON.stringify(meterOf(completed(5)))).not.toContain('staff');
  });

  it('G-30: counts the days on which a worker had no more citizens than one is expected to have', () => {
    // The quarter has 92 days; fifteen citizens under LAB § 31 b are a full load, sixteen are more.
    expect(figure(completed(15), 'F4')).toBe('92 of 92');
    expect(figure(completed(16), 'F4')).toBe('0 of 92');
  });

  it('S-84: counts an interrupted course as one that did not reach its end, and a restarted one not at all', () => {
    expect(figure([...completed(5), refused()], 'F9', undefined, AUGUST)).toBe('5 of 6');
    const restarted = startedOver(lived(early), '2026-05-04');
    expect(figure([...completed(5), restarted], 'F9', undefined, AUGUST)).toBe('5 of 5');
  });

  it('A-11: leaves lawful ways out of the figure, and tells them apart', () => {
    const cases = [...completed(5), left('movedAway'), left('death')];
    expect(figure(cases, 'F9', undefined, AUGUST)).toBe('5 of 5');
    expect(meterOf(cases, undefined, AUGUST).leftLawfully).toBe(2);
  });

  it('counts no course whose end is still ahead', () => {
    expect(figure(completed(5), 'F9')).toBe('notDue');
  });

  it('G-31, K-20: counts stretches of four weeks with sparring that the worker came to, where they are registered', () => {
    const sparring = (on: string, staff: readonly string[]): Gathering => ({
      kind: 'supervision',
      on: date(on),
      staff,
    });
    expect(figure(completed(5), 'F7')).toBe('notRecorded');
    expect(figure(completed(5), 'F7', [sparring('2026-06-08', ['somebody'])])).toBe('0 of 3');
    // Going through cases is another thing: it does not make supervision a nought.
    expect(figure(completed(5), 'F7', [{ kind: 'caseReview', on: date('2026-06-08'), staff: [] }])).toBe('notRecorded');
    expect(
      figure(completed(5), 'F7', [sparring('2026-05-08', ['staff-cti']), sparring('2026-06-08', ['somebody'])]),
    ).toBe('1 of 3');
    expect(figure(completed(5), 'F19', [{ kind: 'caseReview', on: date('2026-06-08'), staff: [] }])).toBe('1 of 3');
  });
});
