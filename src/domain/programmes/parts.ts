import type { Condition } from '../model/conditions.ts';
import type { Anchor, DateRule, Rung } from '../model/duties.ts';
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
