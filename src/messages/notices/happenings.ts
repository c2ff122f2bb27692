import { addDays, type CivilDate } from '../../domain/calendar/civil-date.ts';
import type { PhaseNumber } from '../../domain/course.ts';
import type { Outcome } from '../../domain/events.ts';
import type { CaseBody } from '../../domain/notices.ts';
import { dateWithWeekday, longDate } from '../dates.ts';
import type { Language } from '../language.ts';
import { commandName, counted, emergencyReasonName, nameOf } from '../words.ts';
import type { Draft } from './draft.ts';

/** Something that has happened to a course or was refused, or who has opened it. */
export type Happening = Exclude<CaseBody, { kind: 'reminder' }>;

export function draftOfHappening(body: Happening, on: CivilDate, language: Language): Draft {
  const words = language === 'da' ? DANISH : ENGLISH;
  switch (body.kind) {
    case 'phaseStarted':
      return words.phaseStarted(body, on);
    case 'courseEnded':
      return words.courseEnded(body, on);
    case 'phaseTakenBack':
      return words.phaseTakenBack(body, on);
    case 'endTakenBack':
      return words.endTakenBack(body, on);
    case 'commandRefused':
      return words.commandRefused(body, on);
    case 'emergencyAccess':
      return words.emergencyAccess(body, on);
  }
}

type Drafts = {
  readonly [Kind in Happening['kind']]: (body: Extract<Happening, { kind: Kind }>, on: CivilDate) => Draft;
};

const NEXT_IN_PHASE = {
  da: {
    1: 'Næste skridt er at sætte mål sammen med borgeren.',
    2: 'Næste skridt er at afprøve støtten og tilpasse den.',
    3: 'Næste skridt er at lave overdragelsesplanen og aftale det afsluttende møde.',
  },
  en: {
    1: 'The next step is to set goals together with the citizen.',
    2: 'The next step is to test the support and adjust it.',
    3: 'The next step is to make the handover plan and arrange the closing meeting.',
  },
} as const satisfies Record<Language, Record<PhaseNumber, string>>;

const END = {
  da: {
    completed: {
      subject: 'Et forløb er slut',
      next: 'Kontrollér, at overdragelsesplanen, det afsluttende møde og beslutningen om støtte bagefter er på plads. Mangler noget, har teamlederen også fået besked.',
    },
    interrupted: {
      subject: 'Et forløb er afsluttet før tid',
      next: 'Giv besked til dem, der samarbejder om borgeren.',
    },
    restarted: {
      subject: 'Et forløb starter forfra',
      next: 'Et nyt forløb begynder samme dag med fase 1. Se de nye datoer.',
    },
    left: {
      subject: 'Et forløb er stoppet',
      next: 'Åbn forløbet. Dér står hvorfor, og hvad der skal gøres nu.',
    },
  },
  en: {
    completed: {
      subject: 'A course has ended',
      next: 'Check that the handover plan, the closing meeting and the decision on support afterwards are in place. If something is missing, the team leader has been told too.',
    },
    interrupted: {
      subject: 'A course has ended early',
      next: 'Tell those who work together around the citizen.',
    },
    restarted: {
      subject: 'A course starts over',
      next: 'A new course begins the same day with phase 1. See the new dates.',
    },
    left: {
      subject: 'A course has stopped',
      next: 'Open the course to see why and what is to be done now.',
    },
  },
} as const satisfies Record<Language, Record<Outcome, Pick<Draft, 'subject' | 'next'>>>;

const DANISH: Drafts = {
  phaseStarted: ({ course, phase }, on) => ({
    subject: phase === 1 ? 'Et forløb er begyndt' : `Et forløb er gået ind i fase ${phase}`,
    happened: `Fase ${phase}${danishCourse(course)} begyndte ${dateWithWeekday(on, 'da')}.`,
    next: NEXT_IN_PHASE.da[phase],
  }),
  courseEnded: ({ course, outcome }, on) => ({
    subject: END.da[outcome].subject,
    happened: `Forløbet${danishCourse(course)} sluttede ${dateWithWeekday(on, 'da')}. Sidste dag var ${longDate(addDays(on, -1), 'da')}.`,
    next: END.da[outcome].next,
  }),
  phaseTakenBack: ({ course, phase, nowOn, because }, on) => ({
    subject: 'En dato i et forløb er ændret',
    happened: [
      `Fase ${phase}${danishCourse(course)} begynder ikke ${dateWithWeekday(on, 'da')}, som vi har skrevet.`,
      nowOn
        ? `Den nye dato er ${dateWithWeekday(nowOn, 'da')}. Er forløbet på pause, kan den blive senere.`
        : because
          ? 'Startdatoen er trukket tilbage, og forløbet er ikke begyndt.'
          : 'Forløbet slutter, før fasen begynder.',
    ].join(' '),
    next: 'Ret de aftaler, der bygger på den gamle dato, og giv besked til dem, der kender den.',
  }),
  endTakenBack: ({ course, nowOn }, on) => ({
    subject: 'Slutdatoen i et forløb er ændret',
    happened: `Forløbet${danishCourse(course)} sluttede ikke ${dateWithWeekday(on, 'da')}, som vi har skrevet. Slutdatoen er nu ${dateWithWeekday(nowOn, 'da')}. Er forløbet på pause, kan den blive senere.`,
    next: 'Ret de aftaler, der bygger på den gamle dato, og giv besked til dem, der kender den.',
  }),
  commandRefused: ({ commandType, rule }, on) => ({
    subject: 'En registrering blev afvist',
    happened: `Registreringen${quoted(commandType, 'da')} blev afvist ${dateWithWeekday(on, 'da')} efter regel ${rule}. Forløbet er uændret.`,
    next: 'Åbn forløbet. Dér står, hvorfor registreringen blev afvist, og hvad du kan gøre.',
  }),
  emergencyAccess: ({ reason, hours }, on) => ({
    subject: 'Nødadgang til et forløb',
    happened: `En medarbejder, der ikke er knyttet til forløbet, fik adgang ${dateWithWeekday(on, 'da')} i højst ${counted(hours, 'hour', 'da')}. Grund: ${emergencyReasonName.da[reason]}.`,
    next: 'Se, hvem det er, og hvad der er skrevet. Afslut adgangen, hvis der ikke er brug for den.',
  }),
};

const ENGLISH: Drafts = {
  phaseStarted: ({ course, phase }, on) => ({
    subject: phase === 1 ? 'A course has begun' : `A course has entered phase ${phase}`,
    happened: `Phase ${phase}${englishCourse(course)} began on ${dateWithWeekday(on, 'en')}.`,
    next: NEXT_IN_PHASE.en[phase],
  }),
  courseEnded: ({ course, outcome }, on) => ({
    subject: END.en[outcome].subject,
    happened: `The course${englishCourse(course)} ended on ${dateWithWeekday(on, 'en')}. Its last day was ${longDate(addDays(on, -1), 'en')}.`,
    next: END.en[outcome].next,
  }),
  phaseTakenBack: ({ course, phase, nowOn, because }, on) => ({
    subject: 'A date in a course has changed',
    happened: [
      `Phase ${phase}${englishCourse(course)} does not begin on ${dateWithWeekday(on, 'en')} as we have written.`,
      nowOn
        ? `The new date is ${dateWithWeekday(nowOn, 'en')}. If the course is paused, it may become later.`
        : because
          ? 'The start date is withdrawn, and the course has not begun.'
          : 'The course ends before the phase begins.',
    ].join(' '),
    next: 'Change the arrangements that rest on the old date, and tell those who know it.',
  }),
  endTakenBack: ({ course, nowOn }, on) => ({
    subject: 'The end date of a course has changed',
    happened: `The course${englishCourse(course)} did not end on ${dateWithWeekday(on, 'en')} as we have written. Its end date is now ${dateWithWeekday(nowOn, 'en')}. If the course is paused, it may become later.`,
    next: 'Change the arrangements that rest on the old date, and tell those who know it.',
  }),
  commandRefused: ({ commandType, rule }, on) => ({
    subject: 'A registration was refused',
    happened: `The registration${quoted(commandType, 'en')} was refused on ${dateWithWeekday(on, 'en')} under rule ${rule}. The course is unchanged.`,
    next: 'Open the course to see why it was refused and what you can do.',
  }),
  emergencyAccess: ({ reason, hours }, on) => ({
    subject: 'Emergency access to a course',
    happened: `Somebody who is not assigned to the course got access on ${dateWithWeekday(on, 'en')} for at most ${counted(hours, 'hour', 'en')}. Reason: ${emergencyReasonName.en[reason]}.`,
    next: 'See who it is and what was written. End the access if it is not needed.',
  }),
};

/** Only a second course needs its number: most citizens have one. */
const danishCourse = (course: number) => (course > 1 ? ` i borgerens ${course}. forløb` : '');
const englishCourse = (course: number) => (course > 1 ? ` (the citizen's course number ${course})` : '');

function quoted(commandType: string, language: Language): string {
  const name = nameOf(commandName, commandType, language);
  if (!name) return '';
  return language === 'da' ? ` »${name}«` : ` “${name}”`;
}
