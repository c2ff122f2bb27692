import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { LegalBasis } from '../../src/domain/course.ts';
import { explain } from '../../src/domain/explain.ts';
import { plan } from '../../src/domain/plan.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { nextWake, tick } from '../../src/domain/tick.ts';
import { aCourse, aReady, ask, codesOf, pastPause, pause, played, restart, resume, ticked } from './builders.ts';

const boundariesOn = (today: string, state: Trajectory) =>
  plan(date(today), state)
    .courses.at(-1)!
    .phases.map(({ end }) => end);
const phaseOn = (today: string, state: Trajectory) => plan(date(today), ticked(state, today)).courses.at(-1)!.phase;

describe('a straight course (SC-01)', () => {
  it('changes phase at 00:00 on the boundary date and is over at 00:00 on the last (T-03, T-06, S-96)', () => {
    const course = aCourse();
    expect([
      phaseOn('2026-03-14', course),
      phaseOn('2026-03-15', course),
      phaseOn('2026-07-14', course),
      phaseOn('2026-07-15', course),
    ]).toEqual([1, 2, 3, null]);
    expect(plan(date('2026-07-15'), course)).toMatchObject({ status: 'ended', courses: [{ outcome: 'completed' }] });
  });
  it('goes on to the next phase whatever has been done in this one (SC-01 c, S-71)', () => {
    expect(tick(date('2026-03-15'), aCourse())).toEqual([
      { type: 'PhaseStarted', course: 1, phase: 2, on: '2026-03-15' },
    ]);
    expect(tick(date('2026-03-14'), aCourse())).toEqual([]);
  });
  it('catches up in order when nobody acted for months (S-96)', () => {
    expect(tick(date('2026-12-01'), aCourse()).map(({ type, on }) => `${type} ${on}`)).toEqual([
      'PhaseStarted 2026-03-15',
      'PhaseStarted 2026-05-15',
      'CourseEnded 2026-07-15',
    ]);
  });
  it('says on which day of how many the citizen is', () => {
    expect(plan(date('2026-01-15'), aCourse()).courses[0]!.day).toEqual({ number: 1, of: 59 });
    expect(plan(date('2026-03-14'), aCourse()).courses[0]!.day).toEqual({ number: 59, of: 59 });
  });
});

describe('a pause', () => {
  it('in phase 1 moves every boundary by exactly its days (SC-10, T-04, T-05, S-81)', () => {
    const resumed = played(played(aCourse(), '2026-02-01', pause('2026-02-01')), '2026-02-22', resume('2026-02-22'));
    expect(boundariesOn('2026-02-22', resumed)).toEqual(['2026-04-05', '2026-06-05', '2026-08-05']);
    const { number, of } = plan(date('2026-02-22'), resumed).courses[0]!.day!;
    expect(of - number + 1).toBe(42); // active days of phase 1 that remain on 22 February
  });
  it('in phase 2 across the boundary holds the transition back (SC-11, T-05, T-09)', () => {
    const paused = played(aCourse(), '2026-05-10', pause('2026-05-10'));
    expect(tick(date('2026-05-15'), paused)).toEqual([]);
    expect(nextWake(date('2026-05-15'), paused)).toBeUndefined();
    expect(boundariesOn('2026-06-01', played(paused, '2026-06-01', resume('2026-06-01')))).toEqual([
      '2026-03-15',
      '2026-06-06',
      '2026-08-06',
    ]);
  });
  it('in phase 3 moves the end (SC-12, T-04)', () => {
    expect(
      boundariesOn(
        '2026-07-11',
        played(played(aCourse(), '2026-07-01', pause('2026-07-01')), '2026-07-11', resume('2026-07-11')),
      ).at(-1),
    ).toBe('2026-07-25');
  });
  it.each([
    ['a', '2026-03-15', '2026-03-25', ['2026-03-15', '2026-05-25', '2026-07-25']],
    ['b', '2026-03-14', '2026-03-24', ['2026-03-25', '2026-05-25', '2026-07-25']],
    ['c', '2026-03-14', '2026-03-15', ['2026-03-16', '2026-05-16', '2026-07-16']],
    ['d', '2026-07-14', '2026-07-20', ['2026-03-15', '2026-05-15', '2026-07-21']],
  ])('at its edges (SC-13 %s, T-07): %s to %s', (_, from, until, boundaries) => {
    expect(boundariesOn(until, played(played(aCourse(), from, pause(from)), until, resume(until)))).toEqual(boundaries);
  });
  it('cannot begin on or after the end (SC-13 e, T-07)', () => {
    expect(codesOf(ask(aCourse(), '2026-07-10', pause('2026-07-15')))).toBe('courseIsOver T-07');
    expect(codesOf(ask(aCourse(), '2026-07-15', pause('2026-07-15')))).toBe('courseIsOver T-07');
  });
  it('of no days is refused (SC-13 f, K-15)', () => {
    expect(codesOf(ask(played(aCourse(), '2026-02-01', pause('2026-02-01')), '2026-02-01', resume('2026-02-01')))).toBe(
      'pauseOfNoDays K-15',
    );
  });
  it('registered afterwards takes back the phase that had begun, and says so (SC-13 g, K-12)', () => {
    const inPhase2 = ticked(aCourse(), '2026-03-20');
    const paused = played(inPhase2, '2026-03-20', pastPause('2026-03-10', '2026-03-20'));
    expect(ask(inPhase2, '2026-03-20', pause('2026-03-10'))).toMatchObject({
      events: [{ type: 'CoursePaused' }, { type: 'PhaseTakenBack', phase: 2, on: '2026-03-15', provisional: true }],
    });
    expect(boundariesOn('2026-03-20', paused)).toEqual(['2026-03-25', '2026-05-25', '2026-07-25']);
    expect(phaseOn('2026-03-20', paused)).toBe(1);
    expect(
      boundariesOn(
        '2026-03-25',
        played(played(inPhase2, '2026-03-20', pause('2026-03-10')), '2026-03-20', resume('2026-03-25')),
      ),
    ).toEqual(['2026-03-30', '2026-05-30', '2026-07-30']);
  });
  it('whose end is registered late carries out the passed boundary at once, stamped with its date (SC-13 h, K-13)', () => {
    const resumed = played(played(aCourse(), '2026-05-10', pause('2026-05-10')), '2026-06-10', resume('2026-06-01'));
    expect(resumed.courses[0]!.acted).toContainEqual({ phase: 3, on: '2026-06-06' });
    expect(boundariesOn('2026-06-10', resumed).at(-1)).toBe('2026-08-06');
  });
  it('is followed by another that counts from the dates as they then stand (SC-14, T-08)', () => {
    const first = played(
      played(aCourse({ startOn: '2023-08-31' }), '2023-11-10', pause('2023-11-10')),
      '2023-11-24',
      resume('2023-11-24'),
    );
    expect(boundariesOn('2023-11-24', first)).toEqual(['2023-10-31', '2024-01-14', '2024-03-14']);
    const second = played(played(first, '2024-01-10', pause('2024-01-10')), '2024-01-20', resume('2024-01-20'));
    expect(boundariesOn('2024-01-20', second)).toEqual(['2023-10-31', '2024-01-24', '2024-03-24']);
  });
  it('that stays open keeps the course in its phase and its dates provisional (SC-16, T-05, T-10)', () => {
    const paused = played(aCourse(), '2026-03-10', pause('2026-03-10'));
    expect(phaseOn('2026-12-31', paused)).toBe(1);
    expect(plan(date('2026-12-31'), paused).courses[0]).toMatchObject({ status: 'paused', endIsProvisional: true });
    expect(explain(date('2026-12-31'), paused, 'course-1/phase-2')).toMatchObject({
      provisional: true,
      steps: [{ rule: 'T-02' }, { rule: 'T-10', until: '2027-01-01' }],
    });
    expect(boundariesOn('2027-01-04', played(paused, '2027-01-04', resume('2027-01-04')))).toEqual([
      '2027-01-09',
      '2027-03-11',
      '2027-05-11',
    ]);
  });
  it('needs a reason from the list, and a note when the reason is another (S-81, SC-10)', () => {
    expect(
      codesOf(
        ask(aCourse(), '2026-02-01', {
          type: 'PauseCourse',
          from: '2026-02-01',
          reason: 'other',
          citizenWishesToGoOn: true,
        }),
      ),
    ).toBe('reasonTextMissing S-81');
  });
  it('without a reason that the programme knows is refused, whoever lets the command in (S-81, SC-10)', () => {
    const { reason: _, ...without } = pause('2026-02-01') as Record<string, unknown>;
    expect(codesOf(ask(aCourse(), '2026-02-01', without as never))).toBe('reasonTextMissing S-81');
  });
  it('is only for a citizen who wishes to go on (S-81)', () => {
    expect(
      codesOf(
        ask(aCourse(), '2026-02-01', {
          type: 'PauseCourse',
          from: '2026-02-01',
          reason: 'illness',
          citizenWishesToGoOn: false,
        }),
      ),
    ).toBe('citizenDoesNotWishToGoOn S-81');
  });
  it.each([
    ['2026-01-14', 'pauseBeforeStart T-07'],
    ['2026-01-15', 'accepted'],
  ])('from %s of a course that starts on 15 January is %s (T-07)', (from, answer) => {
    expect(codesOf(ask(aCourse(), '2026-02-01', pause(from)))).toBe(answer);
  });
  it('cannot lie over another, yet may begin where another ends (T-04)', () => {
    const course = played(aCourse(), '2026-02-20', pastPause('2026-02-01', '2026-02-10'));
    expect(codesOf(ask(course, '2026-02-20', pause('2026-02-09')))).toBe('pausesOverlap T-04');
    expect(codesOf(ask(course, '2026-02-20', pause('2026-02-10')))).toBe('accepted');
    expect(codesOf(ask(course, '2026-02-20', pastPause('2026-01-20', '2026-02-02')))).toBe('pausesOverlap T-04');
    expect(codesOf(ask(course, '2026-02-20', pastPause('2026-01-20', '2026-02-01')))).toBe('accepted');
  });
  it('that is over leaves another that is still open as it is (T-04)', () => {
    const planned = played(aCourse(), '2026-02-20', pause('2026-03-10'));
    const both = played(planned, '2026-02-20', pastPause('2026-02-01', '2026-02-05'));
    expect(both.courses[0]!.pauses).toMatchObject([
      { from: '2026-02-01', until: '2026-02-05' },
      { from: '2026-03-10', until: null },
    ]);
  });
  it('cannot be opened twice (T-05)', () => {
    expect(codesOf(ask(played(aCourse(), '2026-02-01', pause('2026-02-01')), '2026-02-02', pause('2026-02-02')))).toBe(
      'courseIsPaused T-05',
    );
  });
  it('registered late does not reopen a course that has ended (K-12)', () => {
    expect(codesOf(ask(aCourse(), '2026-07-20', pastPause('2026-07-01', '2026-07-05')))).toBe('courseIsOver K-12');
  });
  it('ends by a shared decision only (S-83)', () => {
    const paused = played(aCourse(), '2026-02-01', pause('2026-02-01'));
    expect(
      codesOf(
        ask(paused, '2026-02-10', {
          type: 'ResumeCourse',
          until: '2026-02-10',
          decision: { citizenAgrees: false, ctiWorker: 'x' },
        }),
      ),
    ).toBe('decisionNotShared S-83');
    expect(
      codesOf(
        ask(paused, '2026-02-10', {
          type: 'ResumeCourse',
          until: '2026-02-10',
          decision: { citizenAgrees: true, ctiWorker: '' },
        }),
      ),
    ).toBe('decisionNotShared S-83');
  });
  it.each([
    ['2026-04-11', 'accepted'],
    ['2026-04-12', 'resumeTooFarAhead K-13'],
  ])('whose end on %s is registered on 10 February is %s (K-13)', (until, answer) => {
    expect(codesOf(ask(played(aCourse(), '2026-02-01', pause('2026-02-01')), '2026-02-10', resume(until)))).toBe(
      answer,
    );
  });
});

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
