import { addDays, addMonths, type CivilDate } from '../calendar/civil-date.ts';
import { activeDaysIn, PHASES } from '../course.ts';
import { factsOf, lastFact } from '../facts.ts';
import { ownSetting } from '../model/conditions.ts';
import type { CourseItem } from '../model/fidelity.ts';
import { agrees } from '../model/spells.ts';
import { stepOf } from '../programme.ts';
import { after, type CourseRead, type DueOn, isDue, numberIn, phaseOf, within } from './fidelity-course.ts';

/**
 * Why an item has no value: its day has not come, or the course ended before; nobody uses the log that it is read from;
 * nobody registers it; it cannot be asked of this course; or nobody can measure it.
 */
export type NotComputable = 'notDue' | 'noData' | 'notRecorded' | 'notApplicable' | 'notMeasurable';

/** What an item comes to. `is` of `of` is what it was counted from, for people who want to know. */
export type Outcome =
  | { readonly value: number; readonly is: number; readonly of: number; readonly why: null }
  | { readonly value: null; readonly why: NotComputable };

type Item<Kind extends CourseItem['kind']> = Extract<CourseItem, { readonly kind: Kind }>;

/** Something that is asked of several phases, each on a day of its own. */
interface Part {
  readonly due: DueOn;
  /** Null when nothing can be told of it. */
  readonly isMet: () => boolean | null;
}

export const noValue = (why: NotComputable): Outcome => ({ value: null, why });
/** A share of a whole, never more than all of it. */
export const share = (is: number, of: number): Outcome => ({ value: Math.min(1, is / of), is, of, why: null });
const whether = (isSo: boolean): Outcome => share(isSo ? 1 : 0, 1);

/** The day on which an item falls due, or the first of several; null for one that hangs on no day. */
export function dueOf(item: CourseItem, read: CourseRead): DueOn | null {
  const { at, course } = read;
  switch (item.kind) {
    case 'guaranteed':
    case 'notMeasurable':
      return null;
    case 'meetings':
    case 'inPhase':
      return at[item.phase];
    case 'filled':
    case 'linked':
    case 'guide':
      return at[1];
    case 'monitored':
      return at[3];
    case 'decreasing':
      return at[2];
    case 'beforeEnd':
      return { ...at[3], on: addMonths(at[3].on, -item.months) };
    case 'earlyTalks':
      return after(course.startOn, addMonths(course.startOn, item.months), read);
    case 'focus':
      return middleOf(1, read);
    case 'eachPhase':
      return firstDaysOf(1, item.withinDays, read).due;
  }
}

/** Reckons an item of a course from its facts. Whatever is not due yet is not looked at. */
export function outcomeOf(item: CourseItem, read: CourseRead): Outcome {
  if (item.kind === 'guaranteed') return whether(true);
  if (item.kind === 'notMeasurable') return noValue('notMeasurable');
  if (!isDue(dueOf(item, read)!, read)) return noValue('notDue');
  if (item.isOptional && !isRecorded(item, read)) return noValue('notRecorded');
  switch (item.kind) {
    case 'focus':
      return ofParts(
        PHASES.map((phase) => ({ due: middleOf(phase, read), isMet: () => isFocused(item, phase, read) })),
        read,
      );
    case 'meetings':
      return meetingsOutside(item, read);
    case 'earlyTalks':
      return ifLogged(read, { from: read.course.startOn, until: dueOf(item, read)!.on }, (window) =>
        share(Math.min(item.wanted, within(read.withCitizen, window).length), item.wanted),
      );
    case 'decreasing':
      return ofParts(
        ([2, 3] as const).map((phase) => ({ due: read.at[phase], isMet: () => isLess(phase, read) })),
        read,
      );
    case 'guide':
      return againstGuide(item, read);
    case 'filled':
      return filled(item, read);
    case 'inPhase':
      return whether(
        within(factsOf(read.facts, item.step), phaseOf(read, item.phase)).some(({ values }) =>
          agrees(values, item.where),
        ),
      );
    case 'beforeEnd':
      return agreedBeforeEnd(item, read);
    case 'eachPhase':
      return ofParts(
        PHASES.map((phase) => agreedInFirstDays(item, phase, read)),
        read,
      );
    case 'linked':
      return linked(item, read);
    case 'monitored':
      return monitored(read);
  }
}

/** Whether what an optional item is read from is registered: the municipality says so, or somebody has in this course. */
function isRecorded(item: CourseItem, { programme, settings, model, facts }: CourseRead): boolean {
  const listed = ownSetting(model.recorded, settings);
  if (Array.isArray(listed) && listed.includes(item.id)) return true;
  switch (item.kind) {
    case 'focus':
      return factsOf(facts, item.step).some(({ values }) => values[item.field] !== undefined);
    case 'inPhase':
      return factsOf(facts, item.step).length > 0;
    case 'eachPhase':
      return factsOf(facts, item.steps.at(-1)!).length > 0;
    case 'meetings':
      return factsOf(facts, model.supporters.contact).length > 0;
    case 'linked':
    case 'monitored':
      return (
        stepOf(programme, model.supporters.named) !== undefined && factsOf(facts, model.supporters.named).length > 0
      );
    default:
      return true;
  }
}

/** The share of the parts that are met, of those that are due and can be told. */
function ofParts(parts: readonly Part[], read: CourseRead): Outcome {
  const told = parts.filter(({ due }) => isDue(due, read)).flatMap(({ isMet }) => isMet() ?? []);
  return told.length === 0 ? noValue('noData') : share(told.filter(Boolean).length, told.length);
}

type Window = Parameters<CourseRead['isLogUsed']>[0];
const ifLogged = (read: CourseRead, window: Window, reckon: (window: Window) => Outcome): Outcome =>
  read.isLogUsed(window) ? reckon(window) : noValue('noData');

type Phase = (typeof PHASES)[number];

/** The day on which half of a phase's active days have gone. */
function middleOf(phase: Phase, read: CourseRead): DueOn {
  const days = phaseOf(read, phase);
  const half = Math.ceil(activeDaysIn(days, read.course.pauses) / 2);
  const { on, provisional } = after(days.from, addDays(days.from, half), read);
  return { on, provisional: provisional || read.at[phase].provisional };
}

function isFocused({ step, field, between: [least, most] }: Item<'focus'>, phase: Phase, read: CourseRead): boolean {
  const { on } = middleOf(phase, read);
  const inForce = lastFact(
    read.facts.filter((fact) => fact.on <= on),
    step,
  );
  const areas = inForce?.values[field];
  return typeof areas === 'number' && least <= areas && areas <= most;
}

/** Where meetings were held but nobody registered a place, nothing can be told. */
function meetingsOutside({ with: whom, phase, wanted }: Item<'meetings'>, read: CourseRead): Outcome {
  return ifLogged(read, phaseOf(read, phase), (window) => {
    const all = within(whom === 'citizen' ? read.withCitizen : read.withSupporters, window);
    const meetings = all.filter(({ isMeeting }) => isMeeting);
    if (meetings.length > 0 && meetings.every(({ place }) => place === null)) return noValue('notRecorded');
    const outside = meetings.filter(({ place }) => place !== null && place !== 'office').map(({ on }) => on);
    // A meeting with several supporters is registered once for each, and is one meeting.
    const number = whom === 'citizen' ? outside.length : new Set(outside).size;
    return share(Math.min(wanted, number), wanted);
  });
}

/** Whether there were fewer talks per active day than in the phase before; null where a log was not in use. */
function isLess(phase: 2 | 3, read: CourseRead): boolean | null {
  const [before, own] = [phaseOf(read, (phase - 1) as Phase), phaseOf(read, phase)];
  if (!read.isLogUsed(before) || !read.isLogUsed(own)) return null;
  const [a, b] = [before, own].map((window) => ({
    talks: within(read.withCitizen, window).length,
    days: activeDaysIn(window, read.course.pauses),
  })) as [Rate, Rate];
  return b.talks * a.days < a.talks * b.days;
}

interface Rate {
  readonly talks: number;
  readonly days: number;
}

/** Talks in the phases that are over, to what the guide would have. It is a guide: more than all of it is shown as it is. */
function againstGuide({ everyDays }: Item<'guide'>, read: CourseRead): Outcome {
  const over = PHASES.filter((phase) => isDue(read.at[phase], read) && read.isLogUsed(phaseOf(read, phase)));
  if (over.length === 0) return noValue('noData');
  const talks = over.reduce((sum, phase) => sum + within(read.withCitizen, phaseOf(read, phase)).length, 0);
  const expected = over.reduce(
    (sum, phase) => sum + activeDaysIn(phaseOf(read, phase), read.course.pauses) / everyDays[phase - 1]!,
    0,
  );
  return { value: talks / expected, is: talks, of: expected, why: null };
}

function filled({ of }: Item<'filled'>, { programme, facts, at }: CourseRead): Outcome {
  const codes = of.map(({ step, field }) => {
    const declared = stepOf(programme, step)?.fields?.[field];
    const asked = declared?.type === 'codes' ? declared.of : [];
    const known = factsOf(facts, step)
      .filter(({ on }) => on < at[1].on)
      .flatMap(({ values }) => (Array.isArray(values[field]) ? (values[field] as string[]) : []));
    return { asked: asked.length, known: asked.filter((code) => known.includes(code)).length };
  });
  const sum = (which: 'asked' | 'known') => codes.reduce((total, one) => total + one[which], 0);
  return share(sum('known'), sum('asked'));
}

function agreedBeforeEnd(item: Item<'beforeEnd'>, read: CourseRead): Outcome {
  const days = factsOf(read.facts, item.step).map(({ on }) => on);
  const first = days.sort()[0];
  if (first === undefined) return whether(false);
  if (first <= dueOf(item, read)!.on) return whether(true);
  return first < read.at[3].on ? share(item.lateIsWorth, 1) : whether(false);
}

/** The first days of a phase: from its first day to the one on which they are over. */
function firstDaysOf(phase: Phase, days: number, read: CourseRead): { readonly from: CivilDate; readonly due: DueOn } {
  const { on: from, provisional } = read.at[(phase - 1) as 0 | 1 | 2];
  const due = after(from, addDays(from, days), read);
  return { from, due: { ...due, provisional: due.provisional || provisional } };
}

function agreedInFirstDays({ steps, withinDays }: Item<'eachPhase'>, phase: Phase, read: CourseRead): Part {
  const { from, due } = firstDaysOf(phase, withinDays, read);
  const window = { from, until: due.on };
  return { due, isMet: () => steps.some((step) => within(factsOf(read.facts, step), window).length > 0) };
}

function linked({ consent }: Item<'linked'>, read: CourseRead): Outcome {
  const { model, facts, at } = read;
  const before = facts.filter(({ on }) => on < at[1].on);
  const named = new Set(factsOf(before, model.supporters.named).map((fact) => numberIn(fact, model)));
  if (named.size === 0) {
    const answers = factsOf(before, consent.step).filter(({ values }) => values.purpose === consent.purpose);
    return lastFact(answers, consent.step)?.values.given === false ? noValue('notApplicable') : whether(false);
  }
  const met = new Set(
    factsOf(before, model.supporters.contact)
      .filter((fact) => fact.with.includes('citizen') && fact.values.form !== 'message')
      .map((fact) => numberIn(fact, model)),
  );
  return share([...named].filter((number) => met.has(number)).length, named.size);
}

function monitored(read: CourseRead): Outcome {
  const { model, facts, at } = read;
  const registered = factsOf(facts, model.supporters.named).filter(({ on }) => on <= at[2].on);
  const latest = new Map(
    registered
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id - b.id))
      .map((fact) => [numberIn(fact, model), fact.values[model.supporters.hasTask] === true]),
  );
  const withTask = [...latest].flatMap(([number, hasTask]) => (hasTask ? [number] : []));
  if (withTask.length === 0) return noValue('notApplicable');
  return ifLogged(read, { from: at[1].on, until: at[3].on }, (window) => {
    const reached = new Set(within(read.withSupporters, window).map(({ number }) => number));
    return share(withTask.filter((number) => reached.has(number)).length, withTask.length);
  });
}
