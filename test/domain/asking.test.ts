import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { planCourse } from '../../src/domain/course-plan.ts';
import { decide } from '../../src/domain/decide.ts';
import { programmeOf } from '../../src/domain/programmes/index.ts';
import { newTrajectory } from '../../src/domain/state.ts';
import {
  aCommand,
  aCourse,
  aMet,
  anEnrolled,
  ask,
  codesOf,
  handoverPlan,
  pastPause,
  pause,
  played,
  programme,
} from './builders.ts';

const ON = '2026-02-02';

describe('asking a case for something', () => {
  it('comes after the enrolment, which happens once (S-16, S-28)', () => {
    const enrolment = {
      ...({ type: 'EnrolCitizen', citizenId: 'citizen-1', municipality: '101', on: ON } as const),
      programme: programme('rollout'),
    };
    expect(codesOf(ask(newTrajectory, ON, { type: 'RegisterJobMatch', on: ON }))).toBe('notEnrolled S-16');
    expect(codesOf(ask(newTrajectory, ON, enrolment))).toBe('accepted');
    expect(codesOf(ask(anEnrolled({ on: ON }), ON, enrolment))).toBe('alreadyEnrolled S-28');
  });
  it('on the strength of an older state is refused, and nothing is overwritten (TECH-02)', () => {
    const state = anEnrolled({ on: ON });
    const based = (basedOn: number) =>
      codesOf(decide(date(ON), state, { ...aCommand({ type: 'RecordFact', step: 'followUp', on: ON }), basedOn }));
    expect([based(state.sequence), based(state.sequence - 1)]).toEqual(['accepted', 'stateHasChanged TECH-02']);
  });
  it('for a pause, an end or a description of one needs a course (S-81, S-84)', () => {
    const before = aMet({ on: '2026-01-05' });
    expect(codesOf(ask(before, ON, pause(ON)))).toBe('courseNotStarted S-81');
    expect(codesOf(ask(before, ON, pastPause('2026-01-20', '2026-01-25')))).toBe('courseNotStarted S-81');
    expect(codesOf(ask(before, ON, { type: 'EndCourseEarly', endOn: ON, on: ON }))).toBe('courseNotStarted S-84');
    expect(codesOf(ask(before, ON, { type: 'DescribeInterruption', to: 'STAR', on: ON }))).toBe(
      'courseNotStarted S-84',
    );
  });
  it('for an end before the first day is refused (S-84)', () => {
    const parties = ['STAR', 'SOCIALSTYRELSEN'] as const;
    const involved = played(
      aCourse({ startOn: '2026-02-10', on: '2026-02-02' }),
      '2026-02-12',
      ...parties.map((to) => ({ type: 'DescribeInterruption', to, on: '2026-02-09' }) as const),
      ...parties.map((party) => ({ type: 'DiscussInterruption', with: party, on: '2026-02-09' }) as const),
    );
    const end = (endOn: string, on: string) => ({ type: 'EndCourseEarly', endOn, on }) as const;
    expect(codesOf(ask(involved, '2026-02-12', end('2026-02-09', '2026-02-09')))).toBe('endBeforeStart S-84');
    expect(codesOf(ask(involved, '2026-02-12', end('2026-02-12', '2026-02-12')))).toBe('accepted');
  });
  it('for a handover plan needs a course that has begun (S-93)', () => {
    expect(codesOf(ask(aMet({ on: '2026-01-05' }), ON, handoverPlan(ON)))).toBe(
      'handoverPlanTooEarly S-93, courseNotBegun S-93',
    );
  });
});

describe('a course on paper', () => {
  const model = programmeOf(programme('rollout'));
  const answer = (start: string, pauses: readonly (readonly [string, string])[] = []) => {
    const planned = planCourse(model, { legalBasis: 'LAB_31B', start, pauses });
    return 'fault' in planned ? `${planned.fault.code} ${planned.fault.rule}` : 'planned';
  };
  it('lies in the years for which Copenhagen’s clock is known (TECH-03)', () => {
    expect(['1969-12-31', '1970-01-01', '2199-06-30', '2200-01-01'].map((start) => answer(start))).toEqual([
      'dateOutOfRange TECH-03',
      'planned',
      'planned',
      'dateOutOfRange TECH-03',
    ]);
    expect(answer('2026-01-15', [['2026-02-30', '2026-03-02']])).toBe('invalidDate TECH-03');
  });
});
