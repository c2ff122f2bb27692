import type { JobFunction } from '../people.ts';
import type { RuleId } from '../rule.ts';
import type { OwnSetting } from './conditions.ts';
import type { FiguresReport, StopsReport } from './figures.ts';
import type { Filing } from './filing.ts';

/** One row for each course that has begun, again after every period: who, from when, until when, completed or not. */
export interface CourseReport {
  readonly kind: 'courses';
  readonly id: string;
  readonly rule: RuleId;
  readonly filing: Filing & { readonly from: OwnSetting };
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
