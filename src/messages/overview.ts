import { addDays } from '../domain/calendar/civil-date.ts';
import type { Pause } from '../domain/course.ts';
import type { CourseView, Duty, TrajectoryStatus } from '../domain/plan.ts';
import { dayRange, longDate } from './dates.ts';
import { outcomeName, phaseName, trajectoryStatusName } from './words.ts';

/** What happens on a date of the plan: "Fase 2 begynder". */
export function dutyName({ kind, phase, outcome }: Pick<Duty, 'kind' | 'phase' | 'outcome'>): string {
  if (kind === 'phaseStart') return `Fase ${phase} begynder`;
  return outcome === 'completed' ? 'Forløbet slutter' : `Forløbet slutter (${outcomeName.da[outcome!]})`;
}

/** Where a case is today: "Fase 2 (afprøvning og tilpasning), dag 12 af 61". */
export function statusLine({
  status,
  course,
}: {
  status: TrajectoryStatus | 'starting';
  course: CourseView | null;
}): string {
  if (status === 'starting') return 'Bliver oprettet';
  if (!course || status === 'waiting' || status === 'archived') return sentence(trajectoryStatusName.da[status]);
  if (status === 'scheduled') return `Begynder ${longDate(course.startOn, 'da')}`;
  if (status === 'ended')
    return `Slut ${longDate(course.end, 'da')}: ${course.outcome ? outcomeName.da[course.outcome] : trajectoryStatusName.da.ended}`;
  const where =
    course.phase && course.day
      ? `fase ${course.phase} (${phaseName.da[course.phase]}), dag ${course.day.number} af ${course.day.of}`
      : '';
  return sentence(status === 'paused' ? `på pause i ${where}` : where);
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

/** "Ny fase, e-mail: sendt". */
export function messageStateName(kind: string, channel: 'inbox' | 'email', state: string): string {
  return sentence(
    `${MESSAGE_KINDS[kind] ?? 'besked'}, ${channel === 'inbox' ? 'indbakke' : 'e-mail'}: ${MESSAGE_STATES[state] ?? 'ukendt'}`,
  );
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
