import type { Condition } from '../../model/conditions.ts';
import type { Combination, Exit } from '../../model/steps.ts';

/** Ways out of the programme that end a running course (S-89 … S-91, A-11), and those before one or instead of one. */
export const exits: readonly Exit[] = [
  { why: 'drawExclusion', rule: 'S-04' },
  { why: 'suEntitledEducation', rule: 'S-89' },
  { why: 'vocationalRehabilitation', rule: 'S-90' },
  { why: 'resourceCourse', rule: 'S-91' },
  { why: 'otherBenefit', rule: 'A-11' },
  { why: 'statePension', rule: 'A-11' },
  { why: 'movedAway', rule: 'A-11' },
  { why: 'death', rule: 'A-11' },
  { why: 'refused', rule: 'S-87', interruptionAfter: ['refusal', 'citizensAnswer'] },
];

const NO = { is: 'recorded', step: 'citizensAnswer', where: { wishesToTakePart: false } } as const;

/** The citizen's last answer to the offer is a no: handled as a refusal is (S-08, S-87). */
export const SAID_NO: Condition = { ...NO, latest: true };

/** Whoever has said no by then meets the CTI worker no more, no course begins, and nobody is asked to see to it (S-87). */
export const HAS_REFUSED: Condition = {
  any: [
    { is: 'recorded', step: 'refusal', by: 'then', inRound: true },
    { ...NO, latest: 'then', inRound: true },
  ],
};

/** A job match that became paid hours, or another transition that a caseworker judges critical (S-13, S-14). */
export const transitions = ['practiceToPaidHours', 'moreHours', 'otherTasks', 'other'] as const;

/** Two functions in one person (rules catalogue 6.1). */
export const combinations: readonly Combination[] = [
  { functions: ['jobConsultant', 'jobCentreCaseworker'], verdict: 'allowed', rule: 'G-01' },
  { functions: ['socialCaseworker', 'jobCentreCaseworker'], verdict: 'allowed', rule: 'G-10' },
  { functions: ['ctiWorker', 'jobCentreCaseworker'], verdict: 'advisedAgainst', rule: 'G-04' },
  { functions: ['ctiWorker', 'socialCaseworker'], verdict: 'advisedAgainst', rule: 'G-04' },
  { functions: ['ctiWorker', 'jobConsultant'], verdict: 'advisedAgainst', rule: 'G-05' },
  { functions: ['ctiWorker', 'personalJobMediator'], verdict: 'advisedAgainst', rule: 'G-06' },
];
