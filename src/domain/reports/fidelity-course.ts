import { holdersIn } from '../around.ts';
import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { formOf } from '../contacts.ts';
import type { Context } from '../context.ts';
import { type Boundaries, boundaries } from '../course.ts';
import { moved } from '../duty-dates.ts';
import { type Fact, factsOf } from '../facts.ts';
import type { FidelityModel } from '../model/fidelity.ts';
import type { ProgrammeModel } from '../programme.ts';
import type { Course, Trajectory } from '../state.ts';
import { transitionsOf } from '../transitions.ts';

/** A talk or a meeting that was had: a message is none. */
export interface Talk {
  readonly on: CivilDate;
  readonly isMeeting: boolean;
  /** Null where nobody registered it. */
  readonly place: string | null;
}

/** Days from the first up to, and without, the last. */
export interface Window {
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** A day, and whether an open pause still moves it (T-10). */
export interface DueOn {
  readonly on: CivilDate;
  readonly provisional: boolean;
}

/** What the items of a course are reckoned from. */
export interface CourseRead extends Pick<Context, 'programme' | 'settings' | 'today'> {
  readonly model: FidelityModel;
  readonly course: Course;
  readonly at: Boundaries;
  /** Registrations that belong to the course: of its way through the model, and after a restart since then. */
  readonly facts: readonly Fact[];
  readonly withCitizen: readonly Talk[];
  readonly withSupporters: readonly (Talk & { readonly number: number | null })[];
  /** Whether a worker of the course registered a talk with anybody in some days: else nothing can be told from none. */
  readonly isLogUsed: (window: Window) => boolean;
}

/** Reads a course for the meter. `others` are cases that its workers may have registered talks in. */
export function readCourse(
  context: Context,
  model: FidelityModel,
  state: Trajectory,
  course: Course,
  others: readonly Trajectory[],
): CourseRead {
  const facts = factsOfCourse(state, course);
  return {
    ...context,
    ...{ model, course, facts, at: boundaries(course, context.today) },
    withCitizen: talksWithCitizen(context, model, facts),
    withSupporters: factsOf(facts, model.supporters.contact)
      .filter(({ values }) => values.form !== 'message')
      .map((fact) => ({ ...talkOf(context.programme, fact), number: numberIn(fact, model) })),
    isLogUsed(window) {
      const workers = holdersIn(state, model.worker, { from: window.from, last: addDays(window.until, -1) });
      return [state, ...others].some((one) =>
        within(loggedIn(model, one.facts), window).some(({ on }) =>
          holdersIn(one, model.worker, { from: on, last: on }).some((id) => workers.includes(id)),
        ),
      );
    },
  };
}

/** Everything until the course's end; after a restart only what came since, for it has a meter of its own. */
function factsOfCourse({ facts, courses }: Trajectory, course: Course): Fact[] {
  const isFirst = !courses.some(({ round, number }) => round === course.round && number < course.number);
  return facts.filter(
    ({ round, on }) =>
      round === course.round && (isFirst || on >= course.startOn) && (!course.ended || on < course.ended.on),
  );
}

const loggedIn = ({ talks, supporters, worker }: FidelityModel, facts: readonly Fact[]): Fact[] =>
  [...talks, supporters.contact].flatMap((step) => factsOf(facts, step).filter((fact) => fact.with.includes(worker)));

/** A meeting with several supporters is registered once for each, and is one meeting. */
function talksWithCitizen({ programme }: Context, model: FidelityModel, facts: readonly Fact[]): Talk[] {
  const had = loggedIn(model, facts).filter(
    (fact) => fact.with.includes('citizen') && formOf(programme, fact) !== 'message',
  );
  const joint = ({ step }: Fact) => step === model.supporters.contact;
  return [
    ...had.filter((fact) => !joint(fact)),
    ...new Map(had.filter(joint).map((fact) => [fact.on, fact])).values(),
  ].map((fact) => talkOf(programme, fact));
}

function talkOf(programme: ProgrammeModel, fact: Fact): Talk {
  const { place } = fact.values;
  return {
    on: fact.on,
    isMeeting: formOf(programme, fact) === 'inPerson',
    place: typeof place === 'string' ? place : null,
  };
}

/** The number that a supporter has in the plan. */
export function numberIn({ values }: Fact, { supporters }: FidelityModel): number | null {
  const number = values[supporters.number];
  return typeof number === 'number' ? number : null;
}

export const within = <T extends { readonly on: CivilDate }>(all: readonly T[], { from, until }: Window): T[] =>
  all.filter(({ on }) => from <= on && on < until);

/** The days of phase `number`, from its first to the day on which it is over. */
export const phaseOf = ({ at }: Pick<CourseRead, 'at'>, number: 1 | 2 | 3): Window => ({
  from: at[(number - 1) as 0 | 1 | 2].on,
  until: at[number].on,
});

/** A day counted from another within the course: moved by every pause between (T-04). */
export function after(from: CivilDate, on: CivilDate, { course, today }: Pick<CourseRead, 'course' | 'today'>): DueOn {
  const anchor = { fact: 'courseStart', step: null, on: from } as const;
  return moved({ anchor, on, provisional: false }, course, from, { today });
}

/** Whether a day has come while the course ran: what an open pause still moves has not, nor what lies beyond an early end. */
export function isDue({ on, provisional }: DueOn, { course, today }: Pick<CourseRead, 'course' | 'today'>): boolean {
  const end = transitionsOf(course, today).at(-1)!;
  return !provisional && on <= today && on <= end.on;
}
