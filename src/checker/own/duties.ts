import type { FactValues } from '../../domain/facts.ts';
import type { Anchor, DutyRule, Each } from '../../domain/model/duties.ts';
import type { Settings } from '../../domain/settings.ts';
import type { ToldCourse } from '../told/courses.ts';
import type { Told } from '../told/told.ts';
import { daysAfter } from './calendar.ts';
import { numberOf } from './checkpoints.ts';
import { isSo, NotReckoned, type OwnScope } from './conditions.ts';
import { boundaryOf, type CourseDay, endOfCourse } from './phases.ts';
import { ownText } from './settings.ts';

/** What a duty is about, by the name that it has in the plan. */
interface Occasion {
  readonly key: string;
  readonly scope: OwnScope;
  readonly course?: ToldCourse;
  readonly on: string;
  readonly registeredOn?: string;
  readonly values: FactValues;
}

/** Something that somebody had to do by a day. */
export interface OwnDuty {
  readonly id: string;
  readonly rule: DutyRule;
  readonly occasion: Occasion;
  readonly dueOn: string;
  /** An open pause still moves its day (T-10). */
  readonly isHeld: boolean;
  /** Who outside the case is told by doing it. */
  readonly outside: string | null;
}

/**
 * The duties of a rule that a case has had, with their days. Only what the duties that reports ask about hang on is reckoned
 * here: throws {@link NotReckoned} for any other.
 */
export function dutiesTold(rule: DutyRule, told: Told, today: string): OwnDuty[] {
  const { settings } = told.programme!;
  if (settings.rulesOff.includes(rule.rule)) return [];
  if (rule.whileOpen || rule.isNews) throw new NotReckoned(`no own reckoning of when ${rule.id} is done`);
  return occasionsOf(rule.each, told).flatMap((occasion) => {
    const due = dayOf(rule.due, rule, occasion, { today, settings });
    const opens = rule.opens && dayOf(rule.opens, rule, occasion, { today, settings });
    if (!due || (rule.opens && !opens)) return [];
    const isHeld = due.isHeld || (opens?.isHeld ?? false);
    return [
      { id: `${occasion.key}/${rule.id}`, rule, occasion, dueOn: due.on, isHeld, outside: outsideOf(rule, settings) },
    ];
  });
}

function occasionsOf(each: Each, { courses, facts, left, round }: Told): Occasion[] {
  const inCourse = (course: ToldCourse) => ({ course, scope: { course: course.number } });
  if (typeof each === 'object' && 'step' in each)
    return facts
      .filter(({ step }) => step === each.step)
      .map(({ id, on, registeredOn, values, round }) => ({
        ...{ key: `fact-${id}`, scope: { round }, on, registeredOn, values },
      }));
  switch (each) {
    case 'round':
      // A day that hangs on a course is not reckoned for it: only models without any ask about such duties.
      return [{ key: `round-${round}`, scope: { round }, on: '', values: {} }];
    case 'course':
      return courses.map((course) => ({
        ...{ key: `course-${course.number}`, ...inCourse(course), on: course.startOn, values: {} },
      }));
    case 'pause':
      return courses.flatMap((course) =>
        course.pauses.map(({ id, from, registeredOn, reason }) => ({
          ...{ key: `pause-${id}`, ...inCourse(course), on: from, registeredOn, values: { reason } },
        })),
      );
    case 'resume':
      return courses.flatMap((course) =>
        course.pauses.flatMap(({ until, back }) =>
          until === null || back === null
            ? []
            : [
                {
                  key: `return-${back.id}`,
                  ...inCourse(course),
                  on: until,
                  registeredOn: back.registeredOn,
                  values: {},
                },
              ],
        ),
      );
    case 'left':
      return left ? [{ key: `left-${left.id}`, scope: {}, on: left.on, values: { why: left.why } }] : [];
    default:
      throw new NotReckoned(`no own reckoning of duties for each ${JSON.stringify(each)}`);
  }
}

interface Around {
  readonly today: string;
  readonly settings: Settings;
}

function dayOf({ anchor, plus = 0, minus = 0 }: DutyRule['due'], rule: DutyRule, occasion: Occasion, around: Around) {
  const from = dayOfAnchor(anchor, occasion, around);
  const days = numberOf(plus, around.settings) - numberOf(minus, around.settings);
  if (days > 0 && rule.inPause !== 'continues') throw new NotReckoned(`no own reckoning of days after in ${rule.id}`);
  return from && { ...from, on: daysAfter(from.on, days) };
}

function dayOfAnchor(anchor: Anchor, occasion: Occasion, around: Around): CourseDay | undefined {
  if ('latestOf' in anchor)
    return anchor.latestOf
      .flatMap((one) => dayOfAnchor(one, occasion, around) ?? [])
      .sort((a, b) => (a.on < b.on ? -1 : 1))
      .at(-1);
  const fixed = (on: string | undefined) => (on === undefined ? undefined : { on, isHeld: false });
  if (anchor.of === 'subject' && anchor.field === undefined) return fixed(occasion.on);
  if (anchor.of === 'subject') return fixed(occasion.values[anchor.field!] as string | undefined);
  if (anchor.of === 'setting') return fixed(ownText(anchor.own, around.settings) ?? undefined);
  if (anchor.of === 'registered') return fixed(occasion.registeredOn);
  if (anchor.of === 'boundary') return occasion.course && boundaryOf(occasion.course, anchor.number, around.today);
  throw new NotReckoned(`no own reckoning of the day ${JSON.stringify(anchor)}`);
}

function outsideOf({ tellsOutside }: DutyRule, settings: Settings): string | null {
  if (tellsOutside === undefined) return null;
  return typeof tellsOutside === 'string' ? tellsOutside : settings[tellsOutside.setting];
}

/**
 * Whether it is asked for on a day: whoever has left is asked only to tell those outside, a course that is broken off for
 * nothing from its last day on, and before it for nothing that is due later.
 */
export function isAsked({ rule, occasion, dueOn }: OwnDuty, told: Told, day: string): boolean {
  const outlives = rule.each === 'left' || rule.tellsOutside !== undefined;
  if (told.left && told.left.on <= day && !outlives) return false;
  const { course, scope, values } = occasion;
  const end = rule.each === 'course' && course ? endOfCourse(course, day) : undefined;
  if (end && end.outcome !== 'completed' && (end.on <= day || end.on <= dueOn)) return false;
  const { settings } = told.programme!;
  return rule.applies === undefined || isSo(rule.applies, { facts: told.facts, settings, scope, values });
}

/** Done by a registration, ticked off by hand, or said in a message to somebody outside; up to a day, or at all. */
export function isDone({ id, rule, occasion, outside }: OwnDuty, told: Told, day = '9999'): boolean {
  const { settings } = told.programme!;
  const { scope, values } = occasion;
  const facts = told.facts.filter(({ on }) => on <= day);
  if (rule.applies && !isSo(rule.applies, { facts, settings, scope, values })) return false;
  if (rule.done && isSo(rule.done, { facts, settings, scope, values })) return true;
  if (told.completed.some((one) => one.duty === id && one.on <= day)) return true;
  const isMessage =
    outside !== null && !rule.isTaskAlways && (settings.toldByMessage as readonly string[]).includes(outside);
  return isMessage && messageOf(id, told) !== undefined;
}

/** The message by which somebody outside was told. */
export const messageOf = (id: string, { said }: Told) => said.find(({ duty, rung }) => duty === id && rung === 'tell');
