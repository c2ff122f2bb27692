import type { CivilDate } from '../calendar/civil-date.ts';
import type { RecordedEvent } from '../events.ts';
import type { JobFunction } from '../people.ts';
import type { ProgrammeModel } from '../programme.ts';
import type { Settings } from '../settings.ts';
import type { Trajectory } from '../state.ts';

/** A day is YYYY-MM-DD; what a column holds its {@link Column} says. */
export type Cell = string | number | boolean | null;

/** What stands in a column: a day, yes or no, a number, or a code of a field of a step. */
export type Column =
  | { readonly id: string; readonly type: 'day' | 'yesNo' | 'number' }
  /** A code that has a name by itself: of what has stopped a course, or why. */
  | { readonly id: string; readonly type: 'word'; readonly of: 'stop' | 'stopReason' }
  | { readonly id: string; readonly type: 'code'; readonly step: string; readonly field: string };

/** A line about one case. Of a citizen there is the case's id and nothing else: a number is put in where it is written out. */
export interface FilledRow {
  /** The same in every version of the report. */
  readonly key: string;
  readonly trajectoryId: string;
  readonly values: Readonly<Record<string, Cell>>;
}

/** How many of the rows, in all or in a group, and of how many. */
export interface Figure {
  readonly id: string;
  /** A code of the column that rows are grouped by, '' for those without one; null for all. */
  readonly group: string | null;
  readonly count: number;
  /** The figure that it is a part of. */
  readonly of: string | null;
  /** The share in per cent that is to be reached, and whether it was; null where there is no target. */
  readonly percent: number | null;
  readonly isMet: boolean | null;
  /** No number of cases but so many days or hours, over the cases of the figure that it is said of. */
  readonly unit?: 'days' | 'hours';
}

/** Something that is missing, where, and which function can fill it in. */
export interface OpenGap {
  readonly trajectoryId: string;
  readonly key: string;
  readonly field: string;
  readonly filledBy: JobFunction | 'teamLeader';
}

/** What one period of a report holds. */
export interface Filled {
  readonly rows: readonly FilledRow[];
  readonly figures: readonly Figure[];
  readonly gaps: readonly OpenGap[];
}

/** A case with its id. */
export interface KnownCase {
  readonly id: string;
  readonly state: Trajectory;
  /** Its journal, for kinds of report that are filled from it. */
  readonly events?: readonly RecordedEvent[];
}

/** What a report is filled from: all cases of a municipality in the programme, as they are known today. */
export interface Source {
  readonly today: CivilDate;
  readonly model: ProgrammeModel;
  readonly settings: Settings;
  readonly cases: readonly KnownCase[];
}
