import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { explain } from '../../src/domain/explain.ts';
import type { Authority, JobFunction } from '../../src/domain/people.ts';
import { plan } from '../../src/domain/plan.ts';
import { receiptLines } from '../../src/messages/receipts.ts';
import { ask, EVERYBODY, played, startUpMeeting } from './builders.ts';
import { HELD, ON, ready, storyOf, summons, without } from './first-meeting.ts';

describe('attendance at the first and the last meeting (SC-09)', () => {
  it.each([...EVERYBODY])('without %s: not held, and another meeting is needed (SC-09 a, S-19, S-20)', (absent) => {
    const meeting = startUpMeeting(HELD, {}, without(absent));
    expect(storyOf(ready(), HELD, meeting)).toEqual(['MeetingNotHeld']);
    const after = played(played(ready(), ON, summons()), HELD, meeting);
    expect(after.appointments[0]?.state).toBe('notHeld');
    expect(plan(date(HELD), after).duties.find(({ what }) => what === 'startUpMeeting')?.state).not.toBe('done');
  });
  it('is summoned again from the day on which it failed: nobody is late with what was not needed before (K-01, S-19)', () => {
    const failed = (on: string) => {
      const moved = {
        type: 'MoveMeeting',
        meeting: 'startUpMeeting',
        to: on,
        askedBy: 'citizen',
        noteId: 'n',
      } as const;
      const state = played(played(ready(), ON, summons('2026-01-13')), '2026-01-12', { ...moved, on: '2026-01-12' });
      return played(state, on, startUpMeeting(on, {}, without('citizen')));
    };
    const summoning = (state: ReturnType<typeof ready>, today: string) =>
      plan(date(today), state).duties.find(({ what }) => what === 'summonStartUpMeeting');
    expect(summoning(failed('2026-01-14'), '2026-01-14')).toMatchObject({ dueOn: '2026-01-21', state: 'open' });
    const late = failed('2026-01-30');
    expect(summoning(late, '2026-01-30')).toMatchObject({ dueOn: '2026-01-30', state: 'open' });
    expect(summoning(late, '2026-02-02')).toMatchObject({ dueOn: '2026-01-30', state: 'overdue' });
    const receipt = explain(date('2026-01-30'), late, summoning(late, '2026-01-30')!.id)!;
    expect(receiptLines(receipt, 'da')).toEqual(['Mødet blev ikke holdt: 30. januar 2026 (S-16)']);
  });
  it('names who was absent, by function (S-19)', () => {
    const decision = ask(ready(), HELD, startUpMeeting(HELD, {}, without('socialCaseworker')));
    expect(decision).toMatchObject({
      events: [{ type: 'MeetingNotHeld', absent: ['socialCaseworker'], rule: 'S-19' }],
    });
  });
  it.each([
    ['whole', ['MeetingHeld']],
    ['part', ['MeetingNotHeld']],
    ['none', ['MeetingNotHeld']],
  ] as const)(
    'a job consultant with %s authority for the absent jobcentre caseworker: %j (SC-09 b, G-01, G-02, G-03)',
    (authority, story) => {
      const consultant = (value: Authority) =>
        ({
          ...({ type: 'AssignStaff', function: 'jobConsultant', staffId: 'staff-job', on: HELD } as const),
          register: { trainedOn: null, authority: value },
        }) as const;
      const state = played(ready(), HELD, consultant(authority));
      expect(storyOf(state, HELD, startUpMeeting(HELD, {}, without('jobCentreCaseworker')))).toEqual(story);
    },
  );
  it('one caseworker for both administrations counts twice only where the municipality has switched it on (SC-09 c, G-10, A-17)', () => {
    for (const absent of ['socialCaseworker', 'jobCentreCaseworker']) {
      const meeting = startUpMeeting(HELD, {}, without(absent));
      expect(storyOf(ready(), HELD, meeting)).toEqual(['MeetingNotHeld']);
      expect(storyOf(ready({ oneCaseworkerForBoth: true }), HELD, meeting)).toEqual(['MeetingHeld']);
    }
    expect(
      storyOf(ready({ oneCaseworkerForBoth: true }), HELD, startUpMeeting(HELD, {}, without('ctiWorker'))),
    ).toEqual(['MeetingNotHeld']);
  });
});

describe('one person at the first and the last meeting', () => {
  const assign = (jobFunction: JobFunction, staffId: string, on = HELD, more: object = {}) => ({
    ...({ type: 'AssignStaff', function: jobFunction, staffId, on, noteId: 'note-1' } as const),
    ...more,
  });
  const despite = [{ code: 'combinationAdvisedAgainst', noteId: 'note-1' }];
  it.each([
    ['jobConsultant', 'staff-cti', { despite }, 'jobConsultant', 'G-05'],
    ['socialCaseworker', 'staff-cti', { despite }, 'ctiWorker', 'G-04'],
    ['socialCaseworker', 'staff-jobcentre', {}, 'socialCaseworker', 'G-10'],
    ['jobConsultant', 'staff-jobcentre', {}, 'jobConsultant', 'G-03'],
  ] as const)('who is %s and %s too is there once: %j, %s (S-19, %s)', (jobFunction, staffId, more, absent, _rule) => {
    const state = played(ready(), HELD, assign(jobFunction, staffId, HELD, more));
    expect(ask(state, HELD, startUpMeeting(HELD))).toMatchObject({
      events: [{ type: 'MeetingNotHeld', absent: [absent] }],
    });
  });
  it('counts for two where the rules let her: with the whole authority, or powers under several laws (G-03, G-10)', () => {
    const whole = { register: { trainedOn: null, authority: 'whole' } };
    const consultant = played(ready(), HELD, assign('jobConsultant', 'staff-jobcentre', HELD, whole));
    expect(storyOf(consultant, HELD, startUpMeeting(HELD))).toEqual(['MeetingHeld']);
    const caseworker = played(
      ready({ oneCaseworkerForBoth: true }),
      HELD,
      assign('socialCaseworker', 'staff-jobcentre'),
    );
    expect(storyOf(caseworker, HELD, startUpMeeting(HELD))).toEqual(['MeetingHeld']);
  });
  it('has the authority of the day of the meeting, not one that was given later (G-01, G-03)', () => {
    const later = assign('jobConsultant', 'staff-job', '2026-03-01', {
      register: { trainedOn: null, authority: 'whole' },
    });
    const state = played(ready(), '2026-03-01', later);
    const held = (on: string) => storyOf(state, '2026-03-01', startUpMeeting(on, {}, without('jobCentreCaseworker')));
    expect(held(HELD)).toEqual(['MeetingNotHeld']);
    expect(held('2026-03-01')).toEqual(['MeetingHeld']);
  });
});
