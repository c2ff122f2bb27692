/**
 * The id of a rule in the project's rules catalogue (T-02, S-40, K-12 …), or of a technical rule of our own:
 * TECH-01 one command id has one effect, TECH-02 a command based on an old state is refused,
 * TECH-03 a date must be one the calendar has, TECH-04 the programme must know what is named,
 * TECH-05 only what a case has registered can be withdrawn.
 */
export type RuleId = `${'T' | 'S' | 'C' | 'B' | 'G' | 'K' | 'A' | 'TECH'}-${string}`;

/** Why a rule says no: a stable code, the rule, and the facts a sentence about it needs. No free text, no personal data. */
export interface Reason {
  readonly code: RefusalCode;
  readonly rule: RuleId;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A refusal lists every reason at once (SC-08 g), the weightiest first. */
export interface Refusal {
  readonly reasons: readonly [Reason, ...Reason[]];
}

/** Every way the domain can say no. The sentences stand in `src/messages/refusals.ts`, one per code. */
export const REFUSAL_CODES = [
  'absenceIsOver',
  'absencesOverlap',
  'alreadyEnrolled',
  'assessmentMissing',
  'assessmentNotInTargetGroup',
  'assessmentTooLate',
  'certificateFromElsewhere',
  'challengesMissing',
  'changedNeedMissing',
  'changeWithoutReason',
  'citizenDoesNotWishToGoOn',
  'citizenHasRefused',
  'citizenNotInformed',
  'closingMeetingMissing',
  'closingTooEarly',
  'combinationAdvisedAgainst',
  'commandIdReused',
  'commandNotInProgramme',
  'companyConsultantChanged',
  'confirmationMissing',
  'consentMissing',
  'consultantNotPrepared',
  'contactMeetingsMissing',
  'continuedNeedUnanswered',
  'cooperationAgreementMissing',
  'courseAlreadyStarted',
  'courseHasEnded',
  'courseIsNotPaused',
  'courseIsOver',
  'courseIsPaused',
  'courseIsRunning',
  'courseNotBegun',
  'courseNotStarted',
  'criticalTransitionMissing',
  'ctiWorkerMissing',
  'ctiWorkerNotInformed',
  'ctiWorkerNotTrained',
  'ctiWorkerTrainedElsewhere',
  'dateInFuture',
  'dateOutOfRange',
  'decisionMissing',
  'decisionNotShared',
  'dutyAlreadyDone',
  'dutyDoneByDeed',
  'dutyUnknown',
  'endBeforeDecision',
  'endBeforeStart',
  'endNotEarlier',
  'endsAfterProject',
  'eventNotWithdrawable',
  'exitNotInVariant',
  'exitUnknown',
  'fieldMissing',
  'fieldUnknown',
  'fieldWrong',
  'fskmTicksMissing',
  'functionUnknown',
  'grantAfterStart',
  'handoverPlanMissing',
  'handoverPlanTooEarly',
  'healthAdviserNotAllowed',
  'healthRepresentativeMissing',
  'homelessElsewhere',
  'inclusionMissing',
  'inResourceCourse',
  'interruptionNotDescribed',
  'interruptionNotDiscussed',
  'invalidDate',
  'jobConsultantMissing',
  'jobMatchMissing',
  'jobMediatorMissing',
  'legalBasisIsFrozen',
  'lengthForbidden',
  'meetingInPast',
  'meetingIsSummoned',
  'meetingNotSummoned',
  'needsMoreThanTransition',
  'networkNotInvited',
  'noContinuedNeed',
  'noPlaceLeft',
  'notEnrolled',
  'noteUnknown',
  'notInOwnList',
  'notInTargetGroup',
  'notPreparedTogether',
  'notSelectedByEvaluator',
  'paragraph85First',
  'participantMissing',
  'pauseBeforeStart',
  'pauseOfNoDays',
  'pausesOverlap',
  'planAfterJobStart',
  'planMissing',
  'planNotAnchored',
  'practiceRunsToItsEnd',
  'programmeIsLeft',
  'projectIsOver',
  'reasonablenessMissing',
  'reasonTextMissing',
  'receiverIsCtiWorker',
  'receiverNotSocialPedagogue',
  'reportHasGaps',
  'reportHasNewerVersion',
  'reportIsSettled',
  'reportNotApproved',
  'resourceCourseMissing',
  'restartBeforeReady',
  'resumeTooFarAhead',
  'sanctionForbidden',
  'secondCompany',
  'staffHasLeft',
  'staffStillAssigned',
  'staffUnknown',
  'standInEndsBeforeItBegins',
  'standInIsTheWorker',
  'startBeforeJobMatch',
  'startTooFarAhead',
  'startTooLongAgo',
  'startUpMeetingMissing',
  'stateHasChanged',
  'stepUnknown',
  'substituteIsAway',
  'substituteMissing',
  'supportNotGranted',
  'templateNotApproved',
  'trajectoryIsArchived',
  'transitionUnknown',
  'unknownLegalBasis',
  'vulnerabilityMissing',
  'workerStandsIn',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export function reason(code: RefusalCode, rule: RuleId, params?: Reason['params']): Reason {
  return params ? { code, rule, params } : { code, rule };
}

/** A written reason for going on against an advised rule; the text itself stays in the store. */
export interface Despite {
  readonly code: RefusalCode;
  readonly noteId: string;
}
