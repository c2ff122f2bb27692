import { type CivilDate, civilDate, date, type EpochDay, epochDay, partsOf } from './civil-date.ts';

/** How a day returns every year: so many days after Easter Sunday (negative before), or on a fixed MM-DD. */
export type YearlyRule = { readonly easter: number } | { readonly yearly: string };

/** A yearly rule with its last day of validity; without `until` it is in force. */
export type HolidayRule = YearlyRule & { readonly until?: CivilDate };

/**
 * The Danish public holidays: the Church's holy days, as listed in lov om detailsalg § 2. Constitution Day and
 * Christmas Eve stand in that list too but are no holy days; where a municipality closes, they are closing days.
 * Store bededag ended with 2023 (lov nr. 214 af 6. marts 2023). Checked for 1990–2100.
 */
const table = [
  { name: 'nytårsdag', rule: { yearly: '01-01' } },
  { name: 'skærtorsdag', rule: { easter: -3 } },
  { name: 'langfredag', rule: { easter: -2 } },
  { name: 'påskedag', rule: { easter: 0 } },
  { name: '2. påskedag', rule: { easter: 1 } },
  { name: 'store bededag', rule: { easter: 26, until: date('2023-12-31') } },
  { name: 'Kristi himmelfartsdag', rule: { easter: 39 } },
  { name: 'pinsedag', rule: { easter: 49 } },
  { name: '2. pinsedag', rule: { easter: 50 } },
  { name: 'juledag', rule: { yearly: '12-25' } },
  { name: '2. juledag', rule: { yearly: '12-26' } },
] as const satisfies readonly { name: string; rule: HolidayRule }[];

/** A holiday's Danish name, spelled as inside a sentence. */
export type HolidayName = (typeof table)[number]['name'];

/** A public holiday and the rule that puts it on its day, for receipts. */
export interface Holiday {
  readonly name: HolidayName;
  readonly rule: HolidayRule;
}

const fourDigits = (year: number) => String(year).padStart(4, '0');

/** Easter Sunday by the anonymous Gregorian algorithm (Meeus, Jones, Butcher): 22 March at the earliest. */
function easterDay(year: number): EpochDay {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  return epochDay(date(`${fourDigits(year)}-03-22`)) + h + l - 7 * m;
}

/** Easter Sunday of a Gregorian year. */
export function easterSunday(year: number): CivilDate {
  return civilDate(easterDay(year));
}

/** Whether a yearly rule gives this date. */
export function recursOn(rule: YearlyRule, on: CivilDate): boolean {
  return 'easter' in rule
    ? epochDay(on) - easterDay(partsOf(on).year) === rule.easter
    : on.slice('YYYY-'.length) === rule.yearly;
}

const years = new Map<number, ReadonlyMap<CivilDate, Holiday>>();

/** The public holidays of a year by date, in the order of the table. Computed once per year. */
export function holidaysIn(year: number): ReadonlyMap<CivilDate, Holiday> {
  let holidays = years.get(year);
  if (!holidays) {
    holidays = new Map(table.flatMap((holiday: Holiday) => onItsDay(holiday, year)));
    years.set(year, holidays);
  }
  return holidays;
}

function onItsDay(holiday: Holiday, year: number): [CivilDate, Holiday][] {
  const { rule } = holiday;
  const on = 'easter' in rule ? civilDate(easterDay(year) + rule.easter) : date(`${fourDigits(year)}-${rule.yearly}`);
  return !rule.until || on <= rule.until ? [[on, holiday]] : [];
}

/** The public holiday on a date, if it is one. A plain Sunday is none. */
export function holidayOn(on: CivilDate): Holiday | undefined {
  return holidaysIn(partsOf(on).year).get(on);
}
