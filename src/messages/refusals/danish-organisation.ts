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
  caseloadIsFull: {
    title: 'Medarbejderen har allerede så mange forløb, som kommunen har sat som det højeste.',
    cure: 'Giv forløbet til en anden, eller lad en anden tage et af medarbejderens.',
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
