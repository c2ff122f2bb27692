import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { civilDate, date, epochDay, weekday } from '../../src/domain/calendar/civil-date.ts';
import { easterSunday, holidayOn, holidaysIn, recursOn } from '../../src/domain/calendar/holidays.ts';

const years = Array.from({ length: 2100 - 1990 + 1 }, (_, i) => 1990 + i);

/**
 * The oracle's public holidays of a year. Its observances (Fastelavn, 1. maj, Mors Dag, Grundlovsdag, Juleaftensdag)
 * are left out: none of them is a public holiday, some are closing days. Its names differ from ours ("Anden Juledag"),
 * so only dates are compared. It ends Store Bededag with 2023, as the law does, so no year needs an exception.
 */
function publicHolidays(oracle: Holidays, year: number): string[] {
  return oracle
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .map((holiday) => holiday.date.slice(0, 10))
    .sort();
}

describe('the public holidays', () => {
  it('fall on the days another calendar gives, in every year from 1990 to 2100', () => {
    const oracle = new Holidays('DK');
    for (const year of years) expect([...holidaysIn(year).keys()].sort()).toEqual(publicHolidays(oracle, year));
  });

  it('are found by date, and no other day of those years is one', () => {
    const oracle = new Holidays('DK');
    const expected = years.flatMap((year) => publicHolidays(oracle, year));
    const found: string[] = [];
    for (let day = epochDay(date('1990-01-01')); day <= epochDay(date('2100-12-31')); day++) {
      if (holidayOn(civilDate(day))) found.push(civilDate(day));
    }
    expect(found).toEqual(expected);
  });

  it('of 2026 are these', () => {
    expect([...holidaysIn(2026)].map(([on, { name }]) => `${on} ${name}`)).toEqual([
      '2026-01-01 nytårsdag',
      '2026-04-02 skærtorsdag',
      '2026-04-03 langfredag',
      '2026-04-05 påskedag',
      '2026-04-06 2. påskedag',
      '2026-05-14 Kristi himmelfartsdag',
      '2026-05-24 pinsedag',
      '2026-05-25 2. pinsedag',
      '2026-12-25 juledag',
      '2026-12-26 2. juledag',
    ]);
  });

  it('include store bededag for the last time in 2023', () => {
    expect(holidayOn(date('2023-05-05'))).toEqual({ name: 'store bededag', rule: { easter: 26, until: '2023-12-31' } });
    expect(holidayOn(date('2024-04-26'))).toBeUndefined();
    expect(holidaysIn(2023).size).toBe(11);
    expect(holidaysIn(2024).size).toBe(10);
  });

  it('fall on the weekdays their names promise', () => {
    const weekdays = { skærtorsdag: 4, langfredag: 5, påskedag: 7, '2. påskedag': 1, 'store bededag': 5 } as const;
    const named = { ...weekdays, 'Kristi himmelfartsdag': 4, pinsedag: 7, '2. pinsedag': 1 } as const;
    for (const [on, { name }] of years.flatMap((year) => [...holidaysIn(year)])) {
      if (name in named) expect(weekday(on)).toBe(named[name as keyof typeof named]);
    }
  });
});

describe('Easter Sunday', () => {
  // The extremes, and the years in which simpler formulas go wrong (1954, 1981, 2049, 2076).
  it.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2008, '2008-03-23'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
    [2285, '2285-03-22'],
  ])('of %i is %s', (year, on) => {
    expect(easterSunday(year)).toBe(on);
  });
});

describe('a yearly rule', () => {
  it('gives the same day of the month each year, or the same distance from Easter', () => {
    expect(recursOn({ yearly: '02-29' }, date('2028-02-29'))).toBe(true);
    expect(recursOn({ yearly: '02-29' }, date('2028-03-01'))).toBe(false);
    expect(recursOn({ easter: 40 }, date('2026-05-15'))).toBe(true);
    expect(recursOn({ easter: 40 }, date('2027-05-15'))).toBe(false);
  });
});
