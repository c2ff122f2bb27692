import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { caseloads, isFullWith } from '../../src/domain/caseload.ts';
import { aCourse, aMet, pause, played, ticked } from './builders.ts';

const times = <T>(count: number, make: () => T) => Array.from({ length: count }, make);
const section85 = () => aCourse({ basis: 'SEL_85', variant: 'rollout' });
const section82b = () => aCourse({ basis: 'SEL_82B', variant: 'rollout' });
const on = date('2026-02-01');

describe('the load of a CTI worker (SC-21 c)', () => {
  it('is 1.00 with six courses under § 85 and six under § 82 b or § 31 b: no warning (G-29, G-30, K-19)', () => {
    const [load] = caseloads(on, [...times(6, section85), ...times(3, section82b), ...times(3, () => aCourse())]);
    expect(load).toMatchObject({
      staffId: 'staff-cti',
      inCourse: { SEL_85: 6, SEL_82B: 3, LAB_31B: 3 },
      isHigh: false,
    });
    expect(load?.load).toBeCloseTo(1, 10);
  });
  it('is 1.07 with one more: a warning, and a paused course still counts (G-30, K-19)', () => {
    const paused = played(section85(), '2026-02-01', pause('2026-02-01'));
    const [load] = caseloads(on, [paused, ...times(5, section85), ...times(7, section82b)]);
    expect(load?.load).toBeCloseTo(1.0667, 4);
    expect(load?.isHigh).toBe(true);
  });
  it('does not hold contact establishment, which is shown apart, nor what has ended (G-30)', () => {
    const [load] = caseloads(date('2026-08-01'), [ticked(aCourse(), '2026-08-01'), aMet({ on: '2026-07-01' })]);
    expect(load).toEqual({ staffId: 'staff-cti', inCourse: {}, inContact: 1, load: 0, limit: 1, isHigh: false });
  });
});

describe('a municipality that lets one worker have no more than so much (K-19)', () => {
  const limited = (loadStopPercent: number | null) => {
    const state = aCourse({ basis: 'SEL_85', variant: 'rollout' });
    const { programme } = state;
    return { ...state, programme: { ...programme!, settings: { ...programme!.settings, loadStopPercent } } };
  };
  const isFull = (stop: number | null, has: number) =>
    isFullWith(on, 'staff-cti', limited(stop), times(has, section85));

  it('lets her have just as much: ten under § 85, and not eleven (G-29)', () => {
    expect([isFull(100, 9), isFull(100, 10)]).toEqual([false, true]);
    expect([isFull(120, 11), isFull(120, 12)]).toEqual([false, true]);
  });
  it('counts only her own, and no stop is the usual', () => {
    expect(isFullWith(on, 'somebody-else', limited(100), times(30, section85))).toBe(false);
    expect(isFull(null, 30)).toBe(false);
    const { loadStopPercent: _, ...settings } = limited(100).programme.settings;
    const older = { ...limited(100), programme: { ...limited(100).programme, settings } };
    expect(isFullWith(on, 'staff-cti', older, times(30, section85))).toBe(false);
  });
  it('counts a case by what has been granted, before its course begins (G-30)', () => {
    const met = aMet({ on: '2026-01-20' });
    const asked = { ...met, programme: limited(100).programme };
    expect(isFullWith(on, 'staff-cti', asked, times(10, section85))).toBe(false);
    const granted = played(asked, '2026-02-01', {
      ...{ type: 'GrantSupport', legalBasis: 'LAB_31B', on: '2026-02-01' },
    });
    expect(isFullWith(on, 'staff-cti', granted, times(10, section85))).toBe(true);
  });
});
