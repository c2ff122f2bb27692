import type { CivilDate } from './calendar/civil-date.ts';
import { type Context, contextOf } from './context.ts';
import { isPausedOn } from './course.ts';
import { type ReckonedDate, reckon, type Subject } from './duty-dates.ts';
import { factsOf, lastFact } from './facts.ts';
import { holds, type Question } from './model/conditions.ts';
import type { DutyRule, Each } from './model/duties.ts';
import { isOff } from './model/gates.ts';
import type { JobFunction, OutsideParty, Recipient } from './people.ts';
import { type Course, courseOfRound, type Trajectory } from './state.ts';

/**
 * waiting: an open pause holds it (T-05, T-10); coming: not to be done yet; overdue: its last day is past.
 * Computed when read, never stored.
 */
export type DutyState = 'waiting' | 'coming' | 'open' | 'overdue' | 'done';

/** Something that somebody must do by a date, as it stands today. */
export interface OwnedDuty {
  readonly id: string;
  readonly rule: DutyRule;
  readonly subject: Subject;
  readonly owner: Recipient;
  /** First day on which it can be done; null when it always could. */
  readonly opensOn: CivilDate | null;
  /** Last day on which it is in time. */
  readonly dueOn: CivilDate;
  readonly due: ReckonedDate;
  readonly provisional: boolean;
  readonly state: DutyState;
  /** Who outside the case is told by doing it, if it is about that. */
  readonly outside: OutsideParty | null;
}

const known = new WeakMap<Trajectory, Map<CivilDate, readonly OwnedDuty[]>>();

/** Every duty of a case: done, open and to come. A pure function of facts and today, remembered per state. */
export function dutiesOf(today: CivilDate, state: Trajectory): readonly OwnedDuty[] {
  const byDay = known.get(state) ?? new Map<CivilDate, readonly OwnedDuty[]>();
  known.set(state, byDay);
  const found = byDay.get(today) ?? reckonDuties(today, state);
  byDay.set(today, found);
  return found;
}

function reckonDuties(today: CivilDate, state: Trajectory): OwnedDuty[] {
  const context = contextOf(state, today);
  if (!context || state.archivedOn) return [];
  const { programme, settings } = context;
  return programme.duties
    .filter(({ rule }) => !isOff(rule, { settings }))
    .flatMap((rule) => subjects(rule.each, state).flatMap((subject) => dutyFor(rule, subject, context, state) ?? []));
}

function dutyFor(rule: DutyRule, subject: Subject, context: Context, state: Trajectory): OwnedDuty | undefined {
  const { settings, today } = context;
  const { scope, course } = subject;
  const question: Question = {
    state,
    settings,
    on: today,
    scope,
    course,
    startOn: course?.startOn,
    values: subject.values,
  };
  if (isVoid(rule, subject, today, state) || (rule.applies && !holds(rule.applies, question))) return undefined;
  const facts = { today, state, settings };
  const shifts = rule.inPause !== 'continues';
  const due = reckon(rule.due, subject, facts, shifts);
  const opens = rule.opens && reckon(rule.opens, subject, facts, shifts);
  if (!due || (rule.opens && !opens)) return undefined;
  const id = `${subject.key}/${rule.id}`;
  const opensOn = opens?.on ?? null;
  const provisional = due.provisional || (opens?.provisional ?? false);
  const outside = outsideOf(rule, settings);
  const isDone = isDoneNow(rule, { id, subject, question, outside });
  const isHeld = shifts && (provisional || isPausedBefore(course, due.on, today));
  return {
    ...{ id, rule, subject, opensOn, dueOn: due.on, due, provisional, outside },
    owner: ownerOf(rule.owner, state),
    state: isDone ? 'done' : isHeld ? 'waiting' : stateOn(today, rule, opensOn, due.on, saidOn(state, id, due.on)),
  };
}

/** Whether a pause holds a date that had not passed when it began; what was overdue before stays so (T-05). */
function isPausedBefore(course: Course | undefined, dueOn: CivilDate, today: CivilDate): boolean {
  if (!course || course.ended) return false;
  return isPausedOn({ pauses: course.pauses.filter(({ from }) => from <= dueOn) }, today);
}

const saidOn = ({ reminded }: Trajectory, id: string, dueOn: CivilDate) => reminded.includes(`${id}/due/${dueOn}`);

function stateOn(
  today: CivilDate,
  { isNews, hasNoLimit, ladder }: DutyRule,
  opensOn: CivilDate | null,
  dueOn: CivilDate,
  isSaid: boolean,
): DutyState {
  // News that is told on its day is past once it has been told, be it late; any other with its day.
  if (isNews) return today < dueOn ? 'coming' : ladder.some(({ at }) => at === 'due') && !isSaid ? 'open' : 'done';
  if (opensOn !== null && today < opensOn) return 'coming';
  return today > dueOn && !hasNoLimit ? 'overdue' : 'open';
}

function isDoneNow(
  { done, whileOpen }: DutyRule,
  {
    id,
    subject,
    question,
    outside,
  }: { id: string; subject: Subject; question: Question; outside: OutsideParty | null },
): boolean {
  const { state, settings } = question;
  if (whileOpen && subject.isOver) return true;
  if (done && holds(done, question)) return true;
  if (state.completed.some(({ duty }) => duty === id)) return true;
  return outside !== null && settings.toldByMessage.includes(outside) && hasBeenTold(state, id);
}

const hasBeenTold = ({ reminded }: Trajectory, id: string) =>
  reminded.some((said) => said.startsWith(`${id}/${TELL}/`));

/** The rung by which somebody outside is told in a message instead of by a task. */
export const TELL = 'tell';

/**
 * Whoever has left is asked for nothing more but to tell those outside; a course that was broken off asks for nothing that
 * belongs to its end. What its pauses and registrations ask for stays.
 */
function isVoid(
  { each, tellsOutside }: DutyRule,
  { course }: Subject,
  today: CivilDate,
  { left }: Trajectory,
): boolean {
  if (each === 'left') return false;
  if (left !== null && left.on <= today && tellsOutside === undefined) return true;
  if (each !== 'course' && each !== 'appointment') return false;
  const outcome = course?.ended?.outcome ?? course?.endDecision?.outcome;
  return outcome !== undefined && outcome !== 'completed';
}

/** What gives rise to duties of a kind: each has a name that lasts. */
function subjects(each: Each, state: Trajectory): Subject[] {
  const { facts, round, courses } = state;
  if (typeof each === 'object') {
    return factsOf(facts, each.step).map(({ id, on, registeredOn, values, round: of, course: number }) => {
      // What was registered before the first day belongs to the course that came of it.
      const course = courseNumbered(state, number) ?? courses.find((one) => one.round === of);
      return { key: `fact-${id}`, scope: { round: of }, course, on, registeredOn, values };
    });
  }
  switch (each) {
    case 'round':
      return [{ key: `round-${round}`, scope: { round }, course: courseOfRound(state) }];
    case 'course':
      return courses.map((course) => ({ key: `course-${course.number}`, ...inCourse(course), on: course.startOn }));
    case 'pause':
      return courses.flatMap((course) =>
        course.pauses.map(({ id, from, until, registeredOn, reason }) => {
          const about = { on: from, registeredOn, values: { reason }, isOver: until !== null || course.ended !== null };
          return { key: `pause-${id}`, ...inCourse(course), ...about };
        }),
      );
    case 'resume':
      return courses.flatMap((course) =>
        course.pauses.flatMap(({ until, resumed }) =>
          until && resumed
            ? [{ key: `return-${resumed.id}`, ...inCourse(course), on: until, registeredOn: resumed.registeredOn }]
            : [],
        ),
      );
    case 'appointment':
      return state.appointments.map(({ id, for: on, summonedOn, meeting, state: is, round: of, course }) => {
        const about = { on, registeredOn: summonedOn, values: { meeting }, isOver: is !== 'summoned' };
        return {
          key: `meeting-${id}`,
          scope: { round: of },
          course: courseNumbered(state, course),
          ...about,
        };
      });
    case 'left':
      return state.left
        ? [{ key: `left-${state.left.id}`, scope: {}, on: state.left.on, values: { why: state.left.why } }]
        : [];
  }
}

const inCourse = (course: Course) => ({ scope: { course: course.number }, course });

const courseNumbered = ({ courses }: Trajectory, number: number | null) =>
  courses.find((course) => course.number === number);

function outsideOf({ tellsOutside }: DutyRule, settings: Context['settings']): OutsideParty | null {
  if (tellsOutside === undefined) return null;
  return typeof tellsOutside === 'object' ? settings[tellsOutside.setting] : tellsOutside;
}

/** Who a duty falls to: a function, or whom the case itself has named for it (S-25, G-09). */
function ownerOf(owner: DutyRule['owner'], { facts, round }: Trajectory): Recipient {
  if (typeof owner === 'string') return owner;
  for (const { step, field, thisRound } of owner.namedIn) {
    const named = lastFact(facts, step, thisRound ? { round } : {})?.values[field];
    if (named !== undefined) return named as JobFunction;
  }
  return owner.otherwise;
}
