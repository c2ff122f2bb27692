import { describe, expect, it } from 'vitest';
import type { CommandBody } from '../../src/domain/commands.ts';
import { aMet, ask, assignments, codesOf, type Dated, inclusion, jointPlan, startUpMeeting } from './builders.ts';
import { about, on, reminders, UNTIL_START } from './told-reminders.ts';

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
