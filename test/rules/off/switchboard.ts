import { afterAll, inject } from 'vitest';
import type { Reason } from '../../../src/domain/rule.ts';
import { refusalName, refusalOfAnyName } from './names.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The name of what is off; empty when nothing is. */
    readonly switchedOff: string;
  }
  interface TaskMeta {
    /** What the file's tests came across, by the names of the switches that can turn it off. */
    cameAcross?: string[];
  }
}

const off = inject('switchedOff');
const acrossWhat = new Set<string>();

export const isOff = (name: string): boolean => name === off;

/** Whether a reason is left out of every answer. */
export const isLeftOut = (reason: Reason): boolean =>
  isOff(refusalName(reason)) || isOff(refusalOfAnyName(reason.code));

export const cameAcross = (name: string): void => void acrossWhat.add(name);

/** Leaves what a file's tests came across on the file, where the proof reads it. */
export function reportWhatWasMet(): void {
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the parameter and accepts nothing but a pattern.
  afterAll(({}, file) => {
    file.meta.cameAcross = [...acrossWhat];
  });
}
