import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { plan } from '../../src/domain/plan.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { aCourse, aMet, anEnrolled, aReady, ask, codesOf, papers, played } from './builders.ts';

const ON = '2026-01-05';
/** The start-up meeting; the two contact meetings follow on the next days. */
const MET = '2026-01-01';
const grant = (legalBasis: string, months?: number) => ({
  type: 'GrantSupport' as const,
  legalBasis,
  on: ON,
  ...(months === undefined ? {} : { months }),
});

const assessed = (inTargetGroup: boolean, on = '2026-01-06') => ({
  type: 'AssessTargetGroup' as const,
  inTargetGroup,
  on,
});

describe('a grant (SC-02)', () => {
  it.each([
    ['SEL_82B', 9, 'lengthForbidden S-43'],
    ['LAB_31B', 9, 'lengthForbidden S-42'],
    ['SEL_85', 6, 'lengthForbidden S-41'],
    ['SEL_81', undefined, 'unknownLegalBasis S-38'],
    ['SEL_85', 9, 'accepted'],
    ['SEL_82B', 6, 'accepted'],
    ['LAB_31B', undefined, 'accepted'],
  ])('under %s of %s months is %s (S-38, S-41, S-42, S-43)', (basis, months, answer) => {
    expect(codesOf(ask(anEnrolled(), ON, grant(basis, months)))).toBe(answer);
  });

  it('under LAB § 31 b is refused when the assessment says that the citizen belongs under SEL § 85 (S-39)', () => {
    const assessed = played(anEnrolled(), ON, { type: 'AssessTargetGroup', inTargetGroup: true, on: ON });
    expect(codesOf(ask(assessed, ON, grant('LAB_31B')))).toBe('paragraph85First S-39');
    expect(codesOf(ask(assessed, ON, grant('SEL_85')))).toBe('accepted');
  });

  it('on another legal basis is refused while a course runs: basis and length are frozen from day D (S-40, A-08)', () => {
    expect(
      codesOf(ask(aCourse(), '2026-02-01', { type: 'GrantSupport', legalBasis: 'SEL_82B', on: '2026-02-01' })),
    ).toBe('legalBasisIsFrozen S-40');
  });

  it('cannot be dated in the future', () => {
    expect(codesOf(ask(anEnrolled(), '2026-01-04', grant('SEL_85')))).toBe('dateInFuture TECH-03');
  });
});

describe('the start of a course', () => {
  const start = (startOn: string) => ({ type: 'StartCourse' as const, startOn });

  it('names every missing gate at once, each with its rule (SC-08 g, S-40, S-44, S-68)', () => {
    const granted = played(aMet({ on: MET }), ON, grant('SEL_85'));
    expect(codesOf(ask(granted, ON, start(ON)))).toBe(
      'citizenNotInformed S-40, ctiWorkerNotInformed S-40, assessmentMissing S-44, jobMatchMissing S-68',
    );
    expect(codesOf(ask(anEnrolled({ variant: 'rollout' }), ON, start(ON))).split(', ')).toEqual([
      ...['supportNotGranted S-40', 'citizenNotInformed S-40', 'ctiWorkerNotInformed S-40', 'jobMatchMissing S-68'],
      ...['inclusionMissing S-02', 'ctiWorkerMissing G-15', 'jobConsultantMissing G-11', 'startUpMeetingMissing S-19'],
      ...['planMissing S-28', 'contactMeetingsMissing S-64'],
    ]);
    expect(codesOf(ask(anEnrolled({ variant: 'pilot' }), ON, start(ON)))).toContain(
      'notInTargetGroup S-01, notSelectedByEvaluator S-03',
    );
  });

  it('needs legal basis and length known to citizen and CTI worker no later than day D (S-40)', () => {
    const late = played(
      played(
        aMet({ on: MET }),
        ON,
        grant('LAB_31B'),
        { type: 'InformOfGrant', who: 'citizen', on: ON },
        { type: 'RegisterJobMatch', on: ON },
      ),
      '2026-01-08',
      { type: 'InformOfGrant', who: 'ctiWorker', on: '2026-01-08' },
    );
    expect(codesOf(ask(late, '2026-01-08', start('2026-01-07')))).toBe('ctiWorkerNotInformed S-40');
    expect(codesOf(ask(late, '2026-01-08', start('2026-01-08')))).toBe('accepted');
  });

  it('needs the length made known anew when a later grant has another one (S-40)', () => {
    const other = played(
      aReady({ on: ON }),
      '2026-01-06',
      { type: 'AssessTargetGroup', inTargetGroup: true, on: '2026-01-06' },
      { type: 'GrantSupport', legalBasis: 'SEL_85', on: '2026-01-06' },
    );
    expect(codesOf(ask(other, '2026-01-06', start('2026-01-06')))).toBe(
      'citizenNotInformed S-40, ctiWorkerNotInformed S-40',
    );
  });

  it('asks the lead caseworker to tell both of them anew when the length has changed (S-40)', () => {
    const telling = (state: Trajectory) =>
      plan(date('2026-01-06'), state).duties.flatMap(({ what, state: is }) =>
        what.endsWith('OfGrant') ? [`${what} ${is}`] : [],
      );
    const known = played(aReady({ on: ON }), '2026-01-06', assessed(true));
    expect(telling(known)).toEqual(['tellCitizenOfGrant done', 'tellCtiWorkerOfGrant done']);
    const other = played(known, '2026-01-06', { type: 'GrantSupport', legalBasis: 'SEL_85', on: '2026-01-06' });
    expect(telling(other)).toEqual(['tellCitizenOfGrant open', 'tellCtiWorkerOfGrant open']);
    const told = played(other, '2026-01-06', { type: 'InformOfGrant', who: 'citizen', on: '2026-01-06' });
    expect(telling(told)).toEqual(['tellCitizenOfGrant done', 'tellCtiWorkerOfGrant open']);
  });

  it('needs a CTI worker who takes the case over before day D to be told too (S-40)', () => {
    const given = (state: Trajectory, staffId: string, on: string) =>
      played(state, on, {
        ...({ type: 'AssignStaff', function: 'ctiWorker', staffId, noteId: 'note-1', on } as const),
        register: { trainedOn: '2020-01-15', trainedIn: 'social-stoette' },
      });
    const telling = (state: Trajectory, today: string) =>
      plan(date(today), state).duties.find(({ what }) => what === 'tellCtiWorkerOfGrant')?.state;
    const taken = given(aReady({ on: ON }), 'staff-new', '2026-01-08');
    expect(codesOf(ask(taken, '2026-01-08', start('2026-01-09')))).toBe('ctiWorkerNotInformed S-40');
    expect(telling(taken, '2026-01-08')).toBe('open');
    const told = played(taken, '2026-01-09', { type: 'InformOfGrant', who: 'ctiWorker', on: '2026-01-09' });
    expect(telling(told, '2026-01-09')).toBe('done');
    const started = played(told, '2026-01-09', start('2026-01-09'));
    const back = given(taken, 'staff-cti', '2026-01-08');
    expect(codesOf(ask(back, '2026-01-08', start('2026-01-08'))), 'the first one knows').toBe('accepted');
    expect(telling(given(started, 'staff-late', '2026-01-12'), '2026-01-12'), 'from day D on').toBe('done');
    const untold = played(played(aMet({ on: MET }), ON, grant('LAB_31B')), ON, { ...start(ON), takenOver: true });
    expect(telling(untold, '2026-01-12'), 'nobody has been told').toBe('open');
  });

  it('may be told of again: whoever knew the length in time goes on knowing it (S-40)', () => {
    const again = played(aReady({ on: ON }), '2026-01-10', { type: 'InformOfGrant', who: 'citizen', on: '2026-01-10' });
    expect(codesOf(ask(again, '2026-01-10', start('2026-01-07')))).toBe('accepted');
  });

  it('under SEL § 85 needs the individual assessment no later than day D; VUM is not asked for (S-44, S-45)', () => {
    const granted = played(
      aMet({ on: MET }),
      ON,
      grant('SEL_85'),
      { type: 'InformOfGrant', who: 'citizen', on: ON },
      { type: 'InformOfGrant', who: 'ctiWorker', on: ON },
      { type: 'RegisterJobMatch', on: ON },
    );
    const assessed = (inTargetGroup: boolean) =>
      played(granted, '2026-01-07', { type: 'AssessTargetGroup', inTargetGroup, on: '2026-01-07' });
    expect(codesOf(ask(assessed(true), '2026-01-07', start('2026-01-06')))).toBe('assessmentTooLate S-44');
    expect(codesOf(ask(assessed(true), '2026-01-07', start('2026-01-07')))).toBe('accepted');
    expect(codesOf(ask(assessed(false), '2026-01-07', start('2026-01-07')))).toBe('assessmentNotInTargetGroup S-44');
  });

  it('under SEL § 85 rests on the assessment of its day; one more after it takes nothing away (S-44)', () => {
    const again = (inTargetGroup: boolean) =>
      played(aReady({ basis: 'SEL_85', on: ON }), '2026-01-10', assessed(inTargetGroup, '2026-01-10'));
    expect(codesOf(ask(again(true), '2026-01-10', start('2026-01-07')))).toBe('accepted');
    expect(codesOf(ask(again(false), '2026-01-10', start('2026-01-07')))).toBe('assessmentNotInTargetGroup S-44');
  });

  it('is never earlier than the job match (S-68)', () => {
    expect(codesOf(ask(aReady({ on: ON }), ON, start('2026-01-04')))).toContain('startBeforeJobMatch S-68');
    const matched = played(aMet({ on: MET }), ON, ...papers(ON));
    expect(codesOf(ask(matched, ON, start(ON))), 'on the day of the match').toBe('accepted');
  });

  it('is proposed for the day of the match meeting, or else of the job match (S-68, S-63, A-01)', () => {
    const proposedStart = (state: Trajectory) => plan(date('2026-01-20'), state).wait?.proposedStart;
    const matched = aReady({ on: ON });
    expect(proposedStart(matched)).toEqual({ on: ON, step: 'jobMatch' });
    const meeting = { type: 'HoldMeeting', meeting: 'matchMeeting', on: '2026-01-12' } as const;
    const met = played(matched, '2026-01-20', { ...meeting, with: ['citizen', 'ctiWorker', 'jobConsultant'] });
    expect(proposedStart(met)).toEqual({ on: '2026-01-12', step: 'matchMeeting' });
    expect(plan(date('2026-01-20'), aCourse()).wait).toBeNull();
  });

  it('after the first day at work begins all the same, and the course shows it (S-68, A-01)', () => {
    const warned = (firstDayOn: string) =>
      played(
        played(aReady({ on: ON }), ON, { type: 'RegisterJobMatch', values: { firstDayOn }, on: ON }),
        '2026-01-10',
        start('2026-01-10'),
      ).courses[0]!.deviations;
    expect(warned('2026-01-09')).toEqual([
      { code: 'startAfterFirstWorkday', rule: 'S-68', params: { first: '2026-01-09', start: '2026-01-10' } },
    ]);
    expect(warned('2026-01-10')).toEqual([]);
  });

  it.each([
    ['2026-02-28', 'startTooLongAgo K-14'],
    ['2026-03-01', 'accepted'],
    ['2026-05-14', 'accepted'],
    ['2026-05-15', 'startTooFarAhead K-14'],
  ])('registered on 2026-03-15 with day D %s is %s (K-14)', (startOn, answer) => {
    expect(codesOf(ask(aReady({ on: ON }), '2026-03-15', start(startOn)))).toBe(answer);
  });

  it('in the future begins phase 1 at 00:00 on day D, and not the day before (K-14, S-70)', () => {
    const registered = played(aReady({ on: ON }), '2026-03-15', start('2026-04-01'));
    expect(plan(date('2026-03-31'), registered)).toMatchObject({ status: 'scheduled', courses: [{ phase: null }] });
    expect(plan(date('2026-04-01'), registered)).toMatchObject({
      status: 'running',
      courses: [{ phase: 1, day: { number: 1, of: 61 } }],
    });
  });

  it('happens once: nothing restarts or extends a running course (S-72)', () => {
    expect(codesOf(ask(aCourse(), '2026-02-01', start('2026-02-01')))).toBe('courseAlreadyStarted S-72');
  });

  it('of a course taken over from elsewhere shows what cannot be proved as deviations instead of refusing it (S-40, S-44, S-68)', () => {
    const granted = played(aMet({ on: MET }), ON, grant('SEL_85'));
    const taken = played(granted, ON, { type: 'StartCourse', startOn: '2025-11-01', takenOver: true });
    const deviations = taken.courses[0]!.deviations.map(({ rule }) => rule);
    expect(deviations.slice(0, 5)).toEqual(['S-40', 'S-40', 'S-40', 'S-44', 'S-68']);
    expect(deviations.slice(5), 'the meeting and the plan came after that day').toEqual(['S-19', 'S-28', 'S-64']);
    expect(plan(date(ON), taken).courses[0]).toMatchObject({ phase: 1, takenOver: true });
  });

  it('that would end after the project is accepted and shown with a warning (G-66)', () => {
    const startedBefore = (projectEndsOn: string) =>
      aCourse({ settings: { projectEndsOn: date(projectEndsOn) } }).courses[0]!.deviations; // b(3) = 15 July 2026
    expect(startedBefore('2026-07-14')).toEqual([]);
    expect(startedBefore('2026-07-13')).toEqual([
      { code: 'endsAfterProject', rule: 'G-66', params: { end: '2026-07-15', project: '2026-07-13' } },
    ]);
  });
});

describe('a course that makes more than one worker may have (K-19)', () => {
  const full = { type: 'StartCourse', startOn: '2026-03-05', register: { caseloadIsFull: true } } as const;
  const ready = () => aReady({ on: '2026-03-04', variant: 'rollout' });

  it('is not begun, unless somebody writes down why: the course then shows it (K-19)', () => {
    expect(codesOf(ask(ready(), '2026-03-05', full))).toBe('caseloadIsFull K-19');
    const despite = [{ code: 'caseloadIsFull', noteId: 'note-1' }];
    const begun = played(ready(), '2026-03-05', { ...full, despite } as never);
    expect(begun.courses[0]!.deviations).toEqual([
      { code: 'caseloadIsFull', rule: 'K-19', params: { noteId: 'note-1' } },
    ]);
    expect(codesOf(ask(ready(), '2026-03-05', { ...full, register: { caseloadIsFull: false } }))).toBe('accepted');
  });

  it('is begun with a deviation when it already runs elsewhere (K-19)', () => {
    const taken = played(ready(), '2026-03-05', { ...full, takenOver: true });
    expect(taken.courses[0]!.deviations).toMatchObject([{ code: 'caseloadIsFull' }]);
  });

  it('stands in the way of no grant: the citizen’s right does not hang on who has time (K-19)', () => {
    const met = aMet({ on: MET, variant: 'rollout', settings: { loadStopPercent: 1 } });
    expect(codesOf(ask(met, ON, grant('LAB_31B')))).toBe('accepted');
  });
});
