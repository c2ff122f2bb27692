import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { CommandBody } from '../../src/domain/commands.ts';
import { plan } from '../../src/domain/plan.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import {
  aMet,
  ask,
  assignments,
  codesOf,
  type Dated,
  inclusion,
  jointPlan,
  papers,
  pause,
  played,
  resume,
  startUpMeeting,
} from './builders.ts';
import { about, on, reminders, started, UNTIL_START } from './told-reminders.ts';

describe('reminders of a course from 2 March 2026 (b = 2 May, 2 July, 2 September) in which nobody registers anything', () => {
  const all = reminders(UNTIL_START, '2026-12-31');
  it('before the start follow the settings, before a date on the last working day, after it on the next (K-01, K-02, K-09, S-22, S-40, S-62)', () => {
    expect(all.filter(([day]) => day < '2026-03-03')).toEqual([
      ['2026-01-05', 'reportInclusion', 'open', '2026-01-05', 'jobCentreCaseworker'],
      ['2026-01-08', 'reportInclusion', 'leader', '2026-01-05', 'jobCentreCaseworker teamLeader'],
      ['2026-01-21', 'summonStartUpMeeting', 'due', '2026-01-21', 'jobCentreCaseworker'],
      ['2026-01-26', 'summonStartUpMeeting', 'leader', '2026-01-21', 'jobCentreCaseworker teamLeader'],
      ['2026-02-16', 'cv', 'due', '2026-02-16', 'jobConsultant'],
      ['2026-02-16', 'jointActionPlan', 'half', '2026-03-02', 'socialCaseworker'],
      ['2026-02-19', 'cv', 'leader', '2026-02-16', 'jobConsultant teamLeader'],
      ['2026-02-27', 'tellCitizenOfGrant', 'open', '2026-02-27', 'jobCentreCaseworker'],
      ['2026-02-27', 'tellCtiWorkerOfGrant', 'open', '2026-02-27', 'jobCentreCaseworker ctiWorker'],
      ['2026-02-27', 'contactCtiWorker', 'open', '2026-02-27', 'ctiWorker jobConsultant'],
      ['2026-03-02', 'contactCtiWorker', 'leader', '2026-02-27', 'jobConsultant teamLeader'],
    ]);
  });
  it('in the course are of goals, agreement, follow-up and the phases to come (K-05, K-16, K-17, S-52, S-70, S-74, S-78)', () => {
    expect(all.filter(([day]) => day > '2026-03-02' && day < '2026-07-02')).toEqual([
      ['2026-03-16', 'ctiGoals', 'due', '2026-03-16', 'ctiWorker'],
      ['2026-03-16', 'workAgreement', 'due', '2026-03-16', 'jobConsultant ctiWorker'],
      ['2026-03-19', 'ctiGoals', 'leader', '2026-03-16', 'ctiWorker teamLeader'],
      ['2026-03-19', 'workAgreement', 'leader', '2026-03-16', 'jobConsultant teamLeader'],
      ['2026-03-30', 'followUp', 'due', '2026-03-30', 'jobCentreCaseworker socialCaseworker'],
      // Three days later is Maundy Thursday; then Good Friday, Easter and Easter Monday.
      ['2026-04-07', 'followUp', 'leader', '2026-03-30', 'jobCentreCaseworker teamLeader'],
      // 14 days before 2 May is a Saturday.
      ['2026-04-17', 'phase2Notice', 'early', '2026-05-02', 'ctiWorker'],
      ['2026-05-01', 'phase2Notice', 'last', '2026-05-02', 'ctiWorker'],
      ['2026-06-18', 'phase3Notice', 'early', '2026-07-02', 'ctiWorker'],
      ['2026-07-01', 'phase3Notice', 'last', '2026-07-02', 'ctiWorker'],
    ]);
  });
  it('towards the end are of plan, meeting and decision; on b(3) and three days later the leader is told (K-06 … K-09, S-93 … S-97, G-14)', () => {
    expect(all.filter(([day]) => day >= '2026-07-02')).toEqual([
      ['2026-07-02', 'handoverPlan', 'open', '2026-09-01', 'ctiWorker'],
      ['2026-07-22', 'summonClosingMeeting', 'due', '2026-07-22', 'jobCentreCaseworker'],
      ['2026-07-22', 'continuedNeed', 'open', '2026-08-19', 'jobCentreCaseworker socialCaseworker'],
      ['2026-07-27', 'summonClosingMeeting', 'leader', '2026-07-22', 'jobCentreCaseworker teamLeader'],
      ['2026-08-04', 'handoverPlan', 'early', '2026-09-01', 'ctiWorker'],
      ['2026-08-18', 'handoverPlan', 'late', '2026-09-01', 'ctiWorker'],
      ['2026-08-18', 'anchorHandoverPlan', 'late', '2026-09-01', 'ctiWorker'],
      ['2026-08-18', 'closingMeeting', 'proposed', '2026-09-01', 'jobCentreCaseworker'],
      ['2026-08-19', 'continuedNeed', 'due', '2026-08-19', 'jobCentreCaseworker'],
      ['2026-08-24', 'continuedNeed', 'leader', '2026-08-19', 'jobCentreCaseworker teamLeader'],
      ['2026-09-01', 'handoverPlan', 'due', '2026-09-01', 'ctiWorker'],
      ['2026-09-01', 'anchorHandoverPlan', 'due', '2026-09-01', 'ctiWorker'],
      ['2026-09-01', 'closingMeeting', 'due', '2026-09-01', 'jobCentreCaseworker'],
      ['2026-09-02', 'handoverPlan', 'ended', '2026-09-01', 'ctiWorker teamLeader'],
      ['2026-09-02', 'anchorHandoverPlan', 'ended', '2026-09-01', 'ctiWorker teamLeader'],
      ['2026-09-02', 'closingMeeting', 'ended', '2026-09-01', 'jobCentreCaseworker teamLeader'],
      ['2026-09-02', 'jobConsultantGoesOn', 'due', '2026-09-02', 'jobConsultant'],
      ['2026-09-04', 'handoverPlan', 'leader', '2026-09-01', 'ctiWorker teamLeader'],
      ['2026-09-04', 'anchorHandoverPlan', 'leader', '2026-09-01', 'ctiWorker teamLeader'],
      ['2026-09-04', 'closingMeeting', 'leader', '2026-09-01', 'jobCentreCaseworker teamLeader'],
    ]);
  });
});

describe('reminders before anything has happened', () => {
  it('of the start-up meeting come on the day it is due, and to the leader (K-01, S-16)', () => {
    const enrolled = [[on, ...assignments(on), inclusion(on)]] as const;
    expect(about('startUpMeeting', reminders(enrolled, '2026-03-01'))).toEqual([
      ['2026-02-04', 'startUpMeeting', 'due', '2026-02-04', 'jobCentreCaseworker'],
      ['2026-02-09', 'startUpMeeting', 'leader', '2026-02-04', 'jobCentreCaseworker teamLeader'],
    ]);
  });
  it('of a summoned meeting: the CTI worker reminds the citizen two days before, on the day it stands for (K-01)', () => {
    const summons = {
      ...({ type: 'SummonMeeting', meeting: 'startUpMeeting', for: '2026-01-27', on } as const),
      preparedBy: ['jobCentreCaseworker', 'socialCaseworker'],
    } as const;
    const move = {
      ...({ type: 'MoveMeeting', meeting: 'startUpMeeting', to: '2026-02-03', on: '2026-01-20' } as const),
      ...({ askedBy: 'citizen', noteId: 'note-1' } as const),
    };
    const first = [on, ...assignments(on), inclusion(on), summons] as const;
    expect(about('remindCitizenOfMeeting', reminders([first], '2026-03-01'))).toEqual([
      // Two days before Tuesday is Sunday: it goes out on Friday.
      ['2026-01-23', 'remindCitizenOfMeeting', 'before', '2026-01-27', 'ctiWorker'],
    ]);
    expect(about('remindCitizenOfMeeting', reminders([first, ['2026-01-20', move]], '2026-03-01'))).toEqual([
      ['2026-01-30', 'remindCitizenOfMeeting', 'before', '2026-02-03', 'ctiWorker'],
    ]);
  });
  it('of a meeting that a new transition has overtaken are not sent: it is off, and another is summoned (S-15, S-16)', () => {
    const summons = {
      ...({ type: 'SummonMeeting', meeting: 'startUpMeeting', for: '2026-02-03', on } as const),
      preparedBy: ['jobCentreCaseworker', 'socialCaseworker'],
    } as const;
    const anew = {
      ...({ type: 'BeginAnew', transition: 'moreHours', judgedBy: 'socialCaseworker', noteId: 'n' } as const),
      on: '2026-01-12',
    } as const;
    const summoned = [on, ...assignments(on), inclusion(on), summons] as const;
    const told = (...more: Parameters<typeof reminders>[0]) =>
      about('remindCitizenOfMeeting', reminders([summoned, ...more], '2026-03-01'));
    expect(told()).toHaveLength(1);
    expect(told(['2026-01-12', anew])).toEqual([]);
  });
  it('of a long wait for a job match come after 60 days and then every 30, and never expire the citizen (K-03, S-26)', () => {
    const met = [[on, ...assignments(on), inclusion(on), startUpMeeting(on)]] as const;
    expect(about('findJobMatch', reminders(met, '2026-06-10')).map(([day, , rung]) => `${day} ${rung}`)).toEqual([
      '2026-03-06 wait-1',
      '2026-04-07 wait-2', // 5 April is Easter Sunday
      '2026-05-05 wait-3',
      '2026-06-04 wait-4',
    ]);
  });
  it('of a long wait tell the job consultant and the caseworker who leads, whoever of the two that is (K-03, G-09)', () => {
    const met = [on, ...assignments(on), inclusion(on), startUpMeeting(on)] as const;
    const lead = { type: 'RecordFact', step: 'leadCaseworker', values: { who: 'socialCaseworker' }, on } as const;
    const told = (...more: Dated<CommandBody>[]) =>
      about('findJobMatch', reminders([[...met, ...more]], '2026-03-10'))[0]?.[4];
    expect(told()).toBe('jobConsultant jobCentreCaseworker');
    expect(told(lead)).toBe('jobConsultant socialCaseworker');
  });
  it('of the joint plan come after half the time, on the day and to the leader (K-02, S-28)', () => {
    const met = [[on, ...assignments(on), inclusion(on), startUpMeeting(on)]] as const;
    expect(
      about('jointActionPlan', reminders(met, '2026-06-10')).map(([day, , rung, , tells]) => [day, rung, tells]),
    ).toEqual([
      ['2026-01-19', 'half', 'socialCaseworker'],
      ['2026-02-02', 'due', 'socialCaseworker'],
      ['2026-02-05', 'leader', 'socialCaseworker teamLeader'],
    ]);
  });
  it('of a day D that nobody has set come before it is too late to register it (K-14, S-68)', () => {
    const matched = UNTIL_START.slice(0, -1);
    expect(about('setStartDate', reminders(matched, '2026-06-10')).map(([day, , rung]) => `${day} ${rung}`)).toEqual([
      '2026-03-13 due',
      '2026-03-16 leader',
    ]);
  });
  it('of the start-up meeting are not sent while a practice is left to run to its end (S-10, S-12, K-01)', () => {
    const practice = { type: 'RecordFact', step: 'practiceAtDraw', values: { endsOn: '2026-04-30' }, on } as const;
    const list = reminders([[on, ...assignments(on), inclusion(on), practice]], '2026-05-31');
    const days = (what: string) => about(what, list).map(([day, , rung]) => `${day} ${rung}`);
    expect(days('startAfterPractice')[0]).toBe('2026-04-30 due');
    expect(days('summonStartUpMeeting')[0], '16 days after the practice').toBe('2026-05-18 due');
    expect(days('startUpMeeting'), '30 days after the practice is a Saturday').toEqual([]);
    const interrupted = {
      ...({ type: 'RecordFact', step: 'practiceInterrupted', values: { reasonNote: 'n' }, on: '2026-02-02' } as const),
      despite: [{ code: 'practiceRunsToItsEnd', noteId: 'n' }],
    } as never;
    const early = reminders(
      [
        [on, ...assignments(on), inclusion(on), practice],
        ['2026-02-02', interrupted],
      ],
      '2026-05-31',
    );
    const first = (what: string) => about(what, early).map(([day]) => day)[0];
    expect([first('summonStartUpMeeting'), first('startUpMeeting'), first('startAfterPractice')]).toEqual([
      '2026-02-18',
      '2026-03-04',
      undefined,
    ]);
  });
  it('of a practice that ends go to both caseworkers on that day (S-12)', () => {
    const practice = { type: 'RecordFact', step: 'practiceAtDraw', values: { endsOn: '2026-01-30' }, on } as const;
    const [first] = about('startAfterPractice', reminders([[on, ...assignments(on), practice]], '2026-02-28'));
    expect(first).toEqual([
      '2026-01-30',
      'startAfterPractice',
      'due',
      '2026-01-30',
      'jobCentreCaseworker socialCaseworker',
    ]);
  });
  it('of the coherence of two sector plans come when both are there, and again when one changes (S-32, S-33)', () => {
    const sectorPlan = (plan: string) => ({ type: 'RecordFact', step: 'sectorPlan', values: { plan }, on }) as const;
    const both = BOTH(sectorPlan('employmentPlan'), sectorPlan('socialServicesPlan'));
    const coherent = { type: 'RecordFact', step: 'planCoherence', on } as const;
    const ticked = { ...coherent, with: ['jobCentreCaseworker', 'socialCaseworker'] } as const;
    const met = [on, ...assignments(on), inclusion(on), startUpMeeting(on), jointPlan(on)] as const;
    const count = (...more: Dated<CommandBody>[]) =>
      about('planCoherence', reminders([[...met, ...more]], '2026-04-01')).length;
    expect([
      count(sectorPlan('employmentPlan')),
      count(...both),
      count(...both, ticked),
      count(...both, ticked, jointPlan(on, { reasonNote: 'note-1' })),
    ]).toEqual([0, 2, 0, 2]);
    const late = { ...sectorPlan('employmentPlan'), on: '2026-01-04' } as const;
    expect(count(...both, ticked, late), 'a change of the days before that is registered after the tick').toBe(2);
    expect(codesOf(ask(aMet({ on }), '2026-01-10', coherent))).toBe('participantMissing S-32, participantMissing S-32');
  });
});

const BOTH = (...bodies: Dated<CommandBody>[]) => bodies;

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
