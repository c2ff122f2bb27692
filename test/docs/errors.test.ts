import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES } from '../../src/domain/rule.ts';
import { read } from './pages.ts';

interface Generator {
  errorsPage(): Promise<string>;
  reasonsIn(
    sources: ReadonlyMap<string, string>,
  ): Map<string, { readonly rules: Set<string>; readonly facts: Set<string> }>;
}

/** A plain program without types, so its name is kept from the compiler. */
const program = new URL('../../bin/write-docs.mjs', import.meta.url).href;
const { errorsPage, reasonsIn } = (await import(program)) as Generator;

const IMPORT = "import { type Reason, reason } from './rule.ts';\n";
const rulesIn = (text: string, more: readonly (readonly [string, string])[] = []) =>
  Object.fromEntries(
    [...reasonsIn(new Map([['a.ts', IMPORT + text], ...more]))].map(([code, { rules }]) => [code, [...rules]]),
  );

describe('the page of error codes', () => {
  it('is what bin/write-docs.mjs writes; if not, run: node bin/write-docs.mjs', async () => {
    expect(read('docs/errors.md')).toBe(await errorsPage());
  });

  it('has every code of the domain with its rule and both sentences', () => {
    const page = read('docs/errors.md');
    for (const code of REFUSAL_CODES)
      expect(page).toMatch(
        new RegExp(`^### ${code}\n\nRule [A-Z]+-\\d+.*\n\n- da: .+ \\*.+\\*\n- en: .+ \\*.+\\*$`, 'm'),
      );
  });
});

describe('what the source says about a reason', () => {
  it('is its code and its rule', () => {
    expect(rulesIn("no(reason('a', 'T-01'), reason('a', 'T-02', { from }), reason('b', 'T-03'));")).toEqual({
      a: ['T-01', 'T-02'],
      b: ['T-03'],
    });
  });

  it('is each pair of a choice, side by side where code and rule hang on the same thing', () => {
    expect(rulesIn("reason(over ? 'a' : 'b', over ? 'T-01' : 'T-02');")).toEqual({ a: ['T-01'], b: ['T-02'] });
    expect(rulesIn("reason('a', over ? 'T-01' : 'T-02');")).toEqual({ a: ['T-01', 'T-02'] });
  });

  it('is found through a constant and through the data of a programme', () => {
    const data = ['data.ts', "export const all = [{ lengthRule: 'S-41' }, { lengthRule: 'S-42' }];"] as const;
    const text = "const rule = is82b ? 'S-43' : basis.lengthRule;\nreason('a', rule);";
    expect(rulesIn(text, [data])).toEqual({ a: ['S-43', 'S-41', 'S-42'] });
  });

  it('must be readable: what cannot be read off is an error, not a gap', () => {
    expect(() => rulesIn("reason('a', ruleOf(command));")).toThrow('found ruleOf(command)');
    expect(() => rulesIn("reason(code, 'T-01');")).toThrow('found code');
  });

  it('is nothing where another function has the name', () => {
    expect(
      reasonsIn(new Map([['a.ts', "const reason = (a: string, b: string) => a + b;\nreason('a', 'T-01');"]])).size,
    ).toBe(0);
  });
});
