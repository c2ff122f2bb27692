import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill/implementation';
import { describe, expect, it } from 'vitest';
import { type CivilDate, civilDate, date, epochDay } from '../../src/domain/calendar/civil-date.ts';
import {
  dateWithWeekday,
  dayRange,
  longDate,
  readDanishDate,
  shortDate,
  weekdayName,
  weekNumber,
} from '../../src/messages/dates.ts';

const seeded = { seed: 20_261_124, numRuns: 2000 };
const anyDate = fc.integer({ min: epochDay(date('1900-01-01')), max: epochDay(date('2199-12-31')) }).map(civilDate);
const thisCentury = fc.integer({ min: epochDay(date('1970-01-01')), max: epochDay(date('2069-12-31')) }).map(civilDate);
/** Another source of month and weekday names. */
const icu = (locale: string, style: Intl.DateTimeFormatOptions) => {
  const formatter = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' });
  return (on: CivilDate) => formatter.format(new Date(`${on}T00:00:00Z`));
};

describe('a date in words', () => {
  it('is written as Danish and English readers expect', () => {
    const on = date('2026-03-15');
    expect(longDate(on, 'da')).toBe('15. marts 2026');
    expect(longDate(on, 'en')).toBe('15 March 2026');
    expect(shortDate(on)).toBe('15-03-2026');
    expect(shortDate(on, 'en')).toBe('2026-03-15');
    expect(weekdayName(on, 'da')).toBe('søndag');
    expect(weekNumber(on, 'da')).toBe('uge 11');
    expect(dateWithWeekday(on, 'da')).toBe('søndag 15. marts 2026 (uge 11)');
    expect(dateWithWeekday(on, 'en')).toBe('Sunday 15 March 2026 (week 11)');
  });

  it('has the names of month and weekday that the Unicode tables have', () => {
    const long = { day: 'numeric', month: 'long', year: 'numeric' } as const;
    const [danish, english] = [icu('da-DK', long), icu('en-GB', long)];
    const [danishDay, englishDay] = [icu('da-DK', { weekday: 'long' }), icu('en-GB', { weekday: 'long' })];
    fc.assert(
      fc.property(anyDate, (on) => {
        expect(longDate(on, 'da')).toBe(danish(on));
        expect(longDate(on, 'en')).toBe(english(on));
        expect(weekdayName(on, 'da')).toBe(danishDay(on));
        expect(weekdayName(on, 'en')).toBe(englishDay(on));
      }),
      { ...seeded, numRuns: 500 },
    );
  });

  it('stands in the ISO week that another calendar gives', () => {
    fc.assert(
      fc.property(anyDate, (on) => {
        expect(weekNumber(on, 'da')).toBe(`uge ${Temporal.PlainDate.from(on).weekOfYear}`);
      }),
      seeded,
    );
  });

  it.each([
    ['2020-12-31', 'uge 53'],
    ['2021-01-03', 'uge 53'],
    ['2021-01-04', 'uge 1'],
    ['2024-12-30', 'uge 1'],
  ])('%s lies in %s', (on, week) => {
    expect(weekNumber(date(on), 'da')).toBe(week);
  });

  it('is one end of a range that repeats no year', () => {
    const range = (first: string, last: string) => dayRange(date(first), date(last), 'da');
    expect(range('2026-02-01', '2026-02-21')).toBe('1. februar – 21. februar 2026');
    expect(range('2026-12-28', '2027-01-03')).toBe('28. december 2026 – 3. januar 2027');
    expect(range('2026-03-14', '2026-03-14')).toBe('14. marts 2026');
  });
});

describe('a date that someone types', () => {
  it.each([
    '24-11-2026',
    '24/11-2026',
    '24/11/2026',
    '24.11.2026',
    '24. 11. 2026',
    '24 11 2026',
    '24112026',
    '2026-11-24',
    '24-11-26',
    '24/11-26',
    ' 24–11–2026 ',
  ])('is read from "%s"', (text) => {
    expect(readDanishDate(text)).toBe('2026-11-24');
  });

  it.each([
    '',
    'i morgen',
    '31-11-2026',
    '29-02-2026',
    '24-13-2026',
    '0-1-2026',
    '24-11',
    '24-11-026',
    '241126',
    '2026-1-4',
    '24-11-2026 kl. 9',
  ])('is not read from "%s"', (text) => {
    expect(readDanishDate(text)).toBeUndefined();
  });

  it('reads single digits, and a year of two digits as one from 1970 to 2069', () => {
    expect(readDanishDate('1/4-2026')).toBe('2026-04-01');
    expect(readDanishDate('1-4-70')).toBe('1970-04-01');
    expect(readDanishDate('1-4-69')).toBe('2069-04-01');
  });

  it('is the date that was shown', () => {
    fc.assert(
      fc.property(anyDate, (on) => {
        expect(readDanishDate(shortDate(on))).toBe(on);
        expect(readDanishDate(shortDate(on, 'en'))).toBe(on);
      }),
      seeded,
    );
  });

  it('survives every way of writing it', () => {
    const separators = fc.constantFrom('-', '/', '.', ' ', '. ');
    fc.assert(
      fc.property(thisCentury, separators, separators, fc.boolean(), fc.boolean(), (on, one, two, padded, short) => {
        const [year, month, day] = on.split('-') as [string, string, string];
        const digits = (text: string) => (padded ? text : String(Number(text)));
        const written = digits(day) + one + digits(month) + two + (short ? year.slice(2) : year);
        expect(readDanishDate(written)).toBe(on);
      }),
      seeded,
    );
  });

  it('never becomes a day that the calendar lacks, whatever is typed', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789-/. '), maxLength: 11 });
    fc.assert(
      fc.property(typed, (text) => {
        const read = readDanishDate(text);
        if (read) expect(civilDate(epochDay(read))).toBe(read);
      }),
      seeded,
    );
  });
});
