/**
 * The id of a rule in the project's rules catalogue (T-02, S-40, K-12 …), or of a technical rule of our own:
 * TECH-01 one command id has one effect, TECH-02 a command based on an old state is refused,
 * TECH-03 a date must be one the calendar has.
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
  'alreadyEnrolled',
  'assessmentMissing',
  'assessmentNotInTargetGroup',
  'assessmentTooLate',
  'changedNeedMissing',
  'citizenNotInformed',
  'citizenDoesNotWishToGoOn',
  'commandIdReused',
  'confirmationMissing',
  'courseAlreadyStarted',
  'courseHasEnded',
  'courseIsNotPaused',
  'courseIsOver',
  'courseIsPaused',
  'courseIsRunning',
  'courseNotStarted',
  'ctiWorkerNotInformed',
  'dateInFuture',
  'dateOutOfRange',
  'decisionNotShared',
  'endBeforeDecision',
  'endBeforeStart',
  'endNotEarlier',
  'grantAfterStart',
  'interruptionNotDescribed',
  'interruptionNotDiscussed',
  'invalidDate',
  'jobMatchMissing',
  'legalBasisIsFrozen',
  'lengthForbidden',
  'notEnrolled',
  'pauseBeforeStart',
  'pauseOfNoDays',
  'pausesOverlap',
  'paragraph85First',
  'reasonTextMissing',
  'restartBeforeReady',
  'resumeTooFarAhead',
  'staffUnknown',
  'startBeforeJobMatch',
  'startTooFarAhead',
  'startTooLongAgo',
  'stateHasChanged',
  'supportNotGranted',
  'trajectoryIsArchived',
  'unknownLegalBasis',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export function reason(code: RefusalCode, rule: RuleId, params?: Reason['params']): Reason {
  return params ? { code, rule, params } : { code, rule };
}
