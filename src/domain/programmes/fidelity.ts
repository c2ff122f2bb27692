import type { FidelityModel } from '../model/fidelity.ts';
import type { Field, ModelStep } from '../model/steps.ts';
import type { SettingRule } from '../setting-rules.ts';
import { flag, mayFlag, placeBy } from './parts.ts';

// Method material that courses of three phases have in common: items and weights are proposals of this project.

/** How many areas of life the plan is about: which ones may be sensitive, and is kept nowhere. */
export const focusAreas = { type: 'number', atLeast: 1, required: false, rule: 'S-75' } as const satisfies Field;

/**
 * Registrations that only the meter reads. Nobody is asked for them, and nothing waits for them. They belong to the track
 * of networks (S-75) and to contact by phase (S-73).
 */
export const fidelitySteps: readonly ModelStep[] = [
  { kind: 'record', id: 'networkMap', rule: 'S-75', fields: { tiesRated: flag } },
  {
    kind: 'record',
    id: 'supporter',
    rule: 'S-75',
    fields: { supporterNumber: { type: 'number', atLeast: 1 }, hasTask: mayFlag },
  },
  {
    kind: 'record',
    id: 'supporterContact',
    rule: 'S-73',
    participants: ['ctiWorker'],
    participantsRule: 'S-73',
    notAfterEnd: 'S-99',
    fields: {
      supporterNumber: { type: 'number', atLeast: 1, required: false },
      form: { type: 'choice', of: ['inPerson', 'telephone', 'video', 'message'] },
      place: placeBy('S-73'),
    },
  },
  {
    kind: 'record',
    id: 'planUnchanged',
    rule: 'S-73',
    participants: ['citizen', 'ctiWorker'],
    participantsRule: 'S-73',
    notBeforeStart: 'S-73',
    notAfterEnd: 'S-99',
  },
];

/** What a municipality may set: whether the meter is shown, and the optional items whose registrations it makes. */
export const fidelitySettings = { fidelityMeter: true, fidelityRecorded: [] } as const;
export const fidelitySettingRules = {
  fidelityMeter: { is: 'flag' },
  fidelityRecorded: { is: 'codes', of: ['F3', 'F6', 'F12', 'F13', 'F14', 'F17'] },
} as const satisfies Readonly<Record<string, SettingRule>>;

/** What a programme's meter hangs on that others do not have. */
interface Own {
  /** Meetings with the citizen and the CTI worker. */
  readonly meetings: readonly string[];
  /** Fields that tell what is known of the citizen by the end of phase 1. */
  readonly headings: readonly { readonly step: string; readonly field: string }[];
  readonly closingMeeting: string | null;
  readonly lawfulExits: readonly string[];
}

/** The meter of a course of CTI. */
export const fidelityOf = ({ meetings, headings, closingMeeting, lawfulExits }: Own): FidelityModel => ({
  version: 1,
  onlyIf: { not: { is: 'setting', own: 'own:fidelityMeter', value: false } },
  worker: 'ctiWorker',
  talks: ['ctiContact', ...meetings],
  supporters: { named: 'supporter', contact: 'supporterContact', number: 'supporterNumber', hasTask: 'hasTask' },
  recorded: 'own:fidelityRecorded',
  course: [
    { id: 'F1', weight: 0, kind: 'guaranteed', by: ['S-72', 'S-99'] },
    { id: 'F2', weight: 0, kind: 'guaranteed', by: ['S-70'] },
    { id: 'F3', weight: 8, kind: 'focus', step: 'ctiGoals', field: 'focusAreas', between: [1, 3], isOptional: true },
    { id: 'F5', weight: 12, kind: 'meetings', with: 'citizen', phase: 1, wanted: 3 },
    { id: 'F6', weight: 10, kind: 'meetings', with: 'supporters', phase: 1, wanted: 2, isOptional: true },
    { id: 'F8', weight: 12, kind: 'decreasing' },
    { id: 'F10', weight: 10, kind: 'earlyTalks', months: 1, wanted: 2 },
    ...(headings.length > 0 ? [{ id: 'F11', weight: 0, kind: 'filled', of: headings } as const] : []),
    {
      id: 'F12',
      weight: 6,
      kind: 'inPhase',
      step: 'networkMap',
      where: { tiesRated: true },
      phase: 1,
      isOptional: true,
    },
    {
      ...{ id: 'F13', weight: 10, kind: 'linked', isOptional: true },
      consent: { step: 'consent', purpose: 'involveNetwork' },
    },
    { id: 'F14', weight: 8, kind: 'monitored', isOptional: true },
    ...(closingMeeting ? [{ id: 'F15', weight: 10, kind: 'inPhase', step: closingMeeting, phase: 3 } as const] : []),
    { id: 'F16', weight: 6, kind: 'beforeEnd', step: 'handoverPlan', months: 1, lateIsWorth: 0.5 },
    {
      ...{ id: 'F17', weight: 8, kind: 'eachPhase', isOptional: true },
      ...{ steps: ['ctiGoals', 'planUnchanged'], withinDays: 14 },
    },
    { id: 'F18', weight: 0, kind: 'notMeasurable' },
    { id: 'F20', weight: 0, kind: 'guide', everyDays: [7, 14, 30.4] },
  ],
  team: [
    { id: 'F4', weight: 30, kind: 'load', atMost: 1 },
    // Sparring groups every four weeks (G-31, K-20); the international material has it weekly.
    { id: 'F7', weight: 30, kind: 'gatherings', of: 'supervision', everyDays: 28 },
    { id: 'F9', weight: 30, kind: 'completed', lawfulExits },
    { id: 'F19', weight: 10, kind: 'gatherings', of: 'caseReview', everyDays: 28 },
  ],
});
