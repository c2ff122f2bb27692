import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect } from 'vitest';
import { apply } from '../../src/domain/apply.ts';
import { addDays, type CivilDate, daysBetween } from '../../src/domain/calendar/civil-date.ts';
import type { TrajectoryEvent } from '../../src/domain/events.ts';
import { outlookOf, RECURRING_DAYS, workStateOn } from '../../src/domain/outlook.ts';
import { overview, type Plan, plan, shownCourse } from '../../src/domain/plan.ts';
import { recurringOf } from '../../src/domain/recurring.ts';
import { simulate } from '../../src/domain/scenario.ts';
import { newTrajectory, type Trajectory } from '../../src/domain/state.ts';
import { nextWake } from '../../src/domain/tick.ts';
import { readScenario } from '../../src/services/scenario-file.ts';
import { aLife, live } from './random-life.ts';

/** What the rows of a case say of a day, and what its plan says. */
function asked(on: CivilDate, { stages, work }: ReturnType<typeof outlookOf>) {
  const holds = ({ from, until }: { from: CivilDate | null; until: CivilDate | null }) =>
    (from === null || from <= on) && (until === null || on < until);
  return {
    stages: stages.filter(holds).map(({ status, phase }) => ({ status, phase })),
    work: work.filter(holds).map((one) => line({ ...one, state: workStateOn(on, one) })),
  };
}

function planned(on: CivilDate, state: Trajectory) {
  const today = plan(on, state);
  return {
    stages: [{ status: today.status, phase: shownCourse(today)?.phase ?? null }],
    work: today.duties.filter(({ state: is }) => is !== 'done').map((duty) => line({ ...duty, duty: duty.id })),
  };
}

/** What a list shows, read out of the plan; what a course misses now stands on its own page alone. */
function inAList({ today, status, wait, next, courses: shown, duties }: Plan): ReturnType<typeof overview> {
  const courses = shown.map(({ missingNow: _, ...course }) => course);
  const pressing = duties.filter(({ state: is, dueOn }) => ['open', 'coming'].includes(is) && dueOn && dueOn >= today);
  const overdue = duties.filter(({ state: is }) => is === 'overdue').length;
  return { status, wait, next, course: shownCourse({ courses }) ?? null, work: { overdue, next: pressing[0] ?? null } };
}

type Line = Record<'duty' | 'owner' | 'state', string> & Record<'opensOn' | 'dueOn', CivilDate | null>;
/** The dates of what a pause holds move from day to day: no row can hold them. */
const line = ({ duty, owner, state, opensOn, dueOn }: Line) =>
  [duty, owner, state, ...(state === 'waiting' ? [] : [opensOn, dueOn])].join(' ');

const sorted = ({ stages, work }: ReturnType<typeof asked>) => ({ stages, work: work.toSorted() });

/** Every day of some, or the first, the last and each sixth between. */
export const everyDay = (days: number) => [...Array(days + 1).keys()];
export const someDays = (days: number) => everyDay(days).filter((day) => day % 6 === 0 || day === 1 || day >= days - 1);

/** Expects the rows written on a day to say what the plan says so many days later each, and far off. */
function expectWhatThePlanSays(since: CivilDate, days: readonly number[], state: Trajectory, met: Set<string>): void {
  const outlook = outlookOf(since, state);
  // What comes again and again has no end: the rows know it for so long, and long before that the case acts again.
  const furthest = recurringOf(since, state) ? RECURRING_DAYS : days.at(-1)! + 400;
  for (const offset of [...days, furthest].filter((day) => day <= furthest)) {
    const on = addDays(since, offset);
    const [rows, truth] = [sorted(asked(on, outlook)), sorted(planned(on, state))];
    expect(rows, `on ${on}, written on ${since}`).toEqual(truth);
    expect(overview(on, state), `in a list on ${on}`).toEqual(inAList(plan(on, state)));
    met.add(truth.stages[0]!.status);
    for (const one of truth.work) met.add(one.split(' ')[2]!);
  }
}

type Days = typeof everyDay;

/** Looked at when nothing is planned: an open pause, an ended course. */
const DAYS_AHEAD = 40;

/** So many random lives, looked at until something is planned to happen. Answers with what was met in them. */
export function livesToldByRows(runs: number, seed: number, daysOf: Days): Set<string> {
  const met = new Set<string>();
  const property = fc.property(aLife, (wishes) => {
    live(wishes, (today, state) => {
      const next = nextWake(today, state);
      expectWhatThePlanSays(today, daysOf(next ? daysBetween(today, next) : DAYS_AHEAD), state, met);
    });
  });
  fc.assert(property, { numRuns: runs, seed });
  return met;
}

const SCENARIOS = new URL('../scenarios/', import.meta.url);

/** Every scenario of the model with its events, each on the day on which it was recorded; archived at the end. */
export function scenarios(): { name: string; events: { on: CivilDate; event: TrajectoryEvent }[] }[] {
  const files = readdirSync(SCENARIOS).filter((name) => name.endsWith('.json'));
  return files.map((name) => {
    const { timeline } = simulate(readScenario(readFileSync(new URL(name, SCENARIOS), 'utf8')));
    const events = timeline.flatMap((entry) =>
      entry.kind === 'event' ? [{ on: entry.recordedOn, event: entry.event }] : [],
    );
    const on = addDays(events.at(-1)!.on, 9);
    return { name, events: [...events, { on, event: { type: 'TrajectoryArchived', on } }] };
  });
}

/** The scenarios, looked at from one event to the next. Answers with what was met in them. */
export function scenariosToldByRows(daysOf: Days): Set<string> {
  const met = new Set<string>();
  for (const { events } of scenarios()) {
    let state = newTrajectory;
    for (const [index, { on, event }] of events.entries()) {
      state = apply(state, event);
      const next = events[index + 1]?.on;
      if (next !== on) expectWhatThePlanSays(on, daysOf(next ? daysBetween(on, next) : 3), state, met);
    }
  }
  return met;
}
