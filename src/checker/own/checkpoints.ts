import type { Exemption, ReviewRule } from '../../domain/model/reviews.ts';
import type { ProgrammeModel } from '../../domain/programme.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Told } from '../told/told.ts';
import { daysAfter, monthsAfter } from './calendar.ts';
import { dayOfAnchor } from './periods.ts';
import { isIn, isTouched, type OwnSpell, spellsOfKind } from './spells.ts';

/** A checkpoint as the checker sees it. */
export interface OwnCheckpoint {
  readonly number: number;
  readonly on: string;
  readonly state: 'coming' | 'needless' | 'exempt' | 'due' | 'held';
  /** What it is, or would be if nothing else happened. */
  readonly expected: 'needless' | 'exempt' | 'due';
  /** From when on the review is due: the checkpoint, or the day after a start that came to nothing. */
  readonly dueFrom: string;
  readonly why: string | null;
  readonly heldOn: string | null;
  readonly preparedOn: string | null;
}

/** The checkpoints of a review up to the first after a day (B-26 … B-30). */
export function checkpointsTold(told: Told, model: ProgrammeModel, review: ReviewRule, today: string): OwnCheckpoint[] {
  const anchor = dayOfAnchor(told, review.anchor);
  if (anchor === undefined || told.archivedOn !== null) return [];
  const within = spellsOfKind(told, model, review.within);
  const efforts = spellsOfKind(told, model, review.needlessBy);
  const checkpoints: OwnCheckpoint[] = [];
  let before = anchor;
  for (let number = 1; ; number++) {
    const on = monthsAfter(anchor, number * review.everyMonths);
    if (!within.some((spell) => isIn(spell, on)) || (told.left && told.left.on <= on)) return checkpoints;
    checkpoints.push(judge(review, { told, model, today, number, on, before, efforts }));
    if (on > today) return checkpoints;
    before = on;
  }
}

interface Asked {
  readonly told: Told;
  readonly model: ProgrammeModel;
  readonly today: string;
  readonly number: number;
  readonly on: string;
  readonly before: string;
  readonly efforts: readonly OwnSpell[];
}

function judge(review: ReviewRule, asked: Asked): OwnCheckpoint {
  const { told, today, number, on, before, efforts } = asked;
  const isNeedless = efforts.some((effort) => isTouched(effort, before, daysAfter(on, -1)));
  const exemptions = isNeedless ? [] : review.exemptions.flatMap((exemption) => exemptBy(exemption, asked));
  const standing = exemptions.find(({ lapsedOn }) => lapsedOn === null);
  const dueFrom = exemptions
    .flatMap(({ lapsedOn }) => lapsedOn ?? [])
    .reduce((last, day) => (day > last ? day : last), on);
  const expected = isNeedless ? 'needless' : standing ? 'exempt' : 'due';
  const days = (step: string) => told.facts.filter((fact) => fact.step === step).map((fact) => fact.on);
  const heldOn =
    expected === 'due'
      ? (days(review.heldBy)
          .filter((day) => day >= dueFrom)
          .sort()[0] ?? null)
      : null;
  return {
    ...{ number, on, expected, dueFrom: expected === 'due' ? dueFrom : on, heldOn },
    state: on > today ? 'coming' : heldOn ? 'held' : expected,
    why: isNeedless ? review.needlessBy.rule : (standing?.rule ?? null),
    preparedOn: days(review.preparedBy).findLast((day) => before <= day && day < on) ?? null,
  };
}

interface Exempted {
  readonly rule: string;
  /** The day after an agreed start that came to nothing; null while the exemption stands. */
  readonly lapsedOn: string | null;
}

function exemptBy(exemption: Exemption, asked: Asked): Exempted[] {
  const { told, model, today, number, on, before, efforts } = asked;
  const { rule } = exemption;
  if (exemption.by === 'spell')
    return spellsOfKind(told, model, exemption)
      .filter((spell) => isIn(spell, on) && (spell.last !== null || number <= (exemption.openCovers ?? number)))
      .map(() => ({ rule, lapsedOn: null }));
  const within =
    exemption.withinDays === undefined ? undefined : numberOf(exemption.withinDays, told.programme!.settings);
  return told.facts
    .filter((fact) => fact.step === exemption.step && before <= fact.on && fact.on < on)
    .flatMap(({ values }) => {
      const startsOn = values[exemption.startsIn];
      if (typeof startsOn !== 'string' || (within !== undefined && startsOn > daysAfter(on, within))) return [];
      const isKept = efforts.some((effort) => isTouched(effort, before, startsOn));
      return [{ rule, lapsedOn: isKept || today <= startsOn ? null : daysAfter(startsOn, 1) }];
    });
}

/** A number of the programme's data: itself, or the setting that it names. */
export function numberOf(count: number | string, settings: Settings): number {
  if (typeof count === 'number') return count;
  const value = count.startsWith('own:')
    ? settings.own?.[count.slice('own:'.length)]
    : (settings as unknown as Record<string, unknown>)[count];
  if (typeof value !== 'number') throw new Error(`Expected a number in setting ${count}, found ${typeof value}`);
  return value;
}
