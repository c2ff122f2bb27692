import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { caseloads } from '../../src/domain/caseload.ts';
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
