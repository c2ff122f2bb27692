import { describe, expect, it } from 'vitest';
import { addDays, date } from '../../src/domain/calendar/civil-date.ts';
import { plan } from '../../src/domain/plan.ts';
import {
  aCourse,
  aMet,
  anEnrolled,
  ask,
  assignments,
  closingMeeting,
  codesOf,
  contactMeeting,
  continuedNeed,
  EVERYBODY,
  handoverPlan,
  inclusion,
  pause,
  played,
  startUpMeeting,
  ticked,
  together,
} from './builders.ts';
import { HELD, ON, ready, storyOf, summons, without } from './first-meeting.ts';

describe('the start-up meeting', () => {
  it('is summoned when a caseworker from each administration has prepared it (S-16, S-17)', () => {
    expect(codesOf(ask(ready(), ON, summons()))).toBe('accepted');
    expect(codesOf(ask(ready(), ON, { ...summons(), preparedBy: ['jobCentreCaseworker'] }))).toBe(
      'notPreparedTogether S-17',
    );
  });
  it('has two named caseworkers, or one with powers in both where the switch is on (S-17, G-10)', () => {
    const alone = (settings = {}) =>
      played(
        anEnrolled({ on: ON, variant: 'rollout', settings }),
        ON,
        ...assignments(ON).filter((one) => !('function' in one && one.function === 'socialCaseworker')),
        inclusion(ON),
      );
    expect(codesOf(ask(alone(), ON, summons()))).toBe('notPreparedTogether S-17');
    expect(codesOf(ask(alone({ oneCaseworkerForBoth: true }), ON, summons()))).toBe('accepted');
  });
  it('has a named CTI worker and one job consultant before anybody is summoned (S-20, G-11, G-15)', () => {
    const alone = played(anEnrolled({ on: ON, variant: 'rollout' }), ON, inclusion(ON));
    expect(codesOf(ask(alone, ON, summons()))).toBe(
      'ctiWorkerMissing G-15, jobConsultantMissing G-11, notPreparedTogether S-17, notPreparedTogether S-17',
    );
    expect(codesOf(ask(alone, HELD, startUpMeeting(HELD)))).toBe('ctiWorkerMissing G-15, jobConsultantMissing G-11');
  });
  it('is summoned once, for a day to come (S-16)', () => {
    expect(codesOf(ask(played(ready(), ON, summons()), ON, summons()))).toBe('meetingIsSummoned S-16');
    expect(codesOf(ask(ready(), ON, summons('2026-01-04')))).toBe('meetingInPast S-16');
  });
  it('that is moved keeps its old day, who asked for it and why', () => {
    const summoned = played(ready(), ON, summons());
    const move = { type: 'MoveMeeting', meeting: 'startUpMeeting', to: '2026-01-27', askedBy: 'citizen' } as const;
    const moved = played(summoned, '2026-01-12', { ...move, noteId: 'note-1', on: '2026-01-12' });
    expect(moved.appointments[0]).toMatchObject({
      for: '2026-01-27',
      moves: [{ from: '2026-01-20', to: '2026-01-27', askedBy: 'citizen', noteId: 'note-1', on: '2026-01-12' }],
    });
    const back = { ...move, to: '2026-01-11', noteId: 'note-2', on: '2026-01-12' } as const;
    expect(codesOf(ask(summoned, '2026-01-12', back))).toBe('meetingInPast S-16');
    expect(codesOf(ask(ready(), '2026-01-12', { ...back, to: '2026-01-20' }))).toBe('meetingNotSummoned S-16');
    expect(codesOf(ask(ready(), '2026-01-12', { ...back, meeting: 'tea' }))).toBe('stepUnknown TECH-04');
  });
  it('that is cancelled is to be summoned again', () => {
    const cancel = { type: 'CancelMeeting', meeting: 'startUpMeeting', noteId: 'note-1', on: ON } as const;
    expect(codesOf(ask(ready(), ON, cancel))).toBe('meetingNotSummoned S-16');
    expect(codesOf(ask(ready(), ON, { ...cancel, meeting: 'tea' }))).toBe('stepUnknown TECH-04');
    const cancelled = played(played(ready(), ON, summons()), ON, cancel);
    expect(plan(date(ON), cancelled).duties.find(({ what }) => what === 'summonStartUpMeeting')?.state).toBe('open');
    expect(codesOf(ask(cancelled, ON, summons()))).toBe('accepted');
  });
  it('needs the date for the CV, the timetable, the registrations and who is to make the plan (S-21 … S-25)', () => {
    const bare = { type: 'HoldMeeting', meeting: 'startUpMeeting', with: EVERYBODY, on: HELD } as const;
    expect(codesOf(ask(ready(), HELD, bare))).toBe(
      'fieldMissing S-21, fieldMissing S-22, fieldMissing S-23, fieldMissing S-24, fieldMissing S-25',
    );
    expect(codesOf(ask(ready(), HELD, startUpMeeting(HELD, { agenda: ['dreams'] })))).toBe('fieldWrong S-21');
    const undone = { registrationsMade: false, timetableAgreed: false };
    expect(codesOf(ask(ready(), HELD, startUpMeeting(HELD, undone))), 'it ends with both').toBe(
      'fieldMissing S-23, fieldMissing S-24',
    );
  });
  it('is held where the citizen wishes, in person or remotely (S-18, S-19, G-18)', () => {
    const values = { place: 'home', whereCitizenWished: true, remotely: ['jobConsultant'] };
    expect(codesOf(ask(ready(), HELD, startUpMeeting(HELD, values)))).toBe('accepted');
    expect(codesOf(ask(ready(), HELD, startUpMeeting(HELD, { place: 'moon' })))).toBe('fieldWrong G-18');
  });
  it('with a stand-in in the CTI worker’s place needs a written reason, and shows it (S-20)', () => {
    const register = { trainedOn: '2020-01-15', trainedIn: 'social-stoette', authority: 'none' } as const;
    const away = played(ready(), ON, {
      ...({ type: 'AppointStandIn', staffId: 'staff-other', from: HELD, until: HELD, register } as const),
    });
    const held = (state: ReturnType<typeof ready>, values = {}) => ask(state, HELD, startUpMeeting(HELD, values));
    expect(codesOf(held(away))).toBe('standInAtFirstMeeting S-20');
    expect(codesOf(held(away, { workerInPerson: true }))).toBe('accepted');
    expect(codesOf(held(ready()))).toBe('accepted');
    expect(codesOf(held(ready(), { workerInPerson: false }))).toBe('standInAtFirstMeeting S-20');
    const despite = [{ code: 'standInAtFirstMeeting', noteId: 'note-1' }];
    expect(ask(away, HELD, { ...startUpMeeting(HELD), despite } as never)).toMatchObject({
      events: [{ type: 'MeetingHeld', deviations: [{ code: 'standInAtFirstMeeting', rule: 'S-20' }] }],
    });
  });
  it('makes exactly one caseworker responsible for the joint plan (S-25)', () => {
    const held = played(ready(), HELD, startUpMeeting(HELD, { planResponsible: 'jobCentreCaseworker' }));
    expect(plan(date(HELD), held).duties.find(({ what }) => what === 'jointActionPlan')?.owner).toBe(
      'jobCentreCaseworker',
    );
  });
  it('is followed by the CV: the job consultant has it on the day agreed upon (S-22, S-49)', () => {
    const held = played(ready(), HELD, startUpMeeting(HELD, { cvOn: '2026-02-16' }));
    const cv = (state: typeof held) => plan(date('2026-02-16'), state).duties.find(({ what }) => what === 'cv');
    expect(cv(held)).toMatchObject({ owner: 'jobConsultant', dueOn: '2026-02-16', state: 'open' });
    expect(cv(played(held, '2026-02-16', { type: 'RecordFact', step: 'cv', on: '2026-02-16' }))?.state).toBe('done');
  });
});

describe('contact establishment', () => {
  it('may begin before the start-up meeting; such a contact does not count as one after it (S-27, S-64)', () => {
    expect(codesOf(ask(ready(), ON, contactMeeting(ON)))).toBe('accepted');
  });
  it('is done by a trained CTI worker (G-22)', () => {
    const untrained = played(anEnrolled({ on: ON, variant: 'rollout' }), ON, inclusion(ON), {
      ...({ type: 'AssignStaff', function: 'ctiWorker', staffId: 'staff-new', on: ON } as const),
    });
    expect(codesOf(ask(untrained, ON, contactMeeting(ON)))).toBe('ctiWorkerNotTrained G-22');
    const nobody = anEnrolled({ on: ON, variant: 'rollout' });
    expect(codesOf(ask(nobody, ON, contactMeeting(ON)))).toBe('ctiWorkerMissing G-15');
  });
  it('is no effort yet: activities are registered from day D on (S-66, S-67)', () => {
    const activity = (on: string) => ({ type: 'RecordFact', step: 'activity', values: { track: 'job' }, on }) as const;
    expect(codesOf(ask(aMet({ on: ON }), '2026-01-10', activity('2026-01-10')))).toBe('courseNotBegun S-66');
    expect(codesOf(ask(aCourse(), '2026-01-20', activity('2026-01-14')))).toBe('courseNotBegun S-66');
    expect(codesOf(ask(aCourse(), '2026-01-20', activity('2026-01-15')))).toBe('accepted');
  });
  it('explains what a course is (S-65)', () => {
    const explained = { ...contactMeeting(ON), values: { courseExplained: true } } as const;
    expect(codesOf(ask(ready(), ON, explained))).toBe('accepted');
  });
});

describe('the closing meeting (S-95)', () => {
  const inPhase3 = () => aCourse({ startOn: '2026-01-15' }); // b = 15 March, 15 May, 15 July
  const prepared = (on: string) => played(inPhase3(), on, handoverPlan(on), continuedNeed(on));
  it('lies in phase 3 and after the handover plan and the question of continued need (S-95, S-97)', () => {
    expect(codesOf(ask(inPhase3(), '2026-06-20', closingMeeting('2026-06-20')))).toBe(
      'handoverPlanMissing S-95, continuedNeedUnanswered S-97',
    );
    expect(codesOf(ask(prepared('2026-06-20'), '2026-06-20', closingMeeting('2026-06-20')))).toBe('accepted');
    const despite = [{ code: 'handoverPlanTooEarly', noteId: 'note-1' }];
    const early = { ...handoverPlan('2026-05-14'), despite } as never;
    const ready = played(inPhase3(), '2026-06-20', early, continuedNeed('2026-05-14'));
    expect(codesOf(ask(ready, '2026-06-20', closingMeeting('2026-05-14')))).toBe('closingTooEarly S-95');
    expect(codesOf(ask(ready, '2026-06-20', closingMeeting('2026-05-15')))).toBe('accepted');
  });
  it('lies after plan and question by the days on which they were made, in whatever order they are registered (S-95, S-97)', () => {
    expect(codesOf(ask(prepared('2026-06-20'), '2026-06-25', closingMeeting('2026-06-19')))).toBe(
      'handoverPlanMissing S-95, continuedNeedUnanswered S-97',
    );
  });
  it('of a course that was started over needs a plan and an answer of its own, and is summoned anew (S-83, S-95, S-97)', () => {
    const summoned = played(prepared('2026-06-01'), '2026-06-01', {
      ...({ type: 'SummonMeeting', meeting: 'closingMeeting', for: '2026-06-08', on: '2026-06-01' } as const),
    });
    const paused = played(
      played(summoned, '2026-06-08', closingMeeting('2026-06-08')),
      '2026-06-10',
      pause('2026-06-10'),
    );
    const again = played(paused, '2026-07-10', {
      ...({ type: 'RestartCourse', startOn: '2026-07-10', decision: together } as const),
      confirmedBy: ['jobCentreCaseworker', 'socialCaseworker'],
    }); // b = 10 September, 10 November, 10 January
    expect(codesOf(ask(again, '2026-12-01', closingMeeting('2026-12-01')))).toBe(
      'handoverPlanMissing S-95, continuedNeedUnanswered S-97',
    );
    const summons = plan(date('2026-12-01'), ticked(again, '2026-12-01')).duties.findLast(
      ({ what }) => what === 'summonClosingMeeting',
    );
    expect(summons).toMatchObject({ course: 2, state: 'overdue' });
  });
  it('needs the same people as the first one (S-19, S-95)', () => {
    const state = prepared('2026-06-20');
    expect(storyOf(state, '2026-06-21', closingMeeting('2026-06-21', without('jobConsultant')))).toEqual([
      'MeetingNotHeld',
    ]);
  });
  it('held after the end is late, not lost, and opens nothing again (SC-19 a, S-96)', () => {
    const ended = played(prepared('2026-07-10'), '2026-07-15');
    const late = played(ended, '2026-07-20', closingMeeting('2026-07-20'));
    expect(late.courses[0]!.ended).toMatchObject({ on: '2026-07-15', outcome: 'completed' });
    expect(plan(date('2026-07-20'), late).duties.find(({ what }) => what === 'closingMeeting')?.state).toBe('done');
  });
  it('is summoned by the day that the municipality has set, and proposed before the last one (K-07)', () => {
    const duty = (what: string) => plan(date('2026-06-01'), inPhase3()).duties.find((one) => one.what === what);
    expect(duty('summonClosingMeeting')?.dueOn).toBe(addDays(date('2026-07-15'), -42));
    expect(duty('closingMeeting')?.dueOn).toBe('2026-07-14');
  });
});
