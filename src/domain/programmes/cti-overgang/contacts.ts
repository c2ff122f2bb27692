import type { ContactRule } from '../../model/contacts.ts';

export const contacts: readonly ContactRule[] = [
  { step: 'ctiContact', rule: 'S-73', formIn: 'form' },
  { step: 'supporterContact', rule: 'S-73', with: 'citizen', formIn: 'form' },
  { step: 'ctiGoals', rule: 'C-24' },
  { step: 'handoverPlan', rule: 'C-25' },
];
