import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate, daysBetween } from '../../src/domain/calendar/civil-date.ts';
import { activeDays } from '../../src/domain/course.ts';
import type { TrajectoryEvent } from '../../src/domain/events.ts';
import { explain } from '../../src/domain/explain.ts';
import { plan } from '../../src/domain/plan.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { tick } from '../../src/domain/tick.ts';
import { aLife, live } from './random-life.ts';

const SEED = 20261124;
const RUNS = 3_000;

function alwaysHolds(today: CivilDate, state: Trajectory): void {
  expect(tick(today, state), 'nothing is due after it has been dealt with').toEqual([]);
  expect(JSON.parse(JSON.stringify(state)), 'the state survives the trip through JSON').toEqual(state);
  const { courses, transitions, duties } = plan(today, state);
  for (const [index, view] of courses.entries()) {
    const { acted, ended } = state.courses[index]!;
    const begun = view.phases
      .filter(({ start }) => start <= today)
      .map(({ number, start }) => ({ phase: number, on: start }));
    expect(acted, 'what has been acted on is what the facts say').toEqual(begun);
    expect(ended?.on ?? null).toBe(view.status === 'ended' ? view.end : null);
    if (view.outcome === 'completed')
      expect(pausedApart(state, index, view.end), 'no course is lengthened (S-72)').toBe(activeDays(view));
  }
  const dated = [...transitions, ...duties.flatMap(({ id, dueOn }) => (dueOn ? [{ id, on: dueOn }] : []))];
  for (const { id, on } of dated) {
    const receipt = explain(today, state, id)!;
    expect(receipt.result).toBe(on);
    const last = receipt.steps.at(-1);
    if (last) expect(last.to, 'the receipt adds up to the date').toBe(on);
  }
}

/** Days of a course outside its pauses, counted one by one. */
function pausedApart(state: Trajectory, index: number, end: CivilDate): number {
  const { startOn, pauses } = state.courses[index]!;
  let active = 0;
  for (let offset = 0; offset < daysBetween(startOn, end); offset++) {
    const day = addDays(startOn, offset);
    if (!pauses.some(({ from, until }) => from <= day && (until === null || day < until))) active++;
  }
  return active;
}

describe('a citizen’s way through, whatever people ask, in any order, twice or back-dated', () => {
  it(`takes no illegal path and lengthens no course, in ${RUNS} random lives (S-70 … S-72, S-96, T-05, T-11)`, () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(aLife, (wishes) => {
        const { events, state, refusals } = live(wishes, alwaysHolds);
        if (refusals > 0) met.add('refusal');
        for (const course of state.courses)
          checkPath(
            events.filter((event) => 'course' in event && event.course === course.number),
            met,
          );
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect([...met].sort(), 'the lives are rich enough to show something').toEqual([
      'PhaseTakenBack',
      'completed',
      'interrupted',
      'refusal',
      'restarted',
    ]);
  });

  it('explains every event: a person’s command caused it, or the calendar on its very date (T-03)', () => {
    fc.assert(
      fc.property(aLife, (wishes) => {
        for (const { type, cause, on, day } of live(wishes, alwaysHolds).events) {
          if (cause) continue;
          expect(['PhaseStarted', 'CourseEnded']).toContain(type);
          expect(on <= day).toBe(true);
        }
      }),
      { numRuns: 300, seed: SEED + 1 },
    );
  });
});

/** Phases begin in order, are taken back from the last one on, and nothing follows the end. */
function checkPath(events: readonly TrajectoryEvent[], met: Set<string>): void {
  let phase = 0;
  let isOver = false;
  const begun = new Set<number>();
  for (const event of events) {
    switch (event.type) {
      case 'PhaseStarted':
        expect(isOver).toBe(false);
        expect(event.phase).toBe(phase + 1);
        phase = event.phase;
        begun.add(phase);
        break;
      case 'PhaseTakenBack':
        met.add(event.type);
        expect(isOver).toBe(false);
        expect(begun.delete(event.phase)).toBe(true);
        phase = Math.max(0, ...begun);
        break;
      case 'CourseEnded':
        expect(isOver).toBe(false);
        if (event.outcome === 'completed') expect(phase).toBe(3);
        met.add(event.outcome);
        isOver = true;
        break;
      case 'CoursePaused':
      case 'CourseResumed':
      case 'EarlyEndDecided':
      case 'RestartDecided':
        expect(isOver).toBe(false);
        break;
      default:
    }
  }
}
