import { addDays, type CivilDate, daysBetween, latest } from '../domain/calendar/civil-date.ts';
import type { OwnedDuty } from '../domain/duties.ts';
import { lastFact } from '../domain/facts.ts';
import { openAppointment, type Trajectory } from '../domain/state.ts';
import type { Chance } from './chance.ts';
import type { Around, Customs } from './customs/customs.ts';
import type { Traits } from './scene.ts';
import { workingDay, workingDayBetween } from './scene.ts';

/** How the people around a citizen work: three of four teams are nearly always in time. */
export function drawTraits(chance: Chance, mayBeNeglected: readonly string[], special: Partial<Traits> = {}): Traits {
  return {
    lateShare: chance.happens(0.75) ? 0.03 : 0.25,
    neglected: mayBeNeglected.length > 0 && chance.happens(0.05) ? [chance.oneOf(mayBeNeglected)] : [],
    lateBy: {},
    jobMatchAfter: chance.between(8, 40),
    firstMeetingFails: chance.happens(0.05),
    oneContactMeeting: false,
    agreesAtReview: chance.happens(0.1),
    registeredLateBy: chance.happens(0.2) ? chance.between(1, 4) : 0,
    contact: chance.happens(0.75)
      ? { forgets: 0.03, tries: 0.06, texts: 0.03, registersLate: 0.03 }
      : { forgets: 0.2, tries: 0.12, texts: 0.08, registersLate: 0.1 },
    ...special,
  };
}

/** When somebody does a duty: mostly in time, now and then late. Undefined while it cannot be said. */
export function dayFor(
  duty: OwnedDuty,
  state: Trajectory,
  today: CivilDate,
  around: Around & { readonly customs: Customs },
): CivilDate | undefined {
  const { chance, traits, customs } = around;
  const { rule } = duty;
  if (!isPrepared(customs, duty, state)) return undefined;
  if (customs.meetings.includes(rule.id)) return openAppointment(state, rule.id)?.for;
  const own = customs.dayOf[rule.id];
  if (own) return own(duty, state, today, around);
  if (rule.hasNoLimit) return workingDay(addDays(today, chance.between(0, 4)));
  const late = traits.lateBy[rule.id] ?? (chance.happens(traits.lateShare) ? chance.between(1, 12) : undefined);
  if (late !== undefined) return workingDay(addDays(latest(duty.dueOn, today), late));
  return dayInTime(duty, today, chance);
}

function isPrepared({ first }: Customs, { rule, subject: { scope } }: OwnedDuty, { facts }: Trajectory): boolean {
  return (first[rule.id] ?? []).every((step) => lastFact(facts, step, scope) !== undefined);
}

/** Some day of the first four fifths of its time. */
function dayInTime({ opensOn, dueOn, subject }: OwnedDuty, today: CivilDate, chance: Chance): CivilDate {
  const from = latest(latest(today, opensOn ?? today), subject.course?.startOn ?? today);
  if (dueOn <= from) return workingDay(from);
  return workingDayBetween(chance, from, dueOn, Math.ceil(daysBetween(from, dueOn) * 0.8));
}
