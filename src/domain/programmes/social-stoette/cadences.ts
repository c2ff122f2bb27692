import type { CadenceRule } from '../../model/cadences.ts';
import { contactByPhase } from '../parts.ts';

export const cadences: readonly CadenceRule[] = [
  contactByPhase('contactMeeting', 'matchMeeting', 'closingMeeting', 'handoverPlan'),
];
