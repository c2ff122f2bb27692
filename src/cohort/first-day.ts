import { type CivilDate, date } from '../domain/calendar/civil-date.ts';

/** The first citizens are enrolled on this day; the clock of the installation must show an earlier one. */
export const FIRST_DAY: CivilDate = date('2024-01-08');
