import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { explain } from '../../src/domain/explain.ts';
import { plan } from '../../src/domain/plan.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { nextWake, tick } from '../../src/domain/tick.ts';
import { aCourse, ask, codesOf, pastPause, pause, played, resume, ticked } from './builders.ts';

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
