import type { RuleId } from '../domain/rule.ts';
import type { Language } from './language.ts';
import type { RefusalText } from './refusals/refusal-text.ts';

/** What can be wrong with a line of the evaluator's list. Never the number or name itself; {first} is the other line's place. */
const FAULTS = {
  cprLength: {
    da: {
      title: 'CPR-nummeret har ikke 10 cifre.',
      cure: 'Skriv alle 10. Mangler det første nul, har Excel måske fjernet det: gør kolonnen til tekst.',
    },
    en: {
      title: 'The CPR number does not have ten digits; Excel may have dropped a leading zero.',
      cure: 'Write all ten, in a column of text.',
    },
  },
  cprNotDigits: {
    da: {
      title: 'CPR-nummeret består ikke kun af cifre.',
      cure: 'Skriv 10 cifre, eventuelt med bindestreg efter de første seks.',
    },
    en: {
      title: 'The CPR number holds something else than digits.',
      cure: 'Write ten digits, with a hyphen after the first six if you like.',
    },
  },
  cprImpossibleDate: {
    da: { title: 'CPR-nummeret begynder med en dato, der ikke findes.', cure: 'Ret nummeret.' },
    en: { title: 'The CPR number begins with a date that does not exist.', cure: 'Correct the number.' },
  },
  unknownLegalBasis: {
    rule: 'S-38',
    da: { title: 'Lovhjemlen er ukendt.', cure: 'Skriv SEL § 85, SEL § 82 b eller LAB § 31 b.' },
    en: { title: 'The legal basis is not one of the three.', cure: 'Write SEL § 85, SEL § 82 b or LAB § 31 b.' },
  },
  invalidDate: {
    da: { title: 'Datoen kan ikke læses eller findes ikke.', cure: 'Skriv den som dd-mm-åååå: 24-11-2026.' },
    en: { title: 'The date cannot be read or does not exist.', cure: 'Write it as dd-mm-yyyy: 24-11-2026.' },
  },
  supportNotGranted: {
    rule: 'S-40',
    da: {
      title: 'Der er en startdato, men ingen lovhjemmel.',
      cure: 'Skriv lovhjemlen: længden følger af den. Eller fjern startdatoen, til den kendes.',
    },
    en: {
      title: 'There is a start date and no legal basis.',
      cure: 'Write the legal basis: the length follows from it. Or take the start date out until it is known.',
    },
  },
  invalidEmail: {
    da: { title: 'Det er ikke en e-mailadresse.', cure: 'Skriv CTI-medarbejderens e-mailadresse.' },
    en: { title: 'This is not an e-mail address.', cure: 'Write the e-mail address of the CTI worker.' },
  },
  assessmentWithoutParagraph85: {
    rule: 'S-44',
    da: {
      title: 'Vurderingsdatoen hører til en linje med SEL § 85.',
      cure: 'Skriv SEL § 85 som lovhjemmel, eller slet vurderingsdatoen og registrér vurderingen i forløbet.',
    },
    en: {
      title: 'An assessment date belongs to a line with SEL § 85: elsewhere nobody knows its result.',
      cure: 'Write SEL § 85 as the legal basis, or delete the date and register the assessment in the case.',
    },
  },
  duplicateRow: {
    da: { title: 'Borgeren står allerede i linje {first}.', cure: 'Slet den ene af de to linjer.' },
    en: { title: 'The citizen stands in line {first} too.', cure: 'Delete one of the two lines.' },
  },
  importedOtherwise: {
    rule: 'TECH-01',
    da: {
      title: 'Borgeren er indlæst før med en anden oplysning her.',
      cure: 'Ret den i forløbet i stedet for i filen.',
    },
    en: {
      title: 'The citizen has been taken in before with something else here.',
      cure: 'Correct it in the case and not in the file.',
    },
  },
} as const satisfies Readonly<Record<string, { readonly rule?: RuleId } & Record<Language, RefusalText>>>;

export type ListFault = keyof typeof FAULTS;
export const LIST_FAULT_CODES = Object.keys(FAULTS) as ListFault[];

/** What is wrong with a line and what to do about it; the rule that says so, where one does. */
export function listFaultText(
  code: ListFault,
  language: Language,
  { first = 0 }: { readonly first?: number } = {},
): RefusalText & { readonly rule: RuleId | null } {
  const fault: { readonly rule?: RuleId } & Record<Language, RefusalText> = FAULTS[code];
  const { title, cure } = fault[language];
  return { title: title.replace('{first}', String(first)), cure, rule: fault.rule ?? null };
}
