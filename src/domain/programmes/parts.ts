import type { CadenceRule, ContactTest } from '../model/cadences.ts';
import type { Condition } from '../model/conditions.ts';
import type { Anchor, DateRule, DutyRule, Rung } from '../model/duties.ts';
import type { Field } from '../model/steps.ts';
import type { RuleId } from '../rule.ts';

export const recorded = (step: string): Condition => ({ is: 'recorded', step });
export const step = (id: string, field?: string): Anchor => ({ of: 'step', step: id, ...(field ? { field } : {}) });
export const subject = (field?: string): Anchor => ({ of: 'subject', ...(field ? { field } : {}) });
/** The last day of the course: "before the course ends" is due the day before b(3) (S-93, S-95, S-97). */
export const lastDay = (rule: RuleId): DateRule => ({ anchor: { of: 'boundary', number: 3 }, minus: 1, rule });
/** Phase 3 begins at b(2). */
export const phase3 = (rule: RuleId): DateRule => ({ anchor: { of: 'boundary', number: 2 }, rule });

/** Tells the owner on the day, and the team leader when it is still open some days later (K-09). */
export const escalation: readonly Rung[] = [
  { id: 'due', at: 'due', tells: ['owner'] },
  { id: 'leader', at: { after: 'escalateAfterDays' }, tells: ['owner', 'teamLeader'] },
];
/** The same for what belongs to the end: on b(3) itself the leader is told too (K-09). */
export const endEscalation: readonly Rung[] = [
  { id: 'due', at: 'due', tells: ['owner'] },
  { id: 'ended', at: { after: 1 }, tells: ['owner', 'teamLeader'] },
  { id: 'leader', at: { after: 'escalateAfterDays' }, tells: ['owner', 'teamLeader'] },
];
export const atOnce = (...tells: Rung['tells']): Rung => ({ id: 'open', at: 'open', tells });
export const leaderAfter: Rung = { id: 'leader', at: { after: 'escalateAfterDays' }, tells: ['owner', 'teamLeader'] };

/**
 * Whoever is given another's case confirms it; a no is the team leader's to deal with (G-15). Nobody is asked where
 * `caseAcceptedWithinDays` is not set.
 */
export const handOverDuties: readonly DutyRule[] = [
  {
    id: 'acceptCase',
    rule: 'G-15',
    owner: { inSubject: 'function' },
    each: 'handOver',
    due: { anchor: subject(), plus: 'caseAcceptedWithinDays', rule: 'G-15' },
    done: { is: 'values', where: { answer: ['accepted', 'declined'] } },
    inPause: 'continues',
    whileOpen: true,
    ladder: [atOnce('owner'), ...escalation],
  },
  {
    id: 'findReceiver',
    rule: 'G-15',
    owner: 'teamLeader',
    each: 'handOver',
    applies: { is: 'values', where: { answer: 'declined' } },
    due: { anchor: { of: 'registered' }, plus: 'caseAcceptedWithinDays', rule: 'G-15' },
    inPause: 'continues',
    whileOpen: true,
    ladder: [atOnce('owner'), { id: 'due', at: 'due', tells: ['owner'] }],
  },
];

// What every course of three phases has in common.

/** Notice of each coming phase change (K-05). */
export const phaseNotices = (rule: RuleId): DutyRule[] =>
  ([1, 2] as const).map((number) => ({
    id: `phase${number + 1}Notice`,
    rule,
    owner: 'ctiWorker',
    each: 'course',
    due: { anchor: { of: 'boundary', number }, rule },
    isNews: true,
    ladder: [
      { id: 'early', at: { before: 'phaseNoticeDays' }, tells: ['owner'] },
      { id: 'last', at: { before: 'phaseLastNoticeDays' }, tells: ['owner'] },
    ],
  }));

/** "Is the pause still right?", again and again while it is open, counted from its first day (K-10). */
export const reviewPause = (rule: RuleId): DutyRule => ({
  id: 'reviewPause',
  rule,
  owner: 'ctiWorker',
  each: 'pause',
  due: { anchor: subject(), rule: 'K-10' },
  inPause: 'continues',
  whileOpen: true,
  hasNoLimit: true,
  ladder: [{ id: 'review', at: { after: 'pauseReviewEveryDays' }, every: 'pauseReviewEveryDays', tells: ['owner'] }],
});

/** The holiday plan before a longer holiday of the CTI worker (K-18). */
export const holidayPlan: DutyRule = {
  id: 'holidayPlan',
  rule: 'S-80',
  owner: 'ctiWorker',
  each: { step: 'workerHoliday' },
  applies: { is: 'valueAtLeast', field: 'workingDays', atLeast: 'holidayWorkingDays' },
  opens: { anchor: subject('from'), minus: 'holidayPlanBeforeDays', rule: 'K-18' },
  due: { anchor: subject('from'), minus: 1, rule: 'S-80' },
  inPause: 'continues',
  ladder: [atOnce('owner'), ...escalation],
};

/**
 * The rough guide of the method: about weekly contact in phase 1, every other week in phase 2, monthly in phase 3. The model
 * sets no frequency (S-73), so it is asked for only where the municipality wants it so.
 */
export const contactByPhase = (...meetings: ContactTest['step'][]): CadenceRule => ({
  id: 'contactByPhase',
  rule: 'S-73',
  rhythm: ['week', 'fortnight', 'month'],
  contactBy: 'ctiWorker',
  onlyIf: { is: 'setting', own: 'own:contactByPhase', value: true },
  begins: { of: 'courseStart' },
  suspendedBy: [],
  reachedBy: [
    { step: 'ctiContact', where: { form: ['inPerson', 'telephone', 'video'] } },
    ...meetings.map((step) => ({ step })),
  ],
  attemptedBy: [{ step: 'ctiContact' }],
});

export const contactByPhaseDuty: DutyRule = {
  id: 'contactByPhase',
  rule: 'S-73',
  owner: 'ctiWorker',
  each: { cadence: 'contactByPhase', is: 'asked' },
  opens: { anchor: subject('from'), rule: 'S-73' },
  due: { anchor: subject('last'), rule: 'S-73' },
  whileOpen: true,
  ladder: [{ id: 'reminder', at: { before: 2 }, tells: ['owner'] }],
};

// Fields that steps of several programmes have.

export const note = { type: 'note', required: false } as const satisfies Field;
export const flag = { type: 'flag' } as const satisfies Field;
/** What must be so before it can be registered at all. */
export const yes = { type: 'flag', mustHold: true } as const satisfies Field;
export const mayFlag = { type: 'flag', required: false } as const satisfies Field;
export const mayDate = { type: 'date', required: false } as const satisfies Field;
export const placeBy = (rule: RuleId) =>
  ({ type: 'choice', of: ['office', 'company', 'home', 'other'], required: false, rule }) as const satisfies Field;
