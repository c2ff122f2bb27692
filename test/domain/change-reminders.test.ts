import { describe, expect, it } from 'vitest';
import { about, reminders, started, UNTIL_START } from './told-reminders.ts';

describe('reminders when things change', () => {
  it('of a refusal come at once, and go on until it has been decided (S-86, S-87)', () => {
    const list = reminders(
      started(['2026-03-24', { type: 'RecordFact', step: 'refusal', on: '2026-03-24' }]),
      '2026-04-30',
    );
    expect(
      list.filter(([, what]) => what.includes('Refusal')).map(([day, what, rung]) => `${day} ${what} ${rung}`),
    ).toEqual([
      '2026-03-24 describeRefusal open',
      '2026-03-27 describeRefusal leader',
      '2026-04-07 decideOnRefusal wait-1',
      '2026-04-21 decideOnRefusal wait-2',
    ]);
  });
  it('of a start date and a contact come no more after a refusal (S-87, S-68, S-62)', () => {
    const matched = UNTIL_START.slice(0, -1);
    const refused = [...matched, ['2026-02-28', { type: 'RecordFact', step: 'refusal', on: '2026-02-28' }] as const];
    const of = (story: typeof matched) => {
      const list = reminders(story, '2026-04-30').filter(([day]) => day > '2026-02-28');
      return ['setStartDate', 'contactCtiWorker', 'describeRefusal'].map((what) => about(what, list).length);
    };
    expect([of(matched), of(refused as typeof matched)]).toEqual([
      [2, 1, 0],
      [0, 0, 2],
    ]);
  });
  it('of an interruption that is considered go on until it has been described to and discussed with all, to the project leader too (S-84, S-86)', () => {
    const describe = (to: 'STAR' | 'SOCIALSTYRELSEN', on: string) =>
      ({ type: 'DescribeInterruption', to, on }) as const;
    const discuss = (party: 'STAR' | 'SOCIALSTYRELSEN', on: string) =>
      ({ type: 'DiscussInterruption', with: party, on }) as const;
    const list = reminders(
      started(
        ['2026-03-24', describe('STAR', '2026-03-24')],
        ['2026-04-22', describe('SOCIALSTYRELSEN', '2026-04-22'), discuss('STAR', '2026-04-22')],
        ['2026-05-07', discuss('SOCIALSTYRELSEN', '2026-05-07')],
      ),
      '2026-06-30',
      { variant: 'pilot' },
    );
    expect(about('decideOnInterruption', list).map(([day, , , , tells]) => [day, tells])).toEqual(
      ['2026-04-07', '2026-04-21', '2026-05-06'].map((day) => [
        day,
        'jobCentreCaseworker teamLeader MUNICIPAL_PROJECT_LEADER',
      ]),
    );
  });
  it('of a job that was lost go to the job consultant at once, and after 60 days to the caseworker too (A-11, K-03)', () => {
    const lost = { type: 'RecordFact', step: 'benefitChange', values: { to: 'jobLost' }, on: '2026-04-01' } as const;
    const list = about('findNewJobMatch', reminders(started(['2026-04-01', lost]), '2026-06-30'));
    expect(list.map(([day, , rung, , tells]) => `${day} ${rung} ${tells}`)).toEqual([
      '2026-04-01 open jobConsultant',
      '2026-06-01 wait-1 jobConsultant jobCentreCaseworker', // 60 days later is a Sunday
      '2026-06-30 wait-2 jobConsultant jobCentreCaseworker',
    ]);
  });
  it('of a CTI worker who is lost: a new one is found, and in the pilot Socialstyrelsen is told (G-27, G-28, SC-21 b)', () => {
    const lost = started(['2026-04-01', { type: 'RecordFact', step: 'ctiWorkerLost', on: '2026-04-01' }]);
    const of = (variant: 'pilot' | 'rollout') => [
      ...new Set(
        reminders(lost, '2026-04-15', { variant })
          .filter(([, what]) => /Worker$/.test(what) && !what.startsWith('contact'))
          .map(([, what]) => what),
      ),
    ];
    expect(of('rollout')).toEqual(['replaceCtiWorker']);
    expect(of('pilot')).toEqual(['tellOfLostWorker', 'replaceCtiWorker']);
  });
  it('of a new CTI worker stop when she has been given the course (G-27)', () => {
    const on = '2026-04-01';
    const successor = { type: 'AssignStaff', function: 'ctiWorker', staffId: 'new', noteId: 'note-1' } as const;
    const lost = started(
      [on, { type: 'RecordFact', step: 'ctiWorkerLost', on }],
      ['2026-04-02', { ...successor, on: '2026-04-02' }],
    );
    expect(about('replaceCtiWorker', reminders(lost, '2026-04-15'))).toEqual([
      [on, 'replaceCtiWorker', 'open', on, 'jobCentreCaseworker teamLeader'],
    ]);
  });
  it('of a new CTI worker go to her and the team at once, so that the citizen hears of it (G-15)', () => {
    const assign = (staffId: string, day: string) =>
      ({ type: 'AssignStaff', function: 'ctiWorker', staffId, noteId: 'note-1', on: day }) as const;
    const day = '2026-04-01';
    const told = (...people: ReturnType<typeof assign>[]) =>
      about('tellOfNewWorker', reminders(started([day, ...people]), '2026-04-15')).map(([on, , rung, , tells]) => [
        ...[on, rung, tells],
      ]);
    expect(told(assign('new', day))).toEqual([
      [day, 'due', 'ctiWorker jobCentreCaseworker socialCaseworker jobConsultant'],
    ]);
    expect(told(), 'the first one').toEqual([]);
    expect(told(assign('staff-cti', day)), 'the same').toEqual([]);
  });
  it('of telling the citizen and the CTI worker come again when a grant of another length follows (S-40)', () => {
    const again = [
      ...UNTIL_START.filter(([day]) => day < '2026-03-02'),
      ['2026-03-03', { type: 'GrantSupport', legalBasis: 'SEL_85', on: '2026-03-03' }],
    ] as const;
    const told = reminders(again, '2026-03-10');
    for (const what of ['tellCitizenOfGrant', 'tellCtiWorkerOfGrant'])
      expect(
        about(what, told).map(([day]) => day),
        what,
      ).toEqual(['2026-02-27', '2026-03-03']);
  });
});
