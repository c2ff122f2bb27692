import { type CivilDate, parseCivilDate } from './calendar/civil-date.ts';
import { type Command, DATE_FIELDS, type Enrol, isEnrolment } from './commands.ts';
import { type Context, contextOf } from './context.ts';
import { decideLeaving, decideNewTransition, decideWithdrawal } from './decide-changes.ts';
import { decideEarlyEnd, decideInterruptionStep } from './decide-end.ts';
import { decideMoveToProgramme } from './decide-move.ts';
import { decidePastPause, decidePause, decideRestart, decideResume } from './decide-pause.ts';
import { decideAssignment, decideHandOverAnswer, decideStandIn } from './decide-people.ts';
import { decideAssessment, decideGrant, decideInformation, decideStart } from './decide-start.ts';
import {
  decideCancellation,
  decideCompletion,
  decideFact,
  decideHolding,
  decideJobMatch,
  decideMove,
  decideSummons,
} from './decide-steps.ts';
import type { TrajectoryEvent } from './events.ts';
import { fingerprint } from './fingerprint.ts';
import { programmeOf } from './programmes/index.ts';
import { type Refusal, reason } from './rule.ts';
import { runningCourse, type Trajectory } from './state.ts';
import { no, type Verdict } from './verdict.ts';

export type Decision = { readonly events: readonly TrajectoryEvent[] } | { readonly refusal: Refusal };

/**
 * What a person asks for, answered at once: events, or every reason why not. Pure.
 * The caller has brought the state up to today with `tick`, and has sorted out repeated commands with `repeated`.
 */
export function decide(today: CivilDate, state: Trajectory, command: Command): Decision {
  const verdict = judge(today, state, command);
  if ('no' in verdict) return { refusal: { reasons: verdict.no } };
  const cause = { command: command.id, by: command.by, fingerprint: fingerprint(command) };
  return { events: verdict.map((event) => ({ ...event, cause })) };
}

function judge(today: CivilDate, state: Trajectory, command: Command): Verdict {
  if (state.archivedOn) return no(reason('trajectoryIsArchived', 'S-96'));
  if (command.basedOn !== undefined && command.basedOn !== state.sequence) {
    return no(reason('stateHasChanged', 'TECH-02', { basedOn: command.basedOn, sequence: state.sequence }));
  }
  const field = impossibleDate(command);
  if (field) return no(reason('invalidDate', 'TECH-03', { field }));
  if ('on' in command && command.on > today) return no(reason('dateInFuture', 'TECH-03', { on: command.on, today }));
  const context = contextOf(state, today);
  if (!context) return isEnrolment(command) ? enrol(command) : no(reason('notEnrolled', 'S-16'));
  return judgeEnrolled(context, state, command);
}

/** The first field of a command that should hold a date and does not: the doors check, a raw signal has no door. */
function impossibleDate(command: Command): string | undefined {
  const given: Readonly<Record<string, unknown>> = { ...command };
  const isImpossible = (field: string) =>
    field in given && (typeof given[field] !== 'string' || !parseCivilDate(given[field]));
  return DATE_FIELDS.find(isImpossible) ?? (command.type === 'MoveMeeting' && isImpossible('to') ? 'to' : undefined);
}

/** What begins something new: nothing of it is asked of a citizen who has left. */
const BEGINNINGS: readonly string[] = [
  'SummonMeeting',
  'GrantSupport',
  'RegisterJobMatch',
  'AppointStandIn',
  'MoveToProgramme',
];

/** What is about a timed course: a programme without one knows none of it. */
const ABOUT_A_COURSE: readonly string[] = [
  'AppointStandIn',
  'AssessTargetGroup',
  'GrantSupport',
  'InformOfGrant',
  'RegisterJobMatch',
  'StartCourse',
  'PauseCourse',
  'ResumeCourse',
  'RecordPastPause',
  'RestartCourse',
  'DescribeInterruption',
  'DiscussInterruption',
  'EndCourseEarly',
];

function judgeEnrolled(context: Context, state: Trajectory, command: Command): Verdict {
  const { left } = state;
  if (context.programme.legalBases.length === 0 && ABOUT_A_COURSE.includes(command.type))
    return no(reason('commandNotInProgramme', 'TECH-04'));
  if (left && left.on <= context.today && BEGINNINGS.includes(command.type))
    return no(reason('programmeIsLeft', 'S-91', { on: left.on }));
  // Late notes of the days before can be registered.
  if (left && command.type === 'HoldMeeting' && command.on >= left.on)
    return no(reason('programmeIsLeft', 'S-91', { on: left.on }));
  switch (command.type) {
    case 'EnrolCitizen':
    case 'EnrolOrganisation':
      return no(reason('alreadyEnrolled', 'S-28'));
    case 'AssignStaff':
      return decideAssignment(context, state, command);
    case 'AcceptCase':
    case 'DeclineCase':
      return decideHandOverAnswer(context, state, command);
    case 'AppointStandIn':
      return decideStandIn(context, state, command);
    case 'SummonMeeting':
      return decideSummons(context, state, command);
    case 'MoveMeeting':
      return decideMove(context, state, command);
    case 'CancelMeeting':
      return decideCancellation(context, state, command);
    case 'HoldMeeting':
      return decideHolding(context, state, command);
    case 'RecordFact':
      return decideFact(context, state, command);
    case 'CompleteDuty':
      return decideCompletion(context, state, command);
    case 'WithdrawEvent':
      return decideWithdrawal(context, state, command);
    case 'LeaveProgramme':
      return decideLeaving(context, state, command);
    case 'BeginAnew':
      return decideNewTransition(context, state, command);
    case 'AssessTargetGroup':
      return decideAssessment(command);
    case 'GrantSupport':
      return decideGrant(context, state, command);
    case 'InformOfGrant':
      return decideInformation(state, command);
    case 'RegisterJobMatch':
      return decideJobMatch(context, state, command);
    case 'StartCourse':
      return decideStart(context, state, command);
    case 'PauseCourse':
      return decidePause(context, state, command);
    case 'ResumeCourse':
      return decideResume(context, state, command);
    case 'RecordPastPause':
      return decidePastPause(context, state, command);
    case 'RestartCourse':
      return decideRestart(context, state, command);
    case 'DescribeInterruption':
    case 'DiscussInterruption':
      return decideInterruptionStep(context, state, command);
    case 'EndCourseEarly':
      return decideEarlyEnd(context, state, command);
    case 'MoveToProgramme':
      return decideMoveToProgramme(context, state, command);
    case 'ArchiveTrajectory':
      return runningCourse(state)
        ? no(reason('courseIsRunning', 'S-96'))
        : [{ type: 'TrajectoryArchived', on: command.on }];
  }
}

/** A case is about whom its programme is for: a citizen or an organisation. */
function enrol(command: Enrol): Verdict {
  const { municipality, programme, on } = command;
  const isOfOrganisation = command.type === 'EnrolOrganisation';
  if ((programmeOf(programme).subject === 'organisation') !== isOfOrganisation)
    return no(reason('subjectNotOfProgramme', 'TECH-04'));
  return isOfOrganisation
    ? [{ type: 'OrganisationEnrolled', organisationId: command.organisationId, municipality, programme, on }]
    : [{ type: 'CitizenEnrolled', citizenId: command.citizenId, municipality, programme, on }];
}

/** Whether this very command, id and body, has been dealt with before. */
export function isSeen({ seen }: Trajectory, command: Command): boolean {
  return seen.some(({ id, fingerprint: known }) => id === command.id && known === fingerprint(command));
}

/** What a command whose id has been seen before is told again, or undefined when it is new. */
export function repeated(
  { seen }: Trajectory,
  command: Command,
): { readonly sequence: number } | { readonly refusal: Refusal } | undefined {
  const before = seen.find(({ id }) => id === command.id);
  if (!before) return undefined;
  if (before.fingerprint !== fingerprint(command))
    return { refusal: { reasons: [reason('commandIdReused', 'TECH-01')] } };
  return before.refusal ? { refusal: before.refusal } : { sequence: before.sequence };
}

/** A refusal as an event: how a signal, which cannot be answered, is told no. */
export function refused(command: Command, refusal: Refusal, on: CivilDate): TrajectoryEvent {
  const cause = { command: command.id, by: command.by, fingerprint: fingerprint(command) };
  return { type: 'CommandRefused', commandType: command.type, refusal, on, cause };
}
