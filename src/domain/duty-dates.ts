import { addDays, type CivilDate, daysBetween, latest } from './calendar/civil-date.ts';
import { boundary, type Step } from './course.ts';
import { type FactValues, lastFact, type Scope } from './facts.ts';
import { count } from './model/conditions.ts';
import type { Anchor, DateRule } from './model/duties.ts';
import type { Settings } from './settings.ts';
import { type Course, grantOf, type Trajectory } from './state.ts';

/** What a duty is about: the case, a way through the model, a course, a pause, a registration. */
export interface Subject {
  /** Names it for good within the case. */
  readonly key: string;
  readonly scope: Scope;
  readonly course?: Course | undefined;
  /** Its own day. */
  readonly on?: CivilDate;
  readonly registeredOn?: CivilDate;
  readonly values?: FactValues;
  /** A pause that has ended, a meeting that has been held: what was to be done while it lasted is done. */
  readonly isOver?: boolean;
}

/** The fact that a date is counted from. `step` is the programme's step when it is one of those. */
export interface AnchorFact {
  readonly fact: 'enrolled' | 'begunAnew' | 'courseStart' | 'granted' | 'subject' | 'registered' | 'step';
  readonly step: string | null;
  readonly on: CivilDate;
}

export interface ReckonedDate {
  readonly anchor: AnchorFact;
  readonly on: CivilDate;
  /** An open pause still moves it (T-10). */
  readonly provisional: boolean;
  readonly steps: readonly Step[];
}

interface Facts {
  readonly today: CivilDate;
  readonly state: Trajectory;
  readonly settings: Settings;
}

/** A date of a duty with the way it came about; undefined while the fact it hangs on has not happened. */
export function reckon(rule: DateRule, subject: Subject, facts: Facts, shifts = true): ReckonedDate | undefined {
  const from = resolve(rule.anchor, subject, facts);
  if (!from) return undefined;
  const days = count(rule.plus ?? 0, facts.settings) - count(rule.minus ?? 0, facts.settings);
  if (days === 0) return from;
  const on = addDays(from.on, days);
  const reckoned = { ...from, on, steps: [...from.steps, { kind: 'offset' as const, rule: rule.rule, days, to: on }] };
  const { course } = subject;
  return shifts && days > 0 && course && from.on >= course.startOn ? moved(reckoned, course, from.on, facts) : reckoned;
}

/** Days that count within a course count its active days: a pause that begins before the date moves it (T-04). */
function moved(reckoned: ReckonedDate, course: Course, anchoredOn: CivilDate, { today }: Facts): ReckonedDate {
  let { on, provisional } = reckoned;
  const steps = [...reckoned.steps];
  for (const { from, until } of course.pauses) {
    if (from < anchoredOn || from >= on) continue;
    const end = until ?? addDays(latest(today, from), 1);
    const days = daysBetween(from, end);
    on = addDays(on, days);
    provisional ||= until === null;
    steps.push(
      until === null
        ? { kind: 'openPause', rule: 'T-10', from, until: end, days, to: on }
        : { kind: 'pause', rule: 'T-04', from, until, days, to: on },
    );
  }
  return { ...reckoned, on, provisional, steps };
}

function resolve(anchor: Anchor, subject: Subject, facts: Facts): ReckonedDate | undefined {
  const { state, today } = facts;
  if ('latestOf' in anchor) {
    const all = anchor.latestOf.flatMap((one) => resolve(one, subject, facts) ?? []);
    return all.reduce<ReckonedDate | undefined>((last, one) => (last && last.on >= one.on ? last : one), undefined);
  }
  switch (anchor.of) {
    case 'roundBegan':
      if (state.begunAnewOn) return fixed('begunAnew', state.begunAnewOn);
      return state.enrolledOn === null ? undefined : fixed('enrolled', state.enrolledOn);
    case 'courseStart':
      return subject.course && fixed('courseStart', subject.course.startOn);
    case 'granted': {
      const grant = grantOf(state);
      return grant && fixed('granted', grant.on);
    }
    case 'registered':
      return subject.registeredOn && fixed('registered', subject.registeredOn);
    case 'subject': {
      const on = anchor.field === undefined ? subject.on : dateIn(subject.values, anchor.field);
      return on && fixed('subject', on);
    }
    case 'step': {
      const fact = lastFact(state.facts, anchor.step, subject.scope);
      const on = anchor.field === undefined ? fact?.on : dateIn(fact?.values, anchor.field);
      return on && fixed('step', on, anchor.step);
    }
    case 'boundary': {
      if (!subject.course) return undefined;
      const { on, provisional, steps } = boundary(subject.course, anchor.number, today);
      return { anchor: { fact: 'courseStart', step: null, on: subject.course.startOn }, on, provisional, steps };
    }
  }
}

const fixed = (fact: AnchorFact['fact'], on: CivilDate, step: string | null = null): ReckonedDate => ({
  anchor: { fact, step, on },
  on,
  provisional: false,
  steps: [],
});

/** The value of a date field; the doors have seen to it that it is a date. */
function dateIn(values: FactValues | undefined, field: string): CivilDate | undefined {
  const value = values?.[field];
  return typeof value === 'string' ? (value as CivilDate) : undefined;
}
