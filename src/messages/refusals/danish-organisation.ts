import type { RefusalText } from './refusal-text.ts';

/** Why absences, hand-overs and caseloads are refused. */
export const organisation = {
  absenceIsOver: {
    title: 'Fraværet er allerede slut[: sidste dag er den {until}].',
    cure: 'Vælg en sidste dag, der ikke er gået.',
  },
  absencesOverlap: {
    title: 'Medarbejderen har allerede fravær i de dage[: fra den {from} til den {until}].',
    cure: 'Vælg andre dage, eller afslut det andet fravær først.',
  },
  answerNotTheirs: {
    title: 'Kun modtageren selv kan svare på en overtagelse.',
    cure: 'Bed modtageren om at bekræfte eller sige fra, eller giv forløbet til en anden.',
  },
  caseloadIsFull: {
    title: 'Medarbejderen har allerede så mange forløb, som kommunen har sat som det højeste.',
    cure: 'Giv forløbet til en anden, eller lad en anden tage et af medarbejderens.',
  },
  caseNotHandedOver: {
    title: 'Medarbejderen er ikke bedt om at bekræfte, at forløbet er overtaget[: {function}].',
    cure: 'Se på forløbet, hvem der har funktionen nu.',
  },
  handOverAnswered: {
    title: 'Medarbejderen har allerede svaret på overtagelsen[: {function}, den {on}].',
    cure: 'Der skal ikke gøres mere. Skal forløbet til en anden, så tilknyt en anden medarbejder.',
  },
  substituteIsAway: {
    title: 'Stedfortræderen har selv fravær i de dage[: fra den {from} til den {until}].',
    cure: 'Vælg en anden stedfortræder eller andre dage.',
  },
  substituteMissing: {
    title: 'Ingen er udpeget som stedfortræder.',
    cure: 'Udpeg en stedfortræder, eller godkend, at teamlederen får beskederne.',
  },
  workerStandsIn: {
    title: 'Medarbejderen er selv stedfortræder i de dage[: fra den {from} til den {until}].',
    cure: 'Giv det andet fravær en ny stedfortræder først: afslut det, og registrér det igen.',
  },
} as const satisfies Record<string, RefusalText>;
