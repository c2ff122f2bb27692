import { TELL } from '../../domain/duties.ts';
import type { TrajectoryEvent } from '../../domain/events.ts';
import type { Reason } from '../../domain/rule.ts';
import { nameOfDate } from '../date-names.ts';
import { dayRange, longDate } from '../dates.ts';
import { criticalTransitionName, dutyRule, dutyTitle, exitName, kindOfDuty, stepName } from '../model/index.ts';
import { jobFunctionName, outsidePartyName, personName, recipientName } from '../people.ts';
import { allOf, capital, legalBasisName, outcomeName, pauseReasonName } from '../words.ts';
import { consequenceLine } from './consequences.ts';
import {
  basis,
  inBrackets,
  inCourse,
  pausedDays,
  peopleInWords,
  reasonsInWords,
  refusedText,
  rulesOf,
} from './parts.ts';
import { valuesInWords } from './values.ts';

/** "Moved to version 2: handover plan 1 May 2026 → 8 May 2026". */
function moved({ programme, dates, consequences }: Extract<TrajectoryEvent, { type: 'ProgrammeMoved' }>): string {
  const on = (day: (typeof dates)[0]['from']) => (day === null ? 'no date' : longDate(day, 'en'));
  const changes = dates.map(({ about, from, to }) => `${nameOfDate(about, 'en')} ${on(from)} → ${on(to)}`);
  const said = consequences.map((one) => consequenceLine(one, 'en'));
  const lines = [...changes, ...said].join('; ');
  return `Moved to version ${programme.version} of the programme with the municipality's settings${lines ? `: ${lines}` : ''}`;
}

/** What an event says in English, on one line. */
export function english(event: TrajectoryEvent): string {
  switch (event.type) {
    case 'CitizenEnrolled':
      return 'The citizen is enrolled';
    case 'OrganisationEnrolled':
      return 'The organisation is enrolled';
    case 'StaffAssigned':
      return `Assigned: ${jobFunctionName.en[event.function]}${deviation(event)}`;
    case 'CaseAccepted':
      return `Takeover confirmed: ${jobFunctionName.en[event.function]}`;
    case 'CaseDeclined':
      return `The receiver has said no: ${jobFunctionName.en[event.function]}; the team leader finds somebody else`;
    case 'StandInAppointed':
      return `Stand-in for the CTI worker: ${dayRange(event.on, event.until, 'en')}${deviation(event)}`;
    case 'MeetingSummoned':
      return `${name(event.meeting)} summoned for ${longDate(event.for, 'en')}`;
    case 'MeetingMoved':
      return `${name(event.meeting)} moved from ${longDate(event.from, 'en')} to ${longDate(event.to, 'en')}, asked for by ${personName.en[event.askedBy]}`;
    case 'MeetingCancelled':
      return `${name(event.meeting)} cancelled`;
    case 'MeetingHeld':
      return `${name(event.meeting)} held${inBrackets(event.with, 'en')}${values(event.meeting, event)}${deviation(event)}`;
    case 'MeetingNotHeld':
      return `${name(event.meeting)} does not count as held: ${peopleInWords(event.absent, 'en')} did not take part (rule ${event.rule})`;
    case 'FactRecorded':
      return `${name(event.step)}${inBrackets(event.with, 'en')}${values(event.step, event)}${deviation(event)}`;
    case 'DutyCompleted':
      return `Task done: ${dutyName({ what: kindOfDuty(event.duty) })}`;
    case 'EventWithdrawn':
      return withdrawn(event);
    case 'ProgrammeLeft':
      return `The citizen has left the programme: ${exitName(event.why, 'en') ?? 'another reason'}`;
    case 'ProgrammeMoved':
      return moved(event);
    case 'BegunAnew':
      return `New critical transition: ${criticalTransitionName(event.transition, 'en') ?? 'unknown'}; the model begins anew, judged by ${personName.en[event.judgedBy]}`;
    case 'ReminderIssued':
      return reminder(event);
    case 'TargetGroupAssessed':
      return `The citizen is assessed as ${event.inTargetGroup ? '' : 'not '}belonging to the target group of ${legalBasisName.en.SEL_85}`;
    case 'SupportGranted':
      return `Support granted: ${basis(event, 'en')}${event.changedNeed ? ', for a changed need' : ''}`;
    case 'GrantMadeKnown':
      return `${capital(personName.en[event.who])} knows the legal basis and the length`;
    case 'JobMatchRegistered':
      return `Job match found${values('jobMatch', event)}`;
    case 'CourseStarted':
      return [
        `CTI course ${event.course} gets its start date: ${basis(event, 'en')}`,
        ...(event.takenOver ? ['taken over from elsewhere'] : []),
        ...(event.deviations.length > 0 ? [`deviations at the start: ${rulesOf(event.deviations)}`] : []),
      ].join('; ');
    case 'PhaseStarted':
      return `Phase ${event.phase}${inCourse(event, 'en')} begins`;
    case 'PhaseTakenBack': {
      const now = event.nowOn
        ? `on this day but ${event.provisional ? 'not before' : 'on'} ${longDate(event.nowOn, 'en')}`
        : event.because
          ? 'after all, because the start date is withdrawn'
          : 'after all, because the CTI course ends before';
      return `Phase ${event.phase}${inCourse(event, 'en')} does not begin ${now}`;
    }
    case 'CoursePaused':
      return `The CTI course is paused: ${pauseReasonName.en[event.reason]}`;
    case 'CourseResumed':
      return `The CTI course resumes after ${pausedDays(event.from, event.on, 'en')}`;
    case 'RestartDecided':
      return `The CTI course starts over as CTI course ${event.nextCourse}: ${basis(event, 'en')}`;
    case 'InterruptionDescribed':
      return `Description of the interruption sent to ${outsidePartyName.en[event.to]}`;
    case 'InterruptionDiscussed':
      return `Interruption discussed with ${outsidePartyName.en[event.with]}`;
    case 'EarlyEndDecided':
      return `It is decided that the CTI course ends early: ${longDate(event.endOn, 'en')}`;
    case 'CourseEnded': {
      const missing = event.missing.length > 0 ? ` – ${reasonsInWords(event.missing, 'en')}` : '';
      return `CTI course ${event.course} ends: ${outcomeName.en[event.outcome]}${missing}`;
    }
    case 'EndTakenBack':
      return event.nowOn === event.on
        ? `CTI course ${event.course} ends on this day, but not as was written: ${outcomeName.en[event.outcome]}`
        : `CTI course ${event.course} does not end on this day but on ${longDate(event.nowOn, 'en')}`;
    case 'CommandRefused':
      return refusedText(event.commandType, event.refusal, 'en');
    case 'TrajectoryArchived':
      return 'The trajectory is archived';
  }
}

const name = (step: string) => capital(stepName(step, 'en') ?? 'registration');
const dutyName = (duty: Parameters<typeof dutyTitle>[0]) => dutyTitle(duty, 'en') ?? 'unknown task';

function values(step: string, event: { values: Parameters<typeof valuesInWords>[1] }): string {
  const words = valuesInWords(step, event.values, 'en');
  return words ? ` – ${words}` : '';
}

const deviation = ({ deviations = [] }: { deviations?: readonly Reason[] }) =>
  deviations.length > 0 ? `; deviation with a reason: ${rulesOf(deviations)}` : '';

function withdrawn({ what, consequences }: Extract<TrajectoryEvent, { type: 'EventWithdrawn' }>): string {
  const said = consequences.map((consequence) => consequenceLine(consequence, 'en'));
  const things = said.length === 1 ? 'thing' : 'things';
  const toDo = said.length > 0 ? ` – ${said.length} ${things} to put right: ${said.join('; ')}` : '';
  return `Withdrawn: ${stepName(what, 'en') ?? 'registration'}${toDo}`;
}

function reminder(event: Extract<TrajectoryEvent, { type: 'ReminderIssued' }>): string {
  const { what, rung, dueOn, tells } = event;
  const rule = dutyRule(what);
  const on = longDate(dueOn, 'en');
  if (rung === TELL) {
    const told = allOf(
      tells.map((one) => recipientName.en[one]),
      'en',
    );
    return `Message to ${told}: ${dutyName(event)}`;
  }
  if (rule?.isNews) return `Message: ${dutyName(event)} (${on})`;
  const leader =
    tells.includes('teamLeader') && rule?.owner !== 'teamLeader' ? '; the team leader has been told too' : '';
  return `Reminder: ${dutyName(event)}${rule?.hasNoLimit ? '' : ` (due ${on})`}${leader}`;
}
