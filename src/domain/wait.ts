import { type CivilDate, daysBetween } from './calendar/civil-date.ts';
import { factsOf } from './facts.ts';
import { programmeOf } from './programmes/index.ts';
import type { RuleId } from './rule.ts';
import type { Trajectory } from './state.ts';

/** How long a citizen without a start date has waited. It ends by a start date alone: nobody expires (S-26, S-67). */
export interface Wait {
  readonly rule: RuleId;
  /** The programme's step from which the wait for a start date counts. */
  readonly step: string;
  /** Whether that step has been taken; until then the wait is for the step itself, and counts from where the model began. */
  readonly taken: boolean;
  readonly since: CivilDate;
  /** Calendar days from then until today. */
  readonly days: number;
  /** The day that is proposed as day D, and the registration it comes from; null while there is none (S-68, A-01). */
  readonly proposedStart: { readonly on: CivilDate; readonly step: string } | null;
}

/** The wait of a case that has no course yet, on a day; null where the programme counts none. */
export function waitOf(today: CivilDate, state: Trajectory): Wait | null {
  const from = state.programme && programmeOf(state.programme).waitsFrom;
  const begunOn = state.begunAnewOn ?? state.enrolledOn;
  if (!from || !begunOn) return null;
  const [first] = daysOf(state, from.step).filter((on) => on <= today);
  const since = first ?? begunOn;
  return {
    ...{ rule: from.rule, step: from.step, taken: first !== undefined, since },
    days: Math.max(0, daysBetween(since, today)),
    proposedStart: proposed(state, from.proposesStart ?? []),
  };
}

/** The day of the first of these steps that has been registered: of several registrations the last. */
function proposed(state: Trajectory, steps: readonly string[]): Wait['proposedStart'] {
  for (const step of steps) {
    const on = daysOf(state, step).at(-1);
    if (on) return { on, step };
  }
  return null;
}

const daysOf = ({ facts, round }: Trajectory, step: string): CivilDate[] =>
  factsOf(facts, step, { round })
    .map(({ on }) => on)
    .sort();
