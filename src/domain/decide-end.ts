import type { DescribeInterruption, DiscussInterruption, EndCourseEarly } from './commands.ts';
import type { Context } from './context.ts';
import { boundaries } from './course.ts';
import { type Reason, reason } from './rule.ts';
import { currentCourse, runningCourse, type Trajectory } from './state.ts';
import { no, unless, type Verdict } from './verdict.ts';

/** Steps towards an interruption change nothing by themselves: the course goes on until it is decided (S-84). */
export function decideInterruptionStep(
  state: Trajectory,
  command: DescribeInterruption | DiscussInterruption,
): Verdict {
  const course = runningCourse(state);
  if (!course) return notRunning(state);
  const { number } = course;
  return command.type === 'DescribeInterruption'
    ? [{ type: 'InterruptionDescribed', course: number, to: command.to, on: command.on }]
    : [{ type: 'InterruptionDiscussed', course: number, with: command.with, on: command.on }];
}

/** S-84 … S-86: an earlier end needs the description sent and the discussion held, with everyone the variant names. */
export function decideEarlyEnd(
  { settings, today }: Context,
  state: Trajectory,
  { endOn, on }: EndCourseEarly,
): Verdict {
  const course = runningCourse(state);
  if (!course) return notRunning(state);
  const objections: Reason[] = [];
  for (const party of settings.interruptionDescribedTo) {
    if (!course.describedTo.includes(party)) objections.push(reason('interruptionNotDescribed', 'S-85', { party }));
  }
  for (const party of settings.interruptionDiscussedWith) {
    if (!course.discussedWith.includes(party)) objections.push(reason('interruptionNotDiscussed', 'S-84', { party }));
  }
  if (endOn < course.startOn) objections.push(reason('endBeforeStart', 'S-84', { start: course.startOn, end: endOn }));
  const end = course.endDecision?.endOn ?? boundaries(course, today)[3].on;
  if (endOn >= end) objections.push(reason('endNotEarlier', 'S-72', { end, asked: endOn }));
  if (endOn < on) objections.push(reason('endBeforeDecision', 'S-84', { decided: on, end: endOn }));
  return unless(objections, () => [
    { type: 'EarlyEndDecided', course: course.number, endOn, on },
    ...course.acted
      .filter((acted) => acted.on >= endOn)
      .map((acted) => ({
        type: 'PhaseTakenBack' as const,
        course: course.number,
        phase: acted.phase,
        nowOn: null,
        provisional: false,
        on: acted.on,
      })),
  ]);
}

function notRunning(state: Trajectory): Verdict {
  const course = currentCourse(state);
  return no(
    course?.ended ? reason('courseHasEnded', 'S-96', { end: course.ended.on }) : reason('courseNotStarted', 'S-84'),
  );
}
