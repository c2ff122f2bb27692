import { addDays, type CivilDate } from './calendar/civil-date.ts';
import type {
  AssessTargetGroup,
  AssignStaff,
  GrantSupport,
  InformOfGrant,
  RegisterJobMatch,
  StartCourse,
} from './commands.ts';
import type { Context } from './context.ts';
import { type Reason, reason } from './rule.ts';
import { currentCourse, type Grant, runningCourse, type Trajectory } from './state.ts';
import { no, unless, type Verdict } from './verdict.ts';

export function decideAssignment({ function: jobFunction, staffId, on }: AssignStaff): Verdict {
  return [{ type: 'StaffAssigned', function: jobFunction, staffId, on }];
}

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
  if (basis.code !== 'SEL_85' && state.assessment?.inTargetGroup) objections.push(reason('paragraph85First', 'S-39'));
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
  if (state.grants.length === 0) return no(reason('supportNotGranted', 'S-40'));
  return [{ type: 'GrantMadeKnown', who, on }];
}

export function decideJobMatch({ on }: RegisterJobMatch): Verdict {
  return [{ type: 'JobMatchRegistered', on }];
}

/** Whether phase 1 may begin on day D: every missing gate is named at once (SC-08 g). */
export function decideStart(context: Context, state: Trajectory, { startOn, takenOver = false }: StartCourse): Verdict {
  const course = currentCourse(state);
  if (course)
    return no(reason(course.ended ? 'courseHasEnded' : 'courseAlreadyStarted', course.ended ? 'S-15' : 'S-72'));
  const grant = state.grants.at(-1);
  if (!grant) return no(reason('supportNotGranted', 'S-40'), ...unshownFacts(context, state, undefined, startOn));
  const unshown = unshownFacts(context, state, grant, startOn);
  const objections = [...(takenOver ? [] : unshown), ...hardObjections(context, state, grant, startOn, takenOver)];
  const { legalBasis, months } = grant;
  return unless(objections, () => [
    {
      type: 'CourseStarted',
      course: 1,
      legalBasis,
      months,
      takenOver,
      deviations: takenOver ? unshown : [],
      on: startOn,
    },
  ]);
}

/** Gates that a course taken over from elsewhere may lack the papers for: S-40, S-44, S-68. */
function unshownFacts(
  { programme }: Context,
  { informed, assessment, jobMatchOn }: Trajectory,
  grant: Grant | undefined,
  startOn: CivilDate,
): Reason[] {
  const missing: Reason[] = [];
  const knownBy = (who: 'citizen' | 'ctiWorker') => (informed[who] ?? '9999') <= startOn;
  if (grant && grant.on > startOn)
    missing.push(reason('grantAfterStart', 'S-40', { granted: grant.on, start: startOn }));
  if (!knownBy('citizen')) missing.push(reason('citizenNotInformed', 'S-40', { start: startOn }));
  if (!knownBy('ctiWorker')) missing.push(reason('ctiWorkerNotInformed', 'S-40', { start: startOn }));
  if (grant && programme.legalBases.find(({ code }) => code === grant.legalBasis)?.needsAssessment) {
    if (!assessment) missing.push(reason('assessmentMissing', 'S-44'));
    else if (assessment.on > startOn)
      missing.push(reason('assessmentTooLate', 'S-44', { assessed: assessment.on, start: startOn }));
  }
  if (!jobMatchOn) missing.push(reason('jobMatchMissing', 'S-68'));
  else if (startOn < jobMatchOn)
    missing.push(reason('startBeforeJobMatch', 'S-68', { match: jobMatchOn, start: startOn }));
  return missing;
}

/** What no course may have, wherever it comes from; how far from today D may lie is only asked of a new one (K-14). */
function hardObjections(
  { programme, settings, today }: Context,
  { assessment }: Trajectory,
  grant: Grant,
  startOn: CivilDate,
  takenOver: boolean,
): Reason[] {
  const objections: Reason[] = [];
  const needsAssessment = programme.legalBases.find(({ code }) => code === grant.legalBasis)?.needsAssessment ?? false;
  if (needsAssessment && assessment?.inTargetGroup === false)
    objections.push(reason('assessmentNotInTargetGroup', 'S-44'));
  if (!needsAssessment && assessment?.inTargetGroup) objections.push(reason('paragraph85First', 'S-39'));
  objections.push(...startWindow(settings, today, startOn, takenOver));
  return objections;
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
