import type { ClosingDay, Hours } from './calendar/working-days.ts';
import type { LegalBasis } from './course.ts';
import type { RuleId } from './rule.ts';

/** Who does what around a citizen. Code names from the glossary of the rules catalogue. */
export const JOB_FUNCTIONS = ['ctiWorker', 'jobConsultant', 'jobCentreCaseworker', 'socialCaseworker'] as const;
export type JobFunction = (typeof JOB_FUNCTIONS)[number];

/** Somebody outside the case who must be involved: which ones is a setting of the variant. */
export type OutsideParty = 'STAR' | 'SOCIALSTYRELSEN' | 'MUNICIPAL_PROJECT_LEADER' | 'EVALUATOR';

/** A legal basis with what the law and the model fix about it. */
export interface LegalBasisRule {
  readonly code: LegalBasis;
  /** Calendar months of the whole course. */
  readonly months: number;
  readonly lengthRule: RuleId;
  /** True when a concrete individual assessment must stand before the start (S-44). */
  readonly needsAssessment: boolean;
  /** True when a restart needs a new grant with a changed need (S-43, A-07). */
  readonly restartNeedsNewGrant: boolean;
}

/** What a municipality may set. Values are the proposals of the rules catalogue's K table; days are calendar days. */
export interface Settings {
  /** K-14: a start may be registered so many days after the fact … */
  readonly startRegisteredLateDays: number;
  /** K-14: … or so many days ahead. */
  readonly startRegisteredAheadDays: number;
  /** K-13: a return from pause may be registered so many days ahead. */
  readonly resumeAheadDays: number;
  /** Acting on a date is spread over so many minutes after 00:00 by a stable hash; the date itself never moves. */
  readonly actingWindowMinutes: number;
  /** K-32: the hours of a working day within which messages to people go out … */
  readonly sendingHours: Hours;
  /** … and the days on which this municipality is closed. */
  readonly closingDays: readonly ClosingDay[];
  /** Who a considered interruption is described to and discussed with before it is decided (S-84, S-85, A-13). */
  readonly interruptionDescribedTo: readonly OutsideParty[];
  readonly interruptionDiscussedWith: readonly OutsideParty[];
  /** Who is told when a phase begins or the course ends. */
  readonly phaseChangeTells: readonly JobFunction[];
}

/** An intervention model as data. A version is never edited once cases run on it: a change is a new version. */
export interface ProgrammeModel {
  readonly id: string;
  readonly version: number;
  readonly legalBases: readonly LegalBasisRule[];
  readonly pauseReasons: readonly string[];
  readonly variants: Readonly<Record<string, Settings>>;
}

/** The programme as one case runs it: it travels in the state, so a changed default changes no running case. */
export interface ResolvedProgramme {
  readonly id: string;
  readonly version: number;
  readonly variant: string;
  readonly settings: Settings;
}
