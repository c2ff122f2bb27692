import type { JobFunction } from '../people.ts';
import type { RuleId } from '../rule.ts';
import type { OwnSetting } from './conditions.ts';
import type { FiguresReport, StopsReport } from './figures.ts';

/** How often a report fills itself, and whether somebody has to approve it and hand it in. */
export interface Filing {
  /** Calendar months from the beginning of a period to that of the next. */
  readonly everyMonths: number;
  /** Calendar months that a period covers; more than from one to the next where periods overlap. */
  readonly coversMonths: number;
  /** The day on which the first period begins … */
  readonly from: OwnSetting;
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

/** One row for each course that has begun, again after every period: who, from when, until when, completed or not. */
export interface CourseReport {
  readonly kind: 'courses';
  readonly id: string;
  readonly rule: RuleId;
  readonly filing: Filing;
  /** The citizen's part of the target group: its registration, and since when everybody must have one. */
  readonly group: {
    readonly step: string;
    readonly field: string;
    readonly demandedSince: OwnSetting;
    readonly filledBy: JobFunction;
    readonly rule: RuleId;
  };
}

/** A share of citizens that a municipality is to reach. */
export interface Requirement {
  readonly id: string;
  readonly rule: RuleId;
  /** Efforts of these kinds count, be it for a single day. */
  readonly counts: readonly string[];
  /** The setting that holds the percentage; a setting without a number sets no target. */
  readonly percent: OwnSetting;
}

/** The share of a target group that was touched by an effort, by rolling quarter. */
export interface TouchedReport {
  readonly kind: 'touched';
  readonly id: string;
  readonly rule: RuleId;
  readonly filing?: Filing;
  /** Whoever was in such a spell belongs to the target group, and stays in it when the spell ends. */
  readonly targetSpell: string;
  readonly effortSpell: string;
  /** The first and last day of the week in which the first group was taken. */
  readonly startGroup: readonly [from: OwnSetting, until: OwnSetting];
  /** Ways out that take a citizen out of the target group. */
  readonly leftBy: readonly string[];
  readonly requirements: readonly Requirement[];
  /** Only quarters that lie wholly in this period can meet a requirement. */
  readonly period: readonly [from: OwnSetting, until: OwnSetting];
}

export type ReportRule = CourseReport | TouchedReport | FiguresReport | StopsReport;
