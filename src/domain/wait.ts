import { type CivilDate, daysBetween, earliest } from './calendar/civil-date.ts';
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
}

/** The wait of a case that has no course yet, on a day; null where the programme counts none. */
export function waitOf(today: CivilDate, state: Trajectory): Wait | null {
  const from = state.programme && programmeOf(state.programme).waitsFrom;
  const begunOn = state.begunAnewOn ?? state.enrolledOn;
  if (!from || !begunOn) return null;
  const taken = factsOf(state.facts, from.step, { round: state.round }).filter(({ on }) => on <= today);
  const since = taken.map(({ on }) => on).reduce(earliest, today);
  if (taken.length > 0) return { ...from, taken: true, since, days: daysBetween(since, today) };
  return { ...from, taken: false, since: begunOn, days: Math.max(0, daysBetween(begunOn, today)) };
}
