import type { FactValues } from '../../domain/facts.ts';
import type { Condition } from '../../domain/model/conditions.ts';
import type { Settings } from '../../domain/settings.ts';
import type { ToldFact } from '../told/told.ts';
import { numberOf } from './checkpoints.ts';
import { fits } from './spells.ts';

/** The checker has no reckoning of its own for something in the programme's data: it is named as not compared. */
export class NotReckoned extends Error {
  override readonly name = 'NotReckoned';
}

/** What the checker reckons; undefined where it has no reckoning of its own. */
export function ifReckoned<T>(reckon: () => T): T | undefined {
  try {
    return reckon();
  } catch (error) {
    if (error instanceof NotReckoned) return undefined;
    throw error;
  }
}

/** Which registrations are meant: those of one course, of one way through the model, or all. */
export interface OwnScope {
  readonly course?: number;
  readonly round?: number;
}

export interface Asked {
  readonly facts: readonly ToldFact[];
  readonly settings: Settings;
  readonly scope: OwnScope;
  /** Of what a duty is about. */
  readonly values?: FactValues;
}

type Recorded = Extract<Condition, { is: 'recorded' }>;

/** Whether something has been registered, or is so of what a duty is about. Throws {@link NotReckoned} for any other. */
export function isSo(condition: Condition, asked: Asked): boolean {
  if ('all' in condition) return !condition.all.some((one) => !isSo(one, asked));
  if ('any' in condition) return condition.any.some((one) => isSo(one, asked));
  if ('not' in condition) return !isSo(condition.not, asked);
  if (condition.is === 'values') return fits(asked.values ?? {}, condition.where);
  if (condition.is === 'recorded') return isRecorded(condition, asked);
  if (condition.is === 'firstOf') return isFirst(condition, asked);
  throw new NotReckoned(`no own reckoning of the condition ${condition.is}`);
}

/** Whether what is asked about is the earliest registered of its step that fits: the one with the lowest number. */
function isFirst({ step, where }: Extract<Condition, { is: 'firstOf' }>, { facts, scope, values }: Asked): boolean {
  const numbers = facts
    .filter((fact) => fact.step === step && (scope.round ?? fact.round) === fact.round && fits(fact.values, where))
    .map(({ id }) => id);
  return facts.some((fact) => fact.id === Math.min(...numbers) && fact.values === values);
}

function isRecorded({ step, where, with: person, latest, ever, atLeast = 1, ...rest }: Recorded, asked: Asked) {
  const { is: _, ...others } = rest;
  if (Object.keys(others).length > 0) throw new NotReckoned(`no own reckoning of recorded ${Object.keys(others)}`);
  const { course, round } = ever ? ({} as OwnScope) : asked.scope;
  const own = asked.facts
    .filter((fact) => fact.step === step)
    .filter((fact) => (course ?? fact.course) === fact.course && (round ?? fact.round) === fact.round);
  const newest = [...own].sort((a, b) => (a.on === b.on ? b.id - a.id : a.on < b.on ? 1 : -1)).slice(0, 1);
  const fitting = (latest ? newest : own).filter(
    ({ values, with: people }) => fits(values, where) && (person === undefined || people.includes(person)),
  );
  return fitting.length >= numberOf(atLeast, asked.settings);
}
