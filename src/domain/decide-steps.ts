import { assignmentOn, holderOn } from './around.ts';
import type { CivilDate } from './calendar/civil-date.ts';
import type {
  CancelMeeting,
  CommandEnvelope,
  CompleteDuty,
  HoldMeeting,
  MoveMeeting,
  RecordFact,
  RegisterJobMatch,
  SummonMeeting,
} from './commands.ts';
import type { Context } from './context.ts';
import { boundaries } from './course.ts';
import { dutiesOf } from './duties.ts';
import { faultsOf } from './model/fields.ts';
import { askGates, type GateAnswer, type Moment } from './model/gates.ts';
import type { Double, MeetingStep, ModelStep } from './model/steps.ts';
import type { JobFunction, Participant } from './people.ts';
import { stepOf } from './programme.ts';
import { type Reason, reason } from './rule.ts';
import { type Course, courseOfRound, openAppointment, type Trajectory } from './state.ts';
import { no, unless, type Verdict } from './verdict.ts';

type Asked<Body> = Body & Pick<CommandEnvelope, 'despite'>;

/** A meeting may be summoned when those who prepare it are named (S-16, S-17) and its gates are open. */
export function decideSummons(context: Context, state: Trajectory, command: Asked<SummonMeeting>): Verdict {
  const meeting = meetingOf(context, command.meeting);
  if (!meeting) return no(unknownStep(command.meeting));
  const { preparedBy = [], on } = command;
  const { objections } = gatesAt(context, state, `summon:${meeting.id}`, command);
  const missing = (meeting.preparedBy ?? []).filter(
    (who) => !preparedBy.includes(who) || !isNamed(context, state, meeting, who),
  );
  const faults = [...objections, ...missing.map((who) => reason('notPreparedTogether', 'S-17', { who }))];
  if (openAppointment(state, meeting.id)) faults.push(reason('meetingIsSummoned', meeting.rule));
  if (command.for < on) faults.push(reason('meetingInPast', meeting.rule, { on: command.for }));
  return unless(faults, () => [{ type: 'MeetingSummoned', meeting: meeting.id, for: command.for, preparedBy, on }]);
}

/** Somebody has the function; where one caseworker may be both, having the other is enough (S-17, G-10). */
function isNamed(
  { settings }: Context,
  { staff }: Trajectory,
  { doubles = [] }: MeetingStep,
  who: JobFunction,
): boolean {
  const standsForBoth = ({ person, covers, when }: Double) =>
    when === 'oneCaseworkerForBoth' && covers === who && staff[person] !== undefined;
  return staff[who] !== undefined || (settings.oneCaseworkerForBoth && doubles.some(standsForBoth));
}

/** The old day is kept, with who asked for it and why. */
export function decideMove(
  context: Context,
  state: Trajectory,
  { meeting: id, to, askedBy, noteId, on }: MoveMeeting,
): Verdict {
  const meeting = meetingOf(context, id);
  const open = openAppointment(state, id);
  if (!meeting || !open) return no(meeting ? reason('meetingNotSummoned', meeting.rule) : unknownStep(id));
  if (to < on) return no(reason('meetingInPast', meeting.rule, { on: to }));
  return [{ type: 'MeetingMoved', appointment: open.id, meeting: id, from: open.for, to, askedBy, noteId, on }];
}

export function decideCancellation(context: Context, state: Trajectory, command: CancelMeeting): Verdict {
  const { meeting: id, noteId, on } = command;
  const meeting = meetingOf(context, id);
  const open = openAppointment(state, id);
  if (!meeting || !open) return no(meeting ? reason('meetingNotSummoned', meeting.rule) : unknownStep(id));
  return [{ type: 'MeetingCancelled', appointment: open.id, meeting: id, noteId, on }];
}

/** S-19: a meeting that somebody missed whom the model demands is registered as not held. */
export function decideHolding(context: Context, state: Trajectory, command: Asked<HoldMeeting>): Verdict {
  const meeting = meetingOf(context, command.meeting);
  if (!meeting) return no(unknownStep(command.meeting));
  const { on, with: people, register } = command;
  const values = { ...command.values, ...register };
  const absent = absentees(context, state, meeting, command);
  if (absent.length > 0)
    return [{ type: 'MeetingNotHeld', meeting: meeting.id, with: people, absent, rule: meeting.participantsRule, on }];
  const { objections, deviations } = gatesAt(context, state, `record:${meeting.id}`, { ...command, values });
  const faults = [...objections, ...limits(context, state, meeting, on), ...faultsIn(meeting, values)];
  const about = { meeting: meeting.id, with: people, values, registeredOn: context.today, deviations };
  return unless(faults, () => [{ type: 'MeetingHeld', ...about, on }]);
}

/** Any other step of the programme: a plan agreed, a contact, a consent, an answer, a judgement. */
export function decideFact(context: Context, state: Trajectory, command: Asked<RecordFact>): Verdict {
  const step = stepOf(context.programme, command.step);
  if (!step || step.kind === 'meeting') return no(unknownStep(command.step));
  const { on, with: people = [], register } = command;
  const values = { ...command.values, ...register };
  const { objections, deviations } = gatesAt(context, state, `record:${step.id}`, { ...command, values });
  const without = (step.participants ?? []).filter((who) => !people.includes(who));
  const faults = [
    ...objections,
    ...limits(context, state, step, on),
    ...without.map((who) => reason('participantMissing', step.participantsRule ?? step.rule, { who })),
    ...faultsIn(step, values),
  ];
  const about = { step: step.id, with: people, values, registeredOn: context.today, deviations };
  return unless(faults, () => [{ type: 'FactRecorded', ...about, on }]);
}

/** S-68: the match is what opens phase 1; what is known of the job goes with it. */
export function decideJobMatch(context: Context, state: Trajectory, command: Asked<RegisterJobMatch>): Verdict {
  const { on, values = {} } = command;
  const { objections } = gatesAt(context, state, 'record:jobMatch', command);
  const faults = [...objections, ...faultsOf('jobMatch', context.programme.jobMatchFields, values, 'S-68')];
  return unless(faults, () => [{ type: 'JobMatchRegistered', values, registeredOn: context.today, on }]);
}

/** A duty that leaves no other trace is ticked off by whoever did it. */
export function decideCompletion({ today }: Context, state: Trajectory, { duty, on }: CompleteDuty): Verdict {
  const found = dutiesOf(today, state).find(({ id }) => id === duty);
  if (!found) return no(reason('dutyUnknown', 'TECH-04', { duty }));
  if (found.rule.done || found.rule.isNews)
    return no(reason('dutyDoneByDeed', found.rule.rule, { duty: found.rule.id }));
  if (found.state === 'done') return no(reason('dutyAlreadyDone', found.rule.rule, { duty: found.rule.id }));
  return [{ type: 'DutyCompleted', duty, on }];
}

const unknownStep = (step: string): Reason => reason('stepUnknown', 'TECH-04', { step });

function meetingOf({ programme }: Context, id: string): MeetingStep | undefined {
  const step = stepOf(programme, id);
  return step?.kind === 'meeting' ? step : undefined;
}

const faultsIn = (step: ModelStep, values: NonNullable<RecordFact['values']>) =>
  faultsOf(step.id, step.fields ?? {}, values, step.rule);

/** The gates at a moment, asked about the day on which the thing happened. */
function gatesAt(
  { programme, settings }: Context,
  state: Trajectory,
  moment: Moment,
  {
    on,
    despite,
    values,
    with: people,
  }: { on: CivilDate; with?: readonly Participant[] } & Pick<RecordFact & CommandEnvelope, 'values' | 'despite'>,
): GateAnswer {
  const course = courseOfRound(state);
  const scope = { round: state.round };
  const question = { state, settings, on, scope, course, startOn: course?.startOn, values, with: people };
  return askGates(programme.gates, moment, question, despite);
}

/** What belongs to a running course is not registered of days before it (S-66) or after it (S-99). */
function limits({ today }: Context, state: Trajectory, step: ModelStep, on: CivilDate): Reason[] {
  const course = courseOfRound(state);
  const reasons: Reason[] = [];
  // A late note of a course before this one, that was started over or has ended.
  if (step.notAfterEnd && state.courses.some((one) => one.startOn <= on && on < endOf(one, today))) return reasons;
  if (step.notBeforeStart && (!course || on < course.startOn))
    reasons.push(reason('courseNotBegun', step.notBeforeStart, { step: step.id }));
  if (step.notAfterEnd && course) {
    const end = endOf(course, today);
    if (on >= end) reasons.push(reason('courseIsOver', step.notAfterEnd, { from: on, end }));
  } else if (step.notAfterEnd && state.left && on >= state.left.on)
    reasons.push(reason('programmeIsLeft', 'S-91', { on: state.left.on }));
  return reasons;
}

const endOf = (course: Course, today: CivilDate): CivilDate => course.ended?.on ?? boundaries(course, today)[3].on;

/**
 * Who is missing of those without whom a meeting is not held. One person covers two functions by rule alone (G-03, G-10): of
 * two that the same person holds on that day the second is not there for the model (G-04, G-05).
 */
function absentees(
  { settings }: Context,
  state: Trajectory,
  { participants, doubles }: MeetingStep,
  { with: present, on }: Pick<HoldMeeting, 'with' | 'on'>,
): Participant[] {
  const isAllowed: Readonly<Record<Double['when'], (person: JobFunction) => boolean>> = {
    always: () => true,
    oneCaseworkerForBoth: () => settings.oneCaseworkerForBoth,
    wholeAuthority: (person) => assignmentOn(on, person, state)?.register?.authority === 'whole',
  };
  const covers = (person: Participant, covered: Participant) =>
    doubles?.some(
      (double) => double.person === person && double.covers === covered && isAllowed[double.when](double.person),
    ) ?? false;
  const isTheSame = (who: Participant, other: Participant) => {
    const holder = holderOn(on, who, state);
    return holder !== null && holder === holderOn(on, other, state) && !covers(who, other) && !covers(other, who);
  };
  return participants.filter((wanted, index) => {
    if (!present.includes(wanted)) return !present.some((person) => covers(person, wanted));
    const before = participants.slice(0, index).filter((other) => present.includes(other));
    return doubles !== undefined && before.some((other) => isTheSame(wanted, other));
  });
}
