import type { RefusalText } from './refusal-text.ts';

/** Why absences, hand-overs and caseloads are refused. */
export const organisation = {
  absenceIsOver: {
    title: 'The absence is over already[: its last day is {until}].',
    cure: 'Choose a last day that has not passed.',
  },
  absencesOverlap: {
    title: 'The worker is away already on those days[: from {from} until {until}].',
    cure: 'Choose other days, or end the other absence first.',
  },
  answerNotTheirs: {
    title: 'Only the receiver can answer whether a case has been taken over.',
    cure: 'Ask the receiver to confirm or say no, or give the case to somebody else.',
  },
  caseloadIsFull: {
    title: 'The worker already has as many courses as the municipality lets one have.',
    cure: 'Give the case to somebody else, or let somebody else take one of the others.',
  },
  caseNotHandedOver: {
    title: 'The worker has not been asked to confirm that the case is taken over[: {function}].',
    cure: 'See in the case who has the function now.',
  },
  handOverAnswered: {
    title: 'The worker has answered already whether the case is taken over[: {function}, on {on}].',
    cure: 'Nothing more is to be done. To give the case to somebody else, assign another worker.',
  },
  substituteIsAway: {
    title: 'The substitute is away on those days[: from {from} until {until}].',
    cure: 'Choose another substitute or other days.',
  },
  substituteMissing: {
    title: 'Nobody is named as substitute.',
    cure: 'Name one, or accept that the team leader is told.',
  },
  workerStandsIn: {
    title: 'The worker stands in for somebody on those days[: from {from} until {until}].',
    cure: 'Give the other absence a new substitute first: end it and register it again.',
  },
} as const satisfies Record<string, RefusalText>;
