import { type CivilDate, civilDateAt } from '../calendar/civil-date.ts';
import { contactsOf } from '../contacts.ts';
import { activeDaysIn, type BoundaryNumber, boundaries } from '../course.ts';
import { type EventType, isEndedBy, type RecordedEvent } from '../events.ts';
import { meetingsOf } from '../meetings.ts';
import type { ShareOf } from '../model/figures.ts';
import type { Participant } from '../people.ts';
import type { Course } from '../state.ts';
import { dutyId, outcomeOf, type Transition, transitionsOf } from '../transitions.ts';
import type { ReportCase, Verdict } from './figure.ts';

/** Changes of phase and ends of completed courses, carried out on the very date or later (S-71, K-13). */
export const transitionsOnTime = (today: CivilDate, cases: readonly ReportCase[]): Verdict[] =>
  cases.flatMap(({ id, state, events }) =>
    state.courses.flatMap((course) =>
      transitionsOf(course, today)
        .filter(({ phase, outcome }) => phase !== 1 && (outcome === null || outcome === 'completed'))
        .map((transition) => ({
          ...{ trajectoryId: id, about: dutyId(course, transition.phase) },
          ...carriedOut(transition, course, events, today),
        })),
    ),
  );

function carriedOut(transition: Transition, course: Course, events: readonly RecordedEvent[], today: CivilDate) {
  const { on, provisional } = transition;
  if (provisional) return { whyNot: 'paused', isLeftOut: true } as const;
  if (on >= today) return { whyNot: 'notDue', isLeftOut: true } as const;
  const recordedOn = (event: RecordedEvent | undefined) => event && civilDateAt(Date.parse(event.recordedAt));
  const acted = recordedOn(events.findLast((event) => event.on === on && isOf(event, transition, course)));
  if (acted === on) return { whyNot: null };
  // What sets the date became known after it: nobody could have acted on the day itself (K-12, K-13, K-14).
  const started = recordedOn(events.find((event) => isStartOf(event, course)));
  const pauses = course.pauses.flatMap(({ registeredOn, resumed }) => [
    registeredOn,
    resumed?.registeredOn ?? registeredOn,
  ]);
  const corrections = events
    .filter((event) => event.type === 'EventWithdrawn' && movesDates(events[event.event - 1], course))
    .map((event) => recordedOn(event)!);
  if ([started ?? course.startOn, ...pauses, ...corrections].some((known) => known > on))
    return { whyNot: 'registeredLate', isLeftOut: true } as const;
  return { whyNot: acted ? 'late' : 'missing' } as const;
}

const isOf = (event: RecordedEvent, { phase }: Transition, { number }: Course) =>
  phase === null
    ? event.type === 'CourseEnded' && event.course === number
    : event.type === 'PhaseStarted' && event.course === number && event.phase === phase;

const isStartOf = (event: RecordedEvent, { number }: Course) =>
  (event.type === 'CourseStarted' && event.course === number) ||
  (event.type === 'RestartDecided' && event.nextCourse === number);

/** What sets the dates of a course besides its start: withdrawn, it sets others. */
const MOVES_DATES: readonly EventType[] = ['CoursePaused', 'CourseResumed', 'EarlyEndDecided', 'ProgrammeLeft'];

const movesDates = (event: RecordedEvent | undefined, { number }: Course) =>
  event !== undefined && MOVES_DATES.includes(event.type) && 'course' in event && isEndedBy(event, number);

/** Meetings that took place, with everybody whom the model demands or without somebody (S-19). */
export const meetingsWithAll = (
  { meetings }: Extract<ShareOf, { each: 'meeting' }>,
  cases: readonly ReportCase[],
): Verdict[] =>
  cases.flatMap(({ id, events }) =>
    meetingsOf(events)
      .filter(({ meeting, state }) => meetings.includes(meeting) && (state === 'held' || state === 'notHeld'))
      .map((one) => ({
        ...{ trajectoryId: id, about: `meeting-${one.id}` },
        whyNot: one.state === 'held' ? null : ('absent' as const),
      })),
  );

/** Completed courses in which contacts for each active day fell from phase to phase (S-73; strictly, both times). */
export const coursesWithFallingContact = (
  { by }: Extract<ShareOf, { each: 'courseWithFallingContact' }>,
  today: CivilDate,
  cases: readonly ReportCase[],
): Verdict[] =>
  cases.flatMap((one) =>
    one.state.courses.map((course) => ({
      ...{ trajectoryId: one.id, about: `course-${course.number}` },
      ...fallsIn(course, by, today, one),
    })),
  );

function fallsIn(course: Course, by: Participant, today: CivilDate, { state, events }: ReportCase) {
  if (outcomeOf(course, today) !== 'completed') return { whyNot: 'brokenOff', isLeftOut: true } as const;
  const limits = boundaries(course, today);
  if (limits[3].provisional) return { whyNot: 'paused', isLeftOut: true } as const;
  if (limits[3].on > today) return { whyNot: 'notDue', isLeftOut: true } as const;
  const days = contactsOf(state, events)
    .contacts.filter(({ isReached, with: people }) => isReached && people.includes('citizen') && people.includes(by))
    .map(({ on }) => on);
  const phases = ([1, 2, 3] as const).map((phase) => {
    const [from, until] = [limits[(phase - 1) as BoundaryNumber].on, limits[phase].on];
    return {
      contacts: days.filter((on) => from <= on && on < until).length,
      active: activeDaysIn({ from, until }, course.pauses),
    };
  });
  if (phases.every(({ contacts }) => contacts === 0)) return { whyNot: 'nothingRegistered', isLeftOut: true } as const;
  const falls = phases.every((now, index) => {
    const before = phases[index - 1];
    return !before || now.contacts * before.active < before.contacts * now.active;
  });
  return { whyNot: falls ? null : ('doesNotFall' as const) };
}
