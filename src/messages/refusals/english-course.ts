import type { RefusalText } from './refusal-text.ts';

/** What the engine itself says no to: grant, dates, start, pause and end. */
export const course = {
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
    title: 'The CTI course has no pause without an end date.',
    cure: 'Register the pause first, or as a past pause if it is over. To change an end date, withdraw the return first.',
  },
  courseIsOver: {
    title: 'The registration[ for {from}] does not fit, because the CTI course is over[ from {end} on].',
    cure: 'Check the date. Pauses and CTI contacts must lie, and be corrected, before the CTI course is over.',
  },
  courseIsPaused: {
    title: 'The CTI course is already paused.',
    cure: 'End that pause first: resume the course, or start it over.',
  },
  courseIsRunning: {
    title: 'The CTI course is not over.',
    cure: 'Wait until it is. Only then can the case be archived or begin anew with a new critical transition.',
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
  endsAfterProject: {
    title: "The CTI course ends[ on {end}] after the project's last day[, {project}].",
    cure: 'It can start all the same. Agree with the project leader on how it is finished.',
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
  startAfterFirstWorkday: {
    title: 'The start date[ {start}] is after the first day at work[, {first}].',
    cure: 'The CTI course can start all the same. Check whether the support should have begun with the job.',
  },
  startBeforeJobMatch: {
    title: 'The start date[ {start}] is before the job match[ of {match}].',
    cure: 'Choose a start date that is not before the job match.',
  },
  startTooFarAhead: {
    title: 'The start date lies too far ahead[. The municipality has chosen at most {days}].',
    cure: 'Choose an earlier date, or set the start date later.',
  },
  startHasEnd: {
    title: 'The start cannot be withdrawn: it is decided that the CTI course ends[ on {end}].',
    cure: 'Withdraw that decision first, the early end or the leaving. Then the start can be withdrawn.',
  },
  startHasPause: {
    title: 'The start cannot be withdrawn: the CTI course has a pause[ from {from}].',
    cure: 'Withdraw the pause first. Then the start can be withdrawn.',
  },
  startTooLongAgo: {
    title: 'The start date lies too far back[. The municipality has chosen at most {days}].',
    cure: 'Choose a later date. If the CTI course already runs elsewhere, register it as taken over.',
  },
  staffHasLeft: {
    title: 'That staff member has left[: the last day is {left}].',
    cure: 'Choose another one, or a day on which they are still employed.',
  },
  staffStillAssigned: {
    title: 'The staff member is still assigned to cases after that day[: {cases}].',
    cure: 'Hand the cases on to others first, or choose a later day.',
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
} as const satisfies Readonly<Record<string, RefusalText>>;
