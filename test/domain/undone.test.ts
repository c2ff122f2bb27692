import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from '../../src/domain/apply.ts';
import { addDays, type CivilDate } from '../../src/domain/calendar/civil-date.ts';
import type { CommandBody } from '../../src/domain/commands.ts';
import { plan } from '../../src/domain/plan.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { nextWake } from '../../src/domain/tick.ts';
import { withdrawable } from '../../src/domain/withdraw.ts';
import { ask, ticked, together } from './builders.ts';
import { aLife, live } from './random-life.ts';

const RUNS = 40;
/** Fixed, so that what the lives are rich in is known. */
const SEED = 20261129;

/** What may be registered by mistake on a day, with dates around it. */
const mistakes = (today: CivilDate): readonly CommandBody[] => [
  ...[-20, -3, 0, 5].map(
    (days): CommandBody => ({
      ...{ type: 'PauseCourse', from: addDays(today, days), reason: 'illness', citizenWishesToGoOn: true },
    }),
  ),
  ...[-4, 0, 12].map(
    (days): CommandBody => ({
      ...{ type: 'ResumeCourse', until: addDays(today, days), decision: together },
    }),
  ),
  ...[-30, -10].map(
    (days): CommandBody => ({
      ...{ type: 'RecordPastPause', from: addDays(today, days), until: addDays(today, days + 6) },
      ...{ reason: 'hospital', decision: together },
    }),
  ),
  ...[-8, 0, 9].map((days): CommandBody => ({ type: 'LeaveProgramme', why: 'movedAway', from: addDays(today, days) })),
  ...[0, 9, 40].map((days): CommandBody => ({ type: 'EndCourseEarly', endOn: addDays(today, days), on: today })),
  { type: 'GrantSupport', legalBasis: 'SEL_85', on: today },
  {
    type: 'RecordFact',
    step: 'ctiGoals',
    with: ['citizen', 'ctiWorker'],
    values: { goals: 1, tracks: ['job'] },
    on: today,
  },
  { type: 'AppointStandIn', staffId: 'staff-other', from: today, until: addDays(today, 5) },
];

/** The state after a command and what the calendar makes of it; undefined when it is refused. */
function asked(today: CivilDate, state: Trajectory, body: CommandBody): Trajectory | undefined {
  const decision = ask(state, today, body);
  return 'refusal' in decision ? undefined : ticked(decision.events.reduce(apply, ticked(state, today)), today);
}

/** With what an early end needs, where that can be registered (S-84, S-85). */
function involved(today: CivilDate, state: Trajectory): Trajectory {
  const party = 'MUNICIPAL_PROJECT_LEADER';
  const described = asked(today, state, { type: 'DescribeInterruption', to: party, on: today }) ?? state;
  return asked(today, described, { type: 'DiscussInterruption', with: party, on: today }) ?? described;
}

/** What time alone makes of a case in some days. */
function later(today: CivilDate, state: Trajectory, days: number): Trajectory {
  const until = addDays(today, days);
  let now = state;
  for (let wake = nextWake(today, now); wake && wake <= until; wake = nextWake(wake, now)) now = ticked(now, wake);
  return ticked(now, until);
}

/** The same with a registration that is made today and withdrawn some days on; undefined when either is refused. */
function undone(today: CivilDate, state: Trajectory, body: CommandBody, days: number): Trajectory | undefined {
  const wrong = asked(today, state, body);
  if (!wrong) return undefined;
  const events = Array.from({ length: wrong.sequence - state.sequence }, (_, index) => state.sequence + index + 1);
  const event = events.find((id) => withdrawable(wrong, id) !== undefined);
  if (event === undefined) return undefined;
  const on = addDays(today, days);
  return asked(on, later(today, wrong, days), { type: 'WithdrawEvent', event, noteId: 'note-1', on });
}

/** Everything that a reader sees of dates and tasks. */
function seen(today: CivilDate, state: Trajectory) {
  const { status, courses, transitions, duties } = plan(today, state);
  return {
    ...{ status, transitions },
    courses: courses.map(({ pauses, ...course }) => ({
      ...{ ...course, pauses: pauses.map(({ from, until }) => [from, until]) },
    })),
    duties: duties.map(({ id, dueOn, state: is }) => `${id} ${dueOn} ${is}`).sort(),
  };
}

const KINDS = [
  ...['AppointStandIn', 'EndCourseEarly', 'GrantSupport', 'LeaveProgramme'],
  ...['PauseCourse', 'RecordFact', 'RecordPastPause', 'ResumeCourse'],
];

describe('what was registered by mistake', () => {
  it.each([0, 3, 25])(
    'leaves every date and task as it would have been when it is withdrawn %i days on (K-12)',
    (days) => {
      const met = new Set<string>();
      fc.assert(
        fc.property(aLife, (wishes) => {
          live(wishes, (today, state) => {
            const before = involved(today, ticked(state, today));
            for (const body of mistakes(today)) {
              const after = undone(today, before, body, days);
              if (!after) continue;
              met.add(body.type);
              const on = addDays(today, days);
              expect(seen(on, after), `${JSON.stringify(body)} on ${today}`).toEqual(
                seen(on, later(today, before, days)),
              );
            }
          });
        }),
        { numRuns: RUNS, seed: SEED },
      );
      expect([...met].sort(), 'the lives are rich enough to show something').toEqual(KINDS);
    },
  );
});
