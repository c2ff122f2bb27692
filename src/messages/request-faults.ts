import type { Language } from './language.ts';

/** What is wrong with a value of a request, by the validator's code. Never with the value itself, nor with a key's name. */
const FAULTS = {
  invalid_type: {
    da: 'Feltet mangler, eller det er ikke af den type, der skal bruges.',
    en: 'The field is missing or of another type than is needed.',
  },
  invalid_format: { da: 'Formen er forkert.', en: 'The form is wrong.' },
  invalid_value: { da: 'Værdien er ikke en af dem, der er.', en: 'The value is none of those there are.' },
  invalid_union: { da: 'Værdien passer ikke til nogen af mulighederne.', en: 'The value fits none of the choices.' },
  too_small: { da: 'For kort, for lille eller for få.', en: 'Too short, too small or too few.' },
  too_big: { da: 'For langt, for stort eller for mange.', en: 'Too long, too large or too many.' },
  unrecognized_keys: { da: 'Her er felter, som ikke findes.', en: 'There are fields here that do not exist.' },
  cprUnusable: { da: 'Det er ikke et CPR-nummer.', en: 'This is no CPR number.' },
  caseNumberUnusable: {
    da: 'Sagsnummeret kan kun have bogstaver, cifre og . / - _, højst 40 tegn.',
    en: 'A case number can have letters, digits and . / - _ only, at most 40.',
  },
  caseNumberIsCpr: {
    da: 'Sagsnummeret indeholder et CPR-nummer. Brug et nummer uden.',
    en: 'The case number holds a CPR number. Use one without.',
  },
  caseNumberTaken: {
    da: 'En anden sag i kommunen har sagsnummeret.',
    en: 'Another case of the municipality has that number.',
  },
  dateUnusable: { da: 'Det er ikke en dato ÅÅÅÅ-MM-DD, som findes.', en: 'This is no date YYYY-MM-DD that exists.' },
  dayIsAhead: { da: 'Dagen er ikke kommet endnu.', en: 'That day has not come yet.' },
  programmeUnknown: { da: 'Indsatsen eller varianten findes ikke.', en: 'There is no such programme or variant.' },
  cursorUnknown: { da: 'Stedet i listen findes ikke.', en: 'There is no such place in the list.' },
  listEmpty: { da: 'Listen er tom.', en: 'The list is empty.' },
  listNotCsv: {
    da: 'Listen kan ikke læses som CSV. Er der et anførselstegn, som ikke er lukket?',
    en: 'The list cannot be read as CSV. Is there a quotation mark that is not closed?',
  },
  listColumnTwice: {
    da: 'To kolonner i listen betyder det samme.',
    en: 'Two columns of the list mean the same.',
  },
  listWithoutCpr: { da: 'Kolonnen "cpr" mangler i listen.', en: 'The column "cpr" is missing in the list.' },
  sectionUnknown: { da: 'Dokumentet har ikke den overskrift.', en: 'The document has no such heading.' },
  sectionTwice: { da: 'Overskriften står der før.', en: 'The heading stands there already.' },
  sectionWrongKind: {
    da: 'Under overskriften hører en tekst, hvor der er en liste, eller omvendt.',
    en: 'Under this heading belongs a text where there is a list, or the other way round.',
  },
  sectionMissing: { da: 'Der mangler noget under overskriften.', en: 'Something is missing under the heading.' },
  stepMissing: { da: 'Indsatsen har ikke noget trin at registrere.', en: 'The programme has no step to register.' },
  settingsUnusable: {
    da: 'Filen har fejl. POST /settings/check siger hver af dem med linje og kolonne.',
    en: 'The file has mistakes. POST /settings/check says each with line and column.',
  },
  otherMunicipality: {
    da: 'Filen er en anden kommunes. Ret municipality i filen.',
    en: 'The file is another municipality’s. Change municipality in the file.',
  },
  custom: { da: 'Værdien kan ikke bruges.', en: 'The value cannot be used.' },
} as const satisfies Readonly<Record<string, Record<Language, string>>>;

export type RequestFault = keyof typeof FAULTS;

export const isRequestFault = (code: string): code is RequestFault => Object.hasOwn(FAULTS, code);

export const requestFaultText = (fault: RequestFault, language: Language): string => FAULTS[fault][language];
