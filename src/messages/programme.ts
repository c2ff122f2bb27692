import { PHASES } from '../domain/course.ts';
import type { CadenceRule } from '../domain/model/cadences.ts';
import type { DutyRule } from '../domain/model/duties.ts';
import type { Moment } from '../domain/model/gates.ts';
import type { ModelStep } from '../domain/model/steps.ts';
import type { ProgrammeModel } from '../domain/programme.ts';
import type { Language } from './language.ts';
import { dutyWords, exitName, programmeName, recurringName, reportName, stepName } from './model/index.ts';
import { jobFunctionName, personName, recipientName } from './people.ts';
import { refusalText } from './refusals.ts';
import { allOf, capital, counted, legalBasisName, phaseName } from './words.ts';

/** An intervention model as a person would draw it: who, which steps, the phases, what comes again, and what is demanded. */
export function programmeLines(model: ProgrammeModel, language: Language): string[] {
  const words = WORDS[language];
  const { id, version, variants, functions, steps, exits, reports = [] } = model;
  const section = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', `${heading}:`, ...lines.map((line) => `  ${line}`)];
  return [
    `${programmeName(id, language)} (${id}, version ${version}; ${Object.keys(variants).join(', ')})`,
    ...section(words.people, [
      capital(
        allOf(
          functions.map((one) => jobFunctionName[language][one]),
          language,
        ),
      ),
    ]),
    ...section(
      words.steps,
      steps.map((step) => stepLine(step, language)),
    ),
    ...section(words.course, courseLines(model, language)),
    ...section(words.again, againLines(model, language)),
    ...section(words.duties, dutyLines(model.duties, language)),
    ...section(words.gates, gateLines(model, language)),
    ...section(words.exits, [
      capital(
        allOf(
          exits.map(({ why }) => exitName(why, language) ?? why),
          language,
        ),
      ),
    ]),
    ...section(
      words.reports,
      reports.map((one) => `${reportName(one.id, language)} (${one.rule})`),
    ),
  ];
}

const WORDS = {
  da: {
    people: 'Hvem der er om borgeren',
    steps: 'Trin',
    course: 'Forløb',
    again: 'Igen og igen',
    duties: 'Opgaver',
    gates: 'Hvad der afvises',
    exits: 'Veje ud',
    reports: 'Indberetninger',
    each: { week: 'hver uge', fortnight: 'hver anden uge', fourWeeks: 'hver fjerde uge', month: 'hver måned' },
    every: (months: string) => `hver gang der er gået ${months}`,
    advised: 'anbefalet',
    receiver: 'modtageren',
    before: { record: 'før', summon: 'før indkaldelse til', leave: 'før udtræden:' },
    courseStart: 'før startdatoen',
    courseRestart: 'før CTI-forløbet starter forfra',
    newTransition: 'før en ny kritisk overgang',
  },
  en: {
    people: 'Who is around the citizen',
    steps: 'Steps',
    course: 'Course',
    again: 'Again and again',
    duties: 'Tasks',
    gates: 'What is refused',
    exits: 'Ways out',
    reports: 'Reports',
    each: { week: 'every week', fortnight: 'every other week', fourWeeks: 'every four weeks', month: 'every month' },
    every: (months: string) => `every time ${months} have passed`,
    advised: 'advised',
    receiver: 'the receiver',
    before: { record: 'before', summon: 'before the summons to', leave: 'before leaving:' },
    courseStart: 'before the start date',
    courseRestart: 'before the course starts over',
    newTransition: 'before a new critical transition',
  },
} as const;

function stepLine(step: ModelStep, language: Language): string {
  const people = (step.participants ?? []).map((one) => personName[language][one]);
  const marks = { meeting: '◯', document: '▭', record: '·' } as const;
  const who = people.length > 0 ? ` – ${allOf(people, language)}` : '';
  return `${marks[step.kind]} ${capital(stepName(step.id, language) ?? step.id)}${who} (${step.rule})`;
}

/** "servicelovens § 85: 3 + 3 + 3 måneder", and what the three phases are for. */
function courseLines({ legalBases }: ProgrammeModel, language: Language): string[] {
  if (legalBases.length === 0) return [];
  const phases = PHASES.map((phase) => `${phase} ${phaseName[language][phase]}`).join(' → ');
  const lengths = legalBases.map(({ code, months, lengthRule }) => {
    const each = PHASES.map(() => months / PHASES.length).join(' + ');
    return `${capital(legalBasisName[language][code])}: ${each} = ${counted(months, 'month', language)} (${lengthRule})`;
  });
  return [phases, ...lengths];
}

function againLines({ cadences = [], reviews = [] }: ProgrammeModel, language: Language): string[] {
  const words = WORDS[language];
  return [
    ...cadences.map(
      ({ id, rhythm, rule }) => `↻ ${recurringName(id, language)}: ${rhythmName(rhythm, language)} (${rule})`,
    ),
    ...reviews.map(
      ({ id, everyMonths, rule }) =>
        `↻ ${recurringName(id, language)}: ${words.every(counted(everyMonths, 'month', language))} (${rule})`,
    ),
  ];
}

/** "hver uge", or one for each phase: "hver uge → hver anden uge → hver måned". */
const rhythmName = (rhythm: CadenceRule['rhythm'], language: Language) =>
  (typeof rhythm === 'string' ? [rhythm] : rhythm).map((one) => WORDS[language].each[one]).join(' → ');

function dutyLines(duties: readonly DutyRule[], language: Language): string[] {
  return duties
    .filter(({ isNews }) => !isNews)
    .map(({ id, owner, rule }) => {
      const whose = ownerName(owner, language);
      return `${capital(dutyWords(id)?.name[language] ?? id)}: ${whose} (${rule})`;
    });
}

function ownerName(owner: DutyRule['owner'], language: Language): string {
  if (typeof owner === 'string') return recipientName[language][owner];
  return 'inSubject' in owner ? WORDS[language].receiver : recipientName[language][owner.otherwise];
}

/** What must hold, by what it stands before: the sentence that a refusal would say. */
function gateLines({ gates }: ProgrammeModel, language: Language): string[] {
  const words = WORDS[language];
  return gates.map(({ code, rule, strength, at, params }) => {
    const moments = allOf(
      at.map((moment) => momentName(moment, language)),
      language,
    );
    const { title } = refusalText({ code, rule, ...(params ? { params } : {}) }, language);
    return `${capital(moments)}: ${title.replace(/\.$/, '')} (${rule}${strength === 'advised' ? `, ${words.advised}` : ''})`;
  });
}

function momentName(moment: Moment, language: Language): string {
  const words = WORDS[language];
  if (moment === 'courseStart' || moment === 'courseRestart' || moment === 'newTransition') return words[moment];
  const [kind, about] = moment.split(':') as [keyof typeof words.before, string];
  const name = kind === 'leave' ? exitName(about, language) : stepName(about, language);
  return `${words.before[kind]} ${name ?? about}`;
}
