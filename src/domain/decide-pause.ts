import { addDays, type CivilDate } from './calendar/civil-date.ts';
import type { PauseCourse, RecordPastPause, RestartCourse, ResumeCourse, SharedDecision } from './commands.ts';
import type { Context } from './context.ts';
import { openPause, type Pause, pauseFault, withPause } from './course.ts';
import { assessedOtherwise, startWindow, unassessed } from './decide-start.ts';
import type { EventBody } from './events.ts';
import { askGates } from './model/gates.ts';
import { type Reason, reason } from './rule.ts';
import { type Course, currentCourse, type Trajectory } from './state.ts';
import { takenBack } from './taken-back.ts';
import { no, unless, type Verdict } from './verdict.ts';

/** S-81: a pause with a reason, wished for by the citizen, from any day of the course on (T-07, K-12). */
export function decidePause(context: Context, state: Trajectory, command: PauseCourse): Verdict {
  const course = currentCourse(state);
  if (!course) return no(reason('courseNotStarted', 'S-81'));
  if (openPause(course)) return no(reason('courseIsPaused', 'T-05'));
  const after = withTrial(course, { from: command.from, until: null });
  const objections = pauseObjections(context, after, command);
  if (!command.citizenWishesToGoOn) objections.push(reason('citizenDoesNotWishToGoOn', 'S-81'));
  return unless(objections, () => [paused(context, course, command), ...takenBack(context, after)]);
}

/** A pause that was over before anybody registered it; it ends by the same shared decision as any other (S-83). */
export function decidePastPause(context: Context, state: Trajectory, command: RecordPastPause): Verdict {
  const course = currentCourse(state);
  if (!course) return no(reason('courseNotStarted', 'S-81'));
  const { from, until, decision } = command;
  const after = withTrial(course, { from, until });
  const objections = [...pauseObjections(context, after, command), ...shared(decision)];
  if (until > context.today) objections.push(reason('dateInFuture', 'TECH-03', { on: until, today: context.today }));
  return unless(objections, () => [
    paused(context, course, command),
    { type: 'CourseResumed', course: course.number, from, decision, registeredOn: context.today, on: until },
    ...takenBack(context, after),
  ]);
}

/** S-83 "continue": same phase, same days left. Only both together can decide it. */
export function decideResume(
  { settings, today }: Context,
  state: Trajectory,
  { until, decision }: ResumeCourse,
): Verdict {
  const course = currentCourse(state);
  const pause = course && !course.ended && !isRestarting(course) ? openPause(course) : undefined;
  if (!course || !pause) return no(reason('courseIsNotPaused', 'T-05'));
  const objections = shared(decision);
  if (until <= pause.from) objections.push(reason('pauseOfNoDays', 'K-15', { from: pause.from, until }));
  if (until > addDays(today, settings.resumeAheadDays))
    objections.push(reason('resumeTooFarAhead', 'K-13', { days: settings.resumeAheadDays }));
  return unless(objections, () => [
    { type: 'CourseResumed', course: course.number, from: pause.from, decision, registeredOn: today, on: until },
  ]);
}

/** S-83 "start over": the paused course ends on the new day D, the next one inherits no shift (T-11). */
export function decideRestart(
  { programme, settings, today }: Context,
  state: Trajectory,
  command: RestartCourse,
): Verdict {
  if (state.left) return no(reason('programmeIsLeft', 'S-91', { on: state.left.on }));
  const course = currentCourse(state);
  const pause = course && !course.ended ? openPause(course) : undefined;
  if (!course || !pause) return no(reason('courseIsNotPaused', 'S-83'));
  const { startOn, decision, confirmedBy } = command;
  const grant = state.grants.at(-1);
  if (!grant) return no(reason('supportNotGranted', 'S-40')); // it was withdrawn
  const question = { state, settings, on: today, scope: { round: state.round }, startOn };
  const objections = [...shared(decision), ...askGates(programme.gates, 'courseRestart', question).objections];
  for (const caseworker of ['jobCentreCaseworker', 'socialCaseworker'] as const) {
    if (!confirmedBy.includes(caseworker)) objections.push(reason('confirmationMissing', 'S-83', { who: caseworker }));
  }
  if (programme.legalBases.find(({ code }) => code === course.legalBasis)?.restartNeedsNewGrant) {
    const renewed = state.grants.slice(course.grants).some(({ changedNeed }) => changedNeed);
    if (!renewed) objections.push(reason('changedNeedMissing', 'S-43', { legalBasis: course.legalBasis }));
  }
  if (grant.on > startOn) objections.push(reason('grantAfterStart', 'S-40', { granted: grant.on, start: startOn }));
  objections.push(...unassessed(programme, state, grant, startOn));
  objections.push(...assessedOtherwise(programme, state, grant, startOn));
  if (startOn <= pause.from)
    objections.push(reason('restartBeforeReady', 'T-11', { from: pause.from, start: startOn }));
  objections.push(...startWindow(settings, today, startOn, false));
  const { legalBasis, months } = grant;
  return unless(objections, () => [
    {
      type: 'RestartDecided',
      course: course.number,
      nextCourse: course.number + 1,
      legalBasis,
      months,
      decision,
      on: startOn,
    },
  ]);
}

/** A course with a pause that is only asked about. */
type Trial = Omit<Course, 'pauses'> & { readonly pauses: readonly Pause[] };
const withTrial = (course: Course, pause: Pause): Trial => ({
  ...course,
  pauses: withPause<Pause>(course.pauses, pause),
});

const isRestarting = (course: Course) => course.endDecision?.outcome === 'restarted';

/** What speaks against a pause from `from` on; the course is the one that has it already. */
function pauseObjections(
  { programme }: Context,
  course: Trial,
  { from, reason: why, noteId }: { from: CivilDate; reason: string; noteId?: string },
): Reason[] {
  const objections: Reason[] = [];
  const limit = course.ended?.on ?? course.endDecision?.endOn;
  const fault = pauseFault(course);
  if (course.ended)
    objections.push(reason('courseIsOver', from < course.ended.on ? 'K-12' : 'T-07', { from, end: course.ended.on }));
  else if (limit && from >= limit) objections.push(reason('courseIsOver', 'T-07', { from, end: limit }));
  else if (fault) objections.push(fault);
  if (!programme.pauseReasons.includes(why) || (why === 'other' && !noteId))
    objections.push(reason('reasonTextMissing', 'S-81'));
  return objections;
}

function shared({ citizenAgrees, ctiWorker }: SharedDecision): Reason[] {
  return citizenAgrees && ctiWorker ? [] : [reason('decisionNotShared', 'S-83')];
}

function paused(
  { today }: Context,
  course: Course,
  { from, reason: why, noteId = null }: { from: CivilDate; reason: PauseCourse['reason']; noteId?: string | null },
): EventBody & { on: CivilDate } {
  return { type: 'CoursePaused', course: course.number, reason: why, noteId, registeredOn: today, on: from };
}
