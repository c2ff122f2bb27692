import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CprNumber, formatCpr, parseCpr } from '../../src/domain/cpr.ts';

// Whole numbers stand here only as replacement numbers (day + 60). Those of ordinary days are put together from
// parts, so that nothing in this file can be somebody's number.
const seeded = { seed: 20_261_124, numRuns: 1000 };
const two = (value: number) => String(value).padStart(2, '0');
const cprOf = (day: number, month: number, year: number, serial: string) => two(day) + two(month) + two(year) + serial;

function parsed(text: string) {
  const cpr = parseCpr(text);
  if (typeof cpr === 'string') throw new Error(`Expected a CPR number, found ${cpr}`);
  return cpr;
}

/** Ranges of two-digit years and the years they mean, for each seventh digit, as CPR-kontoret prints them. */
const printedTable = [
  { seventh: '0123', from: 0, to: 99, means: [1900, 1999] },
  { seventh: '4', from: 0, to: 36, means: [2000, 2036] },
  { seventh: '4', from: 37, to: 99, means: [1937, 1999] },
  { seventh: '5678', from: 0, to: 57, means: [2000, 2057] },
  { seventh: '5678', from: 58, to: 99, means: [1858, 1899] },
  { seventh: '9', from: 0, to: 36, means: [2000, 2036] },
  { seventh: '9', from: 37, to: 99, means: [1937, 1999] },
] as const;

const pairs = Array.from({ length: 1000 }, (_, i) => ({ seventh: Math.floor(i / 100), year: i % 100 }));

const anyCpr = fc
  .record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 12 }),
    year: fc.integer({ min: 0, max: 99 }),
    serial: fc.integer({ min: 0, max: 9999 }).map((serial) => String(serial).padStart(4, '0')),
    replacement: fc.boolean(),
  })
  .map((parts) => ({
    ...parts,
    digits: cprOf(parts.day + (parts.replacement ? 60 : 0), parts.month, parts.year, parts.serial),
  }));

describe('a CPR number', () => {
  it.each([
    ['as ten digits', '6101800008'],
    ['with its hyphen', '610180-0008'],
    ['with blanks around it and about the hyphen', '  610180 - 0008\t'],
    ['with blanks between its parts', '61 01 80 0008'],
    ['with a no-break space', '610180\u00a00008'],
    ['with the dash of a word processor', '610180\u20130008'],
    ['with a non-breaking hyphen', '610180\u20110008'],
  ])('is read %s', (_, text) => {
    expect(parsed(text).number).toBe('6101800008');
  });

  it('says birth date, sex, and whether it is a replacement', () => {
    expect(parsed('610180-0008')).toMatchObject({ birthDate: '1980-01-01', sex: 'female', replacement: true });
    expect(parsed('911299-4001')).toMatchObject({ birthDate: '1999-12-31', sex: 'male', replacement: true });
    expect(parsed(cprOf(31, 12, 99, '4001'))).toMatchObject({
      birthDate: '1999-12-31',
      sex: 'male',
      replacement: false,
    });
  });

  it('keeps its leading zero', () => {
    const digits = cprOf(1, 2, 3, '4567');
    expect(parsed(digits).number).toBe(digits);
    expect(parsed(digits).number).toMatch(/^01/);
  });

  it('is shown as ddmmåå-xxxx', () => {
    expect(formatCpr(parsed('6101800008').number)).toBe('610180-0008');
  });

  it('means the year the printed table says, for every seventh digit and two-digit year', () => {
    for (const { seventh, year } of pairs) {
      const rows = printedTable.filter(
        (row) => row.seventh.includes(String(seventh)) && row.from <= year && year <= row.to,
      );
      expect(rows).toHaveLength(1);
      const [row] = rows;
      const expected = row!.means[0] + (year - row!.from);
      expect(expected).toBeLessThanOrEqual(row!.means[1]);
      expect(parsed(cprOf(61, 1, year, `${seventh}000`)).birthDate, `${seventh}, ${year}`).toBe(`${expected}-01-01`);
    }
  });

  it('is the same however it is written, and reads back from how it is shown', () => {
    fc.assert(
      fc.property(anyCpr, ({ digits, day, month, serial, replacement }) => {
        const cpr = parsed(digits);
        expect(parsed(formatCpr(cpr.number))).toEqual(cpr);
        expect(cpr.number).toBe(digits);
        expect(cpr.birthDate.slice(4)).toBe(`-${two(month)}-${two(day)}`);
        expect(cpr.sex).toBe('13579'.includes(serial.at(-1)!) ? 'male' : 'female');
        expect(cpr.replacement).toBe(replacement);
      }),
      seeded,
    );
  });
});

describe('the check sum', () => {
  // By hand: 7·4 + 2·3 + 1·2 + 1·7 + 7·6 + 3·5 + 4·4 + 5·3 + 6·2 + 0·1 = 143 = 13 · 11, and 6·4 + 3 + 7 + 8·6 + 6 = 8 · 11.
  it('is told and nothing more', () => {
    expect(parsed('721173-4560')).toMatchObject({ modulus11: true });
    expect(parsed('721173-4561')).toMatchObject({ modulus11: false });
    expect(parsed('610180-0006')).toMatchObject({ modulus11: true });
    expect(parsed('610180-0008')).toMatchObject({ modulus11: false });
  });

  it('holds for at most one last digit, and no last digit is refused', () => {
    fc.assert(
      fc.property(anyCpr, ({ digits }) => {
        const holding = [...'0123456789'].filter((last) => parsed(digits.slice(0, 9) + last).modulus11);
        expect(holding.length).toBeLessThanOrEqual(1);
      }),
      seeded,
    );
  });
});

describe('what is no CPR number', () => {
  it.each([
    ['', 'cprLength'],
    ['   ', 'cprLength'],
    ['610180', 'cprLength'],
    ['610180-', 'cprLength'],
    ['610180-000', 'cprLength'],
    ['610180-00080', 'cprLength'],
    ['610180--0008', 'cprNotDigits'],
    ['61-01-80-0008', 'cprNotDigits'],
    ['6101-800008', 'cprNotDigits'],
    ['610180/0008', 'cprNotDigits'],
    ['610180-OOO8', 'cprNotDigits'],
    ['610180-1AB2', 'cprNotDigits'],
    ['+6101800008', 'cprNotDigits'],
    ['６１０１８００００８', 'cprNotDigits'],
  ])('%j is %s', (text, error) => {
    expect(parseCpr(text)).toBe(error);
  });

  it.each([
    ['day 0', cprOf(0, 1, 80, '0008')],
    ['day 32', cprOf(32, 1, 80, '0008')],
    ['day 60, the replacement of no day', cprOf(60, 1, 80, '0008')],
    ['day 92, the replacement of day 32', cprOf(92, 1, 80, '0008')],
    ['month 0', cprOf(61, 0, 80, '0008')],
    ['month 13', cprOf(61, 13, 80, '0008')],
    ['31 April', cprOf(31, 4, 80, '0008')],
    ['31 April as a replacement', cprOf(91, 4, 80, '0008')],
    ['29 February 1900, as 0 means 1900', cprOf(89, 2, 0, '0008')],
    ['29 February 2001', cprOf(89, 2, 1, '4008')],
  ])('%s is an impossible date', (_, text) => {
    expect(parseCpr(text)).toBe('cprImpossibleDate');
  });

  it('a leap day is possible where the century has it', () => {
    expect(parsed(cprOf(89, 2, 0, '4008')).birthDate).toBe('2000-02-29');
  });

  it('is told by a code that holds no digit of it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9 -]{0,14}$/)), (text) => {
        const cpr = parseCpr(text);
        if (typeof cpr === 'string') expect(cpr).toMatch(/^cpr[A-Za-z]+$/);
        else expect(cpr.number satisfies CprNumber).toMatch(/^\d{10}$/);
      }),
      seeded,
    );
  });
});
