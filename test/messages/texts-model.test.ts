import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FactValue } from '../../src/domain/facts.ts';
import type { Field } from '../../src/domain/model/steps.ts';
import { OUTSIDE_PARTIES } from '../../src/domain/people.ts';
import type { ProgrammeModel } from '../../src/domain/programme.ts';
import { newestProgramme } from '../../src/domain/programmes/index.ts';
import { LANGUAGES, type Language } from '../../src/messages/language.ts';
import {
  choiceName,
  criticalTransitionName,
  dutyWords,
  exitName,
  fieldName,
  PROGRAMME_WORDS,
  programmeName,
  recurringName,
  reportName,
  sectionHeading,
  stepName,
} from '../../src/messages/model/index.ts';
import { valuesInWords } from '../../src/messages/timeline/values.ts';
import { faults } from './readable.ts';

const folder = new URL('../../src/domain/programmes', import.meta.url);
const programmes = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

const cases = programmes.flatMap(({ name }) => LANGUAGES.map((language) => ({ programme: name, language })));
const modelOf = (programme: string): ProgrammeModel => newestProgramme(programme)!;

/** Every place where a field stands: in a step, or in a job match. */
const fieldsOf = ({ steps, jobMatchFields }: ProgrammeModel): { step: string; name: string; field: Field }[] =>
  [...steps.map(({ id, fields = {} }) => ({ id, fields })), { id: 'jobMatch', fields: jobMatchFields }].flatMap(
    ({ id, fields }) => Object.entries(fields).map(([name, field]) => ({ step: id, name, field })),
  );

/** What is wrong with names: those that are missing, cannot be read, or are used twice. */
function wrongIn(names: readonly (readonly [code: string, name: string | undefined])[], language: Language): string[] {
  const unreadable = names.flatMap(([code, name]) =>
    name === undefined ? [`none for ${code}`] : faults(name, language),
  );
  const twice = names.filter(([, name], index) => names.findIndex(([, other]) => other === name) !== index);
  return [...unreadable, ...twice.map(([code, name]) => `${code} is called ${name} like another`)];
}

describe('the words of a programme', () => {
  it('are there for every programme', () => {
    expect(Object.keys(PROGRAMME_WORDS).sort()).toEqual(programmes.map(({ name }) => name).sort());
  });

  it.each(cases)('name every step, exit and transition of $programme ($language)', ({ programme, language }) => {
    const { steps, exits, transitions } = modelOf(programme);
    expect(
      wrongIn(
        steps.map(({ id }) => [id, stepName(id, language)]),
        language,
      ),
    ).toEqual([]);
    expect(
      wrongIn(
        exits.map(({ why }) => [why, exitName(why, language)]),
        language,
      ),
    ).toEqual([]);
    expect(
      wrongIn(
        transitions.map((one) => [one, criticalTransitionName(one, language)]),
        language,
      ),
    ).toEqual([]);
  });

  it.each(cases)('name every field of $programme, told apart within a step ($language)', ({ programme, language }) => {
    const model = modelOf(programme);
    const all = fieldsOf(model);
    for (const step of new Set(all.map((one) => one.step))) {
      const names = all
        .filter((one) => one.step === step)
        .map(({ name }) => [name, fieldName(name, language, step)] as const);
      expect(wrongIn(names, language), step).toEqual([]);
    }
    // A refusal may name a field without its step.
    expect(all.filter(({ name }) => fieldName(name, language) === undefined)).toEqual([]);
  });

  it.each(cases)(
    'name every answer of $programme, told apart within a field ($language)',
    ({ programme, language }) => {
      for (const { step, name, field } of fieldsOf(modelOf(programme))) {
        if (field.type !== 'choice' && field.type !== 'codes') continue;
        const names = field.of.map((code) => [code, choiceName(name, code, language, step)] as const);
        expect(wrongIn(names, language), `${step}.${name}`).toEqual([]);
      }
    },
  );

  it.each(cases)('say every answer of $programme in the timeline, ids and texts never ($language)', (one) => {
    for (const { step, name, field } of fieldsOf(modelOf(one.programme))) {
      const said = answersTo(field).map((value) => valuesInWords(step, { [name]: value }, one.language));
      if (field.type === 'note' || field.type === 'staff' || field.type === 'company')
        expect(said).toEqual([undefined]);
      else
        expect(
          wrongIn(
            said.map((text, index) => [`${step}.${name} ${index}`, text]),
            one.language,
          ),
        ).toEqual([]);
    }
  });

  it.each(cases)('name every document of $programme and its headings ($language)', ({ programme, language }) => {
    for (const { kind, sections } of modelOf(programme).documents) {
      expect(stepName(kind, language), kind).toBeDefined();
      expect(
        wrongIn(
          sections.map(({ id }) => [id, sectionHeading(id, language)]),
          language,
        ),
        kind,
      ).toEqual([]);
    }
  });

  it.each(cases)('name every duty of $programme and say what to do ($language)', ({ programme, language }) => {
    const { duties } = modelOf(programme);
    expect(
      wrongIn(
        duties.map(({ id }) => [id, dutyWords(id)?.name[language]]),
        language,
      ),
    ).toEqual([]);
    for (const { id, isNews, tellsOutside, ladder } of duties) {
      const { todo, news, outside } = dutyWords(id)!;
      expect(todo[language], id).toMatch(/^\p{Lu}.*\.$/u);
      expect(faults(todo[language], language)).toEqual([]);
      expect(news !== undefined, `news of ${id}`).toBe(isNews ?? false);
      const isSaidOutside = ladder.some(({ tells }) =>
        tells.some((one) => (OUTSIDE_PARTIES as readonly string[]).includes(one)),
      );
      expect(outside !== undefined, `outside of ${id}`).toBe(tellsOutside !== undefined || isSaidOutside);
    }
  });

  it.each(cases)('name all that comes again and again in $programme ($language)', ({ programme, language }) => {
    const { cadences = [], reviews = [] } = modelOf(programme);
    const ids = [...cadences, ...reviews].map(({ id }) => id);
    expect(
      wrongIn(
        ids.map((id) => [id, recurringName(id, language)]),
        language,
      ),
    ).toEqual([]);
    expect(Object.keys(PROGRAMME_WORDS[programme]!.recurring).sort()).toEqual(ids.sort());
  });

  it.each(cases)('name $programme itself and what is reported of it ($language)', ({ programme, language }) => {
    const ids = (modelOf(programme).reports ?? []).map(({ id }) => id);
    const named = ids.map((id) => [id, reportName(id, language)] as const);
    expect(wrongIn([['the programme', programmeName(programme, language)], ...named], language)).toEqual([]);
    expect(Object.keys(PROGRAMME_WORDS[programme]!.reports).sort()).toEqual(ids.sort());
  });

  it.each(cases)('hold nothing that $programme lacks ($language)', ({ programme }) => {
    const { steps, documents, exits, transitions, duties } = modelOf(programme);
    const named = new Set([...steps.map(({ id }) => id), ...documents.map(({ kind }) => kind)]);
    const headings = new Set(documents.flatMap(({ sections }) => sections.map(({ id }) => id)));
    const known = PROGRAMME_WORDS[programme]!;
    const places = fieldsOf(modelOf(programme)).flatMap(({ step, name }) => [name, `${step}.${name}`]);
    expect(Object.keys(known.steps).sort()).toEqual([...named].sort());
    expect(Object.keys(known.sections).sort()).toEqual([...headings].sort());
    expect(Object.keys(known.exits).sort()).toEqual(exits.map(({ why }) => why).sort());
    expect(Object.keys(known.transitions).sort()).toEqual([...transitions].sort());
    expect(Object.keys(known.duties).sort()).toEqual(duties.map(({ id }) => id).sort());
    expect(Object.keys(known.fields).filter((place) => !places.includes(place))).toEqual([]);
  });

  it('say the same of one id in all programmes', () => {
    const said = new Map<string, string>();
    for (const words of Object.values(PROGRAMME_WORDS)) {
      const { name: _, ...tables } = words;
      for (const [kind, table] of Object.entries(tables)) {
        for (const [id, word] of Object.entries(table)) {
          const text = JSON.stringify(word);
          expect(said.get(`${kind}/${id}`) ?? text, `${kind}/${id}`).toBe(text);
          said.set(`${kind}/${id}`, text);
        }
      }
    }
  });
});

/** Answers that the timeline must tell apart. */
function answersTo(field: Field): FactValue[] {
  switch (field.type) {
    case 'flag':
      return [true, false];
    case 'number':
      return [0, 7.5];
    case 'date':
      return ['2026-03-15', '2026-03-16'];
    case 'choice':
      return [...field.of];
    case 'codes':
      return [...field.of.map((code) => [code]), [...field.of]];
    case 'note':
    case 'staff':
    case 'company':
      return ['0195-f00d'];
  }
}
