import type { CivilDate } from './calendar/civil-date.ts';
import { type Context, contextOf } from './context.ts';
import { isPausedOn } from './course.ts';
import { type DatedDuty, datedDuties } from './dated-duties.ts';
import { shifts } from './duty-dates.ts';
import { holds, type Question } from './model/conditions.ts';
import type { DutyRule } from './model/duties.ts';
import type { OutsideParty } from './people.ts';
import type { Settings } from './settings.ts';
import type { Course, Trajectory } from './state.ts';
import { earlyEndOf } from './transitions.ts';

/**
 * waiting: an open pause holds it (T-05, T-10); coming: not to be done yet; overdue: its last day is past.
 * Computed when read, never stored.
 */
export type DutyState = 'waiting' | 'coming' | 'open' | 'overdue' | 'done';

/** Something that somebody must do by a date, as it stands today. */
export interface OwnedDuty extends DatedDuty {
  readonly state: DutyState;
}

/** The meeting that a duty is about, as it stands in what is read and recorded of it; nothing for every other. */
export const meetingOf = ({ rule, subject }: DatedDuty): { readonly meeting?: string } =>
  rule.each === 'appointment' ? { meeting: subject.values?.meeting as string } : {};

const known = new WeakMap<Trajectory, { readonly today: CivilDate; readonly duties: readonly OwnedDuty[] }>();

/** Every duty of a case: done, open and to come. A pure function of facts and today, remembered per state. */
export function dutiesOf(today: CivilDate, state: Trajectory): readonly OwnedDuty[] {
  const last = known.get(state);
  if (last?.today === today) return last.duties;
  const duties = standing(today, state);
  known.set(state, { today, duties });
  return duties;
}

function standing(today: CivilDate, state: Trajectory): OwnedDuty[] {
  const context = contextOf(state, today);
  if (!context || state.archivedOn) return [];
  const duties: OwnedDuty[] = [];
  for (const duty of datedDuties(context, state)) {
    const is = stateOf(duty, context, state);
    if (is) duties.push({ ...duty, state: is });
  }
  return duties;
}

/** How a duty stands on a day; undefined when the case does not have it. */
function stateOf(duty: DatedDuty, { settings, today }: Context, state: Trajectory): DutyState | undefined {
  const { rule, subject, dueOn } = duty;
  const { scope, course, values } = subject;
  const question = {
    state,
    settings,
    on: today,
    scope,
    course,
    startOn: course?.startOn,
    subjectOn: subject.on,
    values,
  };
  if (isVoid(duty, today, state) || (rule.applies && !holds(rule.applies, question))) return undefined;
  if (isDoneNow(duty, question)) return 'done';
  const isHeld = shifts(rule) && (duty.provisional || isPausedBefore(course, dueOn, today));
  return isHeld ? 'waiting' : stateOn(today, duty, state);
}

/** Whether a pause holds a date that had not passed when it began; what was overdue before stays so (T-05). */
function isPausedBefore(course: Course | undefined, dueOn: CivilDate, today: CivilDate): boolean {
  if (!course || course.ended) return false;
  return isPausedOn({ pauses: course.pauses.filter(({ from }) => from <= dueOn) }, today);
}

function stateOn(today: CivilDate, { id, rule, opensOn, dueOn }: DatedDuty, state: Trajectory): DutyState {
  const { isNews, hasNoLimit, ladder } = rule;
  // News that is told on its day is past once it has been told, be it late; any other with its day.
  if (isNews) {
    if (today < dueOn) return 'coming';
    return ladder.some(({ at }) => at === 'due') && !hasBeenSaid(state, saying(id, 'due', dueOn)) ? 'open' : 'done';
  }
  if (opensOn !== null && today < opensOn) return 'coming';
  return today > dueOn && !hasNoLimit ? 'overdue' : 'open';
}

/** The name under which a case remembers that a rung of a duty has been said for a due date. */
export const saying = (duty: string, rung: string, dueOn: CivilDate) => `${duty}/${rung}/${dueOn}`;

const said = new WeakMap<Trajectory['reminded'], ReadonlySet<string>>();

/** Whether something has been said of a duty; see {@link saying}. */
export function hasBeenSaid({ reminded }: Trajectory, what: string): boolean {
  const known = said.get(reminded) ?? new Set(reminded);
  said.set(reminded, known);
  return known.has(what);
}

function isDoneNow(duty: DatedDuty, question: Question): boolean {
  const { id, rule, subject } = duty;
  const { done, whileOpen } = rule;
  const { state, settings } = question;
  if (whileOpen && subject.isOver) return true;
  if (done && holds(done, question)) return true;
  if (state.completed.some(({ duty }) => duty === id)) return true;
  return partyToldByMessage(duty, settings) !== null && hasBeenTold(state, id);
}

/** Who outside is told by a message in the task's place, as the municipality has set; null when it is a task. */
export const partyToldByMessage = (
  { rule, outside }: Pick<DatedDuty, 'rule' | 'outside'>,
  { toldByMessage }: Pick<Settings, 'toldByMessage'>,
): OutsideParty | null => (outside !== null && !rule.isTaskAlways && toldByMessage.includes(outside) ? outside : null);

const hasBeenTold = ({ reminded }: Trajectory, id: string) =>
  reminded.some((said) => said.startsWith(`${id}/${TELL}/`));

/** The rung by which somebody outside is told in a message instead of by a task. */
export const TELL = 'tell';

/** Whether a duty is asked for though the citizen has left: what the leaving itself brings, and telling those outside. */
export const outlivesLeaving = ({ each, tellsOutside }: Pick<DutyRule, 'each' | 'tellsOutside'>) =>
  each === 'left' || tellsOutside !== undefined;

/**
 * Whoever has left is asked for nothing more but to tell those outside; a course that is broken off asks for nothing from
 * its last day on, and before it for nothing that is due later. What its pauses and registrations ask for stays.
 */
function isVoid({ rule, subject: { course }, dueOn }: DatedDuty, today: CivilDate, { left }: Trajectory): boolean {
  if (left !== null && left.on <= today && !outlivesLeaving(rule)) return true;
  const { each } = rule;
  if (each !== 'course' && each !== 'appointment') return false;
  const end = course && earlyEndOf(course, today);
  return end !== undefined && (end <= today || end <= dueOn);
}
