import { addDays, addMonths, type CivilDate } from './calendar/civil-date.ts';
import type { Context } from './context.ts';
import { addMonthsStep, type Step } from './course.ts';
import { type AnchorFact, anchorOf } from './duty-dates.ts';
import { dateIn, type Fact, factsOf } from './facts.ts';
import { count } from './model/conditions.ts';
import type { Exemption, ReviewRule } from './model/reviews.ts';
import { type Spell, type SpellOf, touches } from './model/spells.ts';
import { matchingSpells } from './periods.ts';
import { spellRule } from './programme.ts';
import type { RuleId } from './rule.ts';
import type { Trajectory } from './state.ts';

/**
 * How it stands with a checkpoint: yet to come; needless, because something goes on; exempt, by a rule; due; or held.
 * One to come says by `expected` what it would be if nothing else happened.
 */
export type CheckpointState = 'coming' | 'needless' | 'exempt' | 'due' | 'held';

export interface Checkpoint {
  readonly number: number;
  readonly on: CivilDate;
  /** From when on the review is due: the checkpoint, or the day after an agreed start that came to nothing. */
  readonly due: DueFrom;
  readonly state: CheckpointState;
  readonly expected: 'needless' | 'exempt' | 'due';
  /** It is exempt by something agreed that has not started yet: then it is due from `due.on` if that comes to nothing. */
  readonly mayLapse: boolean;
  /** Why it is needless or exempt; null when it is not. */
  readonly why: RuleId | null;
  readonly heldOn: CivilDate | null;
  /** The day on which the case was gone through beforehand. */
  readonly preparedOn: CivilDate | null;
}

export interface DueFrom {
  readonly anchor: AnchorFact;
  readonly on: CivilDate;
  readonly steps: readonly Step[];
}

/** Every checkpoint of a review up to the next one after today. Pure: late registrations are counted where they belong. */
export function checkpointsOf(context: Context, state: Trajectory, review: ReviewRule): Checkpoint[] {
  const { programme, settings, today } = context;
  const anchor = anchorOf(review.anchor, { today, state, settings });
  if (anchor === undefined || state.archivedOn) return [];
  const spells = (of: SpellOf) => matchingSpells(state.facts, spellRule(programme, of.spell), of);
  const within = spells(review.within);
  const efforts = spells(review.needlessBy);
  const checkpoints: Checkpoint[] = [];
  for (let number = 1, before = anchor.on; ; number++) {
    const months = number * review.everyMonths;
    const on = addMonths(anchor.on, months);
    const due = { anchor, on, steps: [addMonthsStep(anchor.on, months, on)] };
    if (!within.some((spell) => touches(spell, on, on)) || (state.left && state.left.on <= on)) return checkpoints;
    const asked = { number, on, due, before, efforts, spells, context, facts: state.facts };
    checkpoints.push(checkpointAt(review, asked));
    if (on > today) return checkpoints;
    before = on;
  }
}

interface Asked {
  readonly number: number;
  readonly on: CivilDate;
  readonly due: DueFrom;
  /** The checkpoint before, or the anchor. */
  readonly before: CivilDate;
  readonly efforts: readonly Spell[];
  readonly spells: (of: SpellOf) => readonly Spell[];
  readonly context: Context;
  readonly facts: readonly Fact[];
}

function checkpointAt(review: ReviewRule, asked: Asked): Checkpoint {
  const { number, on, before, efforts, context, facts } = asked;
  const { today } = context;
  const hasEffort = efforts.some((spell) => touches(spell, before, addDays(on, -1)));
  const exempt = hasEffort ? undefined : exemptionAt(review, asked);
  const expected = hasEffort ? 'needless' : exempt?.isStanding ? 'exempt' : 'due';
  const due = exempt?.due ?? asked.due;
  const heldOn = expected === 'due' ? firstOn(facts, review.heldBy, due.on) : null;
  return {
    ...{ number, on, due, expected, heldOn },
    state: on > today ? 'coming' : heldOn ? 'held' : expected,
    mayLapse: exempt?.mayLapse ?? false,
    why: hasEffort ? review.needlessBy.rule : exempt?.isStanding ? exempt.rule : null,
    preparedOn: factsOf(facts, review.preparedBy).findLast((fact) => before <= fact.on && fact.on < on)?.on ?? null,
  };
}

interface Exempt {
  readonly rule: RuleId;
  /** False when what was agreed has come to nothing. */
  readonly isStanding: boolean;
  readonly mayLapse: boolean;
  readonly due: DueFrom;
}

/** The first exemption that stands; otherwise the one that lapsed last, which moves the day from which the review is due. */
function exemptionAt({ exemptions }: ReviewRule, asked: Asked): Exempt | undefined {
  const all = exemptions.flatMap((exemption) => exemptBy(exemption, asked));
  return (
    all.find(({ isStanding }) => isStanding) ??
    all.reduce<Exempt | undefined>((last, one) => (last && last.due.on >= one.due.on ? last : one), undefined)
  );
}

function exemptBy(exemption: Exemption, asked: Asked): Exempt[] {
  const { number, on, due, before, efforts, spells, context, facts } = asked;
  const { settings, today } = context;
  const { rule } = exemption;
  if (exemption.by === 'spell') {
    const covers = (spell: Spell) =>
      touches(spell, on, on) && (spell.last !== null || number <= (exemption.openCovers ?? number));
    return spells(exemption).some(covers) ? [{ rule, isStanding: true, mayLapse: false, due }] : [];
  }
  const furthest = exemption.withinDays === undefined ? null : addDays(on, count(exemption.withinDays, settings));
  return factsOf(facts, exemption.step).flatMap(({ on: agreedOn, values }) => {
    const startsOn = dateIn(values, exemption.startsIn);
    if (startsOn === undefined || agreedOn < before || agreedOn >= on) return [];
    if (furthest !== null && startsOn > furthest) return [];
    const hasStarted = efforts.some((spell) => touches(spell, before, startsOn));
    const lapsed = addDays(startsOn, 1);
    const anchor: AnchorFact = { fact: 'step', step: exemption.step, on: startsOn };
    const steps: Step[] = [{ kind: 'offset', rule, days: 1, to: lapsed }];
    const mayLapse = !hasStarted && today <= startsOn;
    const from = lapsed > on ? { anchor, on: lapsed, steps } : due;
    return [{ rule, isStanding: hasStarted || mayLapse, mayLapse, due: from }];
  });
}

const firstOn = (facts: readonly Fact[], step: string, from: CivilDate): CivilDate | null =>
  factsOf(facts, step)
    .map(({ on }) => on)
    .filter((on) => on >= from)
    .reduce<CivilDate | null>((first, on) => (first === null || on < first ? on : first), null);
