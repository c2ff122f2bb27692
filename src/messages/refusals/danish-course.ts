import type { RefusalText } from './refusal-text.ts';

/** What the engine itself says no to: grant, dates, start, pause and end. */
export const course = {
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
    title: 'CTI-forløbet har ingen pause uden slutdato.',
    cure: 'Registrér pausen først, eller registrér den som overstået, hvis den er slut. Skal en slutdato være en anden, så træk genoptagelsen tilbage først.',
  },
  courseIsOver: {
    title: 'Registreringen[ for den {from}] passer ikke, for CTI-forløbet er slut[ fra og med den {end}].',
    cure: 'Kontrollér datoen. Pauser og CTI-kontakter skal ligge og rettes, før CTI-forløbet er slut.',
  },
  courseIsPaused: {
    title: 'CTI-forløbet er allerede på pause.',
    cure: 'Afslut den pause først: Genoptag forløbet, eller start det forfra.',
  },
  courseIsRunning: {
    title: 'CTI-forløbet er ikke slut.',
    cure: 'Vent, til det er slut. Først da kan sagen arkiveres eller begynde forfra med en ny kritisk overgang.',
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
  endsAfterProject: {
    title: 'CTI-forløbet slutter[ den {end}] efter projektets sidste dag[, den {project}].',
    cure: 'Det kan starte alligevel. Aftal med projektlederen, hvordan det gøres færdigt.',
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
  startAfterFirstWorkday: {
    title: 'Startdatoen[ den {start}] ligger efter den første arbejdsdag[ den {first}].',
    cure: 'CTI-forløbet kan starte alligevel. Kontrollér, om støtten skulle være begyndt med jobbet.',
  },
  startBeforeJobMatch: {
    title: 'Startdatoen[ den {start}] ligger før jobmatchet[ den {match}].',
    cure: 'Vælg en startdato, der ikke ligger før jobmatchet.',
  },
  startTooFarAhead: {
    title: 'Startdatoen ligger for langt ude i fremtiden[. Kommunen har valgt højst {days}].',
    cure: 'Vælg en tidligere dato, eller vent med at fastsætte startdatoen.',
  },
  startHasEnd: {
    title: 'Starten kan ikke trækkes tilbage: Det er besluttet, at CTI-forløbet slutter[ den {end}].',
    cure: 'Træk den beslutning tilbage først, afslutningen før tid eller udtrædelsen. Derefter kan starten trækkes tilbage.',
  },
  startHasPause: {
    title: 'Starten kan ikke trækkes tilbage: CTI-forløbet har en pause[ fra den {from}].',
    cure: 'Træk pausen tilbage først. Derefter kan starten trækkes tilbage.',
  },
  startTooLongAgo: {
    title: 'Startdatoen ligger for langt tilbage[. Kommunen har valgt højst {days}].',
    cure: 'Vælg en senere dato. Er CTI-forløbet allerede i gang et andet sted, så registrér det som overtaget.',
  },
  staffHasLeft: {
    title: 'Medarbejderen har sidste arbejdsdag[ den {left}].',
    cure: 'Vælg en anden medarbejder, eller en dag, hvor medarbejderen stadig er ansat.',
  },
  staffStillAssigned: {
    title: 'Medarbejderen er stadig knyttet til forløb efter den dag[: {cases}].',
    cure: 'Giv forløbene videre til andre først, eller vælg en senere dag.',
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
} as const satisfies Readonly<Record<string, RefusalText>>;
