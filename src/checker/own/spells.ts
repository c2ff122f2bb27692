import type { FactValue, FactValues } from '../../domain/facts.ts';
import type { SpellOf, SpellRule } from '../../domain/model/spells.ts';
import { type ProgrammeModel, spellRule } from '../../domain/programme.ts';
import type { Told } from '../told/told.ts';

/** A stretch of days by its first and last, both included; no last while it has no end. */
export interface OwnSpell {
  readonly from: string;
  readonly last: string | null;
  readonly values: FactValues;
}

const known = new WeakMap<Told['facts'], Map<SpellRule, readonly OwnSpell[]>>();

/** The spells of a kind, found once for what is told. */
export function spellsTold({ facts }: Pick<Told, 'facts'>, model: ProgrammeModel, id: string): readonly OwnSpell[] {
  const rule = spellRule(model, id);
  const kinds = known.get(facts) ?? new Map<SpellRule, readonly OwnSpell[]>();
  known.set(facts, kinds);
  const spells = kinds.get(rule) ?? spellsIn(facts, rule);
  kinds.set(rule, spells);
  return spells;
}

/** Each with the end that was told of it: of several at once an end is the newest open one's. */
function spellsIn(facts: Told['facts'], { begins, ends, moves = [], kindIn }: SpellRule): OwnSpell[] {
  const spells = facts
    .filter(({ step }) => step === begins.step)
    .map((fact) => ({
      id: fact.id,
      from: text(fact.values, begins.from) ?? fact.on,
      last: text(fact.values, begins.last),
      values: fact.values,
    }));
  for (const end of facts.filter(({ step }) => step === ends?.step).sort((a, b) => a.id - b.id)) {
    const isOpen = (spell: (typeof spells)[number]) =>
      spell.id < end.id && spell.last === null && (!kindIn || spell.values[kindIn] === end.values[kindIn]);
    const open = spells.filter(isOpen).sort((a, b) => b.id - a.id)[0];
    if (open) open.last = text(end.values, ends?.last) ?? end.on;
  }
  for (const fact of [...facts].sort((a, b) => a.id - b.id))
    for (const move of moves.filter(({ step }) => step === fact.step)) {
      const moved = spells.filter((spell) => spell.id < fact.id).sort((a, b) => b.id - a.id)[0];
      if (moved) moved.last = text(fact.values, move.last) ?? moved.last;
    }
  return spells.map(({ from, last, values }) => ({ from, last, values }));
}

/** Those of a kind whose values are what is asked for. */
export const spellsOfKind = (told: Pick<Told, 'facts'>, model: ProgrammeModel, of: SpellOf): OwnSpell[] =>
  spellsTold(told, model, of.spell).filter(({ values }) => fits(values, of.where));

const text = (values: FactValues, field: string | undefined): string | null => {
  const value = field === undefined ? undefined : values[field];
  return typeof value === 'string' ? value : null;
};

/** A list that was registered fits a code that it holds; a list that is wanted fits any code of it. */
export function fits(values: FactValues, where: Readonly<Record<string, FactValue>> = {}): boolean {
  for (const [name, wanted] of Object.entries(where)) {
    const found = values[name];
    const isThere = Array.isArray(found)
      ? found.includes(wanted as string)
      : Array.isArray(wanted)
        ? wanted.includes(found as string)
        : found === wanted;
    if (!isThere) return false;
  }
  return true;
}

export const isIn = ({ from, last }: OwnSpell, day: string): boolean => from <= day && (last === null || day <= last);

/** Whether some day from the first to the last lies in it. */
export function isTouched(spell: OwnSpell, first: string, last: string): boolean {
  return isIn(spell, first) || isIn(spell, last) || (first <= spell.from && spell.from <= last);
}
