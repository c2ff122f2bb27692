import { describe, expect, it } from 'vitest';
import { date } from '../../../src/domain/calendar/civil-date.ts';
import { courseMeters } from '../../../src/domain/reports/fidelity.ts';
import { played } from '../builders.ts';
import { DEEDS, lived } from './fidelity-case.ts';

describe('the fidelity meter of the worked example', () => {
  const [meter] = courseMeters(date('2026-08-10'), played(lived(DEEDS), '2026-08-10'));
  const cameTo = (id: string) => {
    const { value, why } = meter!.items.find((item) => item.id === id)!;
    return value ?? why;
  };

  it('gives every item of the course its value, or says why there is none', () => {
    expect(Object.fromEntries(meter!.items.map(({ id }) => [id, cameTo(id)]))).toEqual({
      ...{ F1: 1, F2: 1, F3: 2 / 3, F5: 1, F6: 0.5, F8: 1, F10: 1, F11: 1, F12: 1, F13: 0.5, F14: 0.75 },
      ...{ F15: 1, F16: 0.5, F17: 'notRecorded', F18: 'notMeasurable', F20: 14 / (59 / 7 + 61 / 14 + 61 / 30.4) },
    });
  });

  it('comes to 81 %, coverage 92 %', () => {
    expect([meter!.score, meter!.coverage]).toEqual([expect.closeTo(74.33 / 92, 4), 0.92]);
    expect(Math.round(meter!.score! * 100)).toBe(81);
  });
});
