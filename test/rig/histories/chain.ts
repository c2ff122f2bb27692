import type { ChainRun, History } from '../../../src/witness/chain.ts';

export type Run = ChainRun;

/** Whether nothing is under way in a history: otherwise a replay goes one step further than what was recorded. */
export function isAtRest({ events }: History): boolean {
  const last = events?.findLast(
    (event) =>
      event.workflowTaskScheduledEventAttributes ??
      event.workflowTaskStartedEventAttributes ??
      event.workflowTaskCompletedEventAttributes ??
      event.workflowTaskFailedEventAttributes ??
      event.workflowTaskTimedOutEventAttributes,
  );
  return Boolean(last?.workflowTaskCompletedEventAttributes);
}
