import { holderOn } from '../around.ts';
import { addDays, type CivilDate, daysBetween, earliest } from '../calendar/civil-date.ts';
import { isAbove, loadOf } from '../caseload.ts';
import { boundaries } from '../course.ts';
import type { FidelityModel, GatheringKind, TeamItem } from '../model/fidelity.ts';
import type { Course, Trajectory } from '../state.ts';
import { transitionsOf } from '../transitions.ts';
import { courseMeters, meterOf, type Score, scoreOf } from './fidelity.ts';
import { noValue, type Outcome, share } from './fidelity-items.ts';
import type { Days } from './rolling-quarters.ts';

/** Supervision, or a going through of all cases, with the staff who came. */
export interface Gathering {
  readonly kind: GatheringKind;
  readonly on: CivilDate;
  readonly staff: readonly string[];
}

/** How near to the method a team works. Nobody in it is named, and nobody is compared. */
export interface TeamMeter extends Score {
  /** Courses that ran in the days asked about. Under five of them nothing is told. */
  readonly courses: number;
  /** The mean of the courses' own scores, from 0 to 1; null while fewer than five have one. */
  readonly mean: number | null;
  /** How many of them have a score. */
  readonly scored: number;
  /** Courses that ended early in a lawful way: they stand in no figure. */
  readonly leftLawfully: number;
}

const LEAST_COURSES = 5;

interface Asked {
  readonly today: CivilDate;
  readonly within: Days;
  readonly model: FidelityModel;
  readonly cases: readonly Trajectory[];
  readonly gatherings: readonly Gathering[];
}
type Running = { readonly state: Trajectory; readonly course: Course };

/**
 * The meter of some cases of one programme, over some days that are past. Of `gatherings` all that were ever
 * registered are needed: where there is none of a kind, nobody registers it.
 * Pure: a report can be made of it.
 */
export function teamMeter(
  today: CivilDate,
  within: Days,
  cases: readonly Trajectory[],
  gatherings: readonly Gathering[],
): TeamMeter | undefined {
  const shown = cases.filter((state) => meterOf(today, state));
  const model = shown.length > 0 ? meterOf(today, shown.at(-1)!) : undefined;
  if (!model) return undefined;
  const asked = { today, within, model, cases: shown, gatherings };
  const running = shown.flatMap((state) =>
    state.courses
      .filter((course) => course.startOn <= within.last && endOf(course, today) > within.from)
      .map((course) => ({ state, course })),
  );
  const isTold = running.length >= LEAST_COURSES;
  const scores = isTold ? scoresOf(running, shown, today) : [];
  const items = isTold ? model.team.map((item) => itemOf(item, asked, running)) : [];
  return {
    ...scoreOf(model.version, items),
    ...{ courses: running.length, scored: scores.length },
    mean: scores.length >= LEAST_COURSES ? scores.reduce((sum, one) => sum + one, 0) / scores.length : null,
    leftLawfully: isTold ? endsOf(asked).filter((end) => end === 'lawful').length : 0,
  };
}

const endOf = (course: Course, today: CivilDate): CivilDate => transitionsOf(course, today).at(-1)!.on;

const scoresOf = (running: readonly Running[], others: readonly Trajectory[], today: CivilDate): number[] =>
  running.flatMap(({ state, course }) => {
    const meter = courseMeters(today, state, others).find((one) => one.course === course.number);
    return meter?.score ?? [];
  });

function itemOf(item: TeamItem, asked: Asked, running: readonly Running[]) {
  const outcome = outcomeOf(item, asked, running);
  const { is, of } = outcome.why === null ? outcome : { is: 0, of: 0 };
  return {
    ...{ id: item.id, weight: item.weight, dueOn: null, value: outcome.value, why: outcome.why },
    counted: outcome.why === null ? { is, of } : null,
  };
}

function outcomeOf(item: TeamItem, asked: Asked, running: readonly Running[]): Outcome {
  switch (item.kind) {
    case 'load':
      return daysWithinLoad(item.atMost, asked, running);
    case 'completed': {
      const ends = endsOf(asked).filter((end) => end !== 'lawful');
      return ends.length === 0 ? noValue('notDue') : share(ends.filter((end) => end === 'reached').length, ends.length);
    }
    case 'gatherings':
      return attended(item, asked, running);
  }
}

/** Each day of each worker with somebody in a course; a municipality that has set no number of citizens has no load. */
function daysWithinLoad(atMost: number, { today, within, model }: Asked, running: readonly Running[]): Outcome {
  const loads = new Map<string, number>();
  for (const { state, course } of running) {
    const load = loadOf(state, course.legalBasis);
    if (load === 0) return noValue('notRecorded');
    const until = earliest(endOf(course, today), addDays(within.last, 1));
    for (let on = course.startOn < within.from ? within.from : course.startOn; on < until; on = addDays(on, 1)) {
      const worker = holderOn(on, model.worker, state);
      if (worker !== null) loads.set(`${worker} ${on}`, (loads.get(`${worker} ${on}`) ?? 0) + load);
    }
  }
  if (loads.size === 0) return noValue('noData');
  return share([...loads.values()].filter((load) => !isAbove(load, atMost)).length, loads.size);
}

type End = 'reached' | 'dropped' | 'lawful';

/** How the courses that should have reached their end by the last day did. Whoever started over is told by the new course. */
function endsOf({ today, within, model, cases }: Asked): End[] {
  const lawful = model.team.flatMap((item) => (item.kind === 'completed' ? item.lawfulExits : []));
  return cases.flatMap(({ courses, left }) =>
    courses.flatMap((course): End[] => {
      const { outcome, on } = transitionsOf(course, today).at(-1)!;
      const pauses = course.pauses.map((pause) => ({ ...pause, until: pause.until ?? on }));
      const isRunning = outcome === 'completed';
      const planned = boundaries(isRunning ? course : { ...course, pauses }, today)[3];
      if (planned.provisional || planned.on > within.last || planned.on > today || outcome === 'restarted') return [];
      if (isRunning) return ['reached'];
      return outcome === 'left' && left && lawful.includes(left.why) ? ['lawful'] : ['dropped'];
    }),
  );
}

/** Whole stretches of so many days: in each of them every worker comes to supervision, or the cases are gone through. */
function attended(
  { of: kind, everyDays }: Extract<TeamItem, { kind: 'gatherings' }>,
  { within, model, gatherings }: Asked,
  running: readonly Running[],
): Outcome {
  const held = gatherings.filter((one) => one.kind === kind);
  if (held.length === 0) return noValue('notRecorded');
  const number = Math.floor((daysBetween(within.from, within.last) + 1) / everyDays);
  if (number === 0) return noValue('notDue');
  const stretches = Array.from({ length: number }, (_, index) => {
    const from = addDays(within.from, index * everyDays);
    const last = addDays(from, everyDays - 1);
    const here = held.filter(({ on }) => from <= on && on <= last);
    if (kind === 'caseReview') return { is: here.length > 0 ? 1 : 0, of: 1 };
    const workers = new Set(
      running
        .filter(({ course }) => course.startOn <= from)
        .flatMap(({ state }) => holderOn(from, model.worker, state) ?? []),
    );
    return { is: [...workers].filter((id) => here.some(({ staff }) => staff.includes(id))).length, of: workers.size };
  });
  const sum = (which: 'is' | 'of') => stretches.reduce((total, one) => total + one[which], 0);
  return sum('of') === 0 ? noValue('notDue') : share(sum('is'), sum('of'));
}
