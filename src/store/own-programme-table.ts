import type { ColumnType } from 'kysely';
import type { Settings } from '../domain/settings.ts';

/** What a municipality says in its own words of one thing, in one language or in both. */
export interface OwnSaid {
  readonly da?: string | undefined;
  readonly en?: string | undefined;
}

/** Of a duty: what is left out stays as the programme says it. */
export interface OwnDutyWords {
  readonly name?: OwnSaid | undefined;
  readonly todo?: OwnSaid | undefined;
  readonly news?: { readonly coming?: OwnSaid | undefined; readonly past?: OwnSaid | undefined } | undefined;
  readonly outside?: OwnSaid | undefined;
}

/** A municipality's own words for duties of a programme, by the kind of duty. Wording alone: no date hangs on it. */
export type OwnTexts = Readonly<Record<string, OwnDutyWords>>;

/** What a municipality sets of a programme: what differs from the variant, and its own words. */
export interface OwnProgramme {
  readonly municipality: string;
  readonly programme: string;
  readonly variant: string;
  readonly settings: Partial<Settings>;
  readonly texts: OwnTexts;
}

export interface OwnProgrammeTable {
  municipality: string;
  programme: string;
  /** Counted from 1; earlier ones are kept. */
  version: number;
  variant: string;
  settings: ColumnType<Partial<Settings>, string, never>;
  texts: ColumnType<OwnTexts, string, never>;
  taken_by: string;
  taken_at: ColumnType<Date, Date, never>;
  is_newest: boolean;
}
