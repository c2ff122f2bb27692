import { type Rule, readCatalogue } from './catalogue.ts';
import { type Mentions, mentionsIn } from './mentions.ts';

/** A rule with the code in which it lives and the tests that name it: paths with lines. */
export interface Row extends Rule {
  readonly code: readonly Place[];
  readonly tests: readonly Place[];
  readonly mustBeTested: boolean;
}

export interface Place {
  readonly file: string;
  readonly lines: readonly number[];
}

export interface Table {
  readonly rows: readonly Row[];
  /** What is not in order; each is a sentence. */
  readonly problems: readonly string[];
}

/** What a rule of the model that runs must be to need a test: something can go wrong without anybody's decision. */
const TESTED_KINDS = ['gate', 'deadline', 'timer', 'invariant', 'report', 'role'];

/** Whether a rule of the other programmes is in their data: what has been built must be tested. */
const isInProgrammes = (id: string, code: Mentions): boolean =>
  /^[BCG]-/.test(id) && placesOf(code, id).some(({ file }) => file.startsWith('src/domain/programmes/'));

/** The catalogue against the repository as it stands. The tests of this table name rules as examples, and do not count. */
export function readTable(): Table {
  const tests = mentionsIn('test/!(rules)/**/*.test.ts', 'test/*.test.ts');
  return tableOf(readCatalogue(), mentionsIn('{src,workflows,activities}/**/*.ts'), tests);
}

/** Puts rules and mentions together, and says what is missing. Pure. */
export function tableOf(rules: readonly Rule[], code: Mentions, tests: Mentions): Table {
  const rows = rules.map((rule) => ({
    ...rule,
    code: placesOf(code, rule.id),
    tests: placesOf(tests, rule.id),
    mustBeTested: TESTED_KINDS.includes(rule.kind) && (rule.id.startsWith('S-') || isInProgrammes(rule.id, code)),
  }));
  const untested = rows.filter((row) => row.mustBeTested && row.tests.length === 0);
  const known = new Set(rules.map(({ id }) => id));
  const unknown = [...new Set([...code.keys(), ...tests.keys()])].filter((id) => !known.has(id));
  return {
    rows,
    problems: [
      ...untested.map(({ id, kind, text }) => `${id} (${kind}) is named by no test: ${text}`),
      ...unknown.map((id) => `${id} is not in docs/rules.md, but named in ${namers(id, code, tests)}`),
    ],
  };
}

const placesOf = (mentions: Mentions, id: string): Place[] =>
  [...(mentions.get(id) ?? [])].map(([file, lines]) => ({ file, lines }));

const namers = (id: string, ...all: Mentions[]) =>
  all
    .flatMap((mentions) => placesOf(mentions, id))
    .map(({ file, lines }) => `${file}:${lines}`)
    .join(', ');
