import type { ColumnType } from 'kysely';
import type { OrganisationKind } from '../domain/people.ts';

/** Whom a case can be about besides a citizen. */
export interface OrganisationTable {
  id: string;
  municipality: string;
  kind: OrganisationKind;
  name: string;
  created_at: ColumnType<Date, Date, never>;
}

/** Somebody is away on these days, both included; an end before the beginning: called off. */
export interface AbsenceTable {
  id: string;
  municipality: string;
  staff_id: string;
  /** Who stands in; null when nobody does. */
  substitute_id: string | null;
  from_on: string;
  until_on: string;
  taken_by: string;
  taken_at: ColumnType<Date, Date, never>;
}

/** What is kept of the organisation around the cases. */
export interface OrganisationTables {
  organisation: OrganisationTable;
  absence: AbsenceTable;
}
