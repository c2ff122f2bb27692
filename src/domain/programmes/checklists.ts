import type { ChecklistModel } from '../model/checklists.ts';
import type { ModelStep } from '../model/steps.ts';
import type { SettingRule } from '../setting-rules.ts';

// Method material in our own words, from descriptions of the phases: templates that a municipality edits.

const TEMPLATES = [
  ['ctiExplained', 'wishesNoted', 'basisKnown', 'consentsAsked', 'standInMet'],
  ['needsMapped', 'tiesAssessed', 'nowAndLater', 'focusChosen', 'offersBegun', 'statusBeforePhase2'],
  ['activitiesJudged', 'planReviewed', 'gapsListed', 'tasksToHandOver', 'supportersKnowTasks', 'statusBeforePhase3'],
  [
    'furtherSupportAgreed',
    'longTermPlan',
    'furtherNeedSettled',
    'supportersAlone',
    'lookedBack',
    'lastTalk',
    'closingNote',
  ],
] as const;

/** Codes for points that only a municipality has. */
const OWN_POINTS = ['own1', 'own2', 'own3', 'own4', 'own5', 'own6', 'own7', 'own8', 'own9'] as const;

const ALL_POINTS = [...TEMPLATES.flat(), ...OWN_POINTS];

/** The checklists of a course of three phases. */
export const checklists: ChecklistModel = {
  step: 'checklist',
  field: 'points',
  phases: ([0, 1, 2, 3] as const).map((phase) => ({
    phase,
    points: TEMPLATES[phase],
    own: `own:checklist${phase}`,
  })),
};

/** Ticks points off. Nothing waits for it. */
export const checklistStep: ModelStep = {
  kind: 'record',
  id: 'checklist',
  rule: 'S-73',
  fields: { points: { type: 'codes', of: ALL_POINTS } },
};

/** Null leaves the template as it is; an empty list is no checklist. */
export const checklistSettings = { checklist0: null, checklist1: null, checklist2: null, checklist3: null } as const;

const list = { is: 'points', of: ALL_POINTS, orNone: true } as const satisfies SettingRule;
export const checklistSettingRules = {
  checklist0: list,
  checklist1: list,
  checklist2: list,
  checklist3: list,
} as const;
