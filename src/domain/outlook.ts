import { addDays, type CivilDate } from './calendar/civil-date.ts';
import { boundaries, type PhaseNumber } from './course.ts';
import type { DutyState, OwnedDuty } from './duties.ts';
import type { Recipient } from './people.ts';
import { datesOf, limitOf, shownCourse, shownDuties, type TrajectoryStatus } from './plan.ts';
import { recurringTurns } from './recurring.ts';
import type { Trajectory } from './state.ts';

/** From a day until another, which is no longer one of them; null at the ends: as far as one may look. */
interface Span {
  readonly from: CivilDate | null;
  readonly until: CivilDate | null;
}

/** Where a case is on some days. */
export interface Stage extends Span {
  readonly status: TrajectoryStatus;
  readonly phase: PhaseNumber | null;
}

/** Something that is to be done, as it stands on some days; {@link workStateOn} tells which state that is on one of them. */
export interface Work extends Span {
  readonly duty: string;
  readonly owner: Recipient;
  /** Held by a pause. While it is open, the dates are those of the first of these days: they move with each (T-10). */
  readonly waiting: boolean;
  readonly opensOn: CivilDate | null;
  /** Last day on which it is in time; null when no day makes it late. */
  readonly dueOn: CivilDate | null;
}

/** What a case comes to on every day to come, if nothing happens. */
export interface Outlook {
  readonly stages: readonly Stage[];
  readonly work: readonly Work[];
}

/**
 * What the plan says of a case on each day from `since` on, as rows that a database can be asked for. A day before it is
 * taken for it. Nothing is reckoned here: what the plan says is asked on every day on which it can turn, and what it says the same is
 * put together.
 */
export function outlookOf(since: CivilDate, state: Trajectory): Outlook {
  const turns = turningDays(since, state);
  const spans = [since, ...turns].map((day, index) => ({
    ...{ day, from: index === 0 ? null : day, until: turns[index] ?? null },
  }));
  const stages = spans.map(({ day, ...span }) => {
    const dates = datesOf(day, state);
    return { ...span, status: dates.status, phase: shownCourse(dates)?.phase ?? null };
  });
  const works = spans.flatMap(({ day, ...span }) =>
    shownDuties(day, state)
      .filter((duty) => duty.state !== 'done')
      .map((duty) => ({ ...span, ...workOf(duty) })),
  );
  return {
    stages: joined(stages),
    work: [...Map.groupBy(works, ({ duty }) => duty).values()].flatMap((ofDuty) => joined(ofDuty)),
  };
}

const workOf = (duty: OwnedDuty) => {
  const { id, owner, state, opensOn } = duty;
  return { duty: id, owner, waiting: state === 'waiting', opensOn, dueOn: limitOf(duty) };
};

/** How something that is to be done stands on one of its days. */
export function workStateOn(on: CivilDate, { waiting, opensOn, dueOn }: Work): Exclude<DutyState, 'done'> {
  if (waiting) return 'waiting';
  if (opensOn !== null && on < opensOn) return 'coming';
  return dueOn !== null && dueOn < on ? 'overdue' : 'open';
}

/**
 * How far ahead the rows of a case know what comes again and again, in days. It has no end, but a case that is asked for
 * contact acts every week or so, and then its rows are written anew.
 */
export const RECURRING_DAYS = 26 * 7;

/** The days after a day on which a plan can turn with nothing happening, but for those that a duty's own dates tell. */
function turningDays(since: CivilDate, state: Trajectory): CivilDate[] {
  const { courses, left, assignments } = state;
  const days = [left?.on, ...assignments.map(({ register }) => register?.trainedOn)];
  for (const course of courses) {
    const { startOn, pauses, endDecision, ended } = course;
    const certain = boundaries(course, since).filter(({ provisional }) => !provisional);
    days.push(startOn, endDecision?.endOn, ended?.on, ...certain.map(({ on }) => on));
    days.push(...pauses.flatMap(({ from, until }) => [from, until]));
  }
  days.push(...recurringTurns(since, addDays(since, RECURRING_DAYS), state));
  const coming = days.filter((day): day is CivilDate => day !== undefined && day !== null && day > since);
  return [...new Set(coming)].sort();
}

/** Neighbouring spans that say the same as one. */
function joined<Row extends Span & Partial<Work>>(rows: readonly Row[]): Row[] {
  const all: Row[] = [];
  for (const row of rows) {
    const last = all.at(-1);
    if (last && last.until === row.from && saysTheSame(last, row)) all[all.length - 1] = { ...last, until: row.until };
    else all.push(row);
  }
  return all;
}

/** The dates of what a pause holds say nothing: they move. */
function saysTheSame<Row extends Span & Partial<Work>>(one: Row, other: Row): boolean {
  const { from: _from, until: _until, opensOn, dueOn, ...rest } = one;
  const same = Object.entries(rest).every(([name, value]) => other[name as keyof Row] === value);
  return same && (one.waiting === true || (opensOn === other.opensOn && dueOn === other.dueOn));
}
