import { addDays, type CivilDate, daysBetween } from '../../domain/calendar/civil-date.ts';
import type { LegalBasis } from '../../domain/course.ts';
import type { Participant } from '../../domain/people.ts';
import type { Reason, Refusal } from '../../domain/rule.ts';
import { dayRange } from '../dates.ts';
import type { Language } from '../language.ts';
import { personName } from '../people.ts';
import { reasonLine } from '../refusals.ts';
import { allOf, commandName, counted, legalBasisName, nameOf } from '../words.ts';

/** "Afvist: Sæt på pause – CTI-forløbet er allerede på pause (regel T-05)". */
export function refusedText(commandType: string, { reasons }: Refusal, language: Language): string {
  const name = nameOf(commandName, commandType, language);
  return `${language === 'da' ? 'Afvist' : 'Refused'}: ${name ? `${name} – ` : ''}${reasonsInWords(reasons, language)}`;
}

export function reasonsInWords(reasons: readonly Reason[], language: Language): string {
  return reasons.map((reason) => reasonLine(reason, language)).join('; ');
}

export function basis({ legalBasis, months }: { legalBasis: LegalBasis; months: number }, language: Language): string {
  return `${legalBasisName[language][legalBasis]}, ${counted(months, 'month', language)}`;
}

/** "21 dage på pause (1. februar – 21. februar 2026)". */
export function pausedDays(from: CivilDate, until: CivilDate, language: Language): string {
  const days = counted(daysBetween(from, until), 'day', language);
  const range = dayRange(from, addDays(until, -1), language);
  return language === 'da' ? `${days} på pause (${range})` : `a pause of ${days} (${range})`;
}

/** Only a second course needs its number: most citizens have one. */
export function inCourse({ course }: { course: number }, language: Language): string {
  if (course === 1) return '';
  return language === 'da' ? ` i CTI-forløb ${course}` : ` in CTI course ${course}`;
}

/** The rules that were not shown to be kept, each once: the case's own page has the sentences. */
export function rulesOf(deviations: readonly Reason[]): string {
  return [...new Set(deviations.map(({ rule }) => rule))].join(', ');
}

/** " (borgeren og CTI-medarbejderen)", or nothing. */
export function inBrackets(people: readonly Participant[], language: Language): string {
  return people.length > 0 ? ` (${peopleInWords(people, language)})` : '';
}

export function peopleInWords(people: readonly Participant[], language: Language): string {
  return allOf(
    people.map((person) => personName[language][person]),
    language,
  );
}
