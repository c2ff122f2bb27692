import { addDays, addMonths, type CivilDate, daysBetween, partsOf, weekday } from './calendar/civil-date.ts';
import type { Context } from './context.ts';
import { isPausedOn } from './course.ts';
import { anchorOf } from './duty-dates.ts';
import { type Fact, factsOf } from './facts.ts';
import type { CadenceRule, ContactTest, Rhythm } from './model/cadences.ts';
import { holds } from './model/conditions.ts';
import { agrees, type Spell, type SpellOf, spellsOf, touches } from './model/spells.ts';
import { spellRule } from './programme.ts';
import type { RuleId } from './rule.ts';
import { currentCourse, type Trajectory } from './state.ts';

/**
 * How it stands with the contact of a period: reached; not reached, though somebody tried; nothing logged at all, which is
 * not the same; not asked for; open until its last day; or yet to come.
 */
export type PeriodState = 'reached' | 'notReached' | 'notLogged' | 'notAsked' | 'open' | 'coming';

/** One week, fortnight or month of a cadence. */
export interface Period {
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
export const isMissed = ({ state }: Period) => state === 'notReached' || state === 'notLogged';

/** How far ahead the next period that is asked for is looked for: past an exemption that has an end. */
const AHEAD: Readonly<Record<Rhythm, number>> = { week: 105, fortnight: 53, month: 25 };

/**
 * Every period of a cadence from the first that counts to the next one asked for after today. A pure function of facts and
 * today: a contact that is registered late is counted where it belongs.
 */
export function periodsOf({ programme, settings, today }: Context, state: Trajectory, cadence: CadenceRule): Period[] {
  const begins = anchorOf(cadence.begins, { today, state, settings })?.on;
  if (begins === undefined || state.archivedOn) return [];
  const spells = (of: SpellOf) => matchingSpells(state.facts, spellRule(programme, of.spell), of);
  const within = cadence.within && spells(cadence.within);
  const suspensions = cadence.suspendedBy.map((of) => ({ rule: of.rule, spells: spells(of) }));
  const reasonNot = (from: CivilDate, last: CivilDate): RuleId | null => {
    if (state.left && state.left.on <= last) return cadence.rule;
    if (within && !within.some((spell) => spell.from <= from && (spell.last === null || spell.last >= last)))
      return cadence.rule;
    if (isPaused(state, from, last)) return 'T-05';
    return suspensions.find(({ spells: some }) => some.some((spell) => touches(spell, from, last)))?.rule ?? null;
  };
  const reached = factsThat(cadence.reachedBy, state, settings, today);
  const attempted = factsThat(cadence.attemptedBy, state, settings, today);
  const periods: Period[] = [];
  let inARow = 0;
  let ahead = 0;
  for (let from = firstFrom(begins, cadence.rhythm); ; from = nextFrom(from, cadence.rhythm)) {
    const last = addDays(nextFrom(from, cadence.rhythm), -1);
    const isIn = ({ on }: Fact) => from <= on && on <= last;
    const lastReachedOn = reached.findLast(isIn)?.on ?? null;
    const attempts = attempted.filter((fact) => isIn(fact) && !reached.includes(fact)).length;
    const notAskedBy = reasonNot(from, last);
    const is = stateOf({ from, last, today, notAskedBy, isReached: lastReachedOn !== null, attempts });
    const isGone = is === 'notReached' || is === 'notLogged';
    inARow = isGone ? inARow + 1 : 0;
    periods.push({ from, last, state: is, lastReachedOn, attempts, notAskedBy, missedInARow: inARow });
    if (from > today && (notAskedBy === null || ++ahead > AHEAD[cadence.rhythm])) return periods;
  }
}

function stateOf(of: {
  from: CivilDate;
  last: CivilDate;
  today: CivilDate;
  notAskedBy: RuleId | null;
  isReached: boolean;
  attempts: number;
}): PeriodState {
  const { from, last, today, notAskedBy, isReached, attempts } = of;
  if (isReached) return 'reached';
  if (notAskedBy !== null) return 'notAsked';
  if (today > last) return attempts > 0 ? 'notReached' : 'notLogged';
  return today < from ? 'coming' : 'open';
}

/** The newest course may be paused: then nobody is asked for contact (T-05). */
function isPaused(state: Trajectory, from: CivilDate, last: CivilDate): boolean {
  const course = currentCourse(state);
  if (!course) return false;
  return Array.from({ length: daysBetween(from, last) + 1 }, (_, day) => addDays(from, day)).some((day) =>
    isPausedOn(course, day),
  );
}

export const matchingSpells = (
  facts: readonly Fact[],
  rule: Parameters<typeof spellsOf>[1],
  { where }: SpellOf,
): Spell[] => spellsOf(facts, rule).filter(({ values }) => agrees(values, where));

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

/** The first day of the first whole period that begins on a day or later. */
function firstFrom(on: CivilDate, rhythm: Rhythm): CivilDate {
  if (rhythm === 'month') {
    const { day } = partsOf(on);
    return day === 1 ? on : addMonths(addDays(on, 1 - day), 1);
  }
  return addDays(on, (8 - weekday(on)) % 7);
}

function nextFrom(from: CivilDate, rhythm: Rhythm): CivilDate {
  return rhythm === 'month' ? addMonths(from, 1) : addDays(from, rhythm === 'week' ? 7 : 14);
}
