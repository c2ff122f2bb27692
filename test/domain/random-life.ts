import fc from 'fast-check';
import { expect } from 'vitest';
import { apply } from '../../src/domain/apply.ts';
import { addDays, type CivilDate, date, latest } from '../../src/domain/calendar/civil-date.ts';
import type { Command, CommandBody } from '../../src/domain/commands.ts';
import { decide, refused, repeated } from '../../src/domain/decide.ts';
import type { TrajectoryEvent } from '../../src/domain/events.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { newTrajectory, type Trajectory } from '../../src/domain/state.ts';
import { nextWake, tick } from '../../src/domain/tick.ts';
import { programme, together } from './builders.ts';

const FIRST_DAY = date('2023-11-20');

/** A person's wish with dates counted from the day it is uttered, so most lie near today, before it as often as after. */
export interface Wish {
  readonly daysOn: number;
  readonly bodies: (today: CivilDate) => CommandBody[];
  /** Say an earlier thing again instead. */
  readonly repeats: number | null;
}

const near = fc.integer({ min: -60, max: 30 });
const past = fc.integer({ min: -40, max: 0 });
const wish = <T>(values: fc.Arbitrary<T>, body: (value: T, today: CivilDate) => CommandBody | CommandBody[]) =>
  values.map((value) => (today: CivilDate) => [body(value, today)].flat());
const anyBodies: fc.Arbitrary<(today: CivilDate) => CommandBody[]> = fc.oneof(
  {
    weight: 3,
    arbitrary: wish(
      fc.tuple(fc.constantFrom('SEL_85', 'SEL_82B', 'LAB_31B'), fc.boolean(), past),
      ([legalBasis, changedNeed, on], today) => ({
        type: 'GrantSupport',
        legalBasis,
        changedNeed,
        on: addDays(today, on),
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: wish(fc.tuple(fc.boolean(), past), ([inTargetGroup, on], today) => ({
      type: 'AssessTargetGroup',
      inTargetGroup,
      on: addDays(today, on),
    })),
  },
  {
    weight: 3,
    arbitrary: wish(fc.tuple(fc.constantFrom('citizen' as const, 'ctiWorker' as const), past), ([who, on], today) => ({
      type: 'InformOfGrant',
      who,
      on: addDays(today, on),
    })),
  },
  { weight: 2, arbitrary: wish(past, (on, today) => ({ type: 'RegisterJobMatch', on: addDays(today, on) })) },
  {
    weight: 4,
    arbitrary: wish(fc.tuple(near, fc.boolean()), ([on, takenOver], today) => ({
      type: 'StartCourse',
      startOn: addDays(today, on),
      takenOver,
    })),
  },
  {
    weight: 6,
    arbitrary: wish(near, (from, today) => ({
      type: 'PauseCourse',
      from: addDays(today, from),
      reason: 'illness',
      citizenWishesToGoOn: true,
    })),
  },
  {
    weight: 6,
    arbitrary: wish(near, (until, today) => ({
      type: 'ResumeCourse',
      until: addDays(today, until),
      decision: together,
    })),
  },
  {
    weight: 4,
    arbitrary: wish(fc.tuple(near, fc.integer({ min: 0, max: 30 })), ([from, days], today) => ({
      type: 'RecordPastPause',
      from: addDays(today, from),
      until: addDays(today, from + days),
      reason: 'treatment',
      decision: together,
    })),
  },
  {
    weight: 2,
    arbitrary: wish(near, (on, today) => ({
      type: 'RestartCourse',
      startOn: addDays(today, on),
      decision: together,
      confirmedBy: ['jobCentreCaseworker', 'socialCaseworker'],
    })),
  },
  {
    weight: 1,
    arbitrary: wish(fc.tuple(past, near, fc.boolean()), ([on, end, isDescribed], today) => [
      ...(isDescribed
        ? [{ type: 'DescribeInterruption' as const, to: 'MUNICIPAL_PROJECT_LEADER' as const, on: addDays(today, on) }]
        : []),
      { type: 'DiscussInterruption', with: 'MUNICIPAL_PROJECT_LEADER', on: addDays(today, on) },
      { type: 'EndCourseEarly', on: addDays(today, on), endOn: addDays(today, end) },
    ]),
  },
);
const anyWish: fc.Arbitrary<Wish> = fc.record({
  daysOn: fc.oneof(fc.constant(0), fc.nat({ max: 45 })),
  bodies: anyBodies,
  repeats: fc.option(fc.nat({ max: 30 }), { freq: 6 }),
});
/** Most lives get a course at once, so that there is something to pause, end and start over. */
const aBeginning: fc.Arbitrary<Wish> = fc.record({
  daysOn: fc.nat({ max: 5 }),
  bodies: wish(fc.tuple(fc.constantFrom('SEL_85', 'SEL_82B', 'LAB_31B'), near), ([legalBasis, start], today) => [
    { type: 'GrantSupport', legalBasis, on: today },
    { type: 'StartCourse', startOn: addDays(today, start), takenOver: true },
  ]),
  repeats: fc.constant(null),
});
/** What people ask for in a life, one after the other. */
export const aLife = fc
  .tuple(fc.option(aBeginning, { freq: 8 }), fc.array(anyWish, { minLength: 3, maxLength: 30 }))
  .map(([beginning, wishes]) => (beginning ? [beginning, ...wishes] : wishes));

export interface Life {
  readonly events: readonly (TrajectoryEvent & { readonly day: CivilDate })[];
  readonly state: Trajectory;
  readonly today: CivilDate;
  readonly refusals: number;
}

interface Living {
  readonly settings?: Partial<Settings>;
  /** The next day to look at the case: as the workflow does unless a test has it otherwise. */
  readonly wakeAfter?: typeof nextWake;
}

/** For how long a case goes on by itself after the last wish: longer than any course. */
const AFTERWARDS_DAYS = 500;

/** Lives a life day by day as the workflow does, and lets somebody look after every step. */
export function live(
  wishes: readonly Wish[],
  look: (today: CivilDate, state: Trajectory) => void,
  { settings = {}, wakeAfter = nextWake }: Living = {},
): Life {
  const events: (TrajectoryEvent & { day: CivilDate })[] = [];
  const said: Command[] = [];
  let state = newTrajectory;
  let today = FIRST_DAY;
  let refusals = 0;
  const happened = (news: readonly TrajectoryEvent[]) => {
    events.push(...news.map((event) => ({ ...event, day: today })));
    state = news.reduce(apply, state);
  };
  const ask = (command: Command) => {
    happened(tick(today, state));
    const before = state;
    const known = repeated(state, command);
    if (known) {
      expect(said.some(({ id }) => id === command.id)).toBe(true);
      return;
    }
    const decision = decide(today, state, command);
    expect(state, 'deciding changes nothing').toBe(before);
    happened('events' in decision ? decision.events : [refused(command, decision.refusal, today)]);
    if ('refusal' in decision) refusals++;
    happened(tick(today, state));
    said.push(command);
    look(today, state);
  };
  ask({
    id: 'enrol',
    by: 'x',
    type: 'EnrolCitizen',
    citizenId: 'c',
    municipality: '101',
    programme: programme('rollout', settings),
    on: today,
  });
  for (const [index, { daysOn, bodies, repeats }] of wishes.entries()) {
    const target = addDays(today, daysOn);
    for (let wake = wakeAfter(today, state); wake && wake <= target; wake = wakeAfter(today, state)) {
      today = wake;
      happened(tick(today, state));
      look(today, state);
    }
    today = target;
    const earlier = repeats === null ? undefined : said[repeats % said.length];
    if (earlier) {
      const before = state.sequence;
      happened(tick(today, state));
      const ticked = state.sequence;
      ask(earlier);
      expect(state.sequence, 'a repeated command has no second effect').toBe(ticked);
      expect(before).toBeLessThanOrEqual(ticked);
    } else for (const [part, body] of bodies(today).entries()) ask({ id: `w${index}.${part}`, by: 'x', ...body });
  }
  const last = addDays(today, AFTERWARDS_DAYS);
  for (let wake = wakeAfter(today, state); wake && wake <= last; wake = wakeAfter(today, state)) {
    today = latest(wake, today);
    happened(tick(today, state));
  }
  return { events, state, today, refusals };
}
