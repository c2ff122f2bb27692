import { addDays } from '../domain/calendar/civil-date.ts';
import type { Step } from '../domain/course.ts';
import type { Receipt } from '../domain/explain.ts';
import { dayRange, longDate } from './dates.ts';
import type { Language } from './language.ts';
import { dutyRule, fieldName, kindOfDuty, stepName } from './model/index.ts';
import { capital, counted, type Names, nameOf } from './words.ts';

/** How a date came about: the fact it hangs on, then each step of the arithmetic with its rule. */
export function receiptLines(receipt: Receipt, language: Language): string[] {
  const { anchor, steps, rule } = receipt;
  const start = `${anchorName(receipt, language)}: ${longDate(anchor.on, language)}`;
  const lines = steps.map((step) => `${isBefore(step) ? '−' : '+'} ${sentence(step, language)}`);
  return lines.length > 0 ? [start, ...lines] : [`${start} (${rule})`];
}

/** The same on one line: it reads as one long sum. */
export function receiptLine(receipt: Receipt, language: Language): string {
  return receiptLines(receipt, language).join(' ');
}

const isBefore = (step: Step) => step.kind === 'offset' && step.days < 0;

/** What the fact is called that a date hangs on: "Startdato", "Opstartsmøde", "Pausens første dag". */
function anchorName({ anchor: { fact, step }, duty }: Receipt, language: Language): string {
  const words = ANCHORS[language];
  if (fact === 'step') return capital((step && stepName(step, language)) ?? words.registered);
  return fact === 'subject' ? subjectName(duty, language) : words[fact];
}

/** What a duty is about has a day of its own: that of a pause, a meeting, a registration, or a date agreed upon in it. */
function subjectName(duty: string, language: Language): string {
  const rule = dutyRule(kindOfDuty(duty));
  const field = rule && 'of' in rule.due.anchor && rule.due.anchor.of === 'subject' ? rule.due.anchor.field : undefined;
  const step = rule && typeof rule.each === 'object' && 'step' in rule.each ? rule.each.step : undefined;
  const name = field === undefined ? step && stepName(step, language) : fieldName(field, language, step);
  if (name) return capital(name);
  const kind = /^[a-zA-Z]+/.exec(duty)?.[0] ?? '';
  return nameOf(SUBJECTS, kind, language) ?? ANCHORS[language].registered;
}

/** By the first part of a duty's id. */
const SUBJECTS: Names<string> = {
  da: {
    pause: 'Pausens første dag',
    return: 'Første dag efter pausen',
    meeting: 'Mødedato',
    left: 'Udtrådt',
    course: 'Startdato',
    week: 'Uge',
    fortnight: 'To uger',
    fourWeeks: 'Fire uger',
    month: 'Måned',
  },
  en: {
    pause: 'First day of the pause',
    return: 'First day after the pause',
    meeting: 'Day of the meeting',
    left: 'Left the programme',
    course: 'Start date',
    week: 'Week',
    fortnight: 'Fortnight',
    fourWeeks: 'Four weeks',
    month: 'Month',
  },
};

const ANCHORS = {
  da: {
    courseStart: 'Startdato',
    earlyEndDecided: 'Besluttet slutdato',
    restartDecided: 'Besluttet dato for at starte forfra',
    leftProgramme: 'Udtrådt',
    enrolled: 'Indskrevet',
    begunAnew: 'Ny kritisk overgang',
    granted: 'Bevilget',
    assigned: 'Tilknyttet',
    setting: 'Fastsat dato',
    registered: 'Registreret',
    notHeld: 'Mødet blev ikke holdt',
  },
  en: {
    courseStart: 'Start date',
    earlyEndDecided: 'End date decided on',
    restartDecided: 'Date decided on for starting over',
    leftProgramme: 'Left the programme',
    enrolled: 'Enrolled',
    begunAnew: 'New critical transition',
    granted: 'Granted',
    assigned: 'Assigned',
    setting: 'Date that was set',
    registered: 'Registered',
    notHeld: 'The meeting was not held',
  },
} as const satisfies Record<Language, Record<Exclude<Receipt['anchor']['fact'], 'subject' | 'step'>, string>>;

function sentence(step: Step, language: Language): string {
  const words = WORDS[language];
  const to = longDate(step.to, language);
  switch (step.kind) {
    case 'addMonths': {
      const clamped = step.clampedFromDay === null ? '' : `: ${words.clamped(step.clampedFromDay)}`;
      return `${counted(step.months, 'month', language)} = ${to} (${step.rule}${clamped})`;
    }
    case 'pause': {
      const paused = dayRange(step.from, addDays(step.until, -1), language);
      return `${counted(step.days, 'day', language)} ${words.paused} ${paused} = ${to} (${step.rule})`;
    }
    case 'openPause': {
      const since = `${counted(step.days, 'day', language)} ${words.pausedFrom} ${longDate(step.from, language)}`;
      // A pause of one day may have begun today or lie ahead: only the longer ones end tomorrow for certain.
      const assumed = step.days === 1 ? words.pausedOneDay : words.resumedTomorrow;
      return `${since} = ${words.notBefore} ${to}, ${assumed} (${step.rule})`;
    }
    case 'offset':
      return `${counted(Math.abs(step.days), 'day', language)} = ${to} (${step.rule})`;
  }
}

const WORDS = {
  da: {
    clamped: (day) => `måneden har ingen ${day}., så den sidste dag tages`,
    paused: 'med pause',
    pausedFrom: 'med pause fra',
    notBefore: 'tidligst',
    resumedTomorrow: 'hvis forløbet genoptages i morgen',
    pausedOneDay: 'hvis pausen kun varer 1 dag',
  },
  en: {
    clamped: (day) => `that month has no day ${day}, so its last day is taken`,
    paused: 'paused',
    pausedFrom: 'paused from',
    notBefore: 'not before',
    resumedTomorrow: 'if the course resumes tomorrow',
    pausedOneDay: 'if the pause lasts only 1 day',
  },
} as const satisfies Record<
  Language,
  Record<'paused' | 'pausedFrom' | 'notBefore' | 'resumedTomorrow' | 'pausedOneDay', string> & {
    readonly clamped: (day: number) => string;
  }
>;
