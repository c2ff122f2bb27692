import type { ProgrammeModel } from '../../programme.ts';
import { cadences, reviews, spells } from './again-and-again.ts';
import { contacts } from './contacts.ts';
import { documents } from './documents.ts';
import { duties } from './duties.ts';
import { combinations, exits } from './exits.ts';
import { gates } from './gates.ts';
import { reports } from './reports.ts';
import { ownSettings, variants } from './settings.ts';
import { steps } from './steps.ts';

/** Bedre Indsats for borgere i Ressourceforløb: no timed course, but a contact every week and a review every six months. */
export const birRessourceforloeb = {
  id: 'bir-ressourceforloeb',
  version: 1,
  legalBases: [],
  pauseReasons: [],
  startNeeds: [],
  projectEndRule: 'B-01',
  functions: ['jobMediator', 'coordinatingCaseworker', 'companyConsultant'],
  steps,
  takesPlaceWith: 'resourceCourse',
  jobMatchFields: {},
  documents,
  contacts,
  gates,
  duties,
  spells,
  cadences,
  reviews,
  reports,
  runsIn: 'resourceCourse',
  exits,
  combinations,
  transitions: [],
  variants,
  ownSettings,
} as const satisfies ProgrammeModel;
