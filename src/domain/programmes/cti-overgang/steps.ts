import type { ModelStep } from '../../model/steps.ts';
import { checklistStep } from '../checklists.ts';
import { fidelitySteps, focusAreas } from '../fidelity.ts';
import { flag, note, placeBy } from '../parts.ts';

const place = placeBy('G-18');

/** The groups that the guide names (C-02). A citizen's must be one of the organisation's own list (C-05). */
export const TARGET_GROUPS = ['socialVulnerability', 'greenlandicBackground', 'otherCulturalBackground'] as const;

/** Critical transitions that an organisation can choose from; which ones it offers CTI in is its own list (C-05). */
export const TRANSITIONS = ['release', 'discharge', 'ownHome', 'fromCare', 'newPlace', 'otherTransition'] as const;

/** Every step of the model; the course itself is the engine's. */
export const steps: readonly ModelStep[] = [
  {
    kind: 'record',
    id: 'vulnerability',
    rule: 'C-01',
    fields: {
      inSocialVulnerability: { ...flag, rule: 'C-01' },
      targetGroup: { type: 'choice', of: TARGET_GROUPS, rule: 'C-05' },
      isHomeless: { ...flag, rule: 'C-04' },
      usesSupportSystem: { ...flag, rule: 'C-03' },
      needsShortSupport: { ...flag, rule: 'C-03' },
    },
  },
  {
    kind: 'record',
    id: 'criticalTransition',
    rule: 'C-01',
    fields: {
      lifeTransition: { type: 'choice', of: TRANSITIONS, rule: 'C-05' },
      transitionOn: { type: 'date', rule: 'C-01' },
    },
  },
  {
    kind: 'record',
    id: 'subTargetGroup',
    rule: 'C-20',
    fields: { group: { type: 'number', atLeast: 1, rule: 'C-20' } },
  },
  {
    kind: 'record',
    id: 'adaptation',
    rule: 'C-07',
    fields: {
      adaptedTo: { type: 'codes', of: ['language', 'culture', 'cognition', 'disability'], rule: 'C-07' },
      note,
    },
  },
  {
    kind: 'meeting',
    id: 'contactMeeting',
    rule: 'S-64',
    participants: ['citizen', 'ctiWorker'],
    participantsRule: 'S-64',
    notAfterEnd: 'S-99',
    fields: { place },
  },
  {
    kind: 'record',
    id: 'ctiContact',
    rule: 'S-73',
    participants: ['citizen', 'ctiWorker'],
    participantsRule: 'G-07',
    notAfterEnd: 'S-99',
    fields: { form: { type: 'choice', of: ['inPerson', 'telephone', 'video', 'message'], required: false }, place },
  },
  {
    kind: 'record',
    id: 'ctiGoals',
    rule: 'C-24',
    participants: ['citizen', 'ctiWorker'],
    participantsRule: 'C-24',
    notBeforeStart: 'C-24',
    fields: { goals: { type: 'number', atLeast: 1, rule: 'C-24' }, focusAreas },
  },
  ...fidelitySteps,
  checklistStep,
  {
    kind: 'record',
    id: 'networkInvolved',
    rule: 'C-06',
    fields: { who: { type: 'codes', of: ['family', 'friends', 'volunteers', 'associations', 'peers'], rule: 'C-06' } },
  },
  {
    kind: 'document',
    id: 'handoverPlan',
    rule: 'C-25',
    participants: ['citizen', 'ctiWorker'],
    participantsRule: 'C-24',
    notBeforeStart: 'C-25',
    fields: { planNote: { ...note, rule: 'C-25' } },
  },
  {
    kind: 'record',
    id: 'workerHoliday',
    rule: 'S-80',
    fields: { from: { type: 'date' }, until: { type: 'date', notBefore: 'from' }, workingDays: { type: 'number' } },
  },
];
