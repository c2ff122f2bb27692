import type { ProgrammeModel } from '../../programme.ts';
import { checklists } from '../checklists.ts';
import { cadences } from './cadences.ts';
import { contacts } from './contacts.ts';
import { documents } from './documents.ts';
import { duties } from './duties/index.ts';
import { combinations, exits, transitions } from './exits.ts';
import { fidelity } from './fidelity.ts';
import { gates } from './gates.ts';
import { reports } from './reports.ts';
import { ownSettings, variants } from './settings.ts';
import { jobMatchFields, steps } from './steps.ts';

/** Social støtte i overgang til og fastholdelse i job: pilot 2017–2020 and roll-out 2022–2024 are one model with settings. */
export const socialStoette = {
  id: 'social-stoette',
  version: 1,
  notBeside: [{ programme: 'bir-ressourceforloeb', code: 'inResourceCourse', rule: 'S-06' }],
  legalBases: [
    {
      ...{ code: 'SEL_85', months: 9, lengthRule: 'S-41', needsAssessment: true, restartNeedsNewGrant: false },
      citizensPerWorker: 10,
    },
    {
      ...{ code: 'SEL_82B', months: 6, lengthRule: 'S-42', needsAssessment: false, restartNeedsNewGrant: true },
      citizensPerWorker: 15,
    },
    {
      ...{ code: 'LAB_31B', months: 6, lengthRule: 'S-42', needsAssessment: false, restartNeedsNewGrant: false },
      citizensPerWorker: 15,
    },
  ],
  pauseReasons: ['illness', 'treatment', 'hospital', 'prison', 'other'],
  startNeeds: ['grantKnown', 'jobMatch'],
  projectEndRule: 'G-66',
  functions: ['ctiWorker', 'jobConsultant', 'jobCentreCaseworker', 'socialCaseworker', 'personalJobMediator'],
  steps,
  takesPlaceWith: 'startUpMeeting',
  waitsFrom: { step: 'startUpMeeting', rule: 'S-26', proposesStart: ['matchMeeting', 'jobMatch'] },
  jobMatchFields,
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
  transitions,
  variants,
  ownSettings,
} as const satisfies ProgrammeModel;
