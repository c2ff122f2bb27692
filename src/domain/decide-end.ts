import type { CivilDate } from './calendar/civil-date.ts';
import type { DescribeInterruption, DiscussInterruption, EndCourseEarly } from './commands.ts';
import type { Context } from './context.ts';
import { boundaries } from './course.ts';
import { factsOf, lastFact } from './facts.ts';
import type { OutsideParty } from './people.ts';
import { type Reason, reason } from './rule.ts';
import { currentCourse, runningCourse, type Trajectory } from './state.ts';
import { takenBackFrom } from './taken-back.ts';
import { no, unless, type Verdict } from './verdict.ts';

/** Steps towards an interruption change nothing by themselves: the course goes on until it is decided (S-84, S-87). */
export function decideInterruptionStep(
  { programme }: Context,
  state: Trajectory,
  command: DescribeInterruption | DiscussInterruption,
): Verdict {
  const course = runningCourse(state);
  const isConsidered = programme.exits.some(({ interruptionAfter: steps = [] }) =>
    steps.some((step) => lastFact(state.facts, step, { round: state.round })),
  );
  if (!course && !isConsidered) return notRunning(state);
  const number = course?.number ?? null;
  return command.type === 'DescribeInterruption'
    ? [{ type: 'InterruptionDescribed', course: number, to: command.to, on: command.on }]
    : [{ type: 'InterruptionDiscussed', course: number, with: command.with, on: command.on }];
}

/** Who has not been told of the reasons, or not been asked, by a day, of those whom the variant names (S-84, S-85, A-13). */
export function interruptionObjections({ settings }: Context, state: Trajectory, by: CivilDate): Reason[] {
  const { facts, round } = state;
  const running = runningCourse(state)?.number ?? null; // a refusal may come before the first day (S-87)
  const has = (step: string, party: OutsideParty) =>
    factsOf(facts, step, { round }).some(
      ({ values, course, on }) => values.party === party && on <= by && (course === null || course === running),
    );
  return [
    ...settings.interruptionDescribedTo
      .filter((party) => !has('interruptionDescribed', party))
      .map((party) => reason('interruptionNotDescribed', 'S-85', { party })),
    ...settings.interruptionDiscussedWith
      .filter((party) => !has('interruptionDiscussed', party))
      .map((party) => reason('interruptionNotDiscussed', 'S-84', { party })),
  ];
}

/** S-84 … S-86: an earlier end needs the description sent and the discussion held first, with everyone the variant names. */
export function decideEarlyEnd(context: Context, state: Trajectory, { endOn, on }: EndCourseEarly): Verdict {
  const course = runningCourse(state);
  if (!course) return notRunning(state);
  const objections = interruptionObjections(context, state, on);
  if (endOn < course.startOn) objections.push(reason('endBeforeStart', 'S-84', { start: course.startOn, end: endOn }));
  const end = course.endDecision?.endOn ?? boundaries(course, context.today)[3].on;
  if (endOn >= end) objections.push(reason('endNotEarlier', 'S-72', { end, asked: endOn }));
  if (endOn < on) objections.push(reason('endBeforeDecision', 'S-84', { decided: on, end: endOn }));
  return unless(objections, () => [
    { type: 'EarlyEndDecided', course: course.number, endOn, on },
    ...takenBackFrom(course, endOn),
  ]);
}

function notRunning(state: Trajectory): Verdict {
  const course = currentCourse(state);
  return no(
    course?.ended ? reason('courseHasEnded', 'S-96', { end: course.ended.on }) : reason('courseNotStarted', 'S-84'),
  );
}
