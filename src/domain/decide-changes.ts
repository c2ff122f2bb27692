import type { BeginAnew, CommandEnvelope, LeaveProgramme, WithdrawEvent } from './commands.ts';
import { consequences } from './consequences.ts';
import type { Context } from './context.ts';
import { pauseFault } from './course.ts';
import { interruptionObjections } from './decide-end.ts';
import { endsOf } from './decided-ends.ts';
import { askGates } from './model/gates.ts';
import { type Reason, reason } from './rule.ts';
import { type Course, currentCourse, runningCourse, type Trajectory } from './state.ts';
import { endsTakenBack, takenBack, takenBackFrom } from './taken-back.ts';
import { no, unless, type Verdict } from './verdict.ts';
import { withdrawable, without } from './withdraw.ts';

type Asked<Body> = Body & Pick<CommandEnvelope, 'despite'>;

/**
 * Something registered was not so. The case is reckoned anew without it; what had been said on the strength of it is
 * listed for people to put right. An end that time alone brought is not undone (K-12, S-96).
 */
export function decideWithdrawal(context: Context, state: Trajectory, { event, noteId, on }: WithdrawEvent): Verdict {
  const { today } = context;
  const what = withdrawable(state, event);
  if (what === undefined) return no(reason('eventNotWithdrawable', 'TECH-05', { event }));
  const started = state.courses.find(({ id }) => id === event);
  const [hangsOnIt, ...more] = started ? startObjections(started) : [];
  if (hangsOnIt) return no(hangsOnIt, ...more);
  const after = { ...state, ...without(state, event) };
  for (const course of after.courses) {
    const before = state.courses.find(({ number }) => number === course.number)!;
    const isTouched = JSON.stringify(before.pauses) !== JSON.stringify(course.pauses);
    if (isTouched && course.ended) return no(reason('courseIsOver', 'K-12', { from: on, end: course.ended.on }));
    const fault = isTouched ? pauseFault(course) : undefined;
    if (fault) return no(fault);
  }
  const moved = after.courses.flatMap((course) => (course.ended ? [] : takenBack(context, course)));
  const begun = takenBackFrom(started, started?.startOn ?? on, { because: 'startWithdrawn' });
  const reopened = endsTakenBack(context, state.courses, after.courses);
  const said = consequences(today, state, after);
  return [{ type: 'EventWithdrawn', event, what, noteId, consequences: said, on }, ...reopened, ...begun, ...moved];
}

/** What must be withdrawn first: a start carries the pauses and the end of its course (TECH-05); time is not undone (S-96). */
function startObjections(course: Course): Reason[] {
  if (course.ended?.outcome === 'completed') return [reason('courseHasEnded', 'S-96', { end: course.ended.on })];
  return [
    ...course.pauses.map(({ from }) => reason('startHasPause', 'TECH-05', { from })),
    ...endsOf(course).map(({ endOn: end }) => reason('startHasEnd', 'TECH-05', { end })),
  ];
}

/** The citizen leaves: what the exit demands stands first; a running course ends on that day (S-89 … S-91, A-09, A-11). */
export function decideLeaving(context: Context, state: Trajectory, command: Asked<LeaveProgramme>): Verdict {
  const { programme, settings } = context;
  const { why, from: on, despite } = command;
  const exit = programme.exits.find((one) => one.why === why);
  if (!exit) return no(reason('exitUnknown', 'TECH-04', { why }));
  if (settings.rulesOff.includes(exit.rule)) return no(reason('exitNotInVariant', exit.rule, { why }));
  if (state.left) return no(reason('programmeIsLeft', exit.rule, { on: state.left.on }));
  const course = runningCourse(state);
  const paused = course && state.courses.find(({ number, ended }) => number < course.number && !ended);
  const question = { state, settings, on, scope: { round: state.round }, course, startOn: course?.startOn };
  const { objections } = askGates(programme.gates, `leave:${why}`, question, despite);
  const untold = exit.interruptionAfter ? interruptionObjections(context, state, context.today) : [];
  return unless([...untold, ...objections], () => [
    {
      type: 'ProgrammeLeft',
      why,
      course: course?.number ?? null,
      ...(paused ? { pausedCourse: paused.number } : {}),
      on,
    },
    ...takenBackFrom(paused, on),
    ...takenBackFrom(course, on),
  ]);
}

/** S-13 … S-15: a caseworker's judgement that a new transition is critical begins the model from scratch. */
export function decideNewTransition(context: Context, state: Trajectory, command: Asked<BeginAnew>): Verdict {
  const { transition, judgedBy, noteId, on, despite } = command;
  const { programme, settings } = context;
  if (!programme.transitions.includes(transition)) return no(reason('transitionUnknown', 'S-14', { transition }));
  if (state.left) return no(reason('programmeIsLeft', 'S-15', { on: state.left.on }));
  const course = currentCourse(state);
  if (course && !course.ended) return no(reason('courseIsRunning', 'S-15'));
  const question = { state, settings, on, scope: { round: state.round } };
  const { objections } = askGates(programme.gates, 'newTransition', question, despite);
  return unless(objections, () => [{ type: 'BegunAnew', round: state.round + 1, transition, judgedBy, noteId, on }]);
}
