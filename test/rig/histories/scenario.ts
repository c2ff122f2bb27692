import { setTimeout as sleep } from 'node:timers/promises';
import type { Case } from '../case.ts';
import type { Stage } from './stage.ts';

/** A path through a workflow, told up to the point at which its history is taken; answers with the workflow's id. */
export type Play = (stage: Stage) => Promise<{ readonly id: string }>;

const LIMIT_MS = 60_000;

/** Waits until something holds that has no other sign; a minute without it is an error. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + LIMIT_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Expected ${what} within a minute`);
    await sleep(20);
  }
}

/** Waits for a line of a case's story: a signal is not answered. */
export const recorded = (course: Case, line: string) => until(line, async () => (await course.story()).includes(line));
