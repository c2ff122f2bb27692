import type { LegalBasis } from '../course.ts';
import type { Participant } from '../people.ts';
import type { RuleId } from '../rule.ts';
import type { Condition, OwnSetting } from './conditions.ts';
import type { Filing } from './filing.ts';

/** Management information as data: figures that a municipality reads about its cases (G-60). */
export interface FiguresReport {
  readonly kind: 'figures';
  readonly id: string;
  readonly rule: RuleId;
  readonly figures: readonly FigureRule[];
  /** Kept as they stood at the end of each period; without it they are reckoned whenever somebody asks. */
  readonly filing?: Filing;
}

/** Pauses, interruptions and exits, each with its reason and with who outside has been told (S-82, S-85). */
export interface StopsReport {
  readonly kind: 'stops';
  readonly id: string;
  readonly rule: RuleId;
  readonly filing?: Filing;
}

/** One figure: what is counted one by one, and what is said of it. */
export type FigureRule = { readonly id: string; readonly rule: RuleId } & (
  | ShareFigure
  | ReachedFigure
  | PartsFigure
  | DaysFigure
  | MonthsFigure
);

/** How many of those that can be judged are as they should be. */
export interface ShareFigure {
  readonly shows: 'share';
  readonly of: ShareOf;
  /** The percentage that the municipality has estimated. */
  readonly estimate?: OwnSetting;
}

export type ShareOf =
  /** Cases of which something holds, among those of which another thing does. */
  | { readonly each: 'case'; readonly that: CaseTest; readonly among?: Condition }
  /** Open cases without anything that is later than its day by more than the leader is to wait (K-09). */
  | { readonly each: 'caseInTime' }
  /** What somebody had to do: by its last day, or at all. Dates and what is done are the duty's own. */
  | { readonly each: 'duty'; readonly duties: readonly string[]; readonly by: 'itsDay' | 'today' }
  /** Meetings that took place with everybody whom the model demands. */
  | { readonly each: 'meeting'; readonly meetings: readonly string[] }
  /** Changes of phase and ends that were carried out on their date. */
  | { readonly each: 'transition' }
  /** Completed courses in which contact with the citizen, by this person, fell from phase to phase. */
  | { readonly each: 'courseWithFallingContact'; readonly by: Participant }
  /** Workers within the limit of what one is expected to have (G-29, G-30, K-19). */
  | { readonly each: 'worker' };

/** What can be asked of a whole case. */
export type CaseTest =
  | { readonly holds: Condition }
  /** The last grant is under this legal basis. */
  | { readonly granted: LegalBasis }
  /** A number registered of a step was more than this, no later than the project's last day. */
  | { readonly step: string; readonly field: string; readonly moreThan: number };

/** How many cases have come so far, against how many were expected. */
export interface ReachedFigure {
  readonly shows: 'reached';
  /** `hasPlace`: takes one of the municipality's places and has not left (S-05). */
  readonly that: CaseTest | 'hasPlace' | 'hasCompleted';
  readonly expected: 'places' | OwnSetting;
}

/** The whole in its parts: every part and how many. */
export interface PartsFigure {
  readonly shows: 'parts';
  readonly by: 'status' | 'legalBasis' | 'phase' | 'outcome' | 'pauseReason' | 'exit' | 'step' | 'deviation';
}

/** Days from one thing to another, once for each way through the model in which both have happened. */
export interface DaysFigure {
  readonly shows: 'days';
  readonly from: Point;
  readonly to: Point;
}

/** The first registration of a step in a way through the model, or the first day of its course. */
export type Point = { readonly step: string } | { readonly of: 'courseStart' };

/** Month by month: courses that began or ended, or the hours a week that citizens had. */
export type MonthsFigure = { readonly shows: 'months' } & (
  | { readonly of: 'courseStart' | 'courseEnd' }
  | { readonly of: 'hours'; readonly step: string; readonly field: string }
);
