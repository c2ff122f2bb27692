import { apply } from '../../src/domain/apply.ts';
import { type CivilDate, date } from '../../src/domain/calendar/civil-date.ts';
import type { Command, CommandBody } from '../../src/domain/commands.ts';
import type { LegalBasis } from '../../src/domain/course.ts';
import { type Decision, decide } from '../../src/domain/decide.ts';
import { resolveProgramme } from '../../src/domain/programmes/index.ts';
import { newTrajectory, type Trajectory } from '../../src/domain/state.ts';
import { tick } from '../../src/domain/tick.ts';

let count = 0;
/** A command with an id of its own; dates are written as text. */
export function aCommand(body: Dated<CommandBody>, id = `c${++count}`): Command {
  return { id, by: 'tester', ...(body as CommandBody) };
}

/** Any type with its civil dates as plain text, for readable tests. */
export type Dated<T> = T extends CivilDate
  ? string
  : T extends readonly (infer I)[]
    ? readonly Dated<I>[]
    : T extends object
      ? { [K in keyof T]: Dated<T[K]> }
      : T;

/** Brings a state to a day and asks; the state after it, or the refusal thrown so that a test cannot overlook it. */
export function played(state: Trajectory, today: string, ...bodies: Dated<CommandBody>[]): Trajectory {
  let now = ticked(state, today);
  for (const body of bodies) {
    const decision = decide(date(today), now, aCommand(body));
    if ('refusal' in decision) throw new Error(`refused: ${codesOf(decision)}`);
    now = ticked(decision.events.reduce(apply, now), today);
  }
  return now;
}

export function ticked(state: Trajectory, today: string): Trajectory {
  return tick(date(today), state).reduce(apply, state);
}

export function ask(state: Trajectory, today: string, body: Dated<CommandBody>): Decision {
  return decide(date(today), ticked(state, today), aCommand(body));
}

/** The codes of a refusal, or `accepted`. */
export function codesOf(decision: Decision): string {
  return 'refusal' in decision
    ? decision.refusal.reasons.map(({ code, rule }) => `${code} ${rule}`).join(', ')
    : 'accepted';
}

export const programme = (variant: 'pilot' | 'rollout' = 'pilot') =>
  resolveProgramme('social-stoette', variant, { actingWindowMinutes: 0 })!;

export function anEnrolled({ on = '2025-01-02', variant = 'pilot' as 'pilot' | 'rollout' } = {}): Trajectory {
  return played(newTrajectory, on, {
    type: 'EnrolCitizen',
    citizenId: 'citizen-1',
    municipality: '101',
    programme: programme(variant),
    on,
  });
}

/** A citizen with everything that must be known before the start, known on `on`. */
export function aReady({
  basis = 'LAB_31B' as LegalBasis,
  on = '2025-01-02',
  variant = 'pilot' as 'pilot' | 'rollout',
} = {}): Trajectory {
  const assessment: Dated<CommandBody>[] =
    basis === 'SEL_85' ? [{ type: 'AssessTargetGroup', inTargetGroup: true, on }] : [];
  return played(
    anEnrolled({ on, variant }),
    on,
    ...assessment,
    { type: 'GrantSupport', legalBasis: basis, on },
    { type: 'InformOfGrant', who: 'citizen', on },
    { type: 'InformOfGrant', who: 'ctiWorker', on },
    { type: 'RegisterJobMatch', on },
  );
}

/** A course that began on `startOn`, registered that day. */
export function aCourse({
  basis = 'LAB_31B' as LegalBasis,
  startOn = '2026-01-15',
  variant = 'pilot' as 'pilot' | 'rollout',
} = {}): Trajectory {
  const on = '2023-01-02' < startOn ? '2023-01-02' : startOn;
  return played(aReady({ basis, on, variant }), startOn, { type: 'StartCourse', startOn });
}

export const together = { citizenAgrees: true, ctiWorker: 'staff-cti' };
export const pause = (from: string): Dated<CommandBody> => ({
  type: 'PauseCourse',
  from,
  reason: 'illness',
  citizenWishesToGoOn: true,
});
export const resume = (until: string): Dated<CommandBody> => ({ type: 'ResumeCourse', until, decision: together });
export const pastPause = (from: string, until: string): Dated<CommandBody> => ({
  type: 'RecordPastPause',
  from,
  until,
  reason: 'illness',
  decision: together,
});
