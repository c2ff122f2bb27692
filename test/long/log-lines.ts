import { expect } from 'vitest';

/** What a process in production has said, each line of its log read. */
export const lines = ({ output }: { output(): string }) =>
  output()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly level: string; readonly msg: string });
/** Temporal's core warns of a workflow task that has taken more than five seconds. */
const OF_A_BUSY_MACHINE = /^\[TMPRL1104\]/;
/** It began, was asked to stop, and had nothing to complain of. */
export function endedWell(ended: { output(): string }, begun: RegExp): void {
  const said = lines(ended).map(({ msg }) => msg);
  expect(said).toEqual(expect.arrayContaining([expect.stringMatching(begun), 'Stopping …']));
  expect(lines(ended).filter(({ level, msg }) => level !== 'info' && !OF_A_BUSY_MACHINE.test(msg))).toEqual([]);
}
/** A line of a stack trace. */
export const TRACE = /^\s+at .*:\d+/m;
