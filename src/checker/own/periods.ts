import type { CadenceRule, ContactTest, Rhythm } from '../../domain/model/cadences.ts';
import type { Condition } from '../../domain/model/conditions.ts';
import type { Anchor } from '../../domain/model/duties.ts';
import type { ProgrammeModel } from '../../domain/programme.ts';
import type { Settings } from '../../domain/settings.ts';
import type { ToldCourse } from '../told/courses.ts';
import type { Told, ToldFact } from '../told/told.ts';
import { daysAfter, daysFrom, monthsAfter, weekdayOf } from './calendar.ts';
import { afterActiveDays, phasesOf } from './phases.ts';
import { fits, isIn, isTouched, type OwnSpell, spellsOfKind } from './spells.ts';

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
  const periods: OwnPeriod[] = [];
  for (const stretch of stretchesUntil(today, told, cadence)) {
    const seen = judged(stretch, told, model, cadence, today);
    periods.push({ ...seen, missedInARow: isMissed(seen) ? (periods.at(-1)?.missedInARow ?? 0) + 1 : 0 });
  }
  return periods;
}

/** Of these the last that is over and those that are not: all that somebody can be reminded of on the day. */
export function periodsAround(told: Told, model: ProgrammeModel, cadence: CadenceRule, today: string): OwnPeriod[] {
  const stretches = stretchesUntil(today, told, cadence);
  const seen = (stretch: Stretch) => judged(stretch, told, model, cadence, today);
  const gone = stretches.findLastIndex(({ last }) => last < today);
  let missedInARow = 0;
  while (missedInARow <= gone && isMissed(seen(stretches[gone - missedInARow]!))) missedInARow++;
  const coming = stretches.filter(({ last }) => last >= today).map((one) => ({ ...seen(one), missedInARow: 0 }));
  return gone < 0 ? coming : [{ ...seen(stretches[gone]!), missedInARow }, ...coming];
}

type Seen = Omit<OwnPeriod, 'missedInARow'>;
const isMissed = ({ state }: Seen) => state === 'notReached' || state === 'notLogged';

function stretchesUntil(today: string, told: Told, cadence: CadenceRule): Stretch[] {
  const stretches: Stretch[] = [];
  if (told.archivedOn !== null || !isSet(cadence.onlyIf, told.programme!.settings)) return stretches;
  for (const stretch of stretchesOf(told, cadence, today)) {
    stretches.push(stretch);
    if (stretch.from > today) break;
  }
  return stretches;
}

function judged(stretch: Stretch, told: Told, model: ProgrammeModel, cadence: CadenceRule, today: string): Seen {
  const { from, last, rhythm, isPaused } = stretch;
  const { within, suspensions, contacts, tries } = looksAt(told, model, cadence);
  const reasonNot = (): string | null => {
    if (isPaused) return 'T-05';
    const isWithin = !within || within.some((spell) => isIn(spell, from) && isIn(spell, last));
    if (!isWithin || (told.left && told.left.on <= last)) return cadence.rule;
    return suspensions.find(({ spells }) => spells.some((spell) => isTouched(spell, from, last)))?.rule ?? null;
  };
  const own = (facts: readonly ToldFact[]) => facts.filter(({ on }) => from <= on && on <= last);
  const had = own(contacts);
  const lastReachedOn =
    had
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? null;
  const attempts = own(tries).filter((fact) => !had.includes(fact)).length;
  const seen = { rhythm, from, last, lastReachedOn, attempts, notAskedBy: reasonNot(), contacts: had };
  return { ...seen, state: stateOf(seen, today) };
}

interface LooksAt {
  readonly within: readonly OwnSpell[] | undefined;
  readonly suspensions: readonly { readonly rule: string; readonly spells: readonly OwnSpell[] }[];
  readonly contacts: readonly ToldFact[];
  readonly tries: readonly ToldFact[];
}
const looked = new WeakMap<Told['facts'], Map<CadenceRule, LooksAt>>();

/** What of the facts a cadence is about, found once for each of its facts. */
function looksAt(told: Told, model: ProgrammeModel, cadence: CadenceRule): LooksAt {
  const known = looked.get(told.facts) ?? new Map<CadenceRule, LooksAt>();
  looked.set(told.facts, known);
  const { settings } = told.programme!;
  const found = known.get(cadence) ?? {
    within: cadence.within && spellsOfKind(told, model, cadence.within),
    suspensions: cadence.suspendedBy.map((of) => ({ rule: of.rule, spells: spellsOfKind(told, model, of) })),
    contacts: told.facts.filter((fact) => cadence.reachedBy.some((test) => passes(fact, test, settings))),
    tries: told.facts.filter((fact) => cadence.attemptedBy.some((test) => passes(fact, test, settings))),
  };
  known.set(cadence, found);
  return found;
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
  const first = rhythm === 'month' ? firstOfMonth(begun) : daysAfter(begun, (7 - weekdayOf(begun)) % 7);
  yield* stretchesFrom(first, rhythm);
}

/** Written down once for each first day: every day of every case of one enrolment asks for the same. */
const written = new Map<string, Stretch[]>();

function* stretchesFrom(first: string, rhythm: Rhythm): Generator<Stretch> {
  const stretches = written.get(`${first}/${rhythm}`) ?? [];
  written.set(`${first}/${rhythm}`, stretches);
  for (let number = 0; ; number++) {
    if (number === stretches.length) {
      const from = number === 0 ? first : daysAfter(stretches[number - 1]!.last, 1);
      const next = rhythm === 'month' ? monthsAfter(from, 1) : daysAfter(from, WEEKS[rhythm] * 7);
      stretches.push({ rhythm, from, last: daysAfter(next, -1), isPaused: false });
    }
    yield stretches[number]!;
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
