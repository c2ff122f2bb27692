import { addDays, type CivilDate, daysBetween, latest } from '../domain/calendar/civil-date.ts';
import type { OwnedDuty } from '../domain/duties.ts';
import { lastFact } from '../domain/facts.ts';
import { openAppointment, type Trajectory } from '../domain/state.ts';
import type { Chance } from './chance.ts';
import type { Traits } from './scene.ts';
import { workingDay, workingDayBetween } from './scene.ts';

/** How the people around one citizen work: three of four teams are nearly always in time. */
export function drawTraits(chance: Chance, special: Partial<Traits> = {}): Traits {
  return {
    lateShare: chance.happens(0.75) ? 0.03 : 0.25,
    neglected: chance.happens(0.05)
      ? [chance.oneOf(['workAgreement', 'ctiGoals', 'followUp', 'anchorHandoverPlan'])]
      : [],
    lateBy: {},
    jobMatchAfter: chance.between(8, 40),
    firstMeetingFails: chance.happens(0.05),
    oneContactMeeting: false,
    registeredLateBy: chance.happens(0.2) ? chance.between(1, 4) : 0,
    ...special,
  };
}

interface Team {
  readonly chance: Chance;
  readonly traits: Traits;
}

/** When somebody does a duty: mostly in time, now and then late. Undefined while it cannot be said. */
export function dayFor(duty: OwnedDuty, state: Trajectory, today: CivilDate, team: Team): CivilDate | undefined {
  const { chance, traits } = team;
  const { rule } = duty;
  if (!isPrepared(duty, state)) return undefined;
  if (isMeeting(duty)) return openAppointment(state, rule.id)?.for;
  if (rule.id === 'findJobMatch')
    return addDays(lastFact(state.facts, 'startUpMeeting', { round: state.round })!.on, traits.jobMatchAfter);
  if (rule.id === 'decideOnRefusal') return workingDay(addDays(today, chance.between(10, 30)));
  if (rule.hasNoLimit) return workingDay(addDays(today, chance.between(0, 4)));
  const late = traits.lateBy[rule.id] ?? (chance.happens(traits.lateShare) ? chance.between(1, 12) : undefined);
  if (late !== undefined) return workingDay(addDays(latest(duty.dueOn, today), late));
  return dayInTime(duty, today, chance);
}

/** What people know must come first; what they do not know they learn from a refusal. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  setStartDate: ['jointActionPlan', 'jobMatch', 'grantKnown'],
  anchorHandoverPlan: ['handoverPlan'],
  closingMeeting: ['handoverPlan', 'continuedNeed'],
};

function isPrepared({ rule, subject: { scope } }: OwnedDuty, { facts }: Trajectory): boolean {
  return (FIRST[rule.id] ?? []).every((step) => lastFact(facts, step, scope) !== undefined);
}

function dayInTime({ opensOn, dueOn, subject }: OwnedDuty, today: CivilDate, chance: Chance): CivilDate {
  const from = latest(latest(today, opensOn ?? today), subject.course?.startOn ?? today);
  if (dueOn <= from) return workingDay(from);
  return workingDayBetween(chance, from, dueOn, Math.ceil(daysBetween(from, dueOn) * 0.8));
}

/** Held on the day for which it has been summoned, whenever that is moved. */
export const isMeeting = ({ rule }: OwnedDuty): boolean => rule.id === 'startUpMeeting' || rule.id === 'closingMeeting';
