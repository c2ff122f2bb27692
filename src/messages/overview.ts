import { addDays, type CivilDate, daysBetween } from '../domain/calendar/civil-date.ts';
import type { Pause } from '../domain/course.ts';
import type { CourseView, Duty, PlannedTransition, TrajectoryStatus } from '../domain/plan.ts';
import type { Wait } from '../domain/wait.ts';
import type { OwnTexts } from '../store/own-programmes.ts';
import { dayRange, longDate } from './dates.ts';
import { dutyTitle, dutyWords, stepName } from './model/index.ts';
import { recipientName } from './people.ts';
import { capital, counted, dutyStateName, outcomeName, phaseName, trajectoryStatusName } from './words.ts';

/** What happens or is to be done on a date of the plan: "Fase 2 begynder", "Overdragelsesplan". */
export function dutyName(
  duty: Pick<PlannedTransition, 'kind' | 'phase' | 'outcome'> | Pick<Duty, 'what' | 'meeting' | 'outside'>,
  texts?: OwnTexts,
): string {
  if ('what' in duty) return ownedDutyName(duty, texts);
  const { kind, phase, outcome } = duty;
  if (kind === 'phaseStart') return `Fase ${phase} begynder`;
  return outcome === 'completed' ? 'Forløbet slutter' : `Forløbet slutter (${outcomeName.da[outcome!]})`;
}

/** "Orientering om pausen (til evaluator)". */
function ownedDutyName(duty: Pick<Duty, 'what' | 'meeting' | 'outside'>, texts?: OwnTexts): string {
  const name = capital(dutyTitle(duty, 'da', texts) ?? 'opgave');
  return duty.outside === null ? name : `${name} (til ${recipientName.da[duty.outside]})`;
}

/** What to do about a duty, in one sentence: "Lav overdragelsesplanen sammen med borgeren." */
export function dutyTodo({ what }: Pick<Duty, 'what'>, texts?: OwnTexts): string {
  return dutyWords(what, texts)?.todo.da ?? 'Åbn forløbet, og se, hvad der skal gøres.';
}

/** By when and how it stands on a day: "Frist 14. juli 2026, om 28 dage", "Over fristen: 14. juli 2026", "Ingen fast frist". */
export function dutyDueLine({ state, dueOn, opensOn, provisional }: Duty, today: CivilDate): string {
  if (state === 'done') return capital(dutyStateName.da.done);
  if (dueOn === null) return state === 'open' ? 'Ingen fast frist' : capital(dutyStateName.da[state]);
  const on = longDate(dueOn, 'da');
  if (state === 'waiting' || provisional) return `Frist tidligst ${on}, ${dutyStateName.da.waiting}`;
  if (state === 'overdue') return `Over fristen: ${on}`;
  const from = state === 'coming' && opensOn !== null ? `, kan gøres fra ${longDate(opensOn, 'da')}` : '';
  return `Frist ${on}, ${daysLeft(daysBetween(today, dueOn))}${from}`;
}

function daysLeft(days: number): string {
  if (days < 2) return days < 1 ? 'i dag' : 'i morgen';
  return `om ${counted(days, 'day', 'da')}`;
}

/** What a list calls a case: its name, and whether that is to be protected. */
export const nameLine = ({
  subjectName,
  citizenIsProtected,
}: {
  readonly subjectName: string | null;
  readonly citizenIsProtected: boolean;
}): string => `${subjectName || '(uden navn)'}${citizenIsProtected ? ' (navne- og adressebeskyttet)' : ''}`;

/** Where a case is today: "Fase 2 (afprøvning og tilpasning), dag 12 af 61". */
export function statusLine({
  status,
  wait,
  course,
}: {
  status: TrajectoryStatus | 'starting';
  wait: Wait | null;
  course: CourseView | null;
}): string {
  if (status === 'starting') return 'Bliver oprettet';
  if (wait) return waitLine(wait);
  if (!course || status === 'waiting' || status === 'left' || status === 'archived')
    return capital(trajectoryStatusName.da[status]);
  if (status === 'scheduled') return `Begynder ${longDate(course.startOn, 'da')}`;
  if (status === 'ended')
    return `Slut ${longDate(course.end, 'da')}: ${course.outcome ? outcomeName.da[course.outcome] : trajectoryStatusName.da.ended}`;
  const where =
    course.phase && course.day
      ? `fase ${course.phase} (${phaseName.da[course.phase]}), dag ${course.day.number} af ${course.day.of}`
      : '';
  return capital(status === 'paused' ? `på pause i ${where}` : where);
}

/** "Venter på startdato (opstartsmøde for 20 dage siden)", "Venter på opstartsmøde (begyndt i dag)". */
function waitLine({ step, taken, days }: Wait): string {
  const name = stepName(step, 'da') ?? 'første møde';
  const ago = days < 2 ? (days < 1 ? 'i dag' : 'i går') : `for ${counted(days, 'day', 'da')} siden`;
  return taken ? `Venter på startdato (${name} ${ago})` : `Venter på ${name} (begyndt ${ago})`;
}

/** "Forslag: 27. november 2026 (jobmatch)"; empty where none is proposed. */
export function proposedStartLine(wait: Wait | null): string {
  if (!wait?.proposedStart) return '';
  const { on, step } = wait.proposedStart;
  return `Forslag: ${longDate(on, 'da')} (${stepName(step, 'da') ?? 'registrering'})`;
}

/** "Pause 1. februar – 21. februar 2026", the last paused day included, or "Pause fra 1. februar 2026". */
export function pauseLine({ from, until }: Pause): string {
  return until
    ? `Pause ${dayRange(from, addDays(until, -1), 'da')}`
    : `Pause fra ${longDate(from, 'da')}, uden slutdato`;
}

const MESSAGE_KINDS: Readonly<Record<string, string>> = {
  phaseStarted: 'ny fase',
  courseEnded: 'forløbet er slut',
  phaseTakenBack: 'fase trukket tilbage',
  endTakenBack: 'slutdato trukket tilbage',
  reportGap: 'mangler til indberetning',
  reminder: 'påmindelse',
  commandRefused: 'afvist besked',
};
const MESSAGE_STATES: Readonly<Record<string, string>> = {
  planned: 'venter på at blive sendt',
  sending: 'er ved at blive sendt',
  sent: 'sendt',
  cancelled: 'ikke sendt, passer ikke længere',
  failed: 'afvist af mailserveren',
  uncertain: 'usikkert, om den nåede frem; sendes ikke igen',
  unaddressed: 'ikke sendt, ingen er knyttet til forløbet',
};

interface SentMessage {
  readonly kind: string;
  /** Which of the programme's duties a reminder is about. */
  readonly duty: string | null;
  readonly channel: 'inbox' | 'email';
  readonly state: string;
}

/** "Ny fase, e-mail: sendt", "Påmindelse (overdragelsesplan), indbakke: sendt". */
export function messageStateName({ kind, duty, channel, state }: SentMessage): string {
  const about = duty === null ? '' : ` (${dutyWords(duty)?.name.da ?? 'opgave'})`;
  const what = `${MESSAGE_KINDS[kind] ?? 'besked'}${about}`;
  return capital(`${what}, ${channel === 'inbox' ? 'indbakke' : 'e-mail'}: ${MESSAGE_STATES[state] ?? 'ukendt'}`);
}
