import { date } from '../../calendar/civil-date.ts';
import type { SettingRule } from '../../setting-rules.ts';
import type { Settings } from '../../settings.ts';
import { checklistSettingRules, checklistSettings } from '../checklists.ts';
import { DEFAULTS } from '../defaults.ts';
import { fidelitySettingRules, fidelitySettings } from '../fidelity.ts';
import { TARGET_GROUPS, TRANSITIONS } from './steps.ts';

/** The roll-out as the guide of 2024 describes it; what it leaves to each applicant is a setting. */
const standard: Settings = {
  ...DEFAULTS,
  // Nobody outside hears of an interruption or a pause; untrained workers are advised against (C-14).
  rulesOff: ['G-22', 'S-82', 'S-84', 'S-85'],
  interruptionDescribedTo: [],
  interruptionDiscussedWith: [],
  projectEndsOn: date('2025-09-30'),
  phaseChangeTells: ['ctiWorker', 'socialCaseworker'],
  own: {
    // C-05: each organisation defines its own. A background is sensitive: its groups stand here only where they are asked for (C-02).
    targetGroups: ['socialVulnerability'],
    transitions: TRANSITIONS,
    // C-16
    isSocialProvider: false,
    cooperationAgreementOn: null,
    // C-14: the guide does not say that only trained workers may run a course.
    onlyTrainedWorkers: false,
    // C-23: declared by the applicant.
    citizensPerWorker: null,
    expectedCitizens: null,
    // S-73: contact by the rough guide of the method is asked for only where it is wanted.
    contactByPhase: false,
    ...fidelitySettings,
    ...checklistSettings,
    // C-18, C-28, K-22: the periods are counted from the organisation's first day.
    reportsFrom: '2024-03-01',
    // K-22: or end with the quarters of the calendar.
    reportsByCalendar: false,
    // C-20: since when every citizen belongs to one.
    subTargetGroupsSince: null,
  },
};

export const variants = { standard } as const;

/** What of these a municipality may set, and within which bounds. */
export const ownSettings = {
  targetGroups: { is: 'codes', of: TARGET_GROUPS },
  transitions: { is: 'codes', of: TRANSITIONS },
  isSocialProvider: { is: 'flag' },
  cooperationAgreementOn: { is: 'date', orNone: true },
  onlyTrainedWorkers: { is: 'flag' },
  citizensPerWorker: { is: 'number', from: 1, to: 1_000, orNone: true },
  expectedCitizens: { is: 'number', from: 0, to: 100_000, orNone: true },
  contactByPhase: { is: 'flag' },
  ...fidelitySettingRules,
  ...checklistSettingRules,
  reportsFrom: { is: 'date' },
  reportsByCalendar: { is: 'flag' },
  subTargetGroupsSince: { is: 'date', orNone: true },
} as const satisfies Readonly<Record<string, SettingRule>>;
