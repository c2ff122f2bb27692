import { addDays } from '../domain/calendar/civil-date.ts';
import type { Step } from '../domain/course.ts';
import type { Receipt } from '../domain/explain.ts';
import { dayRange, longDate } from './dates.ts';
import type { Language } from './language.ts';
import { counted } from './words.ts';

/** How a date came about: the fact it hangs on, then each step of the arithmetic with its rule. */
export function receiptLines({ anchor, steps, rule }: Receipt, language: Language): string[] {
  const start = `${ANCHORS[language][anchor.fact]}: ${longDate(anchor.on, language)}`;
  const lines = steps.map((step) => `+ ${sentence(step, language)}`);
  return lines.length > 0 ? [start, ...lines] : [`${start} (${rule})`];
}

/** The same on one line: it reads as one long sum. */
export function receiptLine(receipt: Receipt, language: Language): string {
  return receiptLines(receipt, language).join(' ');
}

const ANCHORS = {
  da: {
    courseStart: 'Startdato',
    earlyEndDecided: 'Besluttet slutdato',
    restartDecided: 'Besluttet dato for at starte forfra',
  },
  en: {
    courseStart: 'Start date',
    earlyEndDecided: 'End date decided on',
    restartDecided: 'Date decided on for starting over',
  },
} as const satisfies Record<Language, Record<Receipt['anchor']['fact'], string>>;

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
