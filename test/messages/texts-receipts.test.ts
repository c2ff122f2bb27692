import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { explain } from '../../src/domain/explain.ts';
import { type Course, type CoursePause, newTrajectory, type Trajectory } from '../../src/domain/state.ts';
import type { DutyId } from '../../src/domain/transitions.ts';
import type { Language } from '../../src/messages/language.ts';
import { receiptLine, receiptLines } from '../../src/messages/receipts.ts';
import {
  anEnrolled,
  aCourse as aStartedCourse,
  assignments,
  inclusion,
  pastPause,
  pause,
  played,
  startUpMeeting,
} from '../domain/builders.ts';

const begun = () => aStartedCourse({ startOn: '2026-01-15' });

function aCourse(startOn: string, overrides: Partial<Course> = {}): Course {
  return {
    number: 1,
    round: 1,
    startOn: date(startOn),
    months: 6,
    legalBasis: 'LAB_31B',
    grants: 1,
    takenOver: false,
    deviations: [],
    pauses: [],
    endDecision: null,
    acted: [],
    ended: null,
    ...overrides,
  };
}

function aPause(from: string, until?: string): CoursePause {
  const registered = { registeredOn: date(from), reason: 'illness' as const };
  const ended = until ? { id: 8, registeredOn: date(until) } : null;
  return { id: 7, from: date(from), until: until ? date(until) : null, resumed: ended, ...registered };
}

function receiptOf(course: Course, id: DutyId, today = '2026-03-24') {
  const receipt = explain(date(today), { ...newTrajectory, courses: [course] }, id);
  if (!receipt) throw new Error(`Expected a receipt for ${id}, found none`);
  return receipt;
}

describe('a receipt', () => {
  it('of the start names the day and its rule', () => {
    expect(receiptLines(receiptOf(aCourse('2026-01-15'), 'course-1/phase-1'), 'da')).toEqual([
      'Startdato: 15. januar 2026 (S-68)',
    ]);
  });

  it('SC-10: shows the pause that moved phase 2', () => {
    const receipt = receiptOf(
      aCourse('2026-01-15', { pauses: [aPause('2026-02-01', '2026-02-22')] }),
      'course-1/phase-2',
    );
    expect(receiptLines(receipt, 'da')).toEqual([
      'Startdato: 15. januar 2026',
      '+ 2 måneder = 15. marts 2026 (T-02)',
      '+ 21 dage med pause 1. februar – 21. februar 2026 = 5. april 2026 (T-04)',
    ]);
    expect(receiptLines(receipt, 'en')).toEqual([
      'Start date: 15 January 2026',
      '+ 2 months = 15 March 2026 (T-02)',
      '+ 21 days paused 1 February – 21 February 2026 = 5 April 2026 (T-04)',
    ]);
  });

  it('SC-10: reads as one sum in a table cell', () => {
    const receipt = receiptOf(aCourse('2026-01-15', { pauses: [aPause('2026-02-01', '2026-02-22')] }), 'course-1/end');
    expect(receiptLine(receipt, 'da')).toBe(
      'Startdato: 15. januar 2026 + 6 måneder = 15. juli 2026 (T-02) ' +
        '+ 21 dage med pause 1. februar – 21. februar 2026 = 5. august 2026 (T-04)',
    );
  });

  it('SC-03: explains why a short month ends the sum on its last day', () => {
    const course = aCourse('2023-12-31', { legalBasis: 'SEL_82B' });
    expect(receiptLines(receiptOf(course, 'course-1/phase-2'), 'da')).toEqual([
      'Startdato: 31. december 2023',
      '+ 2 måneder = 29. februar 2024 (T-02: måneden har ingen 31., så den sidste dag tages)',
    ]);
    expect(receiptLines(receiptOf(course, 'course-1/phase-3'), 'en')).toEqual([
      'Start date: 31 December 2023',
      '+ 4 months = 30 April 2024 (T-02: that month has no day 31, so its last day is taken)',
    ]);
  });

  it('SC-04: names the very day that the month lacks', () => {
    const course = aCourse('2023-11-30', { legalBasis: 'SEL_85', months: 9 });
    expect(receiptLine(receiptOf(course, 'course-1/phase-2'), 'da')).toBe(
      'Startdato: 30. november 2023 + 3 måneder = 29. februar 2024 (T-02: måneden har ingen 30., så den sidste dag tages)',
    );
    expect(receiptLine(receiptOf(course, 'course-1/phase-3'), 'da')).toBe(
      'Startdato: 30. november 2023 + 6 måneder = 30. maj 2024 (T-02)',
    );
  });

  it('T-08: lists two pauses in their order, a pause of one day in the singular', () => {
    const pauses = [aPause('2026-02-10', '2026-02-24'), aPause('2026-03-10', '2026-03-11')];
    expect(receiptLines(receiptOf(aCourse('2026-01-15', { pauses }), 'course-1/phase-2'), 'da')).toEqual([
      'Startdato: 15. januar 2026',
      '+ 2 måneder = 15. marts 2026 (T-02)',
      '+ 14 dage med pause 10. februar – 23. februar 2026 = 29. marts 2026 (T-04)',
      '+ 1 dag med pause 10. marts 2026 = 30. marts 2026 (T-04)',
    ]);
  });

  it('T-10: promises no date while a pause is open', () => {
    const receipt = receiptOf(aCourse('2026-01-15', { pauses: [aPause('2026-03-10')] }), 'course-1/phase-2');
    expect(receiptLines(receipt, 'da')).toEqual([
      'Startdato: 15. januar 2026',
      '+ 2 måneder = 15. marts 2026 (T-02)',
      '+ 15 dage med pause fra 10. marts 2026 = tidligst 30. marts 2026, hvis forløbet genoptages i morgen (T-10)',
    ]);
    expect(receiptLines(receipt, 'en')[2]).toBe(
      '+ 15 days paused from 10 March 2026 = not before 30 March 2026, if the course resumes tomorrow (T-10)',
    );
  });

  it('T-10: does not say "tomorrow" of a pause that begins next week', () => {
    const course = aCourse('2026-01-15', { pauses: [aPause('2026-03-10')] });
    expect(receiptLines(receiptOf(course, 'course-1/phase-2', '2026-03-03'), 'da')[2]).toBe(
      '+ 1 dag med pause fra 10. marts 2026 = tidligst 16. marts 2026, hvis pausen kun varer 1 dag (T-10)',
    );
  });

  it('S-84, T-11: of an end that was decided hangs on the decision', () => {
    const decided = (outcome: 'interrupted' | 'restarted' | 'left') =>
      receiptOf(aCourse('2026-01-15', { endDecision: { id: 9, endOn: date('2026-06-01'), outcome } }), 'course-1/end');
    expect(receiptLines(decided('interrupted'), 'da')).toEqual(['Besluttet slutdato: 1. juni 2026 (S-84)']);
    expect(receiptLines(decided('restarted'), 'da')).toEqual([
      'Besluttet dato for at starte forfra: 1. juni 2026 (T-11)',
    ]);
    expect(receiptLines(decided('left'), 'da')).toEqual(['Udtrådt: 1. juni 2026 (S-91)']);
  });
});

describe('the receipt of a duty', () => {
  const reckoned = (state: Trajectory, id: string, today: string, language: Language = 'da') => {
    const receipt = explain(date(today), state, id);
    if (!receipt) throw new Error(`Expected a receipt for ${id}, found none`);
    return receiptLine(receipt, language);
  };

  it('K-01: of the start-up meeting is counted from the enrolment', () => {
    const state = anEnrolled({ on: '2026-01-05' });
    expect(reckoned(state, 'round-1/startUpMeeting', '2026-01-05')).toBe(
      'Indskrevet: 5. januar 2026 + 30 dage = 4. februar 2026 (K-01)',
    );
    expect(reckoned(state, 'round-1/summonStartUpMeeting', '2026-01-05')).toBe(
      'Indskrevet: 5. januar 2026 + 16 dage = 21. januar 2026 (K-01)',
    );
  });

  it('K-02: of the joint plan is counted from the start-up meeting', () => {
    const state = played(
      anEnrolled({ on: '2026-01-05' }),
      '2026-01-12',
      ...assignments('2026-01-12'),
      inclusion('2026-01-12'),
      startUpMeeting('2026-01-12', { cvOn: '2026-01-20' }),
    );
    expect(reckoned(state, 'round-1/jointActionPlan', '2026-01-12')).toBe(
      'Opstartsmøde: 12. januar 2026 + 28 dage = 9. februar 2026 (K-02)',
    );
    const meeting = state.facts.find(({ step }) => step === 'startUpMeeting')!;
    expect(reckoned(state, `fact-${meeting.id}/cv`, '2026-01-12')).toBe(
      'CV og jobsøgning begynder: 20. januar 2026 (S-22)',
    );
    expect(reckoned(state, `fact-${meeting.id}/cv`, '2026-01-12', 'en')).toBe(
      'CV and job search begin: 20 January 2026 (S-22)',
    );
  });

  it('S-93, SC-10: of the handover plan goes back a day from an end that a pause has moved', () => {
    const state = played(begun(), '2026-02-22', pastPause('2026-02-01', '2026-02-22'));
    expect(reckoned(state, 'course-1/handoverPlan', '2026-02-22')).toBe(
      'Startdato: 15. januar 2026 + 6 måneder = 15. juli 2026 (T-02) ' +
        '+ 21 dage med pause 1. februar – 21. februar 2026 = 5. august 2026 (T-04) − 1 dag = 4. august 2026 (S-93)',
    );
  });

  it('S-40, S-82: hangs on the grant, the registration, or the first day of a pause', () => {
    const state = played(begun(), '2026-02-22', pause('2026-02-01'));
    const { id } = state.courses[0]!.pauses[0]!;
    expect(reckoned(state, 'round-1/tellCitizenOfGrant', '2026-02-22')).toMatch(/^Bevilget: /);
    expect(reckoned(state, `pause-${id}/tellOfPause`, '2026-02-22')).toBe('Registreret: 22. februar 2026 (S-82)');
    expect(reckoned(state, `pause-${id}/longPause`, '2026-02-22')).toBe(
      'Pausens første dag: 1. februar 2026 + 90 dage = 2. maj 2026 (K-11)',
    );
  });
});
