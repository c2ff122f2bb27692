import type { ContactRule } from '../../model/contacts.ts';

/** Registrations that nobody makes without having been in contact with the citizen, or having tried. */
export const contacts: readonly ContactRule[] = [
  { step: 'mediatorContact', rule: 'B-18', formIn: 'form', reachedIn: 'isReached' },
  { step: 'companyFollowUp', rule: 'B-23' },
  { step: 'jobChallenges', rule: 'B-33' },
];
