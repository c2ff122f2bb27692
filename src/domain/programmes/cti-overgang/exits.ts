import type { Combination, Exit } from '../../model/steps.ts';

/** Ways out of the programme. Homelessness during the course is none of them (C-04). */
export const exits: readonly Exit[] = [
  { why: 'movedAway', rule: 'A-11' },
  { why: 'death', rule: 'A-11' },
  { why: 'withdrew', rule: 'C-19' },
];

export const combinations: readonly Combination[] = [
  { functions: ['ctiWorker', 'socialCaseworker'], verdict: 'advisedAgainst', rule: 'G-04' },
];
