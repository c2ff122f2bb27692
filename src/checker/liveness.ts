import type { CaseEvidence, Evidence, Violation } from './evidence.ts';

const MOST_ATTEMPTS = 5;

/** I7: one open run per case, or none once it is archived; no task that fails by itself; every accepted update answered. */
export function checkLiveness({ trajectoryId, history, row }: CaseEvidence): readonly Violation[] {
  const { openRuns, taskFailures, taskAttempt, accepted, completed } = history;
  const expected = row.state?.archivedOn ? 0 : 1;
  const waiting = accepted.filter((id) => !completed.includes(id));
  const details = [
    ...(openRuns === expected ? [] : [`${openRuns} runs are open, not ${expected}`]),
    ...taskFailures.map((cause) => `a workflow task failed: ${cause}`),
    ...(taskAttempt > MOST_ATTEMPTS ? [`a workflow task is at attempt ${taskAttempt}`] : []),
    ...waiting.map((id) => `update ${id} was accepted and never answered`),
  ];
  return details.map((detail) => ({ invariant: 'I7', trajectoryId, detail }));
}

/** Alarms stand for what an operator must mend: none may be raised by a crash. */
export const checkAlarms = ({ alarms }: Pick<Evidence, 'alarms'>): readonly Violation[] =>
  alarms.map((kind) => ({ invariant: 'I7', trajectoryId: null, detail: `an alarm was raised: ${kind}` }));
