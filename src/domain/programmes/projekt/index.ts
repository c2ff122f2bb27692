import type { ProgrammeModel } from '../../programme.ts';
import type { SettingRule } from '../../setting-rules.ts';
import type { Settings } from '../../settings.ts';
import { DEFAULTS } from '../defaults.ts';
import { deadlineReport, ofAnOrganisation } from '../organisation-parts.ts';
import { duties } from './duties.ts';
import { gates } from './gates.ts';
import { steps } from './steps.ts';

const own = {
  applicationDueOn: null,
  trialFrom: null,
  partialAccountDueOn: null,
  finalAccountDueOn: null,
  extendedFinalAccountDueOn: null,
  // K-33
  accountFirstReminderDays: 60,
  accountSecondReminderDays: 30,
  accountThirdReminderDays: 7,
};

/** Bedre Indsats for borgere i Ressourceforløb: what the answers of May 2021 say about its accounts. */
const bir: Settings = {
  ...DEFAULTS,
  phaseChangeTells: [],
  rulesOff: ['G-67', 'G-69', 'G-70', 'G-71', 'G-72'],
  own: {
    ...own,
    // B-58, B-59; for a municipality without extension the final day is not written and is entered by hand.
    partialAccountDueOn: '2021-12-31',
    extendedFinalAccountDueOn: '2022-09-30',
  },
};

/** The pilot of Social støtte 2017–2020. */
const pilot: Settings = {
  ...DEFAULTS,
  phaseChangeTells: [],
  rulesOff: ['B-07', 'B-63', 'B-64'],
  own: {
    ...own,
    // G-69, G-67
    applicationDueOn: '2017-09-01',
    trialFrom: '2018-02-01',
  },
};

/** What of its own settings an organisation may set, and within which bounds. */
const ownSettings = {
  applicationDueOn: { is: 'date', orNone: true },
  trialFrom: { is: 'date', orNone: true },
  partialAccountDueOn: { is: 'date', orNone: true },
  finalAccountDueOn: { is: 'date', orNone: true },
  extendedFinalAccountDueOn: { is: 'date', orNone: true },
  accountFirstReminderDays: { is: 'number', from: 0, to: 366 },
  accountSecondReminderDays: { is: 'number', from: 0, to: 366 },
  accountThirdReminderDays: { is: 'number', from: 0, to: 366 },
} as const satisfies Readonly<Record<string, SettingRule>>;

/** A project that is paid by a grant: its accounts, reports and deadlines. It says nothing about any citizen. */
export const projekt = {
  ...ofAnOrganisation,
  id: 'projekt',
  version: 1,
  projectEndRule: 'G-66',
  steps,
  takesPlaceWith: 'projectGrant',
  documents: [],
  gates,
  duties,
  reports: [
    deadlineReport(
      'cooperationAgreement',
      'readyToBegin',
      'partialAccount',
      'statusReport',
      'finalAccount',
      'extendedFinalAccount',
      'accountDue',
    ),
  ],
  spells: [
    {
      ...{ id: 'project', rule: 'G-66', begins: { step: 'projectGrant', from: 'from', last: 'until' } },
      moves: [
        { step: 'extensionAnswered', last: 'newUntil' },
        { step: 'extensionRenounced', last: 'newUntil' },
      ],
    },
  ],
  runsIn: 'project',
  variants: { bir, pilot },
  ownSettings,
} as const satisfies ProgrammeModel;
