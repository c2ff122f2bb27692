import { addDays, type CivilDate } from '../domain/calendar/civil-date.ts';
import {
  isWorkingDay,
  KL_CLOSING_DAYS,
  nextWorkingDayOnOrAfter,
  previousWorkingDayOnOrBefore,
} from '../domain/calendar/working-days.ts';
import type { Trajectory } from '../domain/state.ts';
import type { Chance } from './chance.ts';
import type { CaseClient } from './client.ts';
import type { Team } from './people.ts';

/** What somebody around a citizen has at hand on a day. */
export interface Scene extends CaseClient {
  readonly today: CivilDate;
  readonly chance: Chance;
  readonly team: Team;
  readonly traits: Traits;
  /** Something that is to be done on a later day. */
  later(on: CivilDate, act: Act): void;
  /** Something more that will befall the citizen. */
  expect(happening: Happening): void;
}

/** What somebody does about a citizen on a day, by the state of the case that morning. */
export type Act = (scene: Scene, state: Trajectory) => Promise<unknown>;

/** Something that befalls a citizen: once, on the day that `when` names as soon as it can be named. */
export interface Happening {
  readonly when: (state: Trajectory, today: CivilDate) => CivilDate | undefined;
  readonly act: Act;
}

/** Shares, 0 to 1, of the times that somebody looks for contact; what they leave is contact. */
export interface ContactHabits {
  readonly forgets: number;
  /** Tried in vain. */
  readonly tries: number;
  /** Only a text message. */
  readonly texts: number;
  /** Had, and registered in a later week. */
  readonly registersLate: number;
}

/** How the people around a citizen work. */
export interface Traits {
  /** The share of duties that is done after its day. */
  readonly lateShare: number;
  /** Duties (ids of the programme's duty rules) that nobody ever does. */
  readonly neglected: readonly string[];
  /** Duties that are done so many days after they were due. */
  readonly lateBy: Readonly<Record<string, number>>;
  /** Days from the start-up meeting to the job match. */
  readonly jobMatchAfter: number;
  /** The start-up meeting is first tried without one of those whom it needs. */
  readonly firstMeetingFails: boolean;
  /** One contact meeting instead of two, with a written reason. */
  readonly oneContactMeeting: boolean;
  /** Team leader and job mediator agree on a start when they go through a case before its review. */
  readonly agreesAtReview: boolean;
  /** How contact that is to be had again and again goes. */
  readonly contact: ContactHabits;
  /** A registration comes so many days after the fact. */
  readonly registeredLateBy: number;
}

export const workingDay = (on: CivilDate): CivilDate => nextWorkingDayOnOrAfter(on, KL_CLOSING_DAYS);
export const isAtWork = (on: CivilDate): boolean => isWorkingDay(on, KL_CLOSING_DAYS);

/** A working day between two days, both included, or the first after them when none lies there. */
export function workingDayBetween(chance: Chance, from: CivilDate, until: CivilDate, days: number): CivilDate {
  const drawn = addDays(from, days <= 0 ? 0 : chance.between(0, days));
  const after = workingDay(drawn);
  if (after <= until) return after;
  const before = previousWorkingDayOnOrBefore(until, KL_CLOSING_DAYS);
  return before >= from ? before : after;
}
