import { parseCivilDate } from '../domain/calendar/civil-date.ts';
import type { Reason, Refusal, RefusalCode } from '../domain/rule.ts';
import { longDate } from './dates.ts';
import type { Language } from './language.ts';
import { criticalTransitionName, dutyWords, exitName, fieldName, stepName } from './model/index.ts';
import { jobFunctionName, outsidePartyName, personName } from './people.ts';
import { course as danishCourse } from './refusals/danish-course.ts';
import { model as danishModel } from './refusals/danish-model.ts';
import { move as danishMove } from './refusals/danish-move.ts';
import { organisation as danishOrganisation } from './refusals/danish-organisation.ts';
import { reports as danishReports } from './refusals/danish-reports.ts';
import { support as danishSupport } from './refusals/danish-support.ts';
import { course as englishCourse } from './refusals/english-course.ts';
import { model as englishModel } from './refusals/english-model.ts';
import { move as englishMove } from './refusals/english-move.ts';
import { organisation as englishOrganisation } from './refusals/english-organisation.ts';
import { reports as englishReports } from './refusals/english-reports.ts';
import { support as englishSupport } from './refusals/english-support.ts';
import type { RefusalText } from './refusals/refusal-text.ts';
import { counted, eitherOf, legalBasisName, type Names, nameOf } from './words.ts';

const TEXTS = {
  da: { ...danishCourse, ...danishModel, ...danishMove, ...danishOrganisation, ...danishReports, ...danishSupport },
  en: {
    ...englishCourse,
    ...englishModel,
    ...englishMove,
    ...englishOrganisation,
    ...englishReports,
    ...englishSupport,
  },
} as const satisfies Record<Language, Record<RefusalCode, RefusalText>>;

export function refusalText(reason: Reason, language: Language): RefusalText {
  const { title, cure } = TEXTS[language][reason.code];
  const facts = factsInWords(reason, language);
  return { title: fill(title, facts), cure: fill(cure, facts) };
}

/** One line for each reason: what is wrong, what to do, which rule. */
export function refusalLines({ reasons }: Refusal, language: Language): string[] {
  return reasons.map((reason) => {
    const { title, cure } = refusalText(reason, language);
    return `${title} ${withRule(cure, reason, language)}`;
  });
}

/** What is wrong and which rule says so, without what to do. */
export function reasonLine(reason: Reason, language: Language): string {
  return withRule(refusalText(reason, language).title, reason, language);
}

function withRule(sentence: string, { rule }: Reason, language: Language): string {
  return `${sentence.replace(/\.$/, '')} (${language === 'da' ? 'regel' : 'rule'} ${rule})`;
}

/** Puts facts into the places marked {name}; a part in [brackets] is left out when one of its facts is unknown. */
function fill(template: string, facts: Readonly<Record<string, string>>): string {
  const known = template.replace(/\[([^\]]*)\]/g, (_, part: string) =>
    [...part.matchAll(/\{(\w+)\}/g)].every(([, name]) => Object.hasOwn(facts, name!)) ? part : '',
  );
  return known.replace(/\{(\w+)\}/g, (_, name: string) => facts[name]!);
}

/** A reason's parameters as people say them. What has no words is left out: a code is never shown. */
function factsInWords({ code, params = {} }: Reason, language: Language): Record<string, string> {
  const step = typeof params.step === 'string' ? params.step : undefined;
  const facts = Object.entries(params).flatMap(([name, value]) => {
    const words =
      typeof value === 'number'
        ? numberInWords(name, value, language)
        : name === 'field'
          ? placeOfField(code, value, language, step)
          : codeInWords(name, value, language);
    return words === undefined ? [] : [[name, words] as const];
  });
  return Object.fromEntries(facts);
}

function numberInWords(name: string, value: number, language: Language): string | undefined {
  return name in UNITS ? counted(value, UNITS[name as keyof typeof UNITS], language) : undefined;
}

const UNITS = { days: 'day', months: 'month', asked: 'month', cases: 'case' } as const;

function codeInWords(name: string, value: string, language: Language): string | undefined {
  const on = parseCivilDate(value);
  if (on) return longDate(on, language);
  if (name === 'known') {
    const names = value.split(', ').flatMap((code) => nameOf(legalBasisName, code, language) ?? []);
    return names.length > 0 ? eitherOf(names, language) : undefined;
  }
  if (name in CODES) return nameOf(CODES[name as keyof typeof CODES], value, language);
  return name in MODEL ? MODEL[name as keyof typeof MODEL](value, language) : undefined;
}

const CODES: Readonly<Record<'who' | 'function' | 'other' | 'party' | 'legalBasis', Names<string>>> = {
  who: personName,
  function: jobFunctionName,
  other: jobFunctionName,
  party: outsidePartyName,
  legalBasis: legalBasisName,
};

/** What the programmes have words for. */
const MODEL = {
  step: stepName,
  why: exitName,
  transition: criticalTransitionName,
  duty: (what, language) => dutyWords(what)?.name[language],
} as const satisfies Record<string, (code: string, language: Language) => string | undefined>;

const OF_MODEL: readonly RefusalCode[] = ['fieldMissing', 'fieldWrong', 'fieldUnknown', 'notInOwnList'];

/** A field of a registration has its name from the model; a date that could not be used stood in a request. */
function placeOfField(code: RefusalCode, field: string, language: Language, step?: string): string | undefined {
  const isOfModel = OF_MODEL.includes(code);
  return isOfModel ? fieldName(field, language, step) : nameOf(requestedDate, field, language);
}

/** Where in a request a date stood that could not be used. */
const requestedDate = {
  da: {
    start: 'starten',
    startOn: 'starten',
    pause: 'pausen',
    on: 'hændelsen',
    from: 'den første dag',
    until: 'den sidste dag',
    endOn: 'slutningen',
    for: 'mødet',
    to: 'det flyttede møde',
  },
  en: {
    start: 'the start',
    startOn: 'the start',
    pause: 'the pause',
    on: 'the happening',
    from: 'the first day',
    until: 'the last day',
    endOn: 'the end',
    for: 'the meeting',
    to: 'the moved meeting',
  },
} as const satisfies Names<string>;
