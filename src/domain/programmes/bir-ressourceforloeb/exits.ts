import type { Combination, Exit } from '../../model/steps.ts';

/** What takes a citizen out of the target group (B-53). Leaving the resource course itself does not. */
export const exits: readonly Exit[] = [
  { why: 'movedAway', rule: 'B-53' },
  { why: 'statePension', rule: 'B-53' },
  { why: 'death', rule: 'B-53' },
];

/** Two functions in one person: the municipality is free, as long as the leader at a step-up meeting is a third (B-32). */
export const combinations: readonly Combination[] = [
  { functions: ['jobMediator', 'companyConsultant'], verdict: 'allowed', rule: 'B-04' },
  { functions: ['jobMediator', 'coordinatingCaseworker'], verdict: 'allowed', rule: 'B-32' },
];
