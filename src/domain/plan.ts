import { addDays, type CivilDate, daysBetween, earliest, latest } from './calendar/civil-date.ts';
import { contextOf } from './context.ts';
import { activeDays, isPausedOn, type LegalBasis, type PhaseNumber, plannedBoundary } from './course.ts';
import { type DutyState, dutiesOf, hasBeenSaid, meetingOf, type OwnedDuty } from './duties.ts';
import type { Outcome } from './events.ts';
import { missingNow } from './missing-now.ts';
import { spellsOf, touches } from './model/spells.ts';
import type { OutsideParty, Recipient } from './people.ts';
import { spellRule } from './programme.ts';
import { programmeOf } from './programmes/index.ts';
import { type Recurring, recurringOf } from './recurring.ts';
import { ladderOf } from './reminders.ts';
import type { Reason, RuleId } from './rule.ts';
import { type Course, type CoursePause, courseOfRound, type Trajectory } from './state.ts';
import { type DutyId, dutyId, type Transition, transitionsOf } from './transitions.ts';
import { type Wait, waitOf } from './wait.ts';

/** What the calendar alone brings about on a date. Whether it is past or to come is computed when read, never stored. */
export interface PlannedTransition {
  readonly id: DutyId;
  readonly kind: 'phaseStart' | 'courseEnd';
  readonly course: number;
  readonly phase: PhaseNumber | null;
  readonly outcome: Outcome | null;
  readonly on: CivilDate;
  readonly provisional: boolean;
  readonly status: 'past' | 'today' | 'coming';
}

/** Something that somebody must do by a date. Its state is computed when read, never stored. */
export interface Duty {
  readonly id: string;
  /** Which of the programme's duties it is. */
  readonly what: string;
  /** The meeting it is about, if about one. */
  readonly meeting?: string;
  readonly rule: RuleId;
  readonly owner: Recipient;
  readonly outside: OutsideParty | null;
  readonly course: number | null;
  readonly opensOn: CivilDate | null;
  /** Last day on which it is in time; null when no day makes it late. */
  readonly dueOn: CivilDate | null;
  readonly provisional: boolean;
  readonly state: DutyState;
  /** Ticked off by hand rather than done by a registration. */
  readonly isTicked: boolean;
  readonly reminders: readonly { readonly rung: string; readonly on: CivilDate; readonly said: boolean }[];
}

export interface PhasePlan {
  readonly number: PhaseNumber;
  readonly start: CivilDate;
  /** Exclusive: the day on which the next phase begins or the course ends (T-06). */
  readonly end: CivilDate;
  readonly provisional: boolean;
}

export type CourseStatus = 'scheduled' | 'running' | 'paused' | 'ended';

export interface CourseView {
  readonly number: number;
  readonly legalBasis: LegalBasis;
  readonly months: number;
  readonly startOn: CivilDate;
  /** Where the end would be without pauses: shown beside the end as it stands. */
  readonly originalEnd: CivilDate;
  readonly end: CivilDate;
  readonly endIsProvisional: boolean;
  readonly outcome: Outcome | null;
  readonly activeDays: number;
  readonly status: CourseStatus;
  readonly phase: PhaseNumber | null;
  /** Which day of the phase it is, and of how many, in active days: paused days count in neither. */
  readonly day: { readonly number: number; readonly of: number } | null;
  readonly phases: readonly PhasePlan[];
  readonly pauses: readonly CoursePause[];
  readonly takenOver: boolean;
  readonly deviations: readonly Reason[];
  /** What should have been done before the end (S-96). */
  readonly missing: readonly Reason[];
}

/** A course in its case's plan. */
export interface PlannedCourse extends CourseView {
  /** What it was begun on and has been withdrawn since; only of one that runs or is paused. */
  readonly missingNow: readonly Reason[];
}

export type TrajectoryStatus = 'waiting' | CourseStatus | 'left' | 'archived';

/** Every date there is, past and future. A pure function of facts and today: right at 00:00:00 with no write. */
export interface Plan {
  readonly today: CivilDate;
  readonly status: TrajectoryStatus;
  /** How long it has waited for a start date; null of a case that does not wait. */
  readonly wait: Wait | null;
  readonly courses: readonly PlannedCourse[];
  readonly transitions: readonly PlannedTransition[];
  readonly next: PlannedTransition | null;
  /** What people have to do: done, open and to come, in order of due date. News is not among them. */
  readonly duties: readonly Duty[];
  /** What comes again and again; absent where nothing does. */
  readonly recurring?: Recurring;
}

export function plan(today: CivilDate, state: Trajectory): Plan {
  const duties = shownDuties(today, state).map((duty) => viewDuty(today, state, duty));
  const recurring = recurringOf(today, state);
  const dates = datesOf(today, state);
  const courses = dates.courses.map((course) => ({ ...course, missingNow: missingOf(today, state, course) }));
  return { today, ...dates, courses, duties, ...(recurring ? { recurring } : {}) };
}

function missingOf(today: CivilDate, state: Trajectory, { number, status }: CourseView): readonly Reason[] {
  const context = contextOf(state, today);
  const course = state.courses.find((one) => one.number === number);
  return context && course && (status === 'running' || status === 'paused') ? missingNow(context, state, course) : [];
}

/** A plan's dates alone, for where many cases are listed. */
interface Dates extends Pick<Plan, 'status' | 'wait' | 'transitions' | 'next'> {
  readonly courses: readonly CourseView[];
}

/** A plan without its duties. */
export function datesOf(today: CivilDate, state: Trajectory): Dates {
  const courses = state.courses.map((course) => viewCourse(today, course));
  const transitions = state.courses.flatMap((course) =>
    transitionsOf(course, today).map((transition) => planned(today, course, transition)),
  );
  const status = state.archivedOn ? 'archived' : hasLeft(today, state) ? 'left' : statusOf(today, state, courses);
  return {
    status,
    wait: status === 'waiting' ? waitOf(today, state) : null,
    courses,
    transitions,
    next: transitions.find(({ status }) => status === 'coming') ?? null,
  };
}

/** The duties of a plan, in its order, before they are written out for readers. */
export const shownDuties = (today: CivilDate, state: Trajectory): readonly OwnedDuty[] =>
  dutiesOf(today, state)
    .filter(({ rule }) => !rule.isNews)
    .sort((a, b) => ((limitOf(a) ?? '9999') < (limitOf(b) ?? '9999') ? -1 : 1));

/** Last day on which a duty is in time; null when no day makes it late. */
export const limitOf = ({ rule, dueOn }: OwnedDuty): CivilDate | null => (rule.hasNoLimit ? null : dueOn);

/** What presses in a case. */
export interface Work {
  readonly overdue: number;
  /** The first duty that can be late and is not. */
  readonly next: Duty | null;
}

/** A case in a list. */
export interface Overview extends Pick<Plan, 'status' | 'wait' | 'next'> {
  readonly course: CourseView | null;
  readonly work: Work;
}

/** What {@link plan} says of a case where many are listed: half of its time goes into ladders that no list shows. */
export function overview(today: CivilDate, state: Trajectory): Overview {
  const { status, wait, next, courses } = datesOf(today, state);
  const duties = shownDuties(today, state);
  const isComing = (duty: OwnedDuty) =>
    (duty.state === 'open' || duty.state === 'coming') && (limitOf(duty) ?? '') >= today;
  const nextDuty = duties.find(isComing);
  return {
    ...{ status, wait, next, course: shownCourse({ courses }) ?? null },
    work: {
      overdue: duties.filter((duty) => duty.state === 'overdue').length,
      next: nextDuty ? viewDuty(today, state, nextDuty) : null,
    },
  };
}

const hasLeft = (today: CivilDate, { left }: Trajectory) => left !== null && left.on <= today;

function viewDuty(today: CivilDate, state: Trajectory, duty: OwnedDuty): Duty {
  const { id, rule, owner, outside, subject, opensOn, provisional } = duty;
  return {
    ...{ id, what: rule.id, rule: rule.rule, owner, outside, opensOn, provisional, state: duty.state },
    ...meetingOf(duty),
    course: subject.course?.number ?? null,
    dueOn: limitOf(duty),
    isTicked: !rule.done,
    reminders: ladderOf(today, state, duty).map(({ rung, on, saying }) => ({
      ...{ rung, on },
      said: hasBeenSaid(state, saying),
    })),
  };
}

/** A restart decided ahead leaves the old course paused until the new one begins. */
function statusOf(today: CivilDate, state: Trajectory, courses: readonly CourseView[]): TrajectoryStatus {
  const untimed = statusInSpell(today, state);
  if (untimed) return untimed;
  const newest = courses.at(-1);
  if (!newest || !courseOfRound(state)) return 'waiting'; // the model has begun anew (S-15)
  const before = courses.at(-2);
  return newest.status === 'scheduled' && before && before.status !== 'ended' ? before.status : newest.status;
}

/** A model without a timed course runs while a spell does; undefined for all others. */
function statusInSpell(today: CivilDate, { programme: resolved, facts }: Trajectory): TrajectoryStatus | undefined {
  const model = resolved && programmeOf(resolved);
  if (!model?.runsIn) return undefined;
  const spells = spellsOf(facts, spellRule(model, model.runsIn));
  if (spells.some((spell) => touches(spell, today, today))) return 'running';
  return spells.some(({ from }) => from <= today) ? 'ended' : 'waiting';
}

function planned(
  today: CivilDate,
  course: Course,
  { kind, phase, outcome, on, provisional }: Transition,
): PlannedTransition {
  const id = dutyId(course, phase);
  const status = on < today ? 'past' : on === today ? 'today' : 'coming';
  return { id, kind, course: course.number, phase, outcome, on, provisional, status };
}

function viewCourse(today: CivilDate, course: Course): CourseView {
  const transitions = transitionsOf(course, today);
  const end = transitions.at(-1)!;
  const phases = transitions.slice(0, -1).map(({ phase, on }, index): PhasePlan => {
    const next = transitions[index + 1]!;
    return { number: phase!, start: on, end: next.on, provisional: next.provisional };
  });
  const current = phases.findLast(({ start, end: until }) => start <= today && today < until);
  return {
    number: course.number,
    legalBasis: course.legalBasis,
    months: course.months,
    startOn: course.startOn,
    originalEnd: plannedBoundary(course, 3),
    end: end.on,
    endIsProvisional: end.provisional,
    outcome: end.on <= today ? end.outcome : null,
    activeDays: activeDays(course),
    status:
      end.on <= today
        ? 'ended'
        : today < course.startOn
          ? 'scheduled'
          : isPausedOn(course, today)
            ? 'paused'
            : 'running',
    phase: current?.number ?? null,
    day: current ? dayOfPhase(today, course, current) : null,
    phases,
    pauses: course.pauses,
    takenOver: course.takenOver,
    deviations: course.deviations,
    missing: course.ended?.missing ?? [],
  };
}

/** On a paused day the number stays at the last active day; an open pause is taken to end tomorrow, as the dates are (T-10). */
function dayOfPhase(today: CivilDate, course: Course, { start, end }: PhasePlan): { number: number; of: number } {
  const tomorrow = addDays(today, 1);
  const pausedDays = (limit: CivilDate) =>
    course.pauses.reduce((sum, { from, until }) => {
      const first = latest(from, start);
      const last = earliest(until ?? addDays(latest(today, from), 1), limit);
      return sum + Math.max(0, daysBetween(first, last));
    }, 0);
  return {
    number: daysBetween(start, tomorrow) - pausedDays(tomorrow),
    of: daysBetween(start, end) - pausedDays(end),
  };
}

/** The course a reader wants to hear about: the newest that has begun, or the one about to begin. */
export function shownCourse({ courses }: Pick<Dates, 'courses'>): CourseView | undefined {
  const begun = courses.filter(({ status }) => status !== 'scheduled');
  return begun.findLast(({ status }) => status !== 'ended') ?? courses.at(-1);
}
