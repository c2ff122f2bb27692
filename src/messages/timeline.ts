import { addDays, type CivilDate, daysBetween } from '../domain/calendar/civil-date.ts';
import type { LegalBasis } from '../domain/course.ts';
import type { TrajectoryEvent } from '../domain/events.ts';
import type { Reason, Refusal } from '../domain/rule.ts';
import type { TimelineEntry } from '../domain/scenario.ts';
import { dayRange, longDate, shortDate } from './dates.ts';
import type { Language } from './language.ts';
import { reasonLine } from './refusals.ts';
import {
  commandName,
  counted,
  jobFunctionName,
  legalBasisName,
  nameOf,
  outcomeName,
  outsidePartyName,
  pauseReasonName,
  personName,
} from './words.ts';

/** What an entry says, on one line and without its dates. */
export function timelineText(entry: TimelineEntry, language: Language): string {
  return entry.kind === 'refusal'
    ? refusedText(entry.command.type, entry.refusal, language)
    : (language === 'da' ? danish : english)(entry.event);
}

/** A whole timeline with the date on which each thing happened and, where it differs, when it was recorded. */
export function timelineLines(entries: readonly TimelineEntry[], language: Language): string[] {
  const dated = entries.map((entry) => {
    const happenedOn = happened(entry);
    const recorded =
      happenedOn === entry.recordedOn ? '' : ` (${RECORDED[language]} ${shortDate(entry.recordedOn, language)})`;
    return { when: shortDate(happenedOn, language) + recorded, text: timelineText(entry, language) };
  });
  const width = Math.max(0, ...dated.map(({ when }) => when.length));
  return dated.map(({ when, text }) => `${when.padEnd(width)}  ${text}`);
}

const RECORDED = { da: 'registreret', en: 'recorded' } as const satisfies Record<Language, string>;

const happened = (entry: TimelineEntry): CivilDate => (entry.kind === 'event' ? entry.event.on : entry.recordedOn);

function danish(event: TrajectoryEvent): string {
  switch (event.type) {
    case 'CitizenEnrolled':
      return 'Borgeren er indskrevet';
    case 'StaffAssigned':
      return `Tilknyttet: ${jobFunctionName.da[event.function]}`;
    case 'TargetGroupAssessed':
      return `Borgeren er vurderet til ${event.inTargetGroup ? 'at være' : 'ikke at være'} i målgruppen for ${legalBasisName.da.SEL_85}`;
    case 'SupportGranted':
      return `Støtte bevilget: ${basis(event, 'da')}${event.changedNeed ? ', på grund af ændret behov' : ''}`;
    case 'GrantMadeKnown':
      return `${capital(personName.da[event.who])} er orienteret om lovhjemmel og længde`;
    case 'JobMatchRegistered':
      return 'Jobmatch fundet';
    case 'CourseStarted':
      return [
        `CTI-forløb ${event.course} får startdato: ${basis(event, 'da')}`,
        ...(event.takenOver ? ['overtaget fra et andet sted'] : []),
        ...(event.deviations.length > 0 ? [`mangler ved starten: ${rulesOf(event.deviations)}`] : []),
      ].join('; ');
    case 'PhaseStarted':
      return `Fase ${event.phase}${inCourse(event, 'da')} begynder`;
    case 'PhaseTakenBack': {
      const now = event.nowOn
        ? `denne dag, men ${event.provisional ? 'tidligst ' : ''}${longDate(event.nowOn, 'da')}`
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
    case 'CourseEnded':
      return `CTI-forløb ${event.course} slutter: ${outcomeName.da[event.outcome]}`;
    case 'CommandRefused':
      return refusedText(event.commandType, event.refusal, 'da');
    case 'TrajectoryArchived':
      return 'Forløbet er arkiveret';
  }
}

function english(event: TrajectoryEvent): string {
  switch (event.type) {
    case 'CitizenEnrolled':
      return 'The citizen is enrolled';
    case 'StaffAssigned':
      return `Assigned: ${jobFunctionName.en[event.function]}`;
    case 'TargetGroupAssessed':
      return `The citizen is assessed as ${event.inTargetGroup ? '' : 'not '}belonging to the target group of ${legalBasisName.en.SEL_85}`;
    case 'SupportGranted':
      return `Support granted: ${basis(event, 'en')}${event.changedNeed ? ', for a changed need' : ''}`;
    case 'GrantMadeKnown':
      return `${capital(personName.en[event.who])} knows the legal basis and the length`;
    case 'JobMatchRegistered':
      return 'Job match found';
    case 'CourseStarted':
      return [
        `CTI course ${event.course} gets its start date: ${basis(event, 'en')}`,
        ...(event.takenOver ? ['taken over from elsewhere'] : []),
        ...(event.deviations.length > 0 ? [`not shown at the start: ${rulesOf(event.deviations)}`] : []),
      ].join('; ');
    case 'PhaseStarted':
      return `Phase ${event.phase}${inCourse(event, 'en')} begins`;
    case 'PhaseTakenBack': {
      const now = event.nowOn
        ? `on this day but ${event.provisional ? 'not before' : 'on'} ${longDate(event.nowOn, 'en')}`
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
    case 'CourseEnded':
      return `CTI course ${event.course} ends: ${outcomeName.en[event.outcome]}`;
    case 'CommandRefused':
      return refusedText(event.commandType, event.refusal, 'en');
    case 'TrajectoryArchived':
      return 'The trajectory is archived';
  }
}

/** "Afvist: Sæt på pause – CTI-forløbet er allerede på pause (regel T-05)". */
function refusedText(commandType: string, { reasons }: Refusal, language: Language): string {
  const name = nameOf(commandName, commandType, language);
  const why = reasons.map((reason) => reasonLine(reason, language)).join('; ');
  return `${language === 'da' ? 'Afvist' : 'Refused'}: ${name ? `${name} – ` : ''}${why}`;
}

function basis({ legalBasis, months }: { legalBasis: LegalBasis; months: number }, language: Language): string {
  return `${legalBasisName[language][legalBasis]}, ${counted(months, 'month', language)}`;
}

/** "21 dage på pause (1. februar – 21. februar 2026)". */
function pausedDays(from: CivilDate, until: CivilDate, language: Language): string {
  const days = counted(daysBetween(from, until), 'day', language);
  const range = dayRange(from, addDays(until, -1), language);
  return language === 'da' ? `${days} på pause (${range})` : `a pause of ${days} (${range})`;
}

/** Only a second course needs its number: most citizens have one. */
function inCourse({ course }: { course: number }, language: Language): string {
  if (course === 1) return '';
  return language === 'da' ? ` i CTI-forløb ${course}` : ` in CTI course ${course}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The rules that were not shown to be kept, each once: the case's own page has the sentences. */
function rulesOf(deviations: readonly Reason[]): string {
  return [...new Set(deviations.map(({ rule }) => rule))].join(', ');
}
