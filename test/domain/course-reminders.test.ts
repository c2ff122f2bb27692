import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { plan } from '../../src/domain/plan.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { aMet, papers, pause, played, resume } from './builders.ts';
import { about, on, reminders, started, UNTIL_START } from './told-reminders.ts';

describe('reminders in a course', () => {
  it('in a pause are only of the pause itself and what the law goes on asking for (S-77, S-83, T-05, K-10, K-11, SC-16)', () => {
    const talk = {
      type: 'RecordFact',
      step: 'statutoryTalk',
      values: { plannedOn: '2026-05-12' },
      on: '2026-03-10',
    } as const;
    const list = reminders(started(['2026-03-10', pause('2026-03-10'), talk]), '2026-06-30').filter(
      ([day]) => day > '2026-03-10',
    );
    expect(list.map(([day, what, rung]) => `${day} ${what} ${rung}`)).toEqual([
      '2026-03-13 tellOfPause leader',
      '2026-03-24 reviewPause review-1',
      '2026-04-07 reviewPause review-2',
      '2026-04-21 reviewPause review-3',
      '2026-05-05 reviewPause review-4',
      '2026-05-12 statutoryTalk due',
      '2026-05-15 statutoryTalk leader',
      '2026-05-19 reviewPause review-5',
      '2026-06-02 reviewPause review-6',
      '2026-06-08 longPause due',
      '2026-06-16 reviewPause review-7',
      '2026-06-30 reviewPause review-8',
    ]);
  });
  it('of whether a pause is still right count from its first day, whenever it was registered (K-10)', () => {
    const reviews = (from: string, registeredOn: string) =>
      about('reviewPause', reminders(started([registeredOn, pause(from)]), '2026-05-07')).map(([day]) => day);
    expect(reviews('2026-04-09', '2026-03-10'), 'none before a pause that is known ahead').toEqual([
      '2026-04-23',
      '2026-05-07',
    ]);
    expect(reviews('2026-04-09', '2026-04-20'), 'registered late').toEqual(['2026-04-23', '2026-05-07']);
  });
  it('after a pause come as many days later as it lasted (T-04, SC-10)', () => {
    const paused = started(['2026-03-09', pause('2026-03-09')], ['2026-03-30', resume('2026-03-30')]);
    const list = reminders(paused, '2026-04-30');
    expect(about('ctiGoals', list)[0]?.slice(0, 4)).toEqual(['2026-04-07', 'ctiGoals', 'due', '2026-04-06']);
    expect(about('followUp', list)[0]?.slice(0, 4)).toEqual(['2026-04-20', 'followUp', 'due', '2026-04-20']);
  });
  it('of a follow-up begin anew with each one (K-16, S-78)', () => {
    const list = reminders(
      started(['2026-03-25', { type: 'RecordFact', step: 'followUp', on: '2026-03-25' }]),
      '2026-05-01',
    );
    expect(about('followUp', list).map(([day, , rung, dueOn]) => `${day} ${rung} ${dueOn}`)).toEqual([
      '2026-04-22 due 2026-04-22',
      '2026-04-27 leader 2026-04-22',
    ]);
  });
  it('of the follow-up after one that was made in a pause come 28 active days later, not on the day of return (K-16, S-78, T-04)', () => {
    const list = reminders(
      started(
        ['2026-03-20', pause('2026-03-20')],
        ['2026-04-10', { type: 'RecordFact', step: 'followUp', on: '2026-04-10' }],
        ['2026-05-20', resume('2026-05-20')],
      ),
      '2026-06-30',
    );
    // The pause holds the first, of 30 March; after the one of 10 April 28 days are counted from 20 May on.
    expect(about('followUp', list).map(([day, , rung, dueOn]) => `${day} ${rung} ${dueOn}`)).toEqual([
      '2026-06-17 due 2026-06-17',
      '2026-06-22 leader 2026-06-17',
    ]);
  });
  it('of a need for change go to both caseworkers at once (S-79, G-17)', () => {
    const need = {
      type: 'RecordFact',
      step: 'needForChange',
      values: { seenBy: 'ctiWorker' },
      on: '2026-03-24',
    } as const;
    expect(about('considerChange', reminders(started(['2026-03-24', need]), '2026-04-10'))).toEqual([
      ['2026-03-24', 'considerChange', 'open', '2026-03-24', 'jobCentreCaseworker socialCaseworker'],
      ['2026-03-27', 'considerChange', 'leader', '2026-03-24', 'jobCentreCaseworker teamLeader'],
    ]);
  });
  it('of the work agreement’s follow-up go to the job consultant on the day agreed (S-53)', () => {
    const agreement = {
      ...({
        type: 'RecordFact',
        step: 'workAgreement',
        with: ['citizen', 'jobConsultant', 'employer'],
        on: '2026-03-10',
      } as const),
      values: { hours: 10, tasksNote: 'note-2', healthNote: 'note-3', subGoals: 1, followUpOn: '2026-04-14' },
    };
    const list = reminders(started(['2026-03-10', agreement]), '2026-04-30');
    expect(about('workAgreement', list)).toEqual([]);
    expect(about('followUpWorkAgreement', list)[0]).toEqual([
      '2026-04-14',
      'followUpWorkAgreement',
      'due',
      '2026-04-14',
      'jobConsultant',
    ]);
  });
  it('of the follow-up of an agreement that has been adjusted are of the new version’s day; another company has its own (S-53, S-59)', () => {
    const agreement = (on: string, company: string, followUpOn: string) =>
      ({
        ...({ type: 'RecordFact', step: 'workAgreement', with: ['citizen', 'jobConsultant', 'employer'], on } as const),
        values: { company, hours: 10, tasksNote: 'note-2', healthNote: 'note-3', subGoals: 1, followUpOn },
        despite: [{ code: 'secondCompany', noteId: 'note-1' }],
      }) as never;
    const list = reminders(
      started(
        ['2026-03-10', agreement('2026-03-10', 'company-x', '2026-04-14')],
        ['2026-03-24', agreement('2026-03-24', 'company-x', '2026-05-12')],
        ['2026-03-25', agreement('2026-03-25', 'company-y', '2026-04-21')],
      ),
      '2026-05-13',
    );
    const due = about('followUpWorkAgreement', list).filter(([, , rung]) => rung === 'due');
    expect(due.map(([day]) => day)).toEqual(['2026-04-21', '2026-05-12']);
  });
  it.each([
    [5, ['2026-06-15 open', '2026-07-03 due', '2026-07-06 leader']],
    [4, []],
  ])('of a holiday of %i working days: %j (K-18, S-80, SC-21 a)', (workingDays, expected) => {
    const holiday = {
      ...({ type: 'RecordFact', step: 'workerHoliday', on: '2026-03-10' } as const),
      values: { from: '2026-07-06', until: '2026-07-24', workingDays },
    };
    const list = about('holidayPlan', reminders(started(['2026-03-10', holiday]), '2026-07-31'));
    // The day before the holiday is a Sunday: what is due then is said on the next working day.
    expect(list.map(([day, , rung]) => `${day} ${rung}`)).toEqual(
      expected.map((line) =>
        line.replace('2026-07-03', '2026-07-06').replace('2026-07-06 leader', '2026-07-08 leader'),
      ),
    );
  });
  it('of a match meeting are none: it is shown and no gate (S-63)', () => {
    expect(about('matchMeeting', reminders(UNTIL_START, '2026-12-31'))).toEqual([]);
    const matched = played(aMet({ on }), '2026-01-12', ...papers('2026-01-12'));
    const duty = (state: Trajectory) =>
      plan(date('2026-01-12'), state).duties.find(({ what }) => what === 'matchMeeting');
    expect(duty(matched)?.state).toBe('open');
    const meeting = {
      type: 'HoldMeeting',
      meeting: 'matchMeeting',
      with: ['citizen', 'ctiWorker', 'jobConsultant'],
      on: '2026-01-12',
    } as const;
    expect(duty(played(matched, '2026-01-12', meeting))?.state).toBe('done');
  });
});
