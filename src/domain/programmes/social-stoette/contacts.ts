import type { ContactRule } from '../../model/contacts.ts';

/** Registrations that nobody makes without having been in contact with the citizen. */
export const contacts: readonly ContactRule[] = [
  { step: 'citizensAnswer', rule: 'S-08' },
  { step: 'jointActionPlan', rule: 'S-29' },
  { step: 'consent', rule: 'S-31' },
  { step: 'grantKnown', rule: 'S-40', where: { who: 'citizen' } },
  { step: 'workAgreement', rule: 'S-53' },
  { step: 'ctiContact', rule: 'S-73', formIn: 'form' },
  { step: 'supporterContact', rule: 'S-73', with: 'citizen', formIn: 'form' },
  { step: 'ctiGoals', rule: 'S-74' },
  { step: 'textReminders', rule: 'S-76' },
  { step: 'handoverPlan', rule: 'S-93' },
  { step: 'jobConsultantContact', rule: 'G-13', where: { with: 'citizen' } },
];
