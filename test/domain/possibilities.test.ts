import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { possibilities } from '../../src/domain/possibilities.ts';
import { newTrajectory, type Trajectory } from '../../src/domain/state.ts';
import { aCourse, anEnrolled, ask, codesOf, continuedNeed, pause, played, ticked } from './builders.ts';

const of = (today: string, state: Trajectory, command: string, about: string | null = null) =>
  possibilities(date(today), state).find((one) => one.command === command && one.about === about)!;
const codes = (possibility: ReturnType<typeof of>) => possibility.objections.map(({ code, rule }) => `${code} ${rule}`);

describe('what is allowed now, and why the rest is not', () => {
  it('in a running course: a pause is, a start is not, each with its rule (S-72, S-81)', () => {
    expect(codes(of('2026-02-01', aCourse(), 'PauseCourse'))).toEqual([]);
    expect(codes(of('2026-02-01', aCourse(), 'StartCourse'))).toEqual(['courseAlreadyStarted S-72']);
    expect(codes(of('2026-02-01', aCourse(), 'ResumeCourse'))).toEqual(['courseIsNotPaused T-05']);
    expect(codes(of('2026-02-01', aCourse(), 'HoldMeeting', 'closingMeeting'))).toEqual([
      'closingTooEarly S-95',
      'handoverPlanMissing S-95',
      'continuedNeedUnanswered S-97',
    ]);
  });
  it('is what asking comes to: no second set of rules says it', () => {
    const state = played(aCourse(), '2026-02-01', pause('2026-02-01'));
    const resume = {
      ...({ type: 'ResumeCourse', until: '2026-02-09' } as const),
      decision: { citizenAgrees: true, ctiWorker: 'sample' },
    };
    expect(codes(of('2026-02-09', state, 'ResumeCourse'))).toEqual([]);
    expect(codesOf(ask(state, '2026-02-09', resume))).toBe('accepted');
  });
  it('tells advice from a must: a handover plan in phase 1 needs a written reason (S-93)', () => {
    expect(of('2026-02-01', aCourse(), 'RecordFact', 'handoverPlan')).toMatchObject({ needsReason: true });
    expect(of('2026-06-01', aCourse(), 'RecordFact', 'handoverPlan')).toMatchObject({
      needsReason: false,
      objections: [],
    });
    expect(of('2026-02-01', aCourse(), 'HoldMeeting', 'closingMeeting').needsReason).toBe(false);
  });
  it('holds nothing against a case that the answer itself will settle: who takes over is asked when it is decided (S-98)', () => {
    const decision = (state: Trajectory) => codes(of('2026-06-20', state, 'RecordFact', 'continuedSupport'));
    expect(decision(aCourse())).toEqual(['noContinuedNeed S-97']);
    expect(
      decision(played(aCourse(), '2026-06-20', continuedNeed('2026-06-20', { isNeeded: true, support: 'SEL_85' }))),
    ).toEqual([]);
  });
  it('holds every step, exit and command of the programme once, and nothing before the enrolment', () => {
    const all = possibilities(date('2026-02-01'), anEnrolled());
    const names = all.map(({ command, about }) => `${command} ${about}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('LeaveProgramme resourceCourse');
    expect(names).toContain('RecordFact consent');
    expect(all.flatMap(({ objections }) => objections.filter(({ code }) => code.startsWith('field')))).toEqual([]);
    expect(possibilities(date('2026-02-01'), newTrajectory)).toEqual([]);
  });
  it('once a case is archived is nothing (S-96)', () => {
    const archived = played(ticked(aCourse(), '2026-07-15'), '2026-07-20', {
      type: 'ArchiveTrajectory',
      on: '2026-07-20',
    });
    const answers = possibilities(date('2026-07-21'), archived).map(codes);
    expect(new Set(answers.flat())).toEqual(new Set(['trajectoryIsArchived S-96']));
  });
});
