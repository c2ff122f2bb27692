import { checkConvergence } from './convergence.ts';
import { checkNothingInvented, checkNothingLost } from './effects.ts';
import { checkEnds } from './ends.ts';
import type { CaseEvidence, ClientCall, Evidence, MessageRow, Violation } from './evidence.ts';
import { checkAlarms, checkLiveness } from './liveness.ts';
import { checkMails, checkOutcomes, checkPlanned } from './notifications.ts';
import { checkPath } from './path.ts';
import { checkRecurring } from './recurring.ts';
import { checkReminders } from './reminders.ts';
import { checkTiming } from './timing.ts';

/**
 * Whether an installation has lost, doubled, invented or moved anything, judged from outside by what clients, engine,
 * store and mail server each know. Pure: the same evidence has the same violations, and none is the only good answer.
 */
export function check(evidence: Evidence): readonly Violation[] {
  const calls = Map.groupBy(evidence.calls, ({ trajectoryId }) => trajectoryId);
  const messages = Map.groupBy(evidence.messages, ({ trajectoryId }) => trajectoryId);
  const { takenAt, downtimes, leaders, absences } = evidence;
  return [
    ...checkExistence(evidence.calls, new Set(evidence.cases.map(({ trajectoryId }) => trajectoryId))),
    ...evidence.cases.flatMap((one) => {
      const { trajectoryId: id } = one;
      const around = { takenAt, downtimes, leaders, absences };
      return checkCase(one, { ...around, calls: calls.get(id) ?? [], messages: messages.get(id) ?? [] });
    }),
    ...checkMails(evidence.messages, evidence.mails),
    ...checkAlarms(evidence),
  ];
}

/** What is known of one case besides its own evidence: the calls to it and the messages about it. */
export interface AroundCase extends Pick<Evidence, 'takenAt' | 'downtimes' | 'leaders' | 'absences'> {
  readonly calls: readonly ClientCall[];
  readonly messages: readonly MessageRow[];
}

/** Everything that can be judged of a case alone, so that a large cohort need not be held in memory at once. */
export function checkCase(one: CaseEvidence, around: AroundCase): Violation[] {
  const { takenAt, downtimes, calls, messages } = around;
  return [
    ...checkNothingLost(one, calls),
    ...checkNothingInvented(one, calls),
    ...checkPath(one),
    ...checkEnds(one),
    ...checkReminders(one),
    ...checkRecurring(one),
    ...checkConvergence(one),
    ...checkLiveness(one),
    ...checkPlanned(one, messages, around),
    ...checkOutcomes(one, messages, takenAt),
    ...checkTiming({ cases: [one], messages, downtimes }),
  ];
}

/** I1: a case that somebody has had an answer from exists. */
export function checkExistence(calls: readonly ClientCall[], known: ReadonlySet<string>): Violation[] {
  const answered = calls.filter(({ answer }) => !('unknown' in answer)).map(({ trajectoryId }) => trajectoryId);
  return [...new Set(answered)]
    .filter((trajectoryId) => !known.has(trajectoryId))
    .map((trajectoryId) => ({ invariant: 'I1', trajectoryId, detail: 'an answered case does not exist' }));
}
