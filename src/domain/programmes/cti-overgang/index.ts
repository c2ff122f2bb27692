import type { LegalBasisRule, ProgrammeModel } from '../../programme.ts';
import { checklists } from '../checklists.ts';
import { cadences } from './cadences.ts';
import { contacts } from './contacts.ts';
import { documents } from './documents.ts';
import { duties } from './duties.ts';
import { combinations, exits } from './exits.ts';
import { fidelity } from './fidelity.ts';
import { gates } from './gates.ts';
import { reports } from './reports.ts';
import { ownSettings, variants } from './settings.ts';
import { steps } from './steps.ts';

/** The document names no legal basis: 6 or 9 months are chosen, by one of the three bases where it applies. */
const basis = (code: LegalBasisRule['code'], months: number): LegalBasisRule => ({
  ...{ code, months, lengthRule: 'A-18', needsAssessment: false, restartNeedsNewGrant: false },
  citizensPerWorker: 'own:citizensPerWorker',
});

/** CTI for citizens in social vulnerability, the roll-out of 2024. */
export const ctiOvergang = {
  id: 'cti-overgang',
  version: 1,
  legalBases: [basis('SEL_85', 9), basis('SEL_82B', 6), basis('LAB_31B', 6), basis('OTHER_6', 6), basis('OTHER_9', 9)],
  pauseReasons: ['illness', 'treatment', 'hospital', 'prison', 'other'],
  startNeeds: [],
  projectEndRule: 'C-28',
  functions: ['ctiWorker', 'socialCaseworker', 'jobCentreCaseworker'],
  steps,
  takesPlaceWith: 'criticalTransition',
  waitsFrom: { step: 'contactMeeting', rule: 'S-67' },
  jobMatchFields: {},
  documents,
  contacts,
  gates,
  duties,
  cadences,
  reports,
  fidelity,
  checklists,
  exits,
  combinations,
  transitions: ['newTransition'],
  variants,
  ownSettings,
} as const satisfies ProgrammeModel;
