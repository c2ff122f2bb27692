import type { JobFunction } from '../people.ts';
import type { OwnSetting } from './conditions.ts';

/** How often a report fills itself, and whether somebody has to approve it and hand it in. */
export interface Filing {
  /** Calendar months from the beginning of a period to that of the next. */
  readonly everyMonths: number;
  /** Calendar months that a period covers; more than from one to the next where periods overlap. */
  readonly coversMonths: number;
  /** The day on which the first period begins, none set: no report. Left out, periods are those of the calendar … */
  readonly from?: OwnSetting;
  /** … or in whose month, with whole months. */
  readonly wholeMonths?: boolean;
  /** Set to true, periods end with those of the calendar, and the first is as much shorter (K-22). */
  readonly byCalendar?: OwnSetting;
  /** Days after a period's last day on which it is filled. */
  readonly filledAfterDays: number;
  /** A report that nobody hands in is kept as it was filled, each time with its date (B-55). */
  readonly handIn?: {
    /** Days after a period's last day by which it is to be handed in. */
    readonly dueAfterDays: number;
    /** On which days it is reminded of while nobody has approved it, the earliest first. */
    readonly reminders: readonly ReportReminder[];
  };
}

/** A rung of the ladder of a report that is to be handed in. */
export interface ReportReminder {
  /** Days after a period's last day. */
  readonly afterDays: number;
  readonly tells: readonly ReportRecipient[];
}

/**
 * Who hears of a report, which is about no case: those of a municipality who hold a function in any of its cases, the team
 * leaders, and in each case in which something is missing whoever can fill it in. The team leaders too where nobody is found.
 */
export type ReportRecipient = JobFunction | 'teamLeader' | 'whoFillsGaps';
