import type { CourseMeter, ItemScore, Score } from '../domain/reports/fidelity.ts';
import { shareWord } from '../domain/reports/fidelity.ts';
import type { NotComputable } from '../domain/reports/fidelity-items.ts';
import type { TeamMeter } from '../domain/reports/fidelity-team.ts';
import type { SelfAssessment } from '../store/self-assessments.ts';
import { longDate } from './dates.ts';
import type { Language } from './language.ts';
import { type Names, nameOf } from './words.ts';

// Every sentence about the meter says what was registered, never what anybody did wrong: it is for supervision.

const itemNames = {
  da: {
    F1: 'Ikke længere end forløbet',
    F2: 'Tre lige lange faser',
    F3: 'Et til tre fokusområder ad gangen',
    F4: 'Antal borgere pr. medarbejder',
    F5: 'Møder med borgeren uden for kontoret i fase 1',
    F6: 'Møder med støttepersoner uden for kontoret i fase 1',
    F7: 'Sparring og supervision',
    F8: 'Kontakten aftager fra fase til fase',
    F9: 'Forløb, der når deres slutdato',
    F10: 'Kontakt i den første måned',
    F11: 'Borgerens situation er afdækket',
    F12: 'Båndene i netværket er vurderet i fase 1',
    F13: 'Borgeren har mødt sine støttepersoner i fase 1',
    F14: 'Støttepersonerne følges efter fase 1',
    F15: 'Afsluttende møde i fase 3',
    F16: 'Overdragelsesplan senest en måned før slut',
    F17: 'Mål for hver fase, kort efter den begynder',
    F18: 'Skadesreduktion, recovery og individuel tilpasning',
    F19: 'Alle forløb gennemgås jævnligt',
    F20: 'Kontakt i forhold til den vejledende hyppighed',
  },
  en: {
    F1: 'Not longer than the course',
    F2: 'Three equal phases',
    F3: 'One to three focus areas at a time',
    F4: 'Citizens per worker',
    F5: 'Meetings with the citizen outside the office in phase 1',
    F6: 'Meetings with supporters outside the office in phase 1',
    F7: 'Peer supervision',
    F8: 'Contact decreases from phase to phase',
    F9: 'Courses that reach their end date',
    F10: 'Contact in the first month',
    F11: 'The situation of the citizen is mapped',
    F12: 'The ties of the network are rated in phase 1',
    F13: 'The citizen has met the supporters in phase 1',
    F14: 'The supporters are followed after phase 1',
    F15: 'Closing meeting in phase 3',
    F16: 'Handover plan no later than a month before the end',
    F17: 'Goals for each phase, soon after it begins',
    F18: 'Harm reduction, recovery and individual fit',
    F19: 'All cases are gone through regularly',
    F20: 'Contact against the rough guide',
  },
} as const satisfies Names<string>;

/** What an item is called; undefined when nobody knows it. */
export const itemName = (id: string, language: Language): string | undefined => nameOf(itemNames, id, language);

const whyNot = {
  da: {
    notDue: 'Ikke aktuelt endnu',
    noData: 'Ingen kontakt er registreret i perioden, heller ikke med andre borgere',
    notRecorded: 'Bliver ikke registreret',
    notApplicable: 'Kan ikke spørges om i dette forløb',
    notMeasurable: 'Kan ikke måles',
  },
  en: {
    notDue: 'Not due yet',
    noData: 'No contact was registered in the period, with other citizens neither',
    notRecorded: 'Is not registered',
    notApplicable: 'Does not apply to this course',
    notMeasurable: 'Cannot be measured',
  },
} as const satisfies Names<NotComputable>;

const shareNames = {
  da: {
    never: 'aldrig eller sjældent',
    sometimes: 'nogle gange',
    half: 'omkring halvdelen',
    most: 'for det meste',
    always: 'altid',
  },
  en: {
    never: 'never or rarely',
    sometimes: 'sometimes',
    half: 'about half',
    most: 'mostly',
    always: 'always',
  },
} as const satisfies Names<ReturnType<typeof shareWord>>;

const AS_WORDS = { da: { yes: 'ja', no: 'nej', of: 'af' }, en: { yes: 'yes', no: 'no', of: 'of' } } as const;

const percent = (value: number) => `${Math.round(value * 100)} %`;
const amount = (value: number, language: Language) =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);

/** "67 %, for det meste (2 af 3)", "ja", or why there is no value: "Ikke aktuelt endnu (15. marts 2026)". */
export function itemLine({ value, why, counted, dueOn }: ItemScore, language: Language): string {
  if (value === null) {
    const day = why === 'notDue' && dueOn ? ` (${longDate(dueOn, language)})` : '';
    return `${whyNot[language][why!]}${day}`;
  }
  const { yes, no, of } = AS_WORDS[language];
  if (counted?.of === 1 && (value === 0 || value === 1)) return value === 1 ? yes : no;
  const from =
    counted && counted.of > 1 ? ` (${amount(counted.is, language)} ${of} ${amount(counted.of, language)})` : '';
  return value > 1 ? `${percent(value)}${from}` : `${percent(value)}, ${shareNames[language][shareWord(value)]}${from}`;
}

/** "81 %, dækning 92 %", or why there is no figure. */
export function scoreLine({ score, coverage }: Pick<Score, 'score' | 'coverage'>): string {
  if (coverage === null) return 'Intet tal endnu: intet er aktuelt.';
  if (score === null)
    return `Intet tal: der er kun dækning for ${percent(coverage)}, og der skal være for mindst 60 %.`;
  return `${percent(score)}, dækning ${percent(coverage)}`;
}

/** What a person sees of the meter of a course, by line: its score, then each item. */
export const courseMeterLines = (meter: CourseMeter): string[] => [
  `CTI-forløb ${meter.course}: ${scoreLine(meter)}`,
  ...meter.items.map((item) => `  ${itemName(item.id, 'da') ?? item.id}: ${itemLine(item, 'da')}`),
  `  ${versionLine(meter)}`,
];

/** What a person sees of the meter of a team. Under five courses there is nothing to see. */
export function teamMeterLines(meter: TeamMeter): string[] {
  const { courses, mean, scored, items, leftLawfully } = meter;
  if (items.length === 0) return [`Kun ${courses} forløb: tallene vises fra 5.`];
  return [
    mean === null
      ? `Forløbenes gennemsnit: kun ${scored} af ${courses} forløb har et tal; det vises fra 5.`
      : `Forløbenes gennemsnit: ${percent(mean)} (${scored} af ${courses} forløb har et tal)`,
    `Teamets egne punkter: ${scoreLine(meter)}`,
    ...items.map((item) => `  ${itemName(item.id, 'da') ?? item.id}: ${itemLine(item, 'da')}`),
    ...(leftLawfully > 0 ? [`  Udtrådt på en måde, der ikke tæller med: ${leftLawfully}`] : []),
    versionLine(meter),
  ];
}

/** "Skadesreduktion, recovery og individuel tilpasning: 4 af 5 (12. marts 2026)": what a team has said of itself. */
export const assessmentLine = ({ item, answer, on }: SelfAssessment): string =>
  `${itemName(item, 'da') ?? item}: ${answer} af 5 (${longDate(on, 'da')})`;

export const versionLine = ({ version }: Pick<Score, 'version'>): string =>
  `Metodestøtte, ikke et krav. Vægte og formler: version ${version}.`;
