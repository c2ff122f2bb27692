import type { CadenceRule, ContactTest, Rhythm } from '../domain/model/cadences.ts';
import type { Condition } from '../domain/model/conditions.ts';
import type { Anchor } from '../domain/model/duties.ts';
import type { ProgrammeModel } from '../domain/programme.ts';
import type { Settings } from '../domain/settings.ts';
import { daysAfter, daysFrom, monthsAfter, weekdayOf } from './own-calendar.ts';
import { afterActiveDays, phasesOf } from './own-phases.ts';
import { fits, isIn, isTouched, spellsOfKind } from './own-spells.ts';
import type { Told, ToldCourse, ToldFact } from './told.ts';

/** A period as the checker sees it. */
export interface OwnPeriod {
  readonly rhythm: Rhythm;
  readonly from: string;
  readonly last: string;
  readonly state: 'reached' | 'notReached' | 'notLogged' | 'notAsked' | 'open' | 'coming';
  readonly lastReachedOn: string | null;
  readonly attempts: number;
  readonly notAskedBy: string | null;
  /** What counts as contact in it. */
  readonly contacts: readonly ToldFact[];
  readonly missedInARow: number;
}

/** Whether a condition that only looks at the municipality's own settings holds. Throws for any other. */
export function isSet(condition: Condition | undefined, { own = {} }: Settings): boolean {
  if (condition === undefined) return true;
  if (!('is' in condition) || condition.is !== 'setting')
    throw new Error(`Expected a condition on a setting, found ${JSON.stringify(condition)}`);
  const value = own[condition.own.slice('own:'.length)] ?? null;
  return 'value' in condition ? value === condition.value : value !== null;
}

/** The periods of a cadence until the first that begins after a day, each judged by what is told (B-17, S-73). */
export function periodsTold(told: Told, model: ProgrammeModel, cadence: CadenceRule, today: string): OwnPeriod[] {
  const { settings } = told.programme!;
  if (told.archivedOn !== null || !isSet(cadence.onlyIf, settings)) return [];
  const within = cadence.within && spellsOfKind(told, model, cadence.within);
  const suspensions = cadence.suspendedBy.map((of) => ({ rule: of.rule, spells: spellsOfKind(told, model, of) }));
  const contacts = told.facts.filter((fact) => cadence.reachedBy.some((test) => passes(fact, test, settings)));
  const tries = told.facts.filter((fact) => cadence.attemptedBy.some((test) => passes(fact, test, settings)));
  const reasonNot = ({ from, last, isPaused }: Stretch): string | null => {
    if (isPaused) return 'T-05';
    const isWithin = !within || within.some((spell) => isIn(spell, from) && isIn(spell, last));
    if (!isWithin || (told.left && told.left.on <= last)) return cadence.rule;
    return suspensions.find(({ spells }) => spells.some((spell) => isTouched(spell, from, last)))?.rule ?? null;
  };
  const periods: OwnPeriod[] = [];
  for (const stretch of stretchesOf(told, cadence, today)) {
    const { from, last, rhythm } = stretch;
    const own = (facts: readonly ToldFact[]) => facts.filter(({ on }) => from <= on && on <= last);
    const had = own(contacts);
    const lastReachedOn =
      had
        .map(({ on }) => on)
        .sort()
        .at(-1) ?? null;
    const attempts = own(tries).filter((fact) => !had.includes(fact)).length;
    const notAskedBy = reasonNot(stretch);
    const seen = { rhythm, from, last, lastReachedOn, attempts, notAskedBy, contacts: had };
    const state = stateOf(seen, today);
    const isMissed = state === 'notReached' || state === 'notLogged';
    periods.push({ ...seen, state, missedInARow: isMissed ? (periods.at(-1)?.missedInARow ?? 0) + 1 : 0 });
    if (from > today) break;
  }
  return periods;
}

function stateOf(
  { from, last, contacts, attempts, notAskedBy }: Omit<OwnPeriod, 'state' | 'missedInARow'>,
  today: string,
): OwnPeriod['state'] {
  if (contacts.length > 0) return 'reached';
  if (notAskedBy !== null) return 'notAsked';
  if (today < from) return 'coming';
  if (today <= last) return 'open';
  return attempts > 0 ? 'notReached' : 'notLogged';
}

function passes(fact: ToldFact, { step, where, with: person, onlyIf }: ContactTest, settings: Settings): boolean {
  return (
    fact.step === step &&
    fits(fact.values, where) &&
    (person === undefined || fact.with.includes(person)) &&
    isSet(onlyIf, settings)
  );
}

interface Stretch {
  readonly rhythm: Rhythm;
  readonly from: string;
  readonly last: string;
  /** An open pause holds its end today. */
  readonly isPaused: boolean;
}

const WEEKS = { week: 1, fortnight: 2, fourWeeks: 4 } as const;

function* stretchesOf(told: Told, { rhythm, begins }: CadenceRule, today: string): Generator<Stretch> {
  if (typeof rhythm !== 'string') {
    for (const course of told.courses) yield* stretchesInPhases(course, rhythm, today);
    return;
  }
  const begun = dayOfAnchor(told, begins);
  if (begun === undefined) return;
  let from = rhythm === 'month' ? firstOfMonth(begun) : daysAfter(begun, (7 - weekdayOf(begun)) % 7);
  for (;;) {
    const next = rhythm === 'month' ? monthsAfter(from, 1) : daysAfter(from, WEEKS[rhythm] * 7);
    yield { rhythm, from, last: daysAfter(next, -1), isPaused: false };
    from = next;
  }
}

const firstOfMonth = (on: string) => (on.endsWith('-01') ? on : `${monthsAfter(on, 1).slice(0, 8)}01`);

/** In active days from each phase's first day; what is left of a phase is no period. */
function* stretchesInPhases(course: ToldCourse, rhythms: readonly Rhythm[], today: string): Generator<Stretch> {
  for (const [index, { from: first, until, isHeld }] of phasesOf(course, today).entries()) {
    if (isHeld) return;
    const rhythm = rhythms[index]!;
    const days = (count: number) =>
      rhythm === 'month' ? daysFrom(first, monthsAfter(first, count)) : count * WEEKS[rhythm] * 7;
    for (let number = 0; ; number++) {
      const [from, next] = [number, number + 1].map((count) => afterActiveDays(course, first, days(count), today)) as [
        ReturnType<typeof afterActiveDays>,
        ReturnType<typeof afterActiveDays>,
      ];
      if (from.isHeld || next.on > until) break;
      yield { rhythm, from: from.on, last: daysAfter(next.on, -1), isPaused: next.isHeld };
    }
  }
}

/** The day of an anchor that cadences and reviews hang on. Throws for one that only duties have. */
export function dayOfAnchor(told: Told, anchor: Anchor): string | undefined {
  if ('latestOf' in anchor)
    return anchor.latestOf
      .flatMap((one) => dayOfAnchor(told, one) ?? [])
      .sort()
      .at(-1);
  if (anchor.of === 'assigned') return told.given.find((one) => one.function === anchor.as)?.on;
  if (anchor.of === 'step') {
    const last = told.facts
      .filter(({ step }) => step === anchor.step)
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id - b.id))
      .at(-1);
    return anchor.field === undefined ? last?.on : (last?.values[anchor.field] as string | undefined);
  }
  throw new Error(`Expected the anchor of a cadence or review, found ${JSON.stringify(anchor)}`);
}
