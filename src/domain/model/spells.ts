import type { CivilDate } from '../calendar/civil-date.ts';
import { dateIn, type Fact, type FactValue, type FactValues, factsOf } from '../facts.ts';
import type { RuleId } from '../rule.ts';

/** A stretch of days that registrations tell of: an effort, a benefit, an exemption. Nothing but its facts is kept. */
export interface SpellRule {
  readonly id: string;
  readonly rule: RuleId;
  /** What begins one. Its first day stands in a field, or is the day of the registration; its last may be known already. */
  readonly begins: { readonly step: string; readonly from?: string; readonly last?: string };
  /** What ends the newest that still runs. */
  readonly ends?: { readonly step: string; readonly last: string };
  /** What gives the newest another last day: an extension, or that it was renounced. */
  readonly moves?: readonly { readonly step: string; readonly last: string }[];
  /** The field that tells several at a time apart: an end ends one of its own kind. */
  readonly kindIn?: string;
}

/** Some of the spells of a kind: those whose values agree. */
export interface SpellOf {
  readonly spell: string;
  readonly where?: Readonly<Record<string, FactValue>>;
}

export interface Spell {
  /** Sequence number of the event that began it. */
  readonly id: number;
  readonly from: CivilDate;
  /** Its last day; null while nobody has said when it ends. */
  readonly last: CivilDate | null;
  readonly values: FactValues;
}

/** The spells of a kind in the order in which they were registered. */
export function spellsOf(facts: readonly Fact[], { begins, ends, moves = [], kindIn }: SpellRule): Spell[] {
  const spells: Spell[] = factsOf(facts, begins.step).map(({ id, on, values }) => ({
    id,
    from: dateIn(values, begins.from) ?? on,
    last: dateIn(values, begins.last) ?? null,
    values,
  }));
  for (const { id, on, values } of ends ? factsOf(facts, ends.step) : []) {
    const index = spells.findLastIndex(
      (spell) => spell.id < id && spell.last === null && (!kindIn || spell.values[kindIn] === values[kindIn]),
    );
    if (index >= 0) spells[index] = { ...spells[index]!, last: dateIn(values, ends!.last) ?? on };
  }
  const moved = moves.flatMap(({ step, last }) =>
    factsOf(facts, step).map(({ id, values }) => ({ id, last: dateIn(values, last) })),
  );
  for (const { id, last } of moved.toSorted((a, b) => a.id - b.id)) {
    const index = spells.findLastIndex((spell) => spell.id < id);
    if (index >= 0 && last) spells[index] = { ...spells[index]!, last };
  }
  return spells;
}

/** Whether one of the days from `first` to `last`, both included, lies in a spell. */
export const touches = (spell: Spell, first: CivilDate, last: CivilDate): boolean =>
  spell.from <= last && (spell.last === null || spell.last >= first);

/** Whether values hold what is asked for: of a list of codes one is enough, and a list that was registered holds its codes. */
export function agrees(values: FactValues, where: Readonly<Record<string, FactValue>> = {}): boolean {
  return Object.entries(where).every(([name, wanted]) => {
    const found = values[name];
    if (Array.isArray(found)) return typeof wanted === 'string' && found.includes(wanted);
    return Array.isArray(wanted) ? wanted.includes(found as string) : found === wanted;
  });
}
