import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { date, startOfDay } from '../../src/domain/calendar/civil-date.ts';
import { planCourse } from '../../src/domain/course-plan.ts';
import { socialStoette } from '../../src/domain/programmes/social-stoette/index.ts';
import { dayNumber, days, firstOfMonth, livedThrough } from './lived-calendar.ts';

const LAST_START = dayNumber.get('2100-12-31')!;
const monthEnds = days
  .map((_, index) => index)
  .filter((index) => index <= LAST_START && Number(days[index]!.slice(8)) >= 28);
const clockChanges = days
  .map((_, index) => index)
  .filter((index) => index <= LAST_START && /-(03|10)-(2[5-9]|3[01])$/.test(days[index]!) && (index + 4) % 7 === 0); // 1970-01-01 was a Thursday
const aStart = fc.oneof(fc.nat({ max: LAST_START }), fc.constantFrom(...monthEnds), fc.constantFrom(...clockChanges));
const aLedger = fc.array(fc.tuple(fc.nat({ max: 100 }), fc.integer({ min: 1, max: 60 })), { maxLength: 4 });

const SEED = 20261124;

describe('the dates of a course', () => {
  it('are those of a calendar walked day by day, in 100,000 random courses (T-02, T-04, T-06, T-07, T-08)', () => {
    let withPauses = 0;
    fc.assert(
      fc.property(
        aStart,
        fc.constantFrom('SEL_85', 'SEL_82B', 'LAB_31B'),
        aLedger,
        fc.boolean(),
        (start, legalBasis, gaps, isReversed) => {
          const months = legalBasis === 'SEL_85' ? 9 : 6;
          const pauses: [number, number][] = [];
          let after = start;
          for (const [gap, length] of gaps) {
            const from = after + gap;
            const boundaries = livedThrough(start, months, pauses);
            if (from >= boundaries[2]!) break; // the course would be over
            pauses.push([from, from + length]);
            after = from + length;
          }
          if (pauses.length > 0) withPauses++;
          const written = pauses.map(([from, until]) => [days[from]!, days[until]!] as const);
          const result = planCourse(socialStoette, {
            legalBasis,
            start: days[start]!,
            pauses: isReversed ? [...written].reverse() : written,
          });
          if ('fault' in result) throw new Error(`refused: ${result.fault.code}`);
          expect(result.plan.phases.map(({ end }) => end)).toEqual(
            livedThrough(start, months, pauses).map((day) => days[day]),
          );
        },
      ),
      { numRuns: 100_000, seed: SEED },
    );
    expect(withPauses).toBeGreaterThan(50_000);
  });

  it('begin at 00:00 in Copenhagen, an hour or two before midnight in UTC, on every day 1970–2100 (T-01, T-03)', () => {
    for (let index = 0; index <= LAST_START; index++) {
      const before = (index * 86_400_000 - startOfDay(date(days[index]!))) / 3_600_000;
      const isSummer = lawfulSummerTime(index);
      expect(before, days[index]).toBe(isSummer ? 2 : 1);
    }
  });
});

/** Summer time at 00:00: from the day after the last Sunday of March; before 1980 Denmark had none, to 1995 it ended in September. */
function lawfulSummerTime(index: number): boolean {
  const year = Number(days[index]!.slice(0, 4));
  if (year < 1980) return false;
  const lastSunday = (month: number) => {
    let day = firstOfMonth[(year - 1970) * 12 + month]! - 1;
    while ((day + 4) % 7 !== 0) day--;
    return day;
  };
  const begins = year === 1980 ? dayNumber.get('1980-04-06')! : lastSunday(3);
  const ends = lastSunday(year < 1996 ? 9 : 10);
  return index > begins && index <= ends;
}
