import { addDays, addMonths, type CivilDate, partsOf, weekday } from './calendar/civil-date.ts';
import type { Context } from './context.ts';
import { anchorOf, moved } from './duty-dates.ts';
import { type Fact, factsOf } from './facts.ts';
import { type CadenceRule, type ContactTest, DAYS_OF, type Rhythm } from './model/cadences.ts';
import { holds } from './model/conditions.ts';
import { agrees, type Spell, type SpellOf, spellsOf, touches } from './model/spells.ts';
import { spellRule } from './programme.ts';
import type { RuleId } from './rule.ts';
import type { Course, Trajectory } from './state.ts';
import { transitionsOf } from './transitions.ts';

/**
 * How it stands with the contact of a period: reached; not reached, though somebody tried; nothing logged at all, which is
 * not the same; not asked for; open until its last day; or yet to come.
 */
export type PeriodState = 'reached' | 'notReached' | 'notLogged' | 'notAsked' | 'open' | 'coming';

/** One week, fortnight, four weeks or month of a cadence. */
export interface Period {
  readonly rhythm: Rhythm;
  readonly from: CivilDate;
  readonly last: CivilDate;
  readonly state: PeriodState;
  /** The last contact in it. */
  readonly lastReachedOn: CivilDate | null;
  readonly attempts: number;
  /** Why nothing is asked for; null when it is. */
  readonly notAskedBy: RuleId | null;
  /** How many periods asked for in a row went by without contact, this one included; 0 for all others. */
  readonly missedInARow: number;
}

/** Whether a period that was asked for has gone by without contact. */
export const isMissed = ({ state }: Pick<Period, 'state'>): boolean => state === 'notReached' || state === 'notLogged';

/** How many periods that are not asked for are looked past for the next one that is: two years of weeks. */
const AHEAD = 105;

const remembered = new WeakMap<
  Context,
  { readonly state: Trajectory; readonly of: Map<CadenceRule, readonly Period[]> }
>();

/**
 * Every period of a cadence from the first that counts to the next one asked for after today. A pure function of facts and
 * today, remembered per context: a contact that is registered late is counted where it belongs.
 */
export function periodsOf(context: Context, state: Trajectory, cadence: CadenceRule): readonly Period[] {
  const before = remembered.get(context);
  const { of } = before?.state === state ? before : { of: new Map<CadenceRule, readonly Period[]>() };
  remembered.set(context, { state, of });
  const periods = of.get(cadence) ?? reckonPeriods(context, state, cadence);
  of.set(cadence, periods);
  return periods;
}

function reckonPeriods(context: Context, state: Trajectory, cadence: CadenceRule): Period[] {
  const { programme, settings, today } = context;
  const spells = (of: SpellOf) => matchingSpells(state.facts, spellRule(programme, of.spell), of);
  const within = cadence.within && spells(cadence.within);
  const suspensions = cadence.suspendedBy.map((of) => ({ rule: of.rule, spells: spells(of) }));
  const reasonNot = ({ from, last, isPaused }: Days): RuleId | null => {
    if (isPaused) return 'T-05';
    if (state.left && state.left.on <= last) return cadence.rule;
    if (within && !within.some((spell) => spell.from <= from && (spell.last === null || spell.last >= last)))
      return cadence.rule;
    return suspensions.find(({ spells: some }) => some.some((spell) => touches(spell, from, last)))?.rule ?? null;
  };
  const reached = contactsIn(context, state, cadence);
  const isReached = new Set(reached);
  const attempted = factsThat(cadence.attemptedBy, state, settings, today).filter((fact) => !isReached.has(fact));
  const periods: Period[] = [];
  let ahead = 0;
  for (const days of daysOfPeriods(context, state, cadence)) {
    const lastReachedOn = factsIn(reached, days).at(-1)?.on ?? null;
    const attempts = factsIn(attempted, days).length;
    const notAskedBy = reasonNot(days);
    const { from, last, rhythm } = days;
    const known = { from, last, rhythm, lastReachedOn, attempts, notAskedBy };
    const is = stateOf(today, known);
    const missedInARow = isMissed({ state: is }) ? (periods.at(-1)?.missedInARow ?? 0) + 1 : 0;
    periods.push({ ...known, state: is, missedInARow });
    if (from > today && (notAskedBy === null || ++ahead > AHEAD)) break;
  }
  return periods;
}

interface Days extends Pick<Period, 'from' | 'last' | 'rhythm'> {
  /** Held by a pause today: then nobody is asked for contact (T-05). */
  readonly isPaused: boolean;
}

/** The first and last day of each period, one after the other: without end where no course ends it. */
function* daysOfPeriods(context: Context, state: Trajectory, { begins, rhythm }: CadenceRule): Generator<Days> {
  if (state.archivedOn) return;
  if (typeof rhythm !== 'string') {
    for (const course of state.courses) yield* daysInPhases(context.today, course, rhythm);
    return;
  }
  const begun = anchorOf(begins, { ...context, state })?.on;
  if (begun === undefined) return;
  for (let from = firstFrom(begun, rhythm); ; from = nextFrom(from, rhythm))
    yield { from, last: addDays(nextFrom(from, rhythm), -1), rhythm, isPaused: false };
}

/**
 * In each phase from its first day, in active days: a pause makes a period longer (T-04). Only whole ones: what is left of
 * a phase is not asked for. None goes on while a pause is open, or beyond a decided end.
 */
function* daysInPhases(
  today: CivilDate,
  course: Course,
  rhythms: Exclude<CadenceRule['rhythm'], Rhythm>,
): Generator<Days> {
  const phases = transitionsOf(course, today);
  for (const [index, { on: first, provisional }] of phases.slice(0, -1).entries()) {
    if (provisional) return;
    const rhythm = rhythms[index]!;
    const { on: end } = phases[index + 1]!;
    for (let number = 0; ; number++) {
      const [from, next] = [number, number + 1].map((count) => shifted(course, first, count, rhythm, today));
      if (from!.provisional || next!.on > end) break;
      yield { from: from!.on, last: addDays(next!.on, -1), rhythm, isPaused: next!.provisional };
    }
  }
}

/** So many weeks or months after a day, moved by the pauses between. */
function shifted(course: Course, first: CivilDate, count: number, rhythm: Rhythm, today: CivilDate) {
  const on = rhythm === 'month' ? addMonths(first, count) : addDays(first, count * DAYS_OF[rhythm]);
  const anchor = { fact: 'courseStart', step: null, on: first } as const;
  return moved({ anchor, on, provisional: false }, course, first, { today });
}

function stateOf(
  today: CivilDate,
  { from, last, notAskedBy, lastReachedOn, attempts }: Omit<Period, 'state' | 'missedInARow'>,
): PeriodState {
  if (lastReachedOn !== null) return 'reached';
  if (notAskedBy !== null) return 'notAsked';
  if (today > last) return attempts > 0 ? 'notReached' : 'notLogged';
  return today < from ? 'coming' : 'open';
}

export const matchingSpells = (
  facts: readonly Fact[],
  rule: Parameters<typeof spellsOf>[1],
  { where }: SpellOf,
): Spell[] => spellsOf(facts, rule).filter(({ values }) => agrees(values, where));

/** Everything that counts as contact of a cadence, by day: not what was only tried. */
export const contactsIn = ({ settings, today }: Context, state: Trajectory, { reachedBy }: CadenceRule): Fact[] =>
  factsThat(reachedBy, state, settings, today);

/** The facts that pass one of the tests, by day. */
function factsThat(
  tests: readonly ContactTest[],
  state: Trajectory,
  settings: Context['settings'],
  on: CivilDate,
): Fact[] {
  return tests
    .filter(({ onlyIf }) => !onlyIf || holds(onlyIf, { state, settings, on, scope: {} }))
    .flatMap(({ step, where, with: person }) =>
      factsOf(state.facts, step).filter(
        (fact) => agrees(fact.values, where) && (person === undefined || fact.with.includes(person)),
      ),
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id - b.id));
}

/** Those of some days, of facts that are sorted by day. */
const factsIn = (facts: readonly Fact[], { from, last }: Days): readonly Fact[] =>
  facts.slice(firstAfter(facts, addDays(from, -1)), firstAfter(facts, last));

/** By bisection: a case that lasts for years has hundreds of contacts, and as many periods to ask. */
function firstAfter(facts: readonly Fact[], day: CivilDate): number {
  let [low, high] = [0, facts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (facts[middle]!.on > day) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first day of the first whole period that begins on a day or later. */
function firstFrom(on: CivilDate, rhythm: Rhythm): CivilDate {
  if (rhythm === 'month') {
    const { day } = partsOf(on);
    return day === 1 ? on : addMonths(addDays(on, 1 - day), 1);
  }
  return addDays(on, (8 - weekday(on)) % 7);
}

function nextFrom(from: CivilDate, rhythm: Rhythm): CivilDate {
  return rhythm === 'month' ? addMonths(from, 1) : addDays(from, DAYS_OF[rhythm]);
}

/** The cadences that a case has: those of its model that the municipality has not left out. */
export const cadencesOf = ({ programme, settings, today }: Context, state: Trajectory): readonly CadenceRule[] =>
  (programme.cadences ?? []).filter(
    ({ onlyIf }) => !onlyIf || holds(onlyIf, { state, settings, on: today, scope: {} }),
  );
