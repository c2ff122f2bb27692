import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { plan } from '../../src/domain/plan.ts';
import type { Settings } from '../../src/domain/settings.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { nextWake } from '../../src/domain/tick.ts';
import { aCourse, ask, codesOf, pause, played, restart, ticked } from './builders.ts';

const party = 'MUNICIPAL_PROJECT_LEADER';
/** A course from 15 January to 15 July 2026 that both caseworkers have decided on 1 April to end on the 20th. */
const ending = (endOn = '2026-04-20', on = '2026-04-01', settings: Partial<Settings> = {}) =>
  played(
    aCourse({ variant: 'rollout', settings }),
    on,
    { type: 'DescribeInterruption', to: party, on },
    { type: 'DiscussInterruption', with: party, on },
    { type: 'EndCourseEarly', endOn, on },
  );
const earlier = (state: Trajectory, endOn: string, on: string) =>
  played(state, on, { type: 'EndCourseEarly', endOn, on });
const leave = (state: Trajectory, from: string, on = from) =>
  played(state, on, { type: 'LeaveProgramme', why: 'movedAway', from });
const withdraw = (state: Trajectory, event: number, on: string) =>
  played(state, on, { type: 'WithdrawEvent', event, noteId: 'note-1', on });
const decided = (state: Trajectory) => state.courses[0]!.endDecision!.id;
const endOf = (state: Trajectory, today: string) => {
  const [course] = plan(date(today), ticked(state, today)).courses;
  return `${course!.status} ${course!.outcome ?? 'until'} ${course!.end}`;
};

describe('a course whose end has been decided more than once', () => {
  it('ends on the day decided first when the citizen has not left after all (S-84, S-91)', () => {
    const left = leave(ending(), '2026-04-10');
    expect(endOf(left, '2026-04-10')).toBe('ended left 2026-04-10');
    expect(endOf(withdraw(left, left.left!.id, '2026-04-13'), '2026-04-13')).toBe('running until 2026-04-20');
    expect(endOf(withdraw(left, left.left!.id, '2026-04-27'), '2026-04-27')).toBe('ended interrupted 2026-04-20');
  });

  it('ends no later because the citizen leaves after that day, and then when both are withdrawn (S-84, S-91)', () => {
    const leaving = leave(ending(), '2026-05-04', '2026-04-10');
    expect(endOf(leaving, '2026-04-10')).toBe('running until 2026-04-20');
    const goingOn = withdraw(leaving, decided(leaving), '2026-04-13');
    expect(endOf(goingOn, '2026-04-13')).toBe('running until 2026-05-04');
    expect(endOf(withdraw(goingOn, goingOn.left!.id, '2026-04-14'), '2026-04-14')).toBe('running until 2026-07-15');
  });

  it('is interrupted on the earlier day, and on the later one when that was an error (S-84, S-72)', () => {
    const first = ending();
    const both = earlier(first, '2026-04-15', '2026-04-02');
    expect(endOf(both, '2026-04-16')).toBe('ended interrupted 2026-04-15');
    expect(endOf(withdraw(both, decided(both), '2026-04-16'), '2026-04-16')).toBe('running until 2026-04-20');
    const later = withdraw(both, decided(first), '2026-04-16');
    expect(endOf(later, '2026-04-16'), 'the one that does not count goes without a trace').toBe(
      'ended interrupted 2026-04-15',
    );
    const again = { type: 'WithdrawEvent', event: decided(first), noteId: 'note-1', on: '2026-04-16' } as const;
    expect(codesOf(ask(later, '2026-04-16', again))).toBe('eventNotWithdrawable TECH-05');
  });

  it('counts on one day what was decided last: the citizen left (S-91)', () => {
    expect(endOf(leave(ending(), '2026-04-20', '2026-04-10'), '2026-04-20')).toBe('ended left 2026-04-20');
  });
});

describe('a course that is to end early', () => {
  const course = () => ending('2026-05-01', '2026-02-10');
  const asked = (state: Trajectory, today: string) =>
    plan(date(today), ticked(state, today))
      .duties.filter(({ course: number, state: is, id }) => number === 1 && id.startsWith('course-') && is !== 'done')
      .map(({ what, state: is, dueOn }) => `${what} ${is} ${dueOn}`);

  it('is followed up and has goals and a work agreement until then; what is due later is asked for no more (S-78, S-74, S-52, S-84)', () => {
    expect(asked(course(), '2026-03-01')).toEqual([
      'ctiGoals overdue 2026-01-29',
      'workAgreement overdue 2026-01-29',
      'followUp overdue 2026-02-12',
    ]);
    expect(asked(course(), '2026-04-30')).toHaveLength(3);
    expect(asked(course(), '2026-05-01'), 'on the day it ends').toEqual([]);
  });

  it('still tells of a phase that begins before then, and of none after it (K-05, S-70)', () => {
    const told = (today: string) =>
      ticked(ending('2026-05-01', '2026-02-10', { remindsOfDuties: true }), today).reminded;
    expect(told('2026-03-13')).toContain('course-1/phase2Notice/last/2026-03-15'); // the 14th is a Saturday
    expect(told('2026-07-01').filter((one) => one.includes('phase3Notice'))).toEqual([]);
  });

  it('because the citizen leaves on a day that is known asks for as much (S-78, S-89)', () => {
    const leaving = leave(aCourse(), '2026-04-20', '2026-02-10');
    expect(asked(leaving, '2026-03-01')).toHaveLength(3);
    expect(asked(leaving, '2026-04-20')).toEqual([]);
  });
});

describe('a citizen who leaves while a course is paused until it starts over', () => {
  /** Paused from 1 April; on 20 April it is decided to start over on 25 May. */
  const restarting = () =>
    played(played(aCourse(), '2026-04-01', pause('2026-04-01')), '2026-04-20', restart('2026-05-25'));
  const ends = (state: Trajectory, today: string) =>
    plan(date(today), ticked(state, today)).courses.map(({ status, outcome, end }) => `${status} ${outcome} ${end}`);

  it('ends both courses on the day of leaving, and nothing starts over (S-91, T-11)', () => {
    const left = leave(restarting(), '2026-05-01');
    expect(ends(left, '2026-05-01')).toEqual(['ended left 2026-05-01', 'ended left 2026-05-01']);
    expect(nextWake(date('2026-05-01'), left), 'nothing comes on 25 May').toBeUndefined();
  });

  it('has both courses again when it was an error: the first paused, the other to come (S-91, K-12)', () => {
    const left = leave(restarting(), '2026-05-01');
    const back = withdraw(left, left.left!.id, '2026-05-04');
    expect(ends(back, '2026-05-04')).toEqual(['paused null 2026-05-25', 'scheduled null 2026-11-25']);
    expect(ends(back, '2026-05-25')).toEqual(['ended restarted 2026-05-25', 'running null 2026-11-25']);
  });

  it('takes back what had begun in the paused course when the leaving is registered late (S-91, K-12)', () => {
    const decision = ask(restarting(), '2026-04-21', { type: 'LeaveProgramme', why: 'movedAway', from: '2026-03-10' });
    expect(decision).toMatchObject({
      events: [
        { type: 'ProgrammeLeft', course: 2, pausedCourse: 1 },
        { type: 'PhaseTakenBack', course: 1, phase: 2, on: '2026-03-15', nowOn: null },
      ],
    });
  });

  it('starts over first where it leaves after that day (S-91, T-11)', () => {
    const leaving = leave(restarting(), '2026-06-01', '2026-05-04');
    expect(ends(leaving, '2026-06-01')).toEqual(['ended restarted 2026-05-25', 'ended left 2026-06-01']);
  });
});
