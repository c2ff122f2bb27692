import type { ColumnType } from 'kysely';
import type { Figure, FilledRow, OpenGap } from '../domain/reports/content.ts';
import type { Difference, ReportState } from '../domain/reports/versions.ts';

/** jsonb: an object when read, JSON text when written. */
type Json<T> = ColumnType<T, string, string>;
type Instant = ColumnType<Date, Date, Date>;

/** One version of what a municipality reports of one period. Of citizens it holds the ids of cases and nothing else. */
export interface ReportTable {
  id: string;
  municipality: string;
  programme: string;
  /** The id of the report in the programme. */
  report: string;
  period_from: string;
  period_last: string;
  version: number;
  state: ReportState;
  rows: Json<readonly FilledRow[]>;
  figures: Json<readonly Figure[]>;
  gaps: Json<readonly OpenGap[]>;
  /** What it says otherwise than the version that it corrects. */
  differences: Json<readonly Difference[]>;
  /** The version that it corrects; null for a first one. */
  corrects: number | null;
  /** SHA-256 of rows, figures and gaps, hexadecimal: a copy elsewhere can be compared with it. */
  fingerprint: string;
  filled_at: Instant;
  approved_by: ColumnType<string | null, null | undefined, string>;
  approved_at: ColumnType<Date | null, null | undefined, Date>;
  /** Why it was approved with gaps, encrypted: somebody has written it. */
  reason_encrypted: ColumnType<Buffer | null, null | undefined, Buffer | null>;
  /** Who handed it in; null where nobody does, and it was frozen as it was filled. */
  frozen_by: ColumnType<string | null, null | undefined, string>;
  frozen_at: ColumnType<Date | null, Date | null | undefined, Date>;
}

/** A rung of a period's ladder that has been said (K-23): for good, whatever becomes of its messages. */
export interface ReportReminderTable {
  municipality: string;
  programme: string;
  report: string;
  period_from: string;
  period_last: string;
  rung: string;
  said_at: Instant;
}
