import type { CivilDate } from './calendar/civil-date.ts';
import type { EventBody } from './events.ts';
import type { Reason } from './rule.ts';

/** A rule's answer before the command's cause is put on the events. */
export type Verdict =
  | readonly (EventBody & { readonly on: CivilDate })[]
  | { readonly no: readonly [Reason, ...Reason[]] };

export const no = (...reasons: [Reason, ...Reason[]]): Verdict => ({ no: reasons });

/** Turns a list of objections into a refusal, or goes on when there is none. */
export function unless(objections: readonly Reason[], verdict: () => Verdict): Verdict {
  const [first, ...others] = objections;
  return first ? no(first, ...others) : verdict();
}
