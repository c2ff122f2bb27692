import { readFileSync } from 'node:fs';

const KINDS = [
  ...['gate', 'deadline', 'timer', 'reminder', 'record', 'report', 'role', 'invariant', 'option'],
  ...['time', 'setting', 'decision'],
];
const STRENGTHS = ['M', 'A', 'P', 'F'];
const VARIANTS = ['pilot', 'rollout', '–'];
const COLUMNS = ['Id', 'Rule', 'Kind', 'Strength', 'Variant', 'Our reading'];

/** One row of the tables in docs/rules.md. */
export interface Rule {
  readonly id: string;
  readonly text: string;
  readonly kind: string;
  readonly strength: string;
  /** Undefined: holds in both variants. */
  readonly variant: string | undefined;
  /** The headings above it: `S — Social støtte …`, `The phases`. */
  readonly section: string;
  readonly part: string | undefined;
}

/** Every rule there is, read from the page that explains them. */
export const readCatalogue = (): Rule[] =>
  rulesIn(readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8'));

/** The rules in a page's tables, in their order. Throws when a row is not as the page's own legend says. */
export function rulesIn(page: string): Rule[] {
  const rules = new Map<string, Rule>();
  let section = '';
  let part: string | undefined;
  for (const line of page.replace(/^```.*?^```$/gms, '').split(/\r?\n/)) {
    const heading = /^(###?) (.+)$/.exec(line);
    if (heading?.[1] === '##') [section, part] = [heading[2]!, undefined];
    else if (heading) part = heading[2];
    const rule = /^\| [A-Z]+-\d+ \|/.test(line) ? ruleIn(cellsOf(line), section, part) : undefined;
    if (rule && rules.has(rule.id)) throw new Error(`Expected each rule once, found ${rule.id} again`);
    if (rule) rules.set(rule.id, rule);
    else if (line.startsWith('| Id |') && cellsOf(line).join() !== COLUMNS.join())
      throw new Error(`Expected the columns ${COLUMNS}, found ${cellsOf(line)}`);
  }
  return [...rules.values()];
}

const cellsOf = (line: string) =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());

function ruleIn(cells: readonly string[], section: string, part: string | undefined): Rule {
  const [id = '', text, kind = '', strength = '', variant = '', reading] = cells;
  const isSound =
    cells.length === COLUMNS.length &&
    section.startsWith(`${id.split('-')[0]} — `) &&
    KINDS.includes(kind) &&
    STRENGTHS.includes(strength) &&
    VARIANTS.includes(variant);
  if (!isSound || !text || !reading) throw new Error(`Expected a rule as docs/rules.md explains them, found ${cells}`);
  return { id, text, kind, strength, variant: variant === '–' ? undefined : variant, section, part };
}
