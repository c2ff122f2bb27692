import type { ColumnType } from 'kysely';
import type { GatheringKind } from '../domain/model/fidelity.ts';
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

/** Supervision, or a going through of all cases, with who came. */
export interface GatheringTable {
  id: string;
  municipality: string;
  team: string;
  kind: GatheringKind;
  held_on: string;
  staff: string[];
  registered_by: string;
  registered_at: ColumnType<Date, Date, never>;
  withdrawn_at: Date | null;
}

/** What a team says of itself in a year. */
export interface SelfAssessmentTable {
  municipality: string;
  team: string;
  item: string;
  year: number;
  assessed_on: string;
  answer: number;
  assessed_by: string;
  assessed_at: Date;
}

/** What is kept of the organisation around the cases. */
export interface OrganisationTables {
  organisation: OrganisationTable;
  absence: AbsenceTable;
  gathering: GatheringTable;
  self_assessment: SelfAssessmentTable;
}
