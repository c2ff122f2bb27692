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

/** "Flyttet til udgave 2: overdragelsesplan 1. maj 2026 → 8. maj 2026". */
function moved({ programme, dates, consequences }: Extract<TrajectoryEvent, { type: 'ProgrammeMoved' }>): string {
  const on = (day: (typeof dates)[0]['from']) => (day === null ? 'ingen dato' : longDate(day, 'da'));
  const changes = dates.map(({ about, from, to }) => `${nameOfDate(about, 'da')} ${on(from)} → ${on(to)}`);
  const said = consequences.map((one) => consequenceLine(one, 'da'));
  const lines = [...changes, ...said].join('; ');
  return `Flyttet til udgave ${programme.version} af indsatsen med kommunens indstillinger${lines ? `: ${lines}` : ''}`;
}

/** What an event says in Danish, on one line. */
export function danish(event: TrajectoryEvent): string {
  switch (event.type) {
    case 'CitizenEnrolled':
      return 'Borgeren er indskrevet';
    case 'OrganisationEnrolled':
      return 'Organisationen er indskrevet';
    case 'StaffAssigned':
      return `Tilknyttet: ${jobFunctionName.da[event.function]}${deviation(event)}`;
    case 'CaseAccepted':
      return `Overtagelse bekræftet: ${jobFunctionName.da[event.function]}`;
    case 'CaseDeclined':
      return `Modtageren har sagt fra: ${jobFunctionName.da[event.function]}; teamlederen finder en anden`;
    case 'StandInAppointed':
      return `Afløser for CTI-medarbejderen: ${dayRange(event.on, event.until, 'da')}${deviation(event)}`;
    case 'MeetingSummoned':
      return `${name(event.meeting)} indkaldt til ${longDate(event.for, 'da')}`;
    case 'MeetingMoved':
      return `${name(event.meeting)} flyttet fra ${longDate(event.from, 'da')} til ${longDate(event.to, 'da')} efter ønske fra ${personName.da[event.askedBy]}`;
    case 'MeetingCancelled':
      return `${name(event.meeting)} aflyst`;
    case 'MeetingHeld':
      return `${name(event.meeting)} holdt${inBrackets(event.with, 'da')}${values(event.meeting, event)}${deviation(event)}`;
    case 'MeetingNotHeld':
      return `${name(event.meeting)} tæller ikke som holdt: ${peopleInWords(event.absent, 'da')} var ikke med (regel ${event.rule})`;
    case 'FactRecorded':
      return `${name(event.step)}${inBrackets(event.with, 'da')}${values(event.step, event)}${deviation(event)}`;
    case 'DutyCompleted':
      return `Opgave gjort: ${dutyName({ what: kindOfDuty(event.duty) })}`;
    case 'EventWithdrawn':
      return withdrawn(event);
    case 'ProgrammeLeft':
      return `Borgeren er udtrådt: ${exitName(event.why, 'da') ?? 'anden årsag'}`;
    case 'ProgrammeMoved':
      return moved(event);
    case 'BegunAnew':
      return `Ny kritisk overgang: ${criticalTransitionName(event.transition, 'da') ?? 'ukendt'}; indsatsen begynder forfra, vurderet af ${personName.da[event.judgedBy]}`;
    case 'ReminderIssued':
      return reminder(event);
    case 'TargetGroupAssessed':
      return `Borgeren er vurderet til ${event.inTargetGroup ? 'at være' : 'ikke at være'} i målgruppen for ${legalBasisName.da.SEL_85}`;
    case 'SupportGranted':
      return `Støtte bevilget: ${basis(event, 'da')}${event.changedNeed ? ', på grund af ændret behov' : ''}`;
    case 'GrantMadeKnown':
      return `${capital(personName.da[event.who])} er orienteret om lovhjemmel og længde`;
    case 'JobMatchRegistered':
      return `Jobmatch fundet${values('jobMatch', event)}`;
    case 'CourseStarted':
      return [
        `CTI-forløb ${event.course} får startdato: ${basis(event, 'da')}`,
        ...(event.takenOver ? ['overtaget fra et andet sted'] : []),
        ...(event.deviations.length > 0 ? [`afvigelser ved starten: ${rulesOf(event.deviations)}`] : []),
      ].join('; ');
    case 'PhaseStarted':
      return `Fase ${event.phase}${inCourse(event, 'da')} begynder`;
    case 'PhaseTakenBack': {
      const now = event.nowOn
        ? `denne dag, men ${event.provisional ? 'tidligst ' : ''}${longDate(event.nowOn, 'da')}`
        : event.because
          ? 'alligevel, for startdatoen er trukket tilbage'
          : 'alligevel, for CTI-forløbet slutter før';
      return `Fase ${event.phase}${inCourse(event, 'da')} begynder ikke ${now}`;
    }
    case 'CoursePaused':
      return `CTI-forløbet sættes på pause: ${pauseReasonName.da[event.reason]}`;
    case 'CourseResumed':
      return `CTI-forløbet genoptages efter ${pausedDays(event.from, event.on, 'da')}`;
    case 'RestartDecided':
      return `CTI-forløbet starter forfra som CTI-forløb ${event.nextCourse}: ${basis(event, 'da')}`;
    case 'InterruptionDescribed':
      return `Beskrivelse af afbrydelsen sendt til ${outsidePartyName.da[event.to]}`;
    case 'InterruptionDiscussed':
      return `Afbrydelsen drøftet med ${outsidePartyName.da[event.with]}`;
    case 'EarlyEndDecided':
      return `Det er besluttet, at CTI-forløbet slutter før tid: ${longDate(event.endOn, 'da')}`;
    case 'CourseEnded': {
      const missing = event.missing.length > 0 ? ` – ${reasonsInWords(event.missing, 'da')}` : '';
      return `CTI-forløb ${event.course} slutter: ${outcomeName.da[event.outcome]}${missing}`;
    }
    case 'EndTakenBack':
      return event.nowOn === event.on
        ? `CTI-forløb ${event.course} slutter denne dag, men ikke som skrevet: ${outcomeName.da[event.outcome]}`
        : `CTI-forløb ${event.course} slutter ikke denne dag, men ${longDate(event.nowOn, 'da')}`;
    case 'CommandRefused':
      return refusedText(event.commandType, event.refusal, 'da');
    case 'TrajectoryArchived':
      return 'Forløbet er arkiveret';
  }
}

const name = (step: string) => capital(stepName(step, 'da') ?? 'registrering');
const dutyName = (duty: Parameters<typeof dutyTitle>[0]) => dutyTitle(duty, 'da') ?? 'ukendt opgave';

function values(step: string, event: { values: Parameters<typeof valuesInWords>[1] }): string {
  const words = valuesInWords(step, event.values, 'da');
  return words ? ` – ${words}` : '';
}

const deviation = ({ deviations = [] }: { deviations?: readonly Reason[] }) =>
  deviations.length > 0 ? `; afvigelse med begrundelse: ${rulesOf(deviations)}` : '';

function withdrawn({ what, consequences }: Extract<TrajectoryEvent, { type: 'EventWithdrawn' }>): string {
  const said = consequences.map((consequence) => consequenceLine(consequence, 'da'));
  const toDo = said.length > 0 ? ` – ${said.length} ting at rette op på: ${said.join('; ')}` : '';
  return `Trukket tilbage: ${stepName(what, 'da') ?? 'registrering'}${toDo}`;
}

function reminder(event: Extract<TrajectoryEvent, { type: 'ReminderIssued' }>): string {
  const { what, rung, dueOn, tells } = event;
  const rule = dutyRule(what);
  const on = longDate(dueOn, 'da');
  if (rung === TELL) {
    const told = allOf(
      tells.map((one) => recipientName.da[one]),
      'da',
    );
    return `Besked til ${told}: ${dutyName(event)}`;
  }
  if (rule?.isNews) return `Besked: ${dutyName(event)} (${on})`;
  const leader =
    tells.includes('teamLeader') && rule?.owner !== 'teamLeader' ? '; teamlederen har også fået besked' : '';
  return `Påmindelse: ${dutyName(event)}${rule?.hasNoLimit ? '' : ` (frist ${on})`}${leader}`;
}
