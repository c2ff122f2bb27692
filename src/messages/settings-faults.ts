import type { Language } from './language.ts';

/** What a sentence about a mistake needs besides its place. Never a text that the file holds. */
export interface SettingsFaultParams {
  readonly nearest?: string | undefined;
  readonly allowed?: readonly string[];
  readonly expected?: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly name?: string;
  readonly word?: string;
  readonly bound?: number;
  /** The place in the list of what stands there twice. */
  readonly first?: number;
}

type Sentence = (params: SettingsFaultParams) => string;

/** What can be wrong with a municipality's file of settings, with what to do about it. */
const FAULTS = {
  notYaml: {
    da: () => 'Filen er ikke gyldig YAML her. Se efter indrykning, kolon og anførselstegn.',
    en: () => 'The file is not valid YAML here. Look at indentation, colons and quotation marks.',
  },
  keyTwice: {
    da: () => 'Navnet står to gange. Slet det ene.',
    en: () => 'This name stands there twice. Delete one of the two.',
  },
  keyUnknown: {
    da: ({ nearest }) => `Navnet er ukendt.${meant(nearest, 'da')}`,
    en: ({ nearest }) => `This name is unknown.${meant(nearest, 'en')}`,
  },
  keyMissing: {
    da: () => 'Her mangler noget, som skal stå der.',
    en: () => 'Something that must stand here is missing.',
  },
  typeWrong: {
    da: ({ expected = '' }) => `Det er ikke ${TYPES[expected]?.da ?? 'af den rigtige slags'}.`,
    en: ({ expected = '' }) => `This is not ${TYPES[expected]?.en ?? 'of the right kind'}.`,
  },
  outOfRange: {
    da: ({ atLeast, atMost }) =>
      atMost === undefined ? `Tallet skal være mindst ${atLeast}.` : `Tallet må højst være ${atMost}.`,
    en: ({ atLeast, atMost }) =>
      atMost === undefined ? `The number must be at least ${atLeast}.` : `The number must be at most ${atMost}.`,
  },
  notInOrder: {
    da: ({ name, bound }) => `Tallet er større end ${name}, som er ${bound}. Ret et af de to.`,
    en: ({ name, bound }) => `The number is larger than ${name}, which is ${bound}. Change one of the two.`,
  },
  programmeUnknown: {
    da: ({ nearest }) => `Indsatsen findes ikke.${meant(nearest, 'da')} overgang programme list viser dem, der er.`,
    en: ({ nearest }) =>
      `There is no such programme.${meant(nearest, 'en')} overgang programme list shows those there are.`,
  },
  variantUnknown: {
    da: ({ allowed = [] }) => `Indsatsen har ikke den variant. Der er: ${allowed.join(', ')}.`,
    en: ({ allowed = [] }) => `The programme has no such variant. There are: ${allowed.join(', ')}.`,
  },
  municipalityUnusable: {
    da: () => 'Kommunekoden har tre cifre, for eksempel 101.',
    en: () => 'The code of a municipality has three digits, such as 101.',
  },
  dateUnusable: {
    da: () => 'Det er ikke en dato ÅÅÅÅ-MM-DD (eller MM-DD for hvert år), som findes.',
    en: () => 'This is no date YYYY-MM-DD (or MM-DD of every year) that exists.',
  },
  timeUnusable: {
    da: () => 'Det er ikke et klokkeslæt TT:MM mellem 00:00 og 24:00.',
    en: () => 'This is no time HH:MM between 00:00 and 24:00.',
  },
  endsBeforeItBegins: {
    da: () => 'Sluttidspunktet ligger ikke efter starttidspunktet.',
    en: () => 'The end is not later than the beginning.',
  },
  closingDayUnclear: {
    da: () => 'En lukkedag skal have enten on (en dato), yearly (MM-DD hvert år) eller easter (dage efter påskedag).',
    en: () =>
      'A closing day needs one of on (a date), yearly (MM-DD of every year) and easter (days after Easter Sunday).',
  },
  closingDayTwice: {
    da: ({ first }) => `Lukkedagen står allerede som nummer ${first}. Slet den ene.`,
    en: ({ first }) => `This closing day is number ${first} already. Delete one of the two.`,
  },
  tooMany: {
    da: ({ atMost }) => `Der kan højst være ${atMost}.`,
    en: ({ atMost }) => `There can be at most ${atMost}.`,
  },
  recipientUnknown: {
    da: ({ nearest, allowed = [] }) => `Modtageren findes ikke.${meant(nearest, 'da')} Der er: ${allowed.join(', ')}.`,
    en: ({ nearest, allowed = [] }) =>
      `There is no such recipient.${meant(nearest, 'en')} There are: ${allowed.join(', ')}.`,
  },
  valueUnknown: {
    da: ({ nearest, allowed = [] }) => `Værdien findes ikke.${meant(nearest, 'da')} Der er: ${allowed.join(', ')}.`,
    en: ({ nearest, allowed = [] }) =>
      `There is no such value.${meant(nearest, 'en')} There are: ${allowed.join(', ')}.`,
  },
  valueTwice: {
    da: () => 'Den samme værdi står to gange i listen. Slet den ene.',
    en: () => 'The same value stands twice in the list. Delete one of the two.',
  },
  textUnknown: {
    da: ({ nearest }) => `Indsatsen har ikke en opgave med det navn.${meant(nearest, 'da')}`,
    en: ({ nearest }) => `The programme has no task of that name.${meant(nearest, 'en')}`,
  },
  textUnusable: {
    da: () => 'Teksten skal være én linje på 1 til 300 tegn uden løse krøllede parenteser.',
    en: () => 'A text must be one line of 1 to 300 characters without stray curly brackets.',
  },
  placeholderUnknown: {
    da: ({ name, allowed = [] }) => `Pladsholderen {${name}} findes ikke her.${holders(allowed, 'da')}`,
    en: ({ name, allowed = [] }) => `There is no placeholder {${name}} here.${holders(allowed, 'en')}`,
  },
  textNotNeutral: {
    da: ({ word }) => `Andre kan se teksten: den må ikke nævne indsats, lov eller person. Fjern »${word}«.`,
    en: ({ word }) => `Others may see this text: it must name no programme, law or person. Take out “${word}”.`,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, Sentence>>>>;

export type SettingsFault = keyof typeof FAULTS;
export const SETTINGS_FAULTS = Object.keys(FAULTS) as SettingsFault[];

/** What is wrong with a place in a file of settings, and what to do about it. */
export const settingsFaultText = (fault: SettingsFault, params: SettingsFaultParams, language: Language): string =>
  (FAULTS[fault][language] as Sentence)(params);

/** What is wrong with a file, and where: lines and columns are counted from 1. */
export interface PlacedFault {
  readonly fault: SettingsFault;
  readonly params: SettingsFaultParams;
  /** Which setting, text or day: `settings.startUpWithinDays`; empty for the file itself. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** One line for each mistake, as editors read it: file, line, column, what it is about, and what to do. */
export const faultLines = (faults: readonly PlacedFault[], language: Language, file = ''): string[] =>
  faults.map(
    ({ line, column, path, fault, params }) =>
      `${file && `${file}:`}${line}:${column}${path && `  ${path}`}  ${settingsFaultText(fault, params, language)}`,
  );

const meant = (nearest: string | undefined, language: Language) =>
  nearest === undefined ? '' : language === 'da' ? ` Mener du ${nearest}?` : ` Do you mean ${nearest}?`;

function holders(allowed: readonly string[], language: Language): string {
  const list = allowed.map((one) => `{${one}}`).join(', ');
  if (list === '') return language === 'da' ? ' Teksten kan ingen have.' : ' This text can have none.';
  return language === 'da' ? ` Der er: ${list}.` : ` There are: ${list}.`;
}

/** By the validator's names. */
const TYPES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  int: { da: 'et helt tal', en: 'a whole number' },
  number: { da: 'et helt tal', en: 'a whole number' },
  boolean: { da: 'true eller false', en: 'true or false' },
  string: { da: 'en tekst', en: 'a text' },
  array: { da: 'en liste', en: 'a list' },
  object: { da: 'en gruppe af navne med værdier', en: 'a group of names with values' },
};
