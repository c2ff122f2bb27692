import { type CivilDate, daysBetween, isoWeek, weekday } from '../domain/calendar/civil-date.ts';
import type { Checkpoint } from '../domain/checkpoints.ts';
import type { Period } from '../domain/periods.ts';
import type { CadenceView } from '../domain/recurring.ts';
import { dateWithWeekday, dayRange, longDate } from './dates.ts';
import { personName } from './people.ts';
import { capital, counted } from './words.ts';

/** "Senest kontakt 12. januar 2021 (5 dage siden)." */
export function lastContactLine({ lastReachedOn }: CadenceView, today: CivilDate): string {
  if (lastReachedOn === null) return 'Der er ikke registreret kontakt endnu.';
  const days = daysBetween(lastReachedOn, today);
  const ago = days === 0 ? 'i dag' : days === 1 ? 'i går' : `${counted(days, 'day', 'da')} siden`;
  return `Senest kontakt ${longDate(lastReachedOn, 'da')} (${ago}).`;
}

/** "Næste kontakt: senest søndag den 17. januar 2021, jobformidleren." */
export function nextContactLine({ nextBy, contactBy }: CadenceView): string {
  return nextBy === null
    ? 'Der skal ikke være fast kontakt lige nu.'
    : `Næste kontakt: senest ${dateWithWeekday(nextBy, 'da')}, ${personName.da[contactBy]}.`;
}

/** "Uge 11 (15. marts – 21. marts 2021)", "Marts 2021". */
export function periodName({ from, last, rhythm }: Period): string {
  const days = dayRange(from, last, 'da');
  if (rhythm === 'month' || weekday(from) !== 1 || weekday(last) !== 7) return capital(days);
  const weeks = rhythm === 'week' ? isoWeek(from) : `${isoWeek(from)}–${isoWeek(last)}`;
  return `Uge ${weeks} (${days})`;
}

/** "Kontakt 16. marts 2021", "Ingen kontakt, 2 forsøg", "Ikke registreret", "Ikke krævet (regel B-03)". */
export function periodLine({ state, lastReachedOn, attempts, notAskedBy }: Period): string {
  const tries = attempts === 0 ? '' : `, ${attempts} forsøg`;
  switch (state) {
    case 'reached':
      return `Kontakt ${longDate(lastReachedOn!, 'da')}`;
    case 'notReached':
      return `Ingen kontakt${tries}`;
    case 'notLogged':
      return 'Ikke registreret';
    case 'notAsked':
      return `Ikke krævet (regel ${notAskedBy})`;
    case 'open':
      return `Mangler endnu${tries}`;
    case 'coming':
      return 'Kommer';
  }
}

/** How the periods until now went: "8 med kontakt, 1 forsøgt, 2 ikke registreret, 3 ikke krævet". */
export function periodsSummary(periods: readonly Period[]): string {
  const number = (state: Period['state']) => periods.filter((one) => one.state === state).length;
  const parts = [
    [number('reached'), 'med kontakt'],
    [number('notReached'), 'forsøgt'],
    [number('notLogged'), 'ikke registreret'],
    [number('notAsked'), 'ikke krævet'],
  ] as const;
  return parts.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : [])).join(', ');
}

/** How it stands with a checkpoint: "Krævet fra 28. februar 2021, ikke holdt", "Ikke krævet (regel B-29)". */
export function checkpointLine({ state, expected, why, heldOn, due }: Checkpoint): string {
  switch (state) {
    case 'held':
      return `Holdt ${longDate(heldOn!, 'da')}`;
    case 'due':
      return `Krævet fra ${longDate(due.on, 'da')}, ikke holdt endnu`;
    case 'needless':
      return `Ikke nødvendig: en indsats er i gang (regel ${why})`;
    case 'exempt':
      return `Ikke krævet (regel ${why})`;
    case 'coming':
      return expected === 'due'
        ? 'Kommer, hvis ingen indsats begynder inden'
        : `Kommer; som det står nu, kræves mødet ikke (regel ${why})`;
  }
}
