import { parseCivilDate } from '../domain/calendar/civil-date.ts';
import type { Reason, Refusal, RefusalCode } from '../domain/rule.ts';
import { longDate } from './dates.ts';
import type { Language } from './language.ts';
import { counted, eitherOf, legalBasisName, type Names, nameOf, outsidePartyName, personName } from './words.ts';

/** What is wrong, and what to do about it. Whole sentences. */
export interface RefusalText {
  readonly title: string;
  readonly cure: string;
}

export function refusalText({ code, params = {} }: Reason, language: Language): RefusalText {
  const { title, cure } = TEXTS[language][code];
  const facts = factsInWords(params, language);
  return { title: fill(title, facts), cure: fill(cure, facts) };
}

/** One line for each reason: what is wrong, what to do, which rule. */
export function refusalLines({ reasons }: Refusal, language: Language): string[] {
  return reasons.map((reason) => {
    const { title, cure } = refusalText(reason, language);
    return `${title} ${withRule(cure, reason, language)}`;
  });
}

/** What is wrong and which rule says so, without what to do. */
export function reasonLine(reason: Reason, language: Language): string {
  return withRule(refusalText(reason, language).title, reason, language);
}

function withRule(sentence: string, { rule }: Reason, language: Language): string {
  return `${sentence.replace(/\.$/, '')} (${language === 'da' ? 'regel' : 'rule'} ${rule})`;
}

/** Puts facts into the places marked {name}; a part in [brackets] is left out when one of its facts is unknown. */
function fill(template: string, facts: Readonly<Record<string, string>>): string {
  const known = template.replace(/\[([^\]]*)\]/g, (_, part: string) =>
    [...part.matchAll(/\{(\w+)\}/g)].every(([, name]) => Object.hasOwn(facts, name!)) ? part : '',
  );
  return known.replace(/\{(\w+)\}/g, (_, name: string) => facts[name]!);
}

/** A reason's parameters as people say them. What has no words is left out: a code is never shown. */
function factsInWords(params: NonNullable<Reason['params']>, language: Language): Record<string, string> {
  const facts = Object.entries(params).map(([name, value]) => [name, factInWords(name, value, language)] as const);
  return Object.fromEntries(facts.flatMap(([name, words]) => (words === undefined ? [] : [[name, words]])));
}

function factInWords(name: string, value: string | number, language: Language): string | undefined {
  if (typeof value === 'number')
    return name in UNITS ? counted(value, UNITS[name as keyof typeof UNITS], language) : undefined;
  const on = parseCivilDate(value);
  if (on) return longDate(on, language);
  if (name === 'known') {
    const names = value.split(', ').flatMap((code) => nameOf(legalBasisName, code, language) ?? []);
    return names.length > 0 ? eitherOf(names, language) : undefined;
  }
  return name in CODES ? nameOf(CODES[name as keyof typeof CODES], value, language) : undefined;
}

const UNITS = { days: 'day', months: 'month', asked: 'month' } as const;

/** Where in a request a date stood that could not be used. */
const fieldName = {
  da: { start: 'starten', pause: 'pausen' },
  en: { start: 'the start', pause: 'the pause' },
} as const satisfies Names<string>;

const CODES: Readonly<Record<'who' | 'party' | 'legalBasis' | 'field', Names<string>>> = {
  who: personName,
  party: outsidePartyName,
  legalBasis: legalBasisName,
  field: fieldName,
};

const DANISH = {
  alreadyEnrolled: {
    title: 'Borgeren er allerede indskrevet.',
    cure: 'Åbn det forløb, der findes, og arbejd videre dér.',
  },
  assessmentMissing: {
    title: 'Det er ikke vurderet, om borgeren er i målgruppen for servicelovens § 85.',
    cure: 'Lav en konkret og individuel vurdering, og registrér den, før CTI-forløbet starter.',
  },
  assessmentNotInTargetGroup: {
    title: 'Borgeren er vurderet til ikke at være i målgruppen for servicelovens § 85.',
    cure: 'Bevilg støtten efter en anden lovhjemmel, eller registrér en ny vurdering.',
  },
  assessmentTooLate: {
    title: 'Vurderingen[ fra den {assessed}] ligger efter startdatoen[ den {start}].',
    cure: 'Vælg en startdato, der ikke ligger før vurderingen.',
  },
  changedNeedMissing: {
    title: 'CTI-forløbet kan ikke starte forfra[ efter {legalBasis}] uden en ny bevilling på grund af ændret behov.',
    cure: 'Registrér en ny bevilling, og angiv, at behovet er ændret.',
  },
  citizenNotInformed: {
    title: 'Det er ikke registreret, at borgeren kendte lovhjemmel og længde[ senest den {start}].',
    cure: 'Orientér borgeren, registrér datoen, og vælg en startdato, der ikke ligger før.',
  },
  citizenDoesNotWishToGoOn: {
    title: 'En pause kræver, at borgeren ønsker at fortsætte bagefter.',
    cure: 'Tal med borgeren. Vil borgeren ikke fortsætte, så beskriv og drøft en afbrydelse i stedet.',
  },
  commandIdReused: {
    title: 'Registreringen er sendt før med et andet indhold.',
    cure: 'Åbn forløbet igen, se, hvad der er registreret, og begynd forfra med registreringen.',
  },
  confirmationMissing: {
    title: 'Der mangler en bekræftelse[ fra {who}].',
    cure: 'Få bekræftet, at planen og lovhjemlen stadig gælder, og registrér det.',
  },
  courseAlreadyStarted: {
    title: 'CTI-forløbet har allerede en startdato.',
    cure: 'Den ligger fast. Har borgeren brug for en pause, så sæt CTI-forløbet på pause.',
  },
  courseHasEnded: {
    title: 'CTI-forløbet er slut[ fra og med den {end}].',
    cure: 'Det åbnes ikke igen. Er der sket en ny kritisk overgang, så begynd med et nyt opstartsmøde.',
  },
  courseIsNotPaused: {
    title: 'CTI-forløbet er ikke på pause.',
    cure: 'Registrér pausen først. Er den allerede slut, så registrér den som en overstået pause.',
  },
  courseIsOver: {
    title: 'Pausen[ fra den {from}] kan ikke registreres, for CTI-forløbet er slut[ fra og med den {end}].',
    cure: 'Kontrollér datoen. En pause skal begynde og registreres, før CTI-forløbet er slut.',
  },
  courseIsPaused: {
    title: 'CTI-forløbet er allerede på pause.',
    cure: 'Afslut den pause først: Genoptag forløbet, eller start det forfra.',
  },
  courseIsRunning: {
    title: 'Forløbet kan ikke arkiveres, for CTI-forløbet er ikke slut.',
    cure: 'Vent, til CTI-forløbet er slut.',
  },
  courseNotStarted: {
    title: 'CTI-forløbet har ingen startdato.',
    cure: 'Fastsæt startdatoen først. Er borgeren ikke klar, så vent med den.',
  },
  ctiWorkerNotInformed: {
    title: 'Det er ikke registreret, at CTI-medarbejderen kendte lovhjemmel og længde[ senest den {start}].',
    cure: 'Orientér CTI-medarbejderen, registrér datoen, og vælg en startdato, der ikke ligger før.',
  },
  dateInFuture: {
    title: 'Datoen[ {on}] ligger i fremtiden.',
    cure: 'Vælg den dag, det skete. Det kan senest være i dag.',
  },
  dateOutOfRange: {
    title: 'Datoen[ for {field}] ligger uden for årene 1970 til 2199.',
    cure: 'Kontrollér årstallet.',
  },
  decisionNotShared: {
    title: 'En pause afsluttes kun af borgeren og CTI-medarbejderen i fællesskab.',
    cure: 'Afgør sammen, om CTI-forløbet skal fortsætte eller starte forfra, og registrér den fælles beslutning.',
  },
  endBeforeDecision: {
    title: 'Slutdatoen[ den {end}] ligger før beslutningen[ den {decided}].',
    cure: 'Vælg en slutdato, der ikke ligger før beslutningen.',
  },
  endBeforeStart: {
    title: 'Slutdatoen[ den {end}] ligger før startdatoen[ den {start}].',
    cure: 'Vælg en slutdato, der ikke ligger før startdatoen.',
  },
  endNotEarlier: {
    title: 'Den nye slutdato[ den {asked}] skal ligge før den nuværende[, som er den {end}].',
    cure: 'Vælg en tidligere dato. Et CTI-forløb kan ikke forlænges; kun en pause giver en senere slutdato.',
  },
  grantAfterStart: {
    title: 'Bevillingen[ fra den {granted}] ligger efter startdatoen[ den {start}].',
    cure: 'Vælg en startdato, der ikke ligger før bevillingen.',
  },
  interruptionNotDescribed: {
    title: 'Der er ikke sendt en beskrivelse af afbrydelsen[ til {party}].',
    cure: 'Send en kort beskrivelse af årsagerne, og registrér, hvornår den blev sendt.',
  },
  interruptionNotDiscussed: {
    title: 'Afbrydelsen er ikke drøftet[ med {party}].',
    cure: 'Drøft afbrydelsen, og registrér, hvornår I drøftede den.',
  },
  invalidDate: {
    title: 'Datoen[ for {field}] kan ikke læses eller findes ikke i kalenderen.',
    cure: 'Skriv dag, måned og år, for eksempel 24-11-2026.',
  },
  jobMatchMissing: {
    title: 'Der er ikke registreret et jobmatch.',
    cure: 'Registrér jobmatchet. Fase 1 kan først begynde, når det er fundet.',
  },
  legalBasisIsFrozen: {
    title: 'Lovhjemlen[, {legalBasis},] ligger fast, så længe CTI-forløbet varer.',
    cure: 'Behold lovhjemlen. Skal den skifte, må CTI-forløbet afbrydes først.',
  },
  lengthForbidden: {
    title: 'Længden[ på {asked}] passer ikke til lovhjemlen[: {legalBasis} giver {months}].',
    cure: 'Udelad længden, for den følger af lovhjemlen. Eller vælg en anden lovhjemmel.',
  },
  notEnrolled: {
    title: 'Borgeren er ikke indskrevet.',
    cure: 'Indskriv borgeren først.',
  },
  pauseBeforeStart: {
    title: 'Pausen[ fra den {from}] begynder før startdatoen[ den {start}].',
    cure: 'Vælg en dag fra startdatoen og frem. Før startdatoen er en pause ikke nødvendig.',
  },
  pauseOfNoDays: {
    title: 'Første dag efter pausen[, den {until},] ligger ikke efter pausens første dag[, den {from}].',
    cure: 'Vælg en senere dag. En pause varer mindst én dag.',
  },
  pausesOverlap: {
    title: 'Pausen[ fra den {from}] overlapper en anden pause.',
    cure: 'Se de pauser, der allerede er registreret, og vælg andre datoer.',
  },
  paragraph85First: {
    title: 'Borgeren er i målgruppen for servicelovens § 85, så støtten skal bevilges efter den.',
    cure: 'Registrér en bevilling efter servicelovens § 85.',
  },
  reasonTextMissing: {
    title: 'Årsagen til pausen mangler en forklaring.',
    cure: 'Skriv en note, der forklarer årsagen, eller vælg en af de andre årsager.',
  },
  restartBeforeReady: {
    title: 'Den nye startdato[ den {start}] ligger ikke efter pausens første dag[ den {from}].',
    cure: 'Vælg den dag, hvor borgeren er klar igen.',
  },
  resumeTooFarAhead: {
    title: 'Genoptagelsen ligger for langt ude i fremtiden[. Kommunen har valgt højst {days}].',
    cure: 'Vælg en tidligere dato, eller vent med at registrere genoptagelsen.',
  },
  startBeforeJobMatch: {
    title: 'Startdatoen[ den {start}] ligger før jobmatchet[ den {match}].',
    cure: 'Vælg en startdato, der ikke ligger før jobmatchet.',
  },
  startTooFarAhead: {
    title: 'Startdatoen ligger for langt ude i fremtiden[. Kommunen har valgt højst {days}].',
    cure: 'Vælg en tidligere dato, eller vent med at fastsætte startdatoen.',
  },
  startTooLongAgo: {
    title: 'Startdatoen ligger for langt tilbage[. Kommunen har valgt højst {days}].',
    cure: 'Vælg en senere dato. Er CTI-forløbet allerede i gang et andet sted, så registrér det som overtaget.',
  },
  staffUnknown: {
    title: 'Der er ingen medarbejder med det id.',
    cure: 'Vælg en medarbejder, der er oprettet i kommunen.',
  },
  stateHasChanged: {
    title: 'Forløbet er ændret, siden du åbnede det.',
    cure: 'Åbn det igen, se, hvad der er sket, og gentag registreringen, hvis den stadig passer.',
  },
  supportNotGranted: {
    title: 'Støtten er ikke bevilget.',
    cure: 'Registrér bevillingen med lovhjemmel, før du fastsætter startdatoen.',
  },
  trajectoryIsArchived: {
    title: 'Forløbet er arkiveret og kan ikke ændres.',
    cure: 'Kontakt jeres systemadministrator, hvis det er en fejl.',
  },
  unknownLegalBasis: {
    title: 'Støtten kan ikke bevilges efter den lovhjemmel.',
    cure: 'Vælg en lovhjemmel, som findes i listen[: {known}].',
  },
} as const satisfies Record<RefusalCode, RefusalText>;

const ENGLISH = {
  alreadyEnrolled: {
    title: 'The citizen is already enrolled.',
    cure: 'Go on with the existing trajectory.',
  },
  assessmentMissing: {
    title: 'It has not been assessed whether the citizen belongs to the target group of section 85.',
    cure: 'Make a concrete individual assessment and register it before the CTI course starts.',
  },
  assessmentNotInTargetGroup: {
    title: 'The citizen was assessed as not belonging to the target group of section 85.',
    cure: 'Grant the support under another legal basis, or register a new assessment.',
  },
  assessmentTooLate: {
    title: 'The assessment[ of {assessed}] is later than the start date[ {start}].',
    cure: 'Choose a start date that is not before the assessment.',
  },
  changedNeedMissing: {
    title: 'The CTI course cannot start over[ under {legalBasis}] without a new grant for a changed need.',
    cure: 'Register a new grant and state that the need has changed.',
  },
  citizenNotInformed: {
    title: 'It is not registered that the citizen knew the legal basis and the length[ by {start}].',
    cure: 'Inform the citizen, register the date, and choose a start date that is not before it.',
  },
  citizenDoesNotWishToGoOn: {
    title: 'A pause requires that the citizen wishes to go on afterwards.',
    cure: 'Talk to the citizen. If the citizen will not go on, describe and discuss an interruption instead.',
  },
  commandIdReused: {
    title: 'A command with this id but another body was sent before.',
    cure: 'Send the new command with an id of its own.',
  },
  confirmationMissing: {
    title: 'A confirmation[ by {who}] is missing.',
    cure: 'Have it confirmed that the plan and the legal basis still hold, and register it.',
  },
  courseAlreadyStarted: {
    title: 'The CTI course already has a start date.',
    cure: 'It is fixed. If the citizen needs a pause, pause the CTI course.',
  },
  courseHasEnded: {
    title: 'The CTI course is over[ from {end} on].',
    cure: 'It is not opened again. If there is a new critical transition, begin with a new start-up meeting.',
  },
  courseIsNotPaused: {
    title: 'The CTI course is not paused.',
    cure: 'Register the pause first. If it is over already, register it as a past pause.',
  },
  courseIsOver: {
    title: 'The pause[ from {from}] cannot be registered, because the CTI course is over[ from {end} on].',
    cure: 'Check the date. A pause must begin and be registered before the CTI course is over.',
  },
  courseIsPaused: {
    title: 'The CTI course is already paused.',
    cure: 'End that pause first: resume the course, or start it over.',
  },
  courseIsRunning: {
    title: 'The trajectory cannot be archived, because the CTI course is not over.',
    cure: 'Wait until the CTI course is over.',
  },
  courseNotStarted: {
    title: 'The CTI course has no start date.',
    cure: 'Set the start date first. If the citizen is not ready, wait with it.',
  },
  ctiWorkerNotInformed: {
    title: 'It is not registered that the CTI worker knew the legal basis and the length[ by {start}].',
    cure: 'Inform the CTI worker, register the date, and choose a start date that is not before it.',
  },
  dateInFuture: {
    title: 'The date[ {on}] lies in the future.',
    cure: 'Give the day on which it happened, today at the latest.',
  },
  dateOutOfRange: {
    title: 'The date[ of {field}] lies outside the years 1970 to 2199.',
    cure: 'Check the year.',
  },
  decisionNotShared: {
    title: 'Only the citizen and the CTI worker together can end a pause.',
    cure: 'Judge together whether to go on or to start over, and register the shared decision.',
  },
  endBeforeDecision: {
    title: 'The end date[ {end}] is before the decision[ of {decided}].',
    cure: 'Choose an end date that is not before the decision.',
  },
  endBeforeStart: {
    title: 'The end date[ {end}] is before the start date[ {start}].',
    cure: 'Choose an end date that is not before the start date.',
  },
  endNotEarlier: {
    title: 'The new end date[ {asked}] must be before the present one[, which is {end}].',
    cure: 'Choose an earlier date. A CTI course cannot be extended; only a pause moves its end later.',
  },
  grantAfterStart: {
    title: 'The grant[ of {granted}] is later than the start date[ {start}].',
    cure: 'Choose a start date that is not before the grant.',
  },
  interruptionNotDescribed: {
    title: 'No description of the interruption has been sent[ to {party}].',
    cure: 'Send a short description of the reasons and register when it was sent.',
  },
  interruptionNotDiscussed: {
    title: 'The interruption has not been discussed[ with {party}].',
    cure: 'Discuss the interruption and register when you did.',
  },
  invalidDate: {
    title: 'The date[ of {field}] cannot be read or is not in the calendar.',
    cure: 'Write it as YYYY-MM-DD, for example 2026-11-24.',
  },
  jobMatchMissing: {
    title: 'No job match is registered.',
    cure: 'Register the job match. Phase 1 can only begin once it is found.',
  },
  legalBasisIsFrozen: {
    title: 'The legal basis[, {legalBasis},] is fixed as long as the CTI course lasts.',
    cure: 'Keep the legal basis. If it must change, the CTI course has to be interrupted first.',
  },
  lengthForbidden: {
    title: 'The length[ of {asked}] does not go with the legal basis[: {legalBasis} gives {months}].',
    cure: 'Leave the length out, for it follows from the legal basis. Or choose another legal basis.',
  },
  notEnrolled: {
    title: 'The citizen is not enrolled.',
    cure: 'Enrol the citizen first.',
  },
  pauseBeforeStart: {
    title: 'The pause[ from {from}] begins before the start date[ {start}].',
    cure: 'Choose a day from the start date on. No pause is needed before it.',
  },
  pauseOfNoDays: {
    title: 'The first day after the pause[, {until},] is not later than its first day[, {from}].',
    cure: 'Choose a later day. A pause lasts at least one day.',
  },
  pausesOverlap: {
    title: 'The pause[ from {from}] overlaps another pause.',
    cure: 'Look at the pauses that are registered and choose other dates.',
  },
  paragraph85First: {
    title: 'The citizen belongs to the target group of section 85, so the support must be granted under it.',
    cure: 'Register a grant under section 85 of the Social Services Act.',
  },
  reasonTextMissing: {
    title: 'The reason for the pause lacks an explanation.',
    cure: 'Write a note that explains the reason, or choose one of the other reasons.',
  },
  restartBeforeReady: {
    title: 'The new start date[ {start}] is not later than the first day of the pause[ {from}].',
    cure: 'Choose the day on which the citizen is ready again.',
  },
  resumeTooFarAhead: {
    title: 'The return lies too far ahead[. The municipality has chosen at most {days}].',
    cure: 'Choose an earlier date, or register the return later.',
  },
  startBeforeJobMatch: {
    title: 'The start date[ {start}] is before the job match[ of {match}].',
    cure: 'Choose a start date that is not before the job match.',
  },
  startTooFarAhead: {
    title: 'The start date lies too far ahead[. The municipality has chosen at most {days}].',
    cure: 'Choose an earlier date, or set the start date later.',
  },
  startTooLongAgo: {
    title: 'The start date lies too far back[. The municipality has chosen at most {days}].',
    cure: 'Choose a later date. If the CTI course already runs elsewhere, register it as taken over.',
  },
  staffUnknown: {
    title: 'There is no staff member with that id.',
    cure: 'Choose one who is registered in the municipality.',
  },
  stateHasChanged: {
    title: 'The trajectory has changed since you looked at it.',
    cure: 'Read it again, see what has happened, and repeat the command if it still fits.',
  },
  supportNotGranted: {
    title: 'Support has not been granted.',
    cure: 'Register the grant with its legal basis before the start date is set.',
  },
  trajectoryIsArchived: {
    title: 'The trajectory is archived and cannot be changed.',
    cure: 'Contact your system administrator if this is a mistake.',
  },
  unknownLegalBasis: {
    title: 'Support cannot be granted under that legal basis.',
    cure: 'Choose a legal basis from the list[: {known}].',
  },
} as const satisfies Record<RefusalCode, RefusalText>;

const TEXTS: Readonly<Record<Language, Readonly<Record<RefusalCode, RefusalText>>>> = { da: DANISH, en: ENGLISH };
