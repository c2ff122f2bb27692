import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { LegalBasis } from '../../src/domain/course.ts';
import { plan } from '../../src/domain/plan.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { nextWake } from '../../src/domain/tick.ts';
import { aCourse, aReady, ask, codesOf, pause, played, restart, resume, ticked } from './builders.ts';

const boundariesOn = (today: string, state: Trajectory) =>
  plan(date(today), state)
    .courses.at(-1)!
    .phases.map(({ end }) => end);

describe('starting over after a pause (SC-15)', () => {
  const paused = (basis: LegalBasis = 'SEL_85') =>
    played(aCourse({ basis, startOn: '2026-02-10' }), '2026-04-01', pause('2026-04-01'));
  it('is never chosen by the software: without a decision the course stays paused (S-83)', () => {
    expect(plan(date('2026-12-31'), ticked(paused(), '2026-12-31')).status).toBe('paused');
  });
  it('or going on where they left off moves the dates by the pause (SC-15 a)', () => {
    expect(boundariesOn('2026-07-06', played(paused(), '2026-07-06', resume('2026-07-06')))).toEqual([
      '2026-08-14',
      '2026-11-14',
      '2027-02-14',
    ]);
  });
  it('makes a new course with a new day D and no inherited shift; the old one ends "restarted" (SC-15 b, T-11)', () => {
    const restarted = played(paused(), '2026-07-06', restart('2026-07-06'));
    expect(boundariesOn('2026-07-06', restarted)).toEqual(['2026-10-06', '2027-01-06', '2027-04-06']);
    expect(restarted.courses[0]!.ended).toEqual({ on: '2026-07-06', outcome: 'restarted', missing: [] });
  });
  it('ahead of time leaves the old course paused until the day (K-14, T-11)', () => {
    const decided = played(paused(), '2026-07-01', restart('2026-07-06'));
    expect(plan(date('2026-07-05'), decided).status).toBe('paused');
    expect(nextWake(date('2026-07-05'), decided)).toBe('2026-07-06');
    expect(ticked(decided, '2026-07-06').courses.map(({ ended, acted }) => [ended?.outcome, acted.length])).toEqual([
      ['restarted', 1],
      [undefined, 1],
    ]);
    expect(codesOf(ask(decided, '2026-07-02', resume('2026-07-04')))).toBe('courseIsNotPaused T-05');
  });
  it('ahead of time by more days than the course had left still waits for its own day (T-10, T-11)', () => {
    const nearTheEnd = played(aCourse(), '2026-07-10', pause('2026-07-10'));
    const decided = played(nearTheEnd, '2026-07-12', restart('2026-08-05'));
    expect(nextWake(date('2026-07-12'), decided)).toBe('2026-08-05');
    expect(ticked(decided, '2026-08-05').courses[0]!.ended).toEqual({
      on: '2026-08-05',
      outcome: 'restarted',
      missing: [],
    });
  });
  it('under SEL § 82 b needs a new grant with a changed need (SC-15 c, S-43, A-07)', () => {
    expect(codesOf(ask(paused('SEL_82B'), '2026-07-06', restart('2026-07-06')))).toBe('changedNeedMissing S-43');
    const grant = { type: 'GrantSupport' as const, legalBasis: 'SEL_82B', changedNeed: true, on: '2026-02-03' };
    const before = played(played(aReady({ basis: 'SEL_82B' }), '2026-02-03', grant), '2026-02-10', {
      type: 'StartCourse',
      startOn: '2026-02-10',
    });
    const old = played(before, '2026-04-01', pause('2026-04-01'));
    expect(codesOf(ask(old, '2026-07-06', restart('2026-07-06'))), 'the grant of the first course is no new one').toBe(
      'changedNeedMissing S-43',
    );
    const renewed = played(paused('SEL_82B'), '2026-07-01', {
      type: 'GrantSupport',
      legalBasis: 'SEL_82B',
      changedNeed: true,
      on: '2026-07-01',
    });
    expect(codesOf(ask(renewed, '2026-07-06', restart('2026-07-06')))).toBe('accepted');
    const first = renewed.grants[0]!.id;
    const corrected = played(renewed, '2026-07-02', {
      ...{ type: 'WithdrawEvent', event: first, noteId: 'note-1', on: '2026-07-02' },
    } as const);
    expect(codesOf(ask(corrected, '2026-07-06', restart('2026-07-06'))), 'the new one stays new without the old').toBe(
      'accepted',
    );
  });
  it('begins no course on a basis that the assessment has meanwhile spoken against (S-39, S-44)', () => {
    const assess = (inTargetGroup: boolean) =>
      ({ type: 'AssessTargetGroup', inTargetGroup, on: '2026-07-01' }) as const;
    const answer = (basis: LegalBasis, inTargetGroup: boolean) =>
      codesOf(ask(played(paused(basis), '2026-07-01', assess(inTargetGroup)), '2026-07-06', restart('2026-07-06')));
    expect(answer('SEL_85', false)).toBe('assessmentNotInTargetGroup S-44');
    expect(answer('SEL_85', true)).toBe('accepted');
    expect(answer('LAB_31B', true)).toBe('paragraph85First S-39');
    expect(answer('LAB_31B', false)).toBe('accepted');
    const assessment = paused('SEL_85').facts.find(({ step }) => step === 'assessment')!.id;
    const withdrawn = played(paused('SEL_85'), '2026-07-01', {
      ...{ type: 'WithdrawEvent', event: assessment, noteId: 'note-1', on: '2026-07-01' },
    } as const);
    expect(codesOf(ask(withdrawn, '2026-07-06', restart('2026-07-06'))), 'nobody has assessed it').toBe(
      'assessmentMissing S-44',
    );
  });
  it('needs both caseworkers to confirm plan and legal basis (S-83, A-06)', () => {
    expect(codesOf(ask(paused(), '2026-07-06', restart('2026-07-06', ['socialCaseworker'])))).toBe(
      'confirmationMissing S-83',
    );
  });
  it('leaves room for late notes of the course before (S-66, S-99)', () => {
    const again = played(paused(), '2026-07-06', restart('2026-07-06'));
    const ahead = played(paused(), '2026-07-01', restart('2026-07-06'));
    const activity = (on: string) => ({ type: 'RecordFact', step: 'activity', values: { track: 'job' }, on }) as const;
    expect(codesOf(ask(again, '2026-07-08', activity('2026-03-20')))).toBe('accepted');
    expect(codesOf(ask(ahead, '2026-07-02', activity('2026-03-20')))).toBe('accepted');
    expect(codesOf(ask(again, '2026-07-08', activity('2026-02-09'))), 'before the first').toBe('courseNotBegun S-66');
  });
  it('is for nobody who has said no, nor for somebody who is to leave (S-87, S-91)', () => {
    const refused = played(paused(), '2026-07-01', { type: 'RecordFact', step: 'refusal', on: '2026-07-01' });
    expect(codesOf(ask(refused, '2026-07-06', restart('2026-07-06')))).toBe('citizenHasRefused S-87');
    const leaving = played(paused(), '2026-07-01', { type: 'LeaveProgramme', why: 'movedAway', from: '2026-07-20' });
    expect(codesOf(ask(leaving, '2026-07-06', restart('2026-07-25')))).toBe('programmeIsLeft S-91');
  });
  it('begins after the first paused day, and only out of a pause (T-11, S-83)', () => {
    expect(codesOf(ask(paused(), '2026-04-05', restart('2026-04-01')))).toBe('restartBeforeReady T-11');
    expect(codesOf(ask(aCourse(), '2026-02-01', restart('2026-02-01')))).toBe('courseIsNotPaused S-83');
    const without = { ...paused(), grants: [] }; // the only grant was withdrawn
    expect(codesOf(ask(without, '2026-07-06', restart('2026-07-06')))).toBe('supportNotGranted S-40');
  });
});
