import type { SettingRule } from '../../setting-rules.ts';
import type { Settings } from '../../settings.ts';
import { checklistSettingRules, checklistSettings } from '../checklists.ts';
import { DEFAULTS } from '../defaults.ts';
import { fidelitySettingRules, fidelitySettings } from '../fidelity.ts';

/** The roll-out of 2022–2024: the citizen's model of the pilot without evaluator, draw and national project management. */
const rollout: Settings = {
  ...DEFAULTS,
  rulesOff: ['S-01', 'S-03', 'S-04', 'S-05', 'S-34', 'S-85', 'S-92', 'A-10', 'G-23', 'G-24', 'G-28', 'G-63'],
  own: {
    // S-73: contact by the rough guide of the method is asked for only where it is wanted.
    contactByPhase: false,
    // G-57, G-68: how many citizens the municipality expects to help, and to complete a course within the period.
    expectedCitizens: null,
    expectedCompleted: null,
    // G-61: the share of the list, in per cent, that the municipality estimates for each of the five.
    estimatedPlans: null,
    estimatedUnderSel85: null,
    estimatedUnderSel82b: null,
    estimatedUnderLab31b: null,
    estimatedOrdinaryHours: null,
    ...fidelitySettings,
    ...checklistSettings,
  },
};

/** The pilot of 2017–2020: evaluator, draw, STAR and Socialstyrelsen. */
const pilot: Settings = {
  ...rollout,
  rulesOff: ['S-02', 'G-58'],
  interruptionDescribedTo: ['STAR', 'SOCIALSTYRELSEN'],
  interruptionDiscussedWith: ['STAR', 'SOCIALSTYRELSEN'],
  pauseToldTo: 'EVALUATOR',
};

export const variants = { rollout, pilot } as const;

const expected = { is: 'number', from: 0, to: 100_000, orNone: true } as const;
const percent = { is: 'number', from: 0, to: 100, orNone: true } as const;

/** What of these a municipality may set, and within which bounds. */
export const ownSettings = {
  contactByPhase: { is: 'flag' },
  ...fidelitySettingRules,
  ...checklistSettingRules,
  expectedCitizens: expected,
  expectedCompleted: expected,
  estimatedPlans: percent,
  estimatedUnderSel85: percent,
  estimatedUnderSel82b: percent,
  estimatedUnderLab31b: percent,
  estimatedOrdinaryHours: percent,
} as const satisfies Readonly<Record<string, SettingRule>>;
