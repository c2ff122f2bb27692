import { assignmentOn, holderOn, standInOn } from '../around.ts';
import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { boundaries, type LegalBasis, type PhaseNumber } from '../course.ts';
import {
  dateIn,
  type Fact,
  type FactValue,
  type FactValues,
  factsOf,
  isIn,
  lastFact,
  lastOf,
  type Scope,
} from '../facts.ts';
import type { JobFunction, Participant } from '../people.ts';
import type { NumberSetting, OwnValue, Settings } from '../settings.ts';
import { type Course, grantOf, informedOn, type Trajectory } from '../state.ts';
import { agrees } from './spells.ts';

/** A number of days or of times: fixed by a rule, a setting, or one of the programme's own settings. */
export type Count = number | NumberSetting | OwnSetting;

/** The name of a setting that only this programme has: `own:` and its name in {@link Settings.own}. */
export type OwnSetting = `own:${string}`;

/** What must hold, as data. */
export type Condition =
  | Recorded
  | { readonly is: 'staffed' | 'trained'; readonly as: JobFunction }
  /** Not before the transition with which the model began from scratch, if it did. */
  | { readonly is: 'inRound' }
  /** Somebody stands in for the CTI worker on the day that is asked about. */
  | { readonly is: 'stoodIn' }
  | { readonly is: 'appointed'; readonly meeting: string }
  /** Somebody has been given the function on the day of the duty's subject or later. */
  | { readonly is: 'assignedSinceSubject'; readonly as: JobFunction }
  /** Citizen or CTI worker has been told of the grant since its length last changed (S-40). */
  | { readonly is: 'knowsGrant'; readonly who: 'citizen' | 'ctiWorker' }
  | { readonly is: 'grantedUnder'; readonly of: readonly LegalBasis[] }
  | { readonly is: 'inPhase'; readonly atLeast: PhaseNumber }
  | { readonly is: 'startSet' | 'started' | 'ended' }
  /** What the duty is about, or what is about to be registered, holds these values … */
  | { readonly is: 'values'; readonly where: Readonly<Record<string, FactValue>> }
  /** … a number of at least so much … */
  | { readonly is: 'valueAtLeast'; readonly field: string; readonly atLeast: Count }
  /** … anything at all in this field … */
  | { readonly is: 'valueGiven'; readonly field: string }
  /** … a worker who does not hold this function, and did not on the last day of a course that is over … */
  | { readonly is: 'valueIsNot'; readonly field: string; readonly as: JobFunction }
  /** … a value other than any registered before. */
  | { readonly is: 'valueIsNew'; readonly step: string; readonly field: string }
  /** What the duty is about is the last registered of its step with this value: no later version has taken its place. */
  | { readonly is: 'newestOf'; readonly step: string; readonly field: string }
  /** … or the first registered of its step in its scope with these values: the same registered again asks for nothing anew. */
  | { readonly is: 'firstOf'; readonly step: string; readonly where?: Readonly<Record<string, FactValue>> }
  | { readonly is: 'with'; readonly who: Participant }
  /** One of the programme's own settings has this value; any value at all when left out. */
  | { readonly is: 'setting'; readonly own: OwnSetting; readonly value?: OwnValue }
  /** A code that one of the municipality's own lists holds. */
  | { readonly is: 'valueInSetting'; readonly field: string; readonly own: OwnSetting }
  /** What happens does so no later than the project's last day, if it has one. */
  | { readonly is: 'withinProject' }
  /** … no later than the date that one of the programme's own settings holds, if it holds one. */
  | { readonly is: 'onOrBefore'; readonly own: OwnSetting }
  /** Every party that a setting names stands in the registrations of a step. */
  | {
      readonly is: 'toldAll';
      readonly step: string;
      readonly setting: 'interruptionDescribedTo' | 'interruptionDiscussedWith';
    }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** Enough registrations of a step. */
interface Recorded {
  readonly is: 'recorded';
  readonly step: string;
  readonly where?: Readonly<Record<string, FactValue>>;
  /** Only those with these values are looked at at all, so that `latest` asks for the newest answer about each thing. */
  readonly about?: Readonly<Record<string, FactValue>>;
  readonly atLeast?: Count;
  /** Only those at which this person was present. */
  readonly with?: Participant;
  /**
   * No later than day D; before day D; no later than the day asked about; before the date that another step, or a field of it,
   * holds.
   */
  readonly by?: 'start' | 'beforeStart' | 'then' | { readonly before: string; readonly field?: string };
  /** Only those that hold these fields. */
  readonly filled?: readonly string[];
  /** On a later day than the last registration of another step. */
  readonly after?: string;
  /** Registered later than the last registration of another step: what it confirms has not changed since. */
  readonly since?: string;
  /** On the day of the duty's subject or later. */
  readonly sinceSubject?: boolean;
  /** Only the newest counts: an answer can be changed. `then`: the newest by the day that is asked about. */
  readonly latest?: boolean | 'then';
  /** Those of the whole trajectory count, not only of this way through the model … */
  readonly ever?: boolean;
  /** … or only those of the course in question, not of one before it that was started over. */
  readonly inCourse?: boolean;
  /** … or those of the course's whole way through the model, what came before its first day included. */
  readonly inRound?: boolean;
}

/** What a condition is asked about: the facts, in which scope, on which day, and for a course that begins on which day. */
export interface Question {
  readonly state: Trajectory;
  readonly settings: Settings;
  readonly on: CivilDate;
  readonly scope: Scope;
  readonly course?: Course | undefined;
  /** Day D of the course in question, also when it is only asked for. */
  readonly startOn?: CivilDate | undefined;
  /** The day of the duty's subject. */
  readonly subjectOn?: CivilDate | undefined;
  /** Of the duty's subject, or of what is about to be registered. */
  readonly values?: FactValues | undefined;
  readonly with?: readonly Participant[] | undefined;
}

export function holds(condition: Condition, question: Question): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, question));
  if ('any' in condition) return condition.any.some((part) => holds(part, question));
  if ('not' in condition) return !holds(condition.not, question);
  const { state, settings, startOn, course, on } = question;
  switch (condition.is) {
    case 'recorded':
      return matching(condition, question).length >= count(condition.atLeast ?? 1, settings);
    case 'staffed':
      return state.staff[condition.as] !== undefined;
    case 'trained':
      return isTrained(question, condition.as);
    case 'inRound':
      return state.begunAnewOn === null || state.begunAnewOn <= on;
    case 'stoodIn':
      return standInOn(on, state) !== undefined;
    case 'appointed':
      return state.appointments.some(
        (one) =>
          one.meeting === condition.meeting &&
          isIn(question.scope, one) &&
          (one.state === 'summoned' || one.state === 'held'),
      );
    case 'assignedSinceSubject':
      return state.assignments.some((one) => one.function === condition.as && one.on >= (question.subjectOn ?? one.on));
    case 'grantedUnder':
      return [grantOf(state), course?.ended ? undefined : course].some(
        (one) => one !== undefined && condition.of.includes(one.legalBasis),
      );
    case 'knowsGrant':
      return informedOn(state, condition.who) !== undefined;
    case 'inPhase':
      return course !== undefined && hasReached(course, condition.atLeast, on);
    case 'startSet':
      return startOn !== undefined;
    case 'started':
      return startOn !== undefined && startOn <= on;
    case 'ended':
      return course?.ended != null;
    case 'values':
      return agrees(question.values ?? {}, condition.where);
    case 'valueAtLeast':
      return Number(question.values?.[condition.field] ?? 0) >= count(condition.atLeast, settings);
    case 'valueGiven':
      return question.values?.[condition.field] !== undefined;
    case 'valueIsNot': {
      const last = course?.ended ? holderOn(addDays(course.ended.on, -1), condition.as, state) : null;
      return ![state.staff[condition.as], last].includes(question.values?.[condition.field] as string);
    }
    case 'valueIsNew': {
      const before = factsOf(state.facts, condition.step, question.scope);
      const value = question.values?.[condition.field];
      return before.length > 0 && before.every(({ values }) => values[condition.field] !== value);
    }
    case 'newestOf': {
      const value = question.values?.[condition.field];
      const versions = factsOf(state.facts, condition.step, question.scope);
      return versions.findLast(({ values }) => values[condition.field] === value)?.values === question.values;
    }
    case 'firstOf': {
      const versions = factsOf(state.facts, condition.step, question.scope);
      return versions.find(({ values }) => agrees(values, condition.where ?? {}))?.values === question.values;
    }
    case 'with':
      return question.with?.includes(condition.who) ?? false;
    case 'setting': {
      const value = ownSetting(condition.own, settings);
      return condition.value === undefined ? value !== undefined && value !== null : value === condition.value;
    }
    case 'valueInSetting': {
      const list = ownSetting(condition.own, settings);
      return Array.isArray(list) && list.includes(question.values?.[condition.field]);
    }
    case 'withinProject':
      return settings.projectEndsOn === null || on <= settings.projectEndsOn;
    case 'onOrBefore': {
      const last = ownDate(condition.own, settings);
      return last === null || on <= last;
    }
    case 'toldAll':
      return settings[condition.setting].every((party) =>
        factsOf(state.facts, condition.step, question.scope).some(({ values }) => values.party === party),
      );
  }
}

function matching(condition: Recorded, question: Question): Fact[] {
  const { step, where = {}, about = {}, filled = [], with: person, by, after, since } = condition;
  const { sinceSubject, latest } = condition;
  const { facts } = question.state;
  const scope = scopeOf(condition, question);
  const earlier = after === undefined ? undefined : lastFact(facts, after, scope);
  if (after !== undefined && !earlier) return [];
  const limit = by && dayBeforeWhich(by, question);
  const asked = factsOf(facts, step, scope).filter(
    ({ on, values }) => agrees(values, about) && (latest !== 'then' || on <= question.on),
  );
  // What is registered afterwards of earlier days changes what was confirmed too.
  const registeredLast = since === undefined ? 0 : (factsOf(facts, since, scope).at(-1)?.id ?? 0);
  const newest = latest ? lastOf(asked) : undefined;
  return asked.filter(
    (fact) =>
      (!latest || fact === newest) &&
      agrees(fact.values, where) &&
      filled.every((field) => fact.values[field] !== undefined) &&
      (person === undefined || fact.with.includes(person)) &&
      (limit === undefined || fact.on < limit) &&
      (!sinceSubject || fact.on >= (question.subjectOn ?? fact.on)) &&
      (!earlier || fact.on > earlier.on) &&
      fact.id > registeredLast,
  );
}

function scopeOf({ ever, inCourse, inRound }: Recorded, { scope, course }: Question): Scope {
  if (ever) return {};
  if (inRound && course) return { round: course.round };
  return inCourse && course ? { ...scope, course: course.number } : scope;
}

/** The first day that is too late. */
function dayBeforeWhich(by: NonNullable<Recorded['by']>, question: Question): CivilDate | undefined {
  const { state, startOn, scope, on } = question;
  if (by === 'then') return addDays(on, 1);
  if (typeof by === 'object') {
    const fact = lastFact(state.facts, by.before, scope);
    return by.field === undefined ? fact?.on : dateIn(fact?.values, by.field);
  }
  return startOn && (by === 'start' ? addDays(startOn, 1) : startOn);
}

/** Throws when the programme names a setting that it does not have, or that is no number: that is a bug. */
export function count(value: Count, settings: Settings): number {
  if (typeof value === 'number') return value;
  const set = isOwn(value) ? ownSetting(value, settings) : settings[value];
  if (typeof set !== 'number') throw new Error(`Expected the setting ${value} to be a number, found ${set}`);
  return set;
}

const isOwn = (name: string): name is OwnSetting => name.startsWith('own:');

export const ownSetting = (name: OwnSetting, { own }: Settings): OwnValue | undefined =>
  own?.[name.slice('own:'.length)];

/** G-22: whoever held the function on the day it is about was trained by then; before the start that day is D. */
function isTrained({ state, startOn, course, on }: Question, as: JobFunction): boolean {
  const day = course ? on : (startOn ?? on);
  const holder = assignmentOn(day, as, state) ?? state.assignments.findLast((one) => one.function === as);
  const trainedOn = holder?.register?.trainedOn;
  return trainedOn !== undefined && trainedOn !== null && trainedOn <= day;
}

/** Whether a phase has begun by a day, by the dates as they stand. */
function hasReached(course: Course, phase: PhaseNumber, on: CivilDate): boolean {
  const { on: begins, provisional } = boundaries(course, on)[(phase - 1) as 0 | 1 | 2];
  return begins <= on && !provisional;
}

/** A date among the programme's own settings; null where none is set. */
export function ownDate(name: OwnSetting, settings: Settings): CivilDate | null {
  const value = ownSetting(name, settings);
  return typeof value === 'string' ? (value as CivilDate) : null;
}
