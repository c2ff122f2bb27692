import type { OwnSetting } from './conditions.ts';

/** Points to go through in each phase: support for whoever does the work, never a gate, and nothing is missing without them. */
export interface ChecklistModel {
  /** The registration that ticks points off, and its field with their codes. */
  readonly step: string;
  readonly field: string;
  /** Before the course, and in each of its phases: a template, and the setting with which a municipality replaces it. */
  readonly phases: readonly PhaseChecklist[];
}

export interface PhaseChecklist {
  /** 0 is the time before the course begins. */
  readonly phase: 0 | 1 | 2 | 3;
  readonly points: readonly string[];
  /** A list of codes, or of a code and the municipality's own words: `own1: …`. */
  readonly own: OwnSetting;
}
