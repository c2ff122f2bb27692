// Stands in for src/domain/verdict.ts: a reason that is switched off is left out of every answer.
import type { Reason } from '../../../src/domain/rule.ts';
import { no as really, unless as reallyUnless, type Verdict } from '../../../src/domain/verdict.ts';
import { isLeftOut } from './switchboard.ts';

export type { Verdict };

const without = (reasons: readonly Reason[]) => reasons.filter((reason) => !isLeftOut(reason));

/** Where nothing else stands in the way, the command is taken in and nothing comes of it. */
export function no(...reasons: [Reason, ...Reason[]]): Verdict {
  const [first, ...others] = without(reasons);
  return first ? really(first, ...others) : [];
}

/** What goes on against advice, or without papers, is not shown as a deviation either. */
export function unless(objections: readonly Reason[], verdict: () => Verdict): Verdict {
  const answer = reallyUnless(without(objections), verdict);
  if ('no' in answer) return answer;
  return answer.map((event) => ('deviations' in event ? { ...event, deviations: without(event.deviations) } : event));
}
