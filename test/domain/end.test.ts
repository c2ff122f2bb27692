import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { OutsideParty } from '../../src/domain/people.ts';
import { plan } from '../../src/domain/plan.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { tick } from '../../src/domain/tick.ts';
import { aCourse, ask, codesOf, pause, played, ticked } from './builders.ts';

const involved = (state: Trajectory, ...parties: OutsideParty[]) =>
  played(
    state,
    '2026-05-28',
    ...parties.flatMap((party) => [
      { type: 'DescribeInterruption' as const, to: party, on: '2026-05-22' },
      { type: 'DiscussInterruption' as const, with: party, on: '2026-05-28' },
    ]),
  );
const end = (endOn: string, on = '2026-05-29') => ({ type: 'EndCourseEarly' as const, endOn, on });
const running = () => aCourse({ basis: 'SEL_85', startOn: '2026-02-10' });

describe('an early end (SC-17, S-84 … S-86)', () => {
  it('is refused before the description is sent and the discussion held', () => {
    expect(codesOf(ask(running(), '2026-05-20', end('2026-05-20', '2026-05-20')))).toBe(
      'interruptionNotDescribed S-85, interruptionNotDescribed S-85, interruptionNotDiscussed S-84, interruptionNotDiscussed S-84',
    );
  });
  it('is refused when only one of the two has been involved (SC-17 b)', () => {
    expect(codesOf(ask(involved(running(), 'STAR'), '2026-05-29', end('2026-06-01')))).toBe(
      'interruptionNotDescribed S-85, interruptionNotDiscussed S-84',
    );
  });
  it('is decided no earlier than the description was sent and the discussion held (S-84, S-85)', () => {
    const decidedOn = (on: string) =>
      codesOf(ask(involved(running(), 'STAR', 'SOCIALSTYRELSEN'), '2026-05-29', end(on, on)));
    const undiscussed = 'interruptionNotDiscussed S-84, interruptionNotDiscussed S-84';
    expect([decidedOn('2026-05-28'), decidedOn('2026-05-27')]).toEqual(['accepted', undiscussed]);
    expect(decidedOn('2026-05-21')).toBe(
      `interruptionNotDescribed S-85, interruptionNotDescribed S-85, ${undiscussed}`,
    );
  });
  it('takes effect at 00:00 on the decided day, and no later boundary comes (SC-17 a)', () => {
    const decided = played(involved(running(), 'STAR', 'SOCIALSTYRELSEN'), '2026-05-29', end('2026-06-01'));
    expect(plan(date('2026-05-31'), decided).status).toBe('running');
    const ended = ticked(decided, '2026-06-01');
    expect(ended.courses[0]!.ended).toEqual({ on: '2026-06-01', outcome: 'interrupted', missing: [] });
    expect(tick(date('2026-12-31'), ended)).toEqual([]);
    expect(plan(date('2026-12-31'), ended).courses[0]).toMatchObject({
      status: 'ended',
      outcome: 'interrupted',
      end: '2026-06-01',
    });
  });
  it('without a decision never comes: the course ends at b(3) as planned (SC-17 c, S-96)', () => {
    expect(ticked(involved(running(), 'STAR'), '2026-11-10').courses[0]!.ended).toMatchObject({
      on: '2026-11-10',
      outcome: 'completed',
    });
  });
  it('in the roll-out is discussed with the municipal project leader (A-13)', () => {
    const rollout = aCourse({ startOn: '2026-02-10', variant: 'rollout' });
    expect(codesOf(ask(involved(rollout, 'MUNICIPAL_PROJECT_LEADER'), '2026-05-29', end('2026-06-01')))).toBe(
      'accepted',
    );
  });
  it('on the day a phase would begin ends the course and begins no phase (S-84)', () => {
    const decided = played(
      involved(running(), 'STAR', 'SOCIALSTYRELSEN'),
      '2026-05-29',
      end('2026-08-10'), // b(2)
    );
    const story = tick(date('2026-08-10'), decided).map(({ type }) => type);
    expect(story).toEqual(['CourseEnded']);
    expect(plan(date('2026-08-10'), decided).courses[0]!.phases.map(({ number }) => number)).toEqual([1, 2]);
  });
  it('takes effect in a pause as well', () => {
    const decided = played(
      involved(played(running(), '2026-05-01', pause('2026-05-01')), 'STAR', 'SOCIALSTYRELSEN'),
      '2026-05-29',
      end('2026-06-01'),
    );
    expect(ticked(decided, '2026-06-01').courses[0]!.ended?.outcome).toBe('interrupted');
  });
});

describe('the end of a course (S-72, S-96)', () => {
  it('cannot be moved later by a decision: nothing but a pause does that (SC-02, S-72)', () => {
    expect(codesOf(ask(involved(running(), 'STAR', 'SOCIALSTYRELSEN'), '2026-05-29', end('2026-12-10')))).toBe(
      'endNotEarlier S-72',
    );
    expect(codesOf(ask(involved(running(), 'STAR', 'SOCIALSTYRELSEN'), '2026-05-29', end('2026-11-10')))).toBe(
      'endNotEarlier S-72',
    );
  });
  it('is a decision about the time to come, not about the past (S-84)', () => {
    expect(codesOf(ask(involved(running(), 'STAR', 'SOCIALSTYRELSEN'), '2026-05-29', end('2026-05-28')))).toBe(
      'endBeforeDecision S-84',
    );
  });
  it('comes in time, with what is missing, when the citizen leaves on that day or later (S-91, S-96)', () => {
    for (const from of ['2026-11-10', '2026-11-20']) {
      const leaving = played(running(), '2026-11-03', { type: 'LeaveProgramme', why: 'movedAway', from });
      const { duties } = plan(date('2026-11-03'), leaving);
      expect(duties.find(({ what }) => what === 'handoverPlan')?.state, 'it is still to be made').toBe('open');
      const [course] = plan(date('2026-11-10'), ticked(leaving, '2026-11-10')).courses;
      expect(course).toMatchObject({ end: '2026-11-10', outcome: 'completed' });
      expect(course!.missing.map(({ code }) => code)).toContain('handoverPlanMissing');
    }
  });
  it('comes once: an ended course takes no more decisions', () => {
    expect(codesOf(ask(running(), '2026-12-01', end('2026-12-02', '2026-12-01')))).toBe('courseHasEnded S-96');
  });
  it('leaves the case open until it is archived, and archiving waits for the end (S-96)', () => {
    const archive = (on: string) => ({ type: 'ArchiveTrajectory' as const, on });
    expect(codesOf(ask(running(), '2026-11-09', archive('2026-11-09')))).toBe('courseIsRunning S-96');
    const archived = played(running(), '2026-11-10', archive('2026-11-10'));
    expect(codesOf(ask(archived, '2026-11-11', pause('2026-11-11')))).toBe('trajectoryIsArchived S-96');
    expect(plan(date('2026-11-11'), archived).status).toBe('archived');
  });
});
