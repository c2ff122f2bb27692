import { checkConvergence } from './convergence.ts';
import { checkNothingInvented, checkNothingLost } from './effects.ts';
import type { Evidence, Violation } from './evidence.ts';
import { checkAlarms, checkLiveness } from './liveness.ts';
import { checkNotifications } from './notifications.ts';
import { checkPath } from './path.ts';
import { checkTiming } from './timing.ts';

/**
 * Whether an installation has lost, doubled, invented or moved anything, judged from outside by what clients, engine,
 * store and mail server each know. Pure: the same evidence has the same violations, and none is the only good answer.
 */
export function check(evidence: Evidence): readonly Violation[] {
  const calls = Map.groupBy(evidence.calls, ({ trajectoryId }) => trajectoryId);
  const known = new Set(evidence.cases.map(({ trajectoryId }) => trajectoryId));
  const missing = [...calls]
    .filter(([trajectoryId, made]) => !known.has(trajectoryId) && made.some(({ answer }) => !('unknown' in answer)))
    .map(([trajectoryId]): Violation => ({ invariant: 'I1', trajectoryId, detail: 'an answered case does not exist' }));
  const ofCases = evidence.cases.flatMap((one) => {
    const made = calls.get(one.trajectoryId) ?? [];
    return [
      ...checkNothingLost(one, made),
      ...checkNothingInvented(one, made),
      ...checkPath(one),
      ...checkConvergence(one),
      ...checkLiveness(one),
    ];
  });
  return [...missing, ...ofCases, ...checkNotifications(evidence), ...checkTiming(evidence), ...checkAlarms(evidence)];
}
