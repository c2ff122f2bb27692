import type { DutyRule } from '../../domain/model/duties.ts';
import { newestProgramme } from '../../domain/programmes/index.ts';
import type { OwnTexts } from '../../store/own-programmes.ts';
import type { Language } from '../language.ts';
import { inOwnWords } from '../own-texts.ts';
import { personName } from '../people.ts';
import { nameOf } from '../words.ts';
import { birRessourceforloebWords } from './bir-ressourceforloeb/index.ts';
import { ctiImplementeringWords } from './cti-implementering/index.ts';
import { ctiOvergangWords } from './cti-overgang/index.ts';
import { engineWords } from './engine.ts';
import { implementeringsstoetteWords } from './implementeringsstoette/index.ts';
import type { DutyWords, FieldWords, ModelWords } from './model-words.ts';
import { projektWords } from './projekt/index.ts';
import { socialStoetteWords } from './social-stoette/index.ts';

/** The words of each programme, by its id. An id of a step, duty or exit means the same in all of them. */
export const PROGRAMME_WORDS: Readonly<Record<string, ModelWords>> = {
  'social-stoette': socialStoetteWords,
  'bir-ressourceforloeb': birRessourceforloebWords,
  'cti-overgang': ctiOvergangWords,
  projekt: projektWords,
  implementeringsstoette: implementeringsstoetteWords,
  'cti-implementering': ctiImplementeringWords,
};

function found<Words>(
  tableOf: (words: ModelWords) => Readonly<Record<string, Words>>,
  code: string,
): Words | undefined {
  for (const words of Object.values(PROGRAMME_WORDS)) {
    const table = tableOf(words);
    if (Object.hasOwn(table, code)) return table[code];
  }
  return undefined;
}

/** A step of a programme or something the engine itself registers: "fælles handleplan". Undefined when nobody knows it. */
export function stepName(step: string, language: Language): string | undefined {
  const own = Object.hasOwn(engineWords, step) ? engineWords[step] : undefined;
  return (found(({ steps }) => steps, step) ?? own)?.[language];
}

/** The heading of a section of a document: "Borgerens egne mål". */
export function sectionHeading(section: string, language: Language): string | undefined {
  return found(({ sections }) => sections, section)?.[language];
}

/** What a programme is called: "CTI for borgere i social udsathed". Undefined when nobody knows it. */
export const programmeName = (programme: string, language: Language): string | undefined =>
  Object.hasOwn(PROGRAMME_WORDS, programme) ? PROGRAMME_WORDS[programme]!.name[language] : undefined;

/** What the municipality reports again and again: "Indberetning hver tredje måned". */
export function reportName(id: string, language: Language): string | undefined {
  return found(({ reports }) => reports, id)?.[language];
}

/** The heading of contact or a review that comes again and again. */
export function recurringName(id: string, language: Language): string | undefined {
  return found(({ recurring }) => recurring, id)?.[language];
}

export function exitName(why: string, language: Language): string | undefined {
  return found(({ exits }) => exits, why)?.[language];
}

/** A kind of new critical transition: "fra praktik til lønnede timer". */
export function criticalTransitionName(transition: string, language: Language): string | undefined {
  return found(({ transitions }) => transitions, transition)?.[language];
}

/** What a field is called, in its step where one word means two things. */
export function fieldName(field: string, language: Language, step?: string): string | undefined {
  return fieldWords(field, step)?.name[language];
}

/** What a code in a field is called; people are called as everywhere else. */
export function choiceName(field: string, code: string, language: Language, step?: string): string | undefined {
  const choices = fieldWords(field, step)?.choices;
  if (choices) return Object.hasOwn(choices, code) ? choices[code]?.[language] : undefined;
  return nameOf(personName, code, language);
}

/** Every code that a field's words know; empty for a field without codes of its own. */
export function choicesOf(field: string, step?: string): readonly string[] {
  return Object.keys(fieldWords(field, step)?.choices ?? {});
}

function fieldWords(field: string, step: string | undefined): FieldWords | undefined {
  return (
    (step === undefined ? undefined : found(({ fields }) => fields, `${step}.${field}`)) ??
    found(({ fields }) => fields, field)
  );
}

/** Words of a kind of duty, such as "handoverPlan"; a municipality's own where it has some. */
export function dutyWords(what: string, own?: OwnTexts): DutyWords | undefined {
  const words = found(({ duties }) => duties, what);
  return words && inOwnWords(words, own && Object.hasOwn(own, what) ? own[what] : undefined);
}

/** What a duty is called, after the meeting that it is about where it has words for that: "kommende netværksmøde". */
export function dutyTitle({ what, meeting }: AboutDuty, language: Language, own?: OwnTexts): string | undefined {
  const words = dutyWords(what, own);
  const about = meeting ? stepName(meeting, language) : undefined;
  return (about && words?.ofMeeting?.[language].replace('{meeting}', about)) ?? words?.name[language];
}

interface AboutDuty {
  /** Of which kind it is. */
  readonly what: string;
  readonly meeting?: string | undefined;
}

/** Which kind of duty an id names: "handoverPlan" of "course-1/handoverPlan". */
export const kindOfDuty = (duty: string): string => duty.slice(duty.lastIndexOf('/') + 1);

/** The rule behind a kind of duty, in the newest version of the programme that has it. */
export function dutyRule(what: string): DutyRule | undefined {
  for (const programme of Object.keys(PROGRAMME_WORDS)) {
    const rule = newestProgramme(programme)?.duties.find(({ id }) => id === what);
    if (rule) return rule;
  }
  return undefined;
}
