import { actingInstant } from '../src/domain/acting.ts';
import { apply } from '../src/domain/apply.ts';
import { addDays, type CivilDate, civilDate, date, epochDay } from '../src/domain/calendar/civil-date.ts';
import type { Command, CommandBody } from '../src/domain/commands.ts';
import { planCourse } from '../src/domain/course-plan.ts';
import { decide } from '../src/domain/decide.ts';
import { plan } from '../src/domain/plan.ts';
import { resolveProgramme } from '../src/domain/programmes/index.ts';
import { socialStoette } from '../src/domain/programmes/social-stoette/index.ts';
import type { Settings } from '../src/domain/settings.ts';
import { newTrajectory, type Trajectory } from '../src/domain/state.ts';
import { nextWake, tick } from '../src/domain/tick.ts';
import type { Candidate } from './measure.ts';

const TEAM = ['ctiWorker', 'jobConsultant', 'jobCentreCaseworker', 'socialCaseworker'] as const;
const FIRST_START = date('2026-01-02');
const STARTS = 365;
const decision = { citizenAgrees: true, ctiWorker: 'staff-1' };

interface Step {
  /** Days after the start. */
  readonly day: number;
  readonly body: (on: CivilDate) => CommandBody;
}
const step = (day: number, body: Step['body']): Step => ({ day, body });
const pastPause = (day: number): Step =>
  step(day, (on) => {
    const [from, until] = [addDays(on, -5), addDays(on, -3)];
    return { type: 'RecordPastPause', from, until, reason: 'treatment', decision };
  });

const enrolled = (overrides: Partial<Settings>): Step => {
  const programme = resolveProgramme('social-stoette', 'rollout', overrides)!;
  return step(-5, (on) => ({ type: 'EnrolCitizen', citizenId: 'citizen-1', municipality: '101', programme, on }));
};

/** Six more commands before the start, then twenty with eight pauses among them. */
const REST: readonly Step[] = [
  step(-5, (on) => ({ type: 'AssessTargetGroup', inTargetGroup: true, on })),
  step(-5, (on) => ({ type: 'GrantSupport', legalBasis: 'SEL_85', on })),
  step(-4, (on) => ({ type: 'InformOfGrant', who: 'citizen', on })),
  step(-4, (on) => ({ type: 'InformOfGrant', who: 'ctiWorker', on })),
  step(-3, (on) => ({ type: 'RegisterJobMatch', on })),
  step(-2, (on) => ({ type: 'StartCourse', startOn: addDays(on, 2), takenOver: true })),
  ...TEAM.map((jobFunction) =>
    step(1, (on) => ({ type: 'AssignStaff', function: jobFunction, staffId: `staff-${jobFunction}`, on })),
  ),
  ...[20, 60, 100, 150, 200, 250].flatMap((day) => [
    step(day, (on) => ({ type: 'PauseCourse', from: on, reason: 'illness', citizenWishesToGoOn: true })),
    step(day + 7, (on) => ({ type: 'ResumeCourse', until: on, decision })),
  ]),
  pastPause(270),
  pastPause(280),
  step(290, (on) => ({ type: 'AssignStaff', function: 'ctiWorker', staffId: 'staff-2', noteId: 'note-1', on })),
  step(300, (on) => ({ type: 'RegisterJobMatch', on })),
];

const STORY = [enrolled({}), ...REST];
const STORY_WITHOUT_REMINDERS = [enrolled({ remindsOfDuties: false }), ...REST];

/**
 * Lives a whole nine-month trajectory as its workflow does: what the calendar brings first, then what is asked, then the
 * instant of the next wake-up. Answers with the state and with how many instants were asked for.
 */
function live(
  startOn: CivilDate,
  story: readonly Step[] = STORY,
): { state: Trajectory; instants: number; sum: number } {
  let state = newTrajectory;
  let instants = 0;
  let sum = 0;
  const ticked = (today: CivilDate) => {
    state = tick(today, state).reduce(apply, state);
  };
  const wait = (today: CivilDate): CivilDate | undefined => {
    const wake = nextWake(today, state);
    const at = actingInstant('trajectory-1', wake, state);
    if (at !== undefined) {
      instants++;
      sum += at;
    }
    return wake;
  };
  let wake: CivilDate | undefined;
  story.forEach(({ day, body }, index) => {
    const today = addDays(startOn, day);
    while (wake && wake <= today) {
      ticked(wake);
      wake = wait(wake);
    }
    const command = { id: `command-${index}`, by: 'staff-1', ...body(today) } as Command;
    const answer = decide(today, state, command);
    if ('refusal' in answer)
      throw new Error(`Expected ${command.type} to be accepted, found ${answer.refusal.reasons[0].code}`);
    state = answer.events.reduce(apply, state);
    ticked(today);
    wake = wait(today);
  });
  while (wake) {
    ticked(wake);
    wake = wait(wake);
  }
  return { state, instants, sum };
}

const reference = live(FIRST_START);
if (reference.state.courses[0]?.ended?.outcome !== 'completed')
  throw new Error('Expected the reference trajectory to be completed');
const asked = new Set(reference.state.seen.map(({ id }) => id)).size;
if (asked !== STORY.length) throw new Error(`Expected ${STORY.length} commands to be remembered, found ${asked}`);
export const REFERENCE = { instants: reference.instants, commands: STORY.length } as const;

const trajectories = (name: string, story: readonly Step[]): Candidate => ({
  name,
  unit: 'trajectory',
  run(count) {
    let sum = 0;
    for (let index = 0; index < count; index++) sum += live(addDays(FIRST_START, index % STARTS), story).sum;
    return sum;
  },
});

export const wholeTrajectories = trajectories('whole trajectories in the pure core', STORY);
export const withoutReminders = trajectories('the same, nobody reminded of duties', STORY_WITHOUT_REMINDERS);

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The last Sunday of a month with 31 days, as a day since 1970. */
function lastSunday(year: number, month: 3 | 10): number {
  const last = Math.floor(Date.UTC(year, month - 1, 31) / DAY_MS);
  return last - ((last + 4) % 7);
}

/** The floor: as many local midnights as a trajectory asks for, by integers and the rule of summer time alone. */
export const floorLoop: Candidate = {
  name: 'floor: as many local midnights, by integers',
  unit: 'trajectory',
  run(count) {
    const first = epochDay(FIRST_START);
    let sum = 0;
    for (let index = 0; index < count; index++) {
      for (let instant = 0; instant < REFERENCE.instants; instant++) {
        const day = first + (index % STARTS) + instant * 10;
        const year = Number(civilDate(day).slice(0, 4));
        const isSummer = day > lastSunday(year, 3) && day <= lastSunday(year, 10);
        sum += day * DAY_MS - (isSummer ? 2 : 1) * HOUR_MS;
      }
    }
    return sum;
  },
};

const requests = Array.from({ length: STARTS }, (_, index) => {
  const start = addDays(FIRST_START, index);
  const pause = (from: number, days: number) => [addDays(start, from), addDays(start, from + days)] as const;
  return { legalBasis: 'SEL_85', start, pauses: [pause(20, 7), pause(60, 14), pause(200, 30)] };
});

export const coursesOnPaper: Candidate = {
  name: 'courses with three pauses on paper (overgang plan)',
  unit: 'plan',
  run(count) {
    let sum = 0;
    for (let index = 0; index < count; index++) {
      const result = planCourse(socialStoette, requests[index % STARTS]!);
      if ('fault' in result) throw new Error(result.fault.code);
      sum += result.plan.activeDays;
    }
    return sum;
  },
};

export const plansOfTrajectories: Candidate = {
  name: 'plans of a trajectory at its end (lists, pages)',
  unit: 'plan',
  run(count) {
    let sum = 0;
    for (let index = 0; index < count; index++)
      sum += plan(addDays(FIRST_START, index % STARTS), reference.state).transitions.length;
    return sum;
  },
};
