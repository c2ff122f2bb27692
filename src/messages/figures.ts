import type { Figure, WhyNot } from '../domain/reports/figure.ts';
import type { PublicFigure } from '../domain/reports/public.ts';
import type { StopRow, Told } from '../domain/reports/stops.ts';
import { shortDate } from './dates.ts';
import type { Language } from './language.ts';
import { FIGURE_WORDS } from './model/figures.ts';
import { exitName, reportName, stepName } from './model/index.ts';
import { recipientName } from './people.ts';
import {
  capital,
  legalBasisShortName,
  type Names,
  nameOf,
  outcomeName,
  pauseReasonName,
  trajectoryStatusName,
} from './words.ts';

/** What a figure is called: "overdragelsesplaner før slut"; a report that is one figure, as the report. */
export const figureName = (id: string, language: Language): string =>
  FIGURE_WORDS[id]?.name[language] ?? reportName(id, language) ?? id;

/** Exactly what it counts, of what, and what is left out. */
export const figureDefinition = (id: string, language: Language): string | undefined =>
  FIGURE_WORDS[id]?.definition[language];

const WORDS = {
  da: {
    ...{
      of: 'af',
      nothing: 'kan ikke opgøres',
      estimate: 'skøn',
      noEstimate: 'intet skøn',
      days: 'dage',
      median: 'median',
    },
    ...{ hours: 'timer', leftOut: 'ikke regnet med', under: 'under 5', none: 'ingen', phase: 'fase', now: 'nu' },
  },
  en: {
    ...{
      of: 'of',
      nothing: 'not computable',
      estimate: 'estimate',
      noEstimate: 'no estimate',
      days: 'days',
      median: 'median',
    },
    ...{ hours: 'hours', leftOut: 'left out', under: 'under 5', none: 'none', phase: 'phase', now: 'now' },
  },
} as const;

/** "Overdragelsesplaner før slut: 3 af 4 = 75,0 % (1 ikke regnet med)". */
export function figureLine(figure: Figure, language: Language): string {
  const words = WORDS[language];
  const { leftOut } = figure;
  const out = leftOut.length > 0 ? ` (${leftOut.length} ${words.leftOut})` : '';
  return `${capital(figureName(figure.id, language))}: ${amountText(figure, language)}${out}`;
}

/** What it comes to, without its name: "3 af 4 = 75,0 %"; of a share told by worker the share alone. */
export const figureAmount = (figure: Figure, language: Language): string => amountText(figure, language);

/** The same as the public may read it. */
export const publicFigureLine = (figure: PublicFigure, language: Language): string =>
  `${capital(figureName(figure.id, language))}: ${amountText({ ...figure, estimate: null }, language)}`;

type Said = Pick<Figure, 'shows' | 'value' | 'of' | 'estimate'> & {
  readonly id: string;
  readonly isHidden?: boolean;
  readonly parts: readonly { readonly key: string; readonly value: number | null; readonly isHidden?: boolean }[];
};

function amountText(figure: Said, language: Language): string {
  const { shows, value, of, estimate, parts, isHidden } = figure;
  const words = WORDS[language];
  if (isHidden && parts.length === 0)
    return of === null || shows === 'days' ? words.under : `${words.under} ${words.of} ${of}`;
  switch (shows) {
    case 'share': {
      if (value === null) return words.nothing;
      const share = `${Math.round(value * of!)} ${words.of} ${of} = ${percentage(value, language)}`;
      return estimate === null ? share : `${share}, ${words.estimate} ${percentage(estimate, language)}`;
    }
    case 'reached':
      return of === null ? `${value}, ${words.noEstimate}` : `${value} ${words.of} ${of}`;
    case 'days':
      return value === null ? words.nothing : `${words.median} ${decimal(value, language)} ${words.days} (${of})`;
    default:
      return partsText(figure, language);
  }
}

function partsText({ id, shows, parts }: Said, language: Language): string {
  const words = WORDS[language];
  if (parts.length === 0) return words.none;
  const said = parts.map((part) => {
    const number = part.isHidden ? words.under : part.value === null ? '–' : decimal(part.value, language);
    return `${partName(id, part.key, language)} ${number}`;
  });
  return `${said.join(', ')}${shows === 'hours' ? ` ${words.hours}` : ''}`;
}

/** What a part is called; a month and the id of a rule are said as they are. */
export function partName(figure: string, key: string, language: Language): string {
  const names: Readonly<Record<string, Names<string>>> = {
    casesByStatus: trajectoryStatusName,
    coursesByLegalBasis: legalBasisShortName,
    outcomes: {
      da: { ...trajectoryStatusName.da, ...outcomeName.da },
      en: { ...trajectoryStatusName.en, ...outcomeName.en },
    },
    pausesByReason: pauseReasonName,
    stops: stopName,
    threeMonthly: periodPartName,
  };
  const table = names[figure];
  if (table) return nameOf(table, key, language) ?? key;
  if (figure === 'coursesByPhase') return `${WORDS[language].phase} ${key}`;
  if (figure === 'exits') return exitName(key, language) ?? key;
  if (figure === 'registrations') return stepName(key, language) ?? key;
  return key;
}

const periodPartName = {
  da: { running: 'i gang', completed: 'gennemført', notCompleted: 'ikke gennemført' },
  en: { running: 'running', completed: 'completed', notCompleted: 'not completed' },
} as const satisfies Names<string>;

export const stopName = {
  da: { pause: 'pause', interruption: 'afbrydelse', exit: 'udtræden' },
  en: { pause: 'pause', interruption: 'interruption', exit: 'exit' },
} as const satisfies Names<StopRow['kind']>;

/** Why something does not count, or is left out. */
export const whyNotName = {
  da: {
    ...{ no: 'ikke sket', late: 'for sent', missing: 'mangler', absent: 'en manglede', overdue: 'noget er over tiden' },
    ...{ overLimit: 'over grænsen', doesNotFall: 'kontakten faldt ikke', notDue: 'tiden er ikke inde' },
    ...{ notAsked: 'ikke krævet', paused: 'på pause', brokenOff: 'forløbet blev ikke gennemført', left: 'udtrådt' },
    ...{ notBegun: 'ikke begyndt', notYet: 'endnu ikke', before: 'var der i forvejen', notAmong: 'hører ikke til' },
    ...{ registeredLate: 'datoen blev først kendt bagefter', nothingRegistered: 'intet registreret' },
  },
  en: {
    ...{ no: 'has not happened', late: 'too late', missing: 'missing', absent: 'somebody was missing' },
    ...{ overdue: 'something is overdue', overLimit: 'above the limit', doesNotFall: 'contact did not fall' },
    ...{ notDue: 'not due yet', notAsked: 'not asked for', paused: 'paused', brokenOff: 'not completed' },
    ...{
      left: 'has left',
      notBegun: 'not begun',
      notYet: 'not yet',
      before: 'was there before',
      notAmong: 'not among them',
    },
    ...{ registeredLate: 'the date became known later', nothingRegistered: 'nothing registered' },
  },
} as const satisfies Names<WhyNot>;

/** "Pause 3. marts 2026 – 10. marts 2026: sygdom · STAR: 4. marts 2026 · evaluator: mangler". */
export function stopLine({ kind, on, until, reason, told }: StopRow, language: Language): string {
  const days =
    kind === 'pause'
      ? `${shortDate(on, language)} – ${until ? shortDate(until, language) : WORDS[language].now}`
      : shortDate(on, language);
  const why = reason === null ? undefined : stopReasonName(reason, language);
  return [
    `${capital(stopName[language][kind])} ${days}${why ? `: ${why}` : ''}`,
    ...told.map((one) => toldText(one, language)),
  ].join(' · ');
}

/** Why a course was paused, or a citizen left. */
export const stopReasonName = (reason: string, language: Language): string =>
  nameOf(pauseReasonName, reason, language) ?? exitName(reason, language) ?? reason;

function toldText({ party, what, on }: Told, language: Language): string {
  const about = TOLD[language][what];
  return `${about} ${recipientName[language][party]}: ${on ? shortDate(on, language) : whyNotName[language].missing}`;
}

const TOLD = {
  da: { began: 'meddelt', ended: 'tilbagekomst meddelt', reasons: 'årsager sendt', discussed: 'drøftet med' },
  en: { began: 'told', ended: 'return told', reasons: 'reasons sent', discussed: 'discussed with' },
} as const satisfies Names<Told['what']>;

const percentage = (part: number, language: Language) => `${point((part * 100).toFixed(1), language)} %`;
const decimal = (number: number, language: Language) =>
  point(Number.isInteger(number) ? String(number) : number.toFixed(1), language);
const point = (text: string, language: Language) => (language === 'da' ? text.replace('.', ',') : text);
