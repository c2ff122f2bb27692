import type { ColumnType } from 'kysely';

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
  absence: AbsenceTable;
}
