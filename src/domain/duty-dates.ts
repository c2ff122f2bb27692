import { addDays, type CivilDate, daysBetween, latest } from './calendar/civil-date.ts';
import { boundaries, boundary, type Step } from './course.ts';
import { type Appointment, dateIn, type FactValues, isIn, lastFact, type Scope } from './facts.ts';
import { count, ownDate } from './model/conditions.ts';
import type { Anchor, DateRule, DutyRule } from './model/duties.ts';
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
  /** The day of a checkpoint with the way it came about. */
  readonly checkpoint?: { readonly anchor: AnchorFact; readonly on: CivilDate; readonly steps: readonly Step[] };
}

/** The fact that a date is counted from. `step` is the programme's step when it is one of those. */
export interface AnchorFact {
  readonly fact:
    | 'enrolled'
    | 'begunAnew'
    | 'courseStart'
    | 'granted'
    | 'assigned'
    | 'setting'
    | 'subject'
    | 'registered'
    | 'notHeld'
    | 'step';
  readonly step: string | null;
  readonly on: CivilDate;
}

export interface ReckonedDate {
  readonly anchor: AnchorFact;
  readonly on: CivilDate;
  /** An open pause still moves it (T-10). */
  readonly provisional: boolean;
}

interface Facts {
  readonly today: CivilDate;
  readonly state: Trajectory;
  readonly settings: Settings;
}

/** Whether pauses move the dates of a duty that count days from a fact within a course. */
export const shifts = ({ inPause }: DutyRule) => inPause !== 'continues';

/**
 * A date of a duty; undefined while the fact it hangs on has not happened. Whoever wants to know how it came about brings a
 * list for the steps.
 */
export function reckon(
  rule: DateRule,
  subject: Subject,
  facts: Facts,
  shifts: boolean,
  steps?: Step[],
): ReckonedDate | undefined {
  const ownSteps: Step[] = [];
  const own = reckonOwn(rule, subject, facts, shifts, ownSteps);
  const least = own && rule.notBefore && resolve(rule.notBefore, subject, facts);
  if (least && least.on > own.on) return least;
  steps?.push(...ownSteps);
  return own;
}

function reckonOwn(
  rule: DateRule,
  subject: Subject,
  facts: Facts,
  shifts: boolean,
  steps: Step[],
): ReckonedDate | undefined {
  const from = resolve(rule.anchor, subject, facts, steps);
  if (!from) return undefined;
  const days = count(rule.plus ?? 0, facts.settings) - count(rule.minus ?? 0, facts.settings);
  if (days === 0) return from;
  const on = addDays(from.on, days);
  steps.push({ kind: 'offset', rule: rule.rule, days, to: on });
  const reckoned = { anchor: from.anchor, on, provisional: from.provisional };
  const { course } = subject;
  const isInCourse = course !== undefined && from.on >= course.startOn;
  return shifts && days > 0 && isInCourse ? moved(reckoned, course, from.on, facts, steps) : reckoned;
}

/**
 * Days that count within a course count its active days: a pause that runs between the anchor's day and the date moves it
 * (T-04), by the days of it that come after the anchor's.
 */
export function moved(
  { anchor, on, provisional }: ReckonedDate,
  course: Pick<Course, 'pauses'>,
  anchoredOn: CivilDate,
  { today }: Pick<Facts, 'today'>,
  steps?: Step[],
): ReckonedDate {
  for (const pause of course.pauses) {
    const { until } = pause;
    const from = latest(pause.from, anchoredOn);
    const end = until ?? addDays(latest(today, from), 1);
    if (end <= from || from >= on) continue;
    const days = daysBetween(from, end);
    on = addDays(on, days);
    provisional ||= until === null;
    steps?.push(
      until === null
        ? { kind: 'openPause', rule: 'T-10', from, until: end, days, to: on }
        : { kind: 'pause', rule: 'T-04', from, until, days, to: on },
    );
  }
  return { anchor, on, provisional };
}

function resolve(anchor: Anchor, subject: Subject, facts: Facts, steps?: Step[]): ReckonedDate | undefined {
  const { state, today } = facts;
  if ('latestOf' in anchor) {
    const last = latestOf(anchor.latestOf, subject, facts);
    return last && resolve(last, subject, facts, steps);
  }
  switch (anchor.of) {
    case 'roundBegan':
      if (state.begunAnewOn) return fixed('begunAnew', state.begunAnewOn);
      return state.enrolledOn === null ? undefined : fixed('enrolled', state.enrolledOn);
    case 'courseStart':
      return subject.course && fixed('courseStart', subject.course.startOn);
    case 'setting': {
      // A day that had passed when the case began is history (C-26, G-46).
      const on = ownDate(anchor.own, facts.settings);
      return on === null || on < (state.enrolledOn ?? on) ? undefined : fixed('setting', on);
    }
    case 'assigned': {
      const first = state.assignments.find((one) => one.function === anchor.as);
      return first && fixed('assigned', first.on);
    }
    case 'granted': {
      const grant = grantOf(state);
      return grant && fixed('granted', grant.on);
    }
    case 'registered':
      return subject.registeredOn && fixed('registered', subject.registeredOn);
    case 'checkpoint': {
      const { checkpoint } = subject;
      if (!checkpoint) return undefined;
      steps?.push(...checkpoint.steps);
      return { anchor: checkpoint.anchor, on: checkpoint.on, provisional: false };
    }
    case 'subject': {
      const on = anchor.field === undefined ? subject.on : dateIn(subject.values, anchor.field);
      return on && fixed('subject', on);
    }
    case 'step': {
      if (anchor.unless !== undefined && lastFact(state.facts, anchor.unless, subject.scope)) return undefined;
      const fact = lastFact(state.facts, anchor.step, subject.scope);
      const on = anchor.field === undefined ? fact?.on : dateIn(fact?.values, anchor.field);
      return on && fixed('step', on, anchor.step);
    }
    case 'notHeld': {
      const on = lastFailure(state.appointments, anchor.meeting, subject.scope);
      return on && fixed('notHeld', on);
    }
    case 'boundary': {
      const { course } = subject;
      if (!course) return undefined;
      steps?.push(...boundary(course, anchor.number, today).steps);
      const { on, provisional } = boundaries(course, today)[anchor.number];
      return { anchor: { fact: 'courseStart', step: null, on: course.startOn }, on, provisional };
    }
  }
}

/** The fact that an anchor of the case itself stands for; undefined while it has not happened. */
export const anchorOf = (anchor: Anchor, facts: Facts): AnchorFact | undefined => {
  const found = resolve(anchor, { key: '', scope: {} }, facts);
  return found && { ...found.anchor, on: found.on };
};

/** Of several anchors the one whose date is last, of two on one day the former; undefined when none has happened. */
function latestOf(anchors: readonly Anchor[], subject: Subject, facts: Facts): Anchor | undefined {
  let last: { readonly anchor: Anchor; readonly on: CivilDate } | undefined;
  for (const anchor of anchors) {
    const on = resolve(anchor, subject, facts)?.on;
    if (on !== undefined && !(last && last.on >= on)) last = { anchor, on };
  }
  return last?.anchor;
}

/** The last day on which a meeting that people had been summoned to could not be held. */
function lastFailure(appointments: readonly Appointment[], meeting: string, scope: Scope): CivilDate | undefined {
  const days = appointments
    .filter((one) => one.meeting === meeting && one.state === 'notHeld' && isIn(scope, one))
    .flatMap(({ metOn }) => metOn ?? []);
  return days.length === 0 ? undefined : days.reduce(latest);
}

const fixed = (fact: AnchorFact['fact'], on: CivilDate, step: string | null = null): ReckonedDate => ({
  anchor: { fact, step, on },
  on,
  provisional: false,
});
