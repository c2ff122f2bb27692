import { addDays, type CivilDate } from './calendar/civil-date.ts';
import type { AssessTargetGroup, CommandEnvelope, GrantSupport, InformOfGrant, StartCourse } from './commands.ts';
import type { Context } from './context.ts';
import { plannedBoundary } from './course.ts';
import { dateIn } from './facts.ts';
import { askGates, type GateAnswer, unlessExplained } from './model/gates.ts';
import { type Reason, reason } from './rule.ts';
import {
  assessmentOf,
  type Course,
  courseOfRound,
  type Grant,
  grantOf,
  informedOn,
  jobMatchOf,
  nextCourseNumber,
  runningCourse,
  type Trajectory,
} from './state.ts';
import { no, unless, type Verdict } from './verdict.ts';

export function decideAssessment({ inTargetGroup, on }: AssessTargetGroup): Verdict {
  return [{ type: 'TargetGroupAssessed', inTargetGroup, on }];
}

/** S-38 … S-43, S-39: which legal basis, for how long, and that a running course keeps the one it has (S-40, A-08). */
export function decideGrant({ programme }: Context, state: Trajectory, command: GrantSupport): Verdict {
  const basis = programme.legalBases.find(({ code }) => code === command.legalBasis);
  if (!basis)
    return no(reason('unknownLegalBasis', 'S-38', { known: programme.legalBases.map(({ code }) => code).join(', ') }));
  const running = runningCourse(state);
  const objections: Reason[] = [];
  if (command.months !== undefined && command.months !== basis.months) {
    const rule = basis.code === 'SEL_82B' ? 'S-43' : basis.lengthRule;
    objections.push(
      reason('lengthForbidden', rule, { legalBasis: basis.code, months: basis.months, asked: command.months }),
    );
  }
  const asksAssessment = programme.legalBases.some(({ needsAssessment }) => needsAssessment);
  if (asksAssessment && !basis.needsAssessment && assessmentOf(state)?.values.inTargetGroup)
    objections.push(reason('paragraph85First', 'S-39'));
  if (running && running.legalBasis !== basis.code)
    objections.push(reason('legalBasisIsFrozen', 'S-40', { legalBasis: running.legalBasis }));
  return unless(objections, () => [
    {
      type: 'SupportGranted',
      legalBasis: basis.code,
      months: basis.months,
      changedNeed: command.changedNeed ?? false,
      on: command.on,
    },
  ]);
}

export function decideInformation(state: Trajectory, { who, on }: InformOfGrant): Verdict {
  if (!grantOf(state)) return no(reason('supportNotGranted', 'S-40'));
  return [{ type: 'GrantMadeKnown', who, on }];
}

/** Whether phase 1 may begin on day D: every missing gate is named at once (SC-08 g). */
export function decideStart(
  context: Context,
  state: Trajectory,
  command: StartCourse & Pick<CommandEnvelope, 'despite'>,
): Verdict {
  const { startOn, takenOver = false } = command;
  const course = courseOfRound(state);
  if (state.left) return no(reason('programmeIsLeft', 'S-91', { on: state.left.on }));
  if (course)
    return no(reason(course.ended ? 'courseHasEnded' : 'courseAlreadyStarted', course.ended ? 'S-15' : 'S-72'));
  const grant = grantOf(state);
  const asked = startGates(context, state, command);
  const load = askLoad(command);
  const gates = {
    objections: [...asked.objections, ...load.objections],
    deviations: [...asked.deviations, ...load.deviations],
  };
  const unshown = [...unshownFacts(context, state, grant, startOn), ...gates.objections];
  if (!grant) return no(reason('supportNotGranted', 'S-40'), ...unshown);
  const objections = [...(takenOver ? [] : unshown), ...hardObjections(context, state, grant, startOn, takenOver)];
  const { legalBasis, months } = grant;
  const number = nextCourseNumber(state);
  const deviations = [
    ...(takenOver ? unshown : []),
    ...gates.deviations,
    ...warnings(context, state, { startOn, months }),
  ];
  return unless(objections, () => [
    { type: 'CourseStarted', course: number, legalBasis, months, takenOver, deviations, on: startOn },
  ]);
}

/** A course that would end after the project, or begins after the job, is begun all the same, and shown (G-66, C-28, A-01). */
function warnings(
  { programme, settings: { projectEndsOn } }: Context,
  state: Trajectory,
  timing: Pick<Course, 'startOn' | 'months'>,
): Reason[] {
  const { startOn: start } = timing;
  const end = plannedBoundary(timing, 3);
  const first = dateIn(jobMatchOf(state)?.values, 'firstDayOn');
  const found: Reason[] = [];
  if (first !== undefined && first < start) found.push(reason('startAfterFirstWorkday', 'S-68', { first, start }));
  if (projectEndsOn !== null && end > addDays(projectEndsOn, 1))
    found.push(reason('endsAfterProject', programme.projectEndRule, { end, project: projectEndsOn }));
  return found;
}

/** The programme's own gates before phase 1, asked about the day on which it is to begin. */
function startGates(
  { programme, settings, today }: Context,
  state: Trajectory,
  { startOn, despite }: StartCourse & Pick<CommandEnvelope, 'despite'>,
): GateAnswer {
  const question = { state, settings, on: today, scope: { round: state.round }, startOn };
  return askGates(programme.gates, 'courseStart', question, despite);
}

/** K-19: a course that makes more than one worker may have is begun with a written reason alone, and shown. */
const askLoad = ({ register, despite }: StartCourse & Pick<CommandEnvelope, 'despite'>): GateAnswer =>
  unlessExplained(register?.caseloadIsFull ? [reason('caseloadIsFull', 'K-19')] : [], despite);

/** Gates that a course taken over from elsewhere may lack the papers for: S-40, S-44, S-68. */
export function unshownFacts(
  { programme }: Context,
  state: Trajectory,
  grant: Grant | undefined,
  startOn: CivilDate,
): Reason[] {
  const missing: Reason[] = [];
  const match = jobMatchOf(state);
  const knownBy = (who: 'citizen' | 'ctiWorker') => (informedOn(state, who) ?? '9999') <= startOn;
  if (grant && grant.on > startOn)
    missing.push(reason('grantAfterStart', 'S-40', { granted: grant.on, start: startOn }));
  const needs = (what: 'grantKnown' | 'jobMatch') => programme.startNeeds.includes(what);
  if (needs('grantKnown') && !knownBy('citizen'))
    missing.push(reason('citizenNotInformed', 'S-40', { start: startOn }));
  if (needs('grantKnown') && !knownBy('ctiWorker'))
    missing.push(reason('ctiWorkerNotInformed', 'S-40', { start: startOn }));
  if (grant) missing.push(...unassessed(programme, state, grant, startOn));
  if (needs('jobMatch') && !match) missing.push(reason('jobMatchMissing', 'S-68'));
  else if (match && startOn < match.on)
    missing.push(reason('startBeforeJobMatch', 'S-68', { match: match.on, start: startOn }));
  return missing;
}

/** What no course may have, wherever it comes from; how far from today D may lie is only asked of a new one (K-14). */
function hardObjections(
  { programme, settings, today }: Context,
  state: Trajectory,
  grant: Grant,
  startOn: CivilDate,
  takenOver: boolean,
): Reason[] {
  return [...assessedOtherwise(programme, state, grant, startOn), ...startWindow(settings, today, startOn, takenOver)];
}

/** S-44: what is missing of the assessment that a legal basis needs by the course's first day. */
export function unassessed(
  { legalBases }: Context['programme'],
  state: Trajectory,
  { legalBasis }: Pick<Grant, 'legalBasis'>,
  startOn: CivilDate,
): Reason[] {
  if (!legalBases.find(({ code }) => code === legalBasis)?.needsAssessment || assessmentOf(state, startOn)) return [];
  const late = assessmentOf(state);
  return [
    late
      ? reason('assessmentTooLate', 'S-44', { assessed: late.on, start: startOn })
      : reason('assessmentMissing', 'S-44'),
  ];
}

/** S-44, S-39: what the assessment says against a legal basis, as it stood on the course's first day and as it stands. */
export function assessedOtherwise(
  { legalBases }: Context['programme'],
  state: Trajectory,
  { legalBasis }: Pick<Grant, 'legalBasis'>,
  startOn: CivilDate,
): Reason[] {
  if (!legalBases.some(({ needsAssessment }) => needsAssessment)) return [];
  const said = [assessmentOf(state, startOn), assessmentOf(state)].map((one) => one?.values.inTargetGroup);
  if (legalBases.find(({ code }) => code === legalBasis)?.needsAssessment)
    return said.includes(false) ? [reason('assessmentNotInTargetGroup', 'S-44')] : [];
  return said.at(-1) === true ? [reason('paragraph85First', 'S-39')] : [];
}

/** K-14: how far from today a course's first day may lie when it is registered; a course taken over may lie further back. */
export function startWindow(
  settings: Context['settings'],
  today: CivilDate,
  startOn: CivilDate,
  takenOver: boolean,
): Reason[] {
  const { startRegisteredLateDays: late, startRegisteredAheadDays: ahead } = settings;
  if (!takenOver && startOn < addDays(today, -late)) return [reason('startTooLongAgo', 'K-14', { days: late })];
  return startOn > addDays(today, ahead) ? [reason('startTooFarAhead', 'K-14', { days: ahead })] : [];
}
