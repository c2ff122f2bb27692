import { type CivilDate, parseCivilDate } from './calendar/civil-date.ts';

/** A CPR number in canonical form: ten digits, text for the sake of its leading zero. */
export type CprNumber = string & { readonly cprNumber: unique symbol };

/** What a CPR number says about itself. Whether it was ever given to anyone only the register knows. */
export interface Cpr {
  readonly number: CprNumber;
  readonly birthDate: CivilDate;
  /** The last digit: odd is male, even is female. */
  readonly sex: 'female' | 'male';
  /** A stand-in (erstatningspersonnummer), not in the register: to be labelled so, and no Digital Post can reach it. */
  readonly replacement: boolean;
  /**
   * Whether the old check sum holds. Soft information only: numbers without it are given out since 1 October 2007 and
   * valid (CPR-kontoret). Means nothing for a replacement number.
   */
  readonly modulus11: boolean;
}

/** Why a text is no CPR number. A code alone, so that the number never reaches a log by way of its error. */
export type CprError = 'cprNotDigits' | 'cprLength' | 'cprImpossibleDate';

/** A hyphen after the birth date, in the shapes word processors make of it. */
const hyphenAfterBirthDate = /^(.{6})[-\u2010-\u2013\u2212]/;
const modulus11Weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/**
 * Reads a CPR number as people write it, with or without the hyphen, with blanks anywhere. Form, century and
 * check sum as CPR-kontoret describes them ("Personnummeret i CPR-systemet"). Replacement numbers are those of the
 * common form, day + 60. A birth date in the future passes: there is no clock here.
 */
export function parseCpr(text: string): Cpr | CprError {
  const digits = text.replace(/\s/g, '').replace(hyphenAfterBirthDate, '$1');
  if (!/^\d*$/.test(digits)) return 'cprNotDigits';
  if (digits.length !== 10) return 'cprLength';
  const replacement = Number(digits.slice(0, 2)) > 60;
  const birthDate = birthDateOf(digits, replacement);
  if (!birthDate) return 'cprImpossibleDate';
  return {
    number: digits as CprNumber,
    birthDate,
    sex: Number(digits[9]) % 2 === 1 ? 'male' : 'female',
    replacement,
    modulus11: modulus11Weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11 === 0,
  };
}

function birthDateOf(digits: string, replacement: boolean): CivilDate | undefined {
  const day = Number(digits.slice(0, 2)) - (replacement ? 60 : 0);
  const year = century(Number(digits[6]), Number(digits.slice(4, 6))) + Number(digits.slice(4, 6));
  return parseCivilDate(`${year}-${digits.slice(2, 4)}-${String(day).padStart(2, '0')}`);
}

/** The first year of the century that the seventh digit and the two digits of the year mean together. */
function century(seventh: number, yearOfCentury: number): 1800 | 1900 | 2000 {
  if (seventh <= 3) return 1900;
  if (seventh === 4 || seventh === 9) return yearOfCentury <= 36 ? 2000 : 1900;
  return yearOfCentury <= 57 ? 2000 : 1800;
}

/** The number as it is shown to people: ddmmåå-xxxx. */
export function formatCpr(number: CprNumber): string {
  return `${number.slice(0, 6)}-${number.slice(6)}`;
}
