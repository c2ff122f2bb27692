import type { Refusal } from '../../domain/rule.ts';
import { Problem } from './problem.ts';

/** A rule's no; two of them have a status of their own in HTTP. */
export function refused({ reasons }: Refusal): Problem {
  const has = (code: string) => reasons.some((reason) => reason.code === code);
  if (has('stateHasChanged')) return new Problem('stateHasChanged', reasons);
  if (has('commandIdReused')) return new Problem('keyReused', reasons);
  return new Problem('refused', reasons);
}
