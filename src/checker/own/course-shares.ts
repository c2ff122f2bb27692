import type { ContactRule } from '../../domain/model/contacts.ts';
import type { ProgrammeModel } from '../../domain/programme.ts';
import type { WhyNot } from '../../domain/reports/figure.ts';
import type { ToldCourse } from '../told/courses.ts';
import { meetingsIn } from '../told/meetings.ts';
import { standingIn, type Told } from '../told/told.ts';
import { type Judged, type ToldCase, within } from './figure.ts';
import { activeDaysFrom, boundaryOf, type CourseDay, endOfCourse, howItEnds, phasesOf } from './phases.ts';
import { fits } from './spells.ts';

type Fate = Pick<Judged, 'why' | 'isOut'>;
const out = (why: WhyNot): Fate => ({ why, isOut: true });

/** S-71: phases 2 and 3 and the end of each course, carried out on their date or not. */
export const transitionsTold = (cases: readonly ToldCase[], today: string): Judged[] =>
  cases.flatMap((one) =>
    one.told.courses.flatMap((course) => {
      const phases = phasesOf(course, today).map(({ from: on, isHeld }, index) => ({ phase: index + 1, on, isHeld }));
      const end = endOfCourse(course, today);
      return [...phases.slice(1), ...(end.outcome === 'completed' ? [{ phase: null, ...end }] : [])].map((day) => ({
        ...within(one, `course-${course.number}/${day.phase === null ? 'end' : `phase-${day.phase}`}`),
        ...fateOf(day, course, today),
      }));
    }),
  );

function fateOf(day: CourseDay & { readonly phase: number | null }, course: ToldCourse, today: string): Fate {
  const { on, isHeld, phase } = day;
  if (isHeld) return out('paused');
  if (on >= today) return out('notDue');
  const acted = course.acted.filter((one) => one.on === on && one.phase === phase).at(-1);
  if (acted?.recordedOn === on) return { why: null };
  if (course.knownOn.some((known) => known > on)) return out('registeredLate');
  return { why: acted ? 'late' : 'missing' };
}

/** S-19: meetings that took place, with everybody or not. */
export const meetingsTold = (meetings: readonly string[], cases: readonly ToldCase[]): Judged[] =>
  cases.flatMap((one) =>
    meetingsIn(standingIn(one.journal))
      .filter(({ meeting }) => meetings.includes(meeting))
      .map(({ id, isHeld }) => ({ ...within(one, `meeting-${id}`), why: isHeld ? null : 'absent' })),
  );

/** S-73: courses in which contact with the citizen, for each active day, fell twice. */
export const fallingContactTold = (
  by: string,
  cases: readonly ToldCase[],
  model: ProgrammeModel,
  today: string,
): Judged[] =>
  cases.flatMap((one) => {
    const days = daysOfContact(by, one, model);
    return one.told.courses.map((course) => ({
      ...within(one, `course-${course.number}`),
      ...fallIn(course, days, today),
    }));
  });

function fallIn(course: ToldCourse, days: readonly string[], today: string): Fate {
  if (howItEnds(course, today) !== 'completed') return out('brokenOff');
  const end = boundaryOf(course, 3, today);
  if (end.isHeld) return out('paused');
  if (end.on > today) return out('notDue');
  const phases = phasesOf(course, today).map(({ from, until }) => ({
    had: days.filter((on) => on >= from && on < until).length,
    active: activeDaysFrom(course, from, until),
  }));
  if (phases.every(({ had }) => had === 0)) return out('nothingRegistered');
  // No division: 8 contacts in 59 days are more than 4 in 61 when 8 · 61 > 4 · 59.
  const falls = (from: number) =>
    phases[from]!.had * phases[from + 1]!.active > phases[from + 1]!.had * phases[from]!.active;
  return { why: falls(0) && falls(1) ? null : 'doesNotFall' };
}

/** The days of meetings and other contacts in which somebody talked with the citizen, one for each. */
function daysOfContact(by: string, { told, journal }: ToldCase, { contacts }: ProgrammeModel): string[] {
  const isThere = ({ with: people }: { readonly with: readonly string[] }) =>
    people.includes('citizen') && people.includes(by);
  const met = meetingsIn(standingIn(journal)).filter(isThere);
  const others = told.facts.filter(isThere).filter((fact) => {
    const rule = contacts.find((one) => isContact(one, fact));
    return rule !== undefined && isReached(rule, fact);
  });
  return [...met, ...others].map(({ on }) => on);
}

type Fact = Told['facts'][number];

const isContact = ({ step, where, with: person }: ContactRule, fact: Fact) =>
  step === fact.step && fits(fact.values, where) && (person === undefined || fact.with.includes(person));

/** Nobody knows whether a message was read. */
const isReached = ({ formIn, reachedIn }: ContactRule, { values }: Fact) =>
  (reachedIn === undefined || values[reachedIn] === true) && (formIn === undefined || values[formIn] !== 'message');
