import { describe, expect, it } from 'vitest';
import { rulesIn } from './catalogue.ts';
import { rulesNamedIn } from './mentions.ts';
import { linesOf } from './print.ts';
import { refusalsIn } from './refusals.ts';
import { readSwitches } from './switches.ts';
import { readTable, tableOf } from './table.ts';

const HEAD =
  '## S — Social støtte\n\n### The end\n\n| Id | Rule | Kind | Strength | Variant | Our reading |\n|---|---|---|---|---|---|\n';
const aRule = (id: string, kind = 'gate', text = 'It ends.') => `| ${id} | ${text} | ${kind} | M | – | – |\n`;
const named = (entries: Record<string, Record<string, number[]>>) =>
  new Map(Object.entries(entries).map(([id, files]) => [id, new Map(Object.entries(files))]));

describe('the table of rules and code', () => {
  const { rows, problems } = readTable();

  it('is in order: every rule that must be proved has a test that names it, and nobody names an unknown one', () => {
    expect(problems).toEqual([]);
  });

  it('has the whole catalogue, each kind of rule with its section', () => {
    const count = (letter: string) => rows.filter(({ id }) => id.startsWith(`${letter}-`)).length;
    expect(['T', 'S', 'G', 'A', 'K', 'TECH', 'C', 'B'].map((letter) => [letter, count(letter)])).toEqual([
      ...[
        ['T', 11],
        ['S', 99],
        ['G', 72],
        ['A', 28],
        ['K', 33],
        ['TECH', 6],
        ['C', 28],
        ['B', 64],
      ],
    ]);
    expect(rows.find(({ id }) => id === 'S-85')).toMatchObject({
      ...{ kind: 'report', strength: 'M', variant: 'pilot', mustBeTested: true },
      part: 'Pause, resume, restart, interruption, refusal',
    });
    expect(rows.find(({ id }) => id === 'S-81')).toMatchObject({ kind: 'option', mustBeTested: false });
  });

  it('can switch off every gate, duty and refusal of the core, each once and under a rule of the catalogue', () => {
    const names = readSwitches().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const kind of ['gate', 'duty', 'missing', 'present', 'refusal'])
      expect(names.filter((name) => name.startsWith(`${kind} `)).length, kind).toBeGreaterThan(3);
  });
});

describe('a rule that must be proved', () => {
  const rules = rulesIn(HEAD + aRule('S-01') + aRule('S-02', 'option'));
  const code = named({ 'S-01': { 'src/a.ts': [3, 7] } });

  it('and is named by no test is not in order; one that may be used needs none', () => {
    const table = tableOf(rules, code, named({}));
    expect(table.problems).toEqual(['S-01 (gate) is named by no test: It ends.']);
    expect(linesOf(table, 80)).toEqual([
      '',
      'S — Social støtte',
      '',
      '  The end',
      '  S-01    gate·M      src/a.ts:3,7',
      '                      tests: NO TEST NAMES IT',
      '  S-02    option·M    not in the code',
      '                      tests: no test',
      '',
      'Not in order: 1',
      '  S-01 (gate) is named by no test: It ends.',
      '',
      '2 rules · 1 in the code · 0 named by a test · 1 must be, 1 of them are not · 1 not in order',
    ]);
  });

  it('and is named by a test is in order', () => {
    expect(tableOf(rules, code, named({ 'S-01': { 'test/a.test.ts': [1] } })).problems).toEqual([]);
  });

  it('and is not in the catalogue is told with whoever names it', () => {
    const tests = named({ 'S-01': { 'test/a.test.ts': [1] }, 'S-77': { 'test/a.test.ts': [4, 9] } });
    expect(tableOf(rules, code, tests).problems).toEqual([
      'S-77 is not in docs/rules.md, but named in test/a.test.ts:4,9',
    ]);
  });
});

describe('a name of a rule', () => {
  it.each([
    ['S-19: who is there', { 'S-19': [1] }],
    ['S-190, SC-01, XS-19, S-19b and UTF-8 name none', {}],
    ["(S-84 … S-86) and 'TECH-03'\nS-84, S-84", { 'S-84': [1, 2], 'S-86': [1], 'TECH-03': [1] }],
  ])('is found in %j', (text, lines) => {
    expect(Object.fromEntries(rulesNamedIn(text))).toEqual(lines);
  });
});

describe('the page of rules', () => {
  it.each([
    ['the same rule again', aRule('S-01') + aRule('S-01'), 'each rule once, found S-01'],
    ['a kind that the legend does not tell', aRule('S-01', 'wish'), 'found S-01'],
    ['a rule of another section', aRule('T-01'), 'found T-01'],
    ['a row with a cell too many', aRule('S-01', 'gate', 'It ends. | Or not.'), 'found S-01'],
    ['a table with other columns', '| Id | Rule |\n', 'found Id,Rule'],
  ])('cannot hold %s', (_, rows, message) => {
    expect(() => rulesIn(HEAD + rows)).toThrow(message);
  });
});

describe('a refusal in the source', () => {
  const found = (text: string) => refusalsIn(text, 'a.ts', []).map(({ code, rule }) => `${code} ${rule}`);

  it('is each pair of code and rule that can come of it', () => {
    expect(found("no(reason('a', 'T-01', { from }), reason(over ? 'b' : 'c', over ? 'T-02' : 'T-03'));")).toEqual([
      ...['a T-01', 'b T-02', 'c T-03'],
    ]);
    expect(found("const BY = { x: 'S-01' };\nreason('a', BY[who] ?? 'S-02');")).toEqual(['a S-01', 'a S-02']);
  });

  it('that names the rule of any step has no rule of its own', () => {
    expect(refusalsIn("reason('meetingInPast', step.rule);", 'a.ts', [{} as never])).toEqual([
      { code: 'meetingInPast', rule: undefined },
    ]);
  });

  it('that cannot be read off is an error, not a gap', () => {
    expect(() => found("reason('a', ruleOf(command));")).toThrow('add it to RULES_FROM_DATA');
    expect(() => found("reason(code, 'T-01');")).toThrow('expected a code, found code');
  });
});
