import type { CivilDate } from './calendar/civil-date.ts';
import type { Context } from './context.ts';
import { boundaries, type Pause } from './course.ts';
import type { EventBody } from './events.ts';
import type { Course } from './state.ts';
import { transitionsOf } from './transitions.ts';

/** Phases that were begun on a date which a back-dated pause has now moved: what was said on the old basis (K-12, SC-13 g). */
export function takenBack(
  { today }: Context,
  course: Pick<Course, 'number' | 'acted' | 'startOn' | 'months'> & { readonly pauses: readonly Pause[] },
): (EventBody & { on: CivilDate })[] {
  const now = boundaries(course, today);
  return course.acted.flatMap(({ phase, on }) => {
    const { on: nowOn, provisional } = now[(phase - 1) as 0 | 1 | 2];
    return nowOn === on
      ? []
      : [{ type: 'PhaseTakenBack' as const, course: course.number, phase, nowOn, provisional, on }];
  });
}

/** Ends that had been acted on and went with the decision that was withdrawn: people have been told of them (K-12). */
export function endsTakenBack(
  { today }: Context,
  before: readonly Course[],
  after: readonly Course[],
): (EventBody & { readonly on: CivilDate })[] {
  return after.flatMap((course) => {
    const was = before.find(({ number }) => number === course.number)?.ended;
    if (!was || course.ended) return [];
    const nowOn = transitionsOf(course, today).at(-1)!.on;
    return [{ type: 'EndTakenBack' as const, course: course.number, outcome: was.outcome, nowOn, on: was.on }];
  });
}

/** Transitions that had been acted on, on or after a day from which there is no course any more. */
export function takenBackFrom(
  course: Course | undefined,
  from: CivilDate,
  because: { readonly because?: 'startWithdrawn' } = {},
): (EventBody & { readonly on: CivilDate })[] {
  return (course?.acted ?? [])
    .filter((acted) => acted.on >= from)
    .map(({ phase, on }) => {
      const taken = { type: 'PhaseTakenBack' as const, course: course!.number, phase, nowOn: null, provisional: false };
      return { ...taken, ...because, on };
    });
}
