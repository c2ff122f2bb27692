import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { plan } from '../../src/domain/plan.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { aCourse, aMet, aReady, ask, codesOf, contactMeeting, played } from './builders.ts';

// LAB § 31 b from 15 January 2026: b = 15 March, 15 May, 15 July.
const dutyOf = (today: string, state: Trajectory, what: string) =>
  plan(date(today), state).duties.find((duty) => duty.what === what);
const leave = (why: string, from: string) => ({ type: 'LeaveProgramme', why, from }) as const;
const refusal = (on: string) => ({ type: 'RecordFact', step: 'refusal', on }) as const;
const involve = (party: 'STAR' | 'SOCIALSTYRELSEN', on: string) =>
  [
    { type: 'DescribeInterruption', to: party, on },
    { type: 'DiscussInterruption', with: party, on },
  ] as const;

describe('a citizen who says no (SC-17 d, S-87)', () => {
  it('is met by the CTI worker no more, at once; the job consultant goes on (S-87, G-14)', () => {
    const refused = played(aMet({ on: '2026-02-02' }), '2026-02-20', refusal('2026-02-20'));
    expect(codesOf(ask(refused, '2026-02-21', contactMeeting('2026-02-21')))).toBe('citizenHasRefused S-87');
    const contact = {
      type: 'RecordFact',
      step: 'ctiContact',
      with: ['citizen', 'ctiWorker'],
      on: '2026-02-21',
    } as const;
    expect(codesOf(ask(refused, '2026-02-21', contact))).toBe('citizenHasRefused S-87');
    const consultant = {
      type: 'RecordFact',
      step: 'jobConsultantContact',
      with: ['jobConsultant'],
      on: '2026-02-21',
    } as const;
    expect(codesOf(ask(refused, '2026-02-21', consultant))).toBe('accepted');
  });
  it('may still have contacts of the days before noted; nothing of the day of the refusal or later (S-87)', () => {
    const refused = played(aMet({ on: '2026-02-02' }), '2026-02-20', refusal('2026-02-20'));
    const answers = ['2026-02-19', '2026-02-20'].map((on) => codesOf(ask(refused, '2026-02-21', contactMeeting(on))));
    expect(answers).toEqual(['accepted', 'citizenHasRefused S-87']);
  });
  it('neither meets the CTI worker about the match nor sets goals with them (S-87)', () => {
    const refused = played(aCourse(), '2026-02-20', refusal('2026-02-20'));
    const people = ['citizen', 'ctiWorker', 'jobConsultant'] as const;
    const match = { type: 'HoldMeeting', meeting: 'matchMeeting', with: people, on: '2026-02-21' } as const;
    const goals = {
      ...({ type: 'RecordFact', step: 'ctiGoals', with: ['citizen', 'ctiWorker'], on: '2026-02-21' } as const),
      values: { goals: 1, tracks: ['job'] },
    } as const;
    expect(codesOf(ask(refused, '2026-02-21', match))).toBe('citizenHasRefused S-87');
    expect(codesOf(ask(refused, '2026-02-21', goals))).toBe('citizenHasRefused S-87');
  });
  it('gets no day D, and no sanction when the support is granted under SEL (S-08, S-87)', () => {
    const start = { type: 'StartCourse', startOn: '2026-02-21' } as const;
    const ready = (basis: 'SEL_85' | 'LAB_31B') => aReady({ basis, on: '2026-02-20' });
    const refused = played(ready('SEL_85'), '2026-02-20', refusal('2026-02-20'));
    expect(codesOf(ask(refused, '2026-02-21', start))).toBe('citizenHasRefused S-87');
    const sanction = { type: 'RecordFact', step: 'sanction', on: '2026-02-21' } as const;
    expect(codesOf(ask(refused, '2026-02-21', sanction))).toBe('sanctionForbidden S-08');
    expect(codesOf(ask(ready('LAB_31B'), '2026-02-21', sanction))).toBe('accepted');
  });
  it('meets no sanction while a course under SEL runs, whatever has become of its grant (S-08, S-40)', () => {
    const course = aCourse({ basis: 'SEL_85' });
    const withdrawn = played(course, '2026-02-01', {
      ...({ type: 'WithdrawEvent', event: course.grants[0]!.id, noteId: 'note-1', on: '2026-02-01' } as const),
    });
    const sanction = { type: 'RecordFact', step: 'sanction', on: '2026-02-01' } as const;
    expect(codesOf(ask(withdrawn, '2026-02-01', sanction))).toBe('sanctionForbidden S-08');
  });
  it('leaves by the same way as an interruption: described, discussed, then decided (S-84, S-85, S-86, S-87)', () => {
    const refused = played(aMet({ on: '2026-02-02' }), '2026-02-20', refusal('2026-02-20'));
    expect(dutyOf('2026-02-20', refused, 'describeRefusal')).toMatchObject({ state: 'open', rule: 'S-87' });
    expect(dutyOf('2026-03-20', refused, 'decideOnRefusal')).toMatchObject({ state: 'open', rule: 'S-86' });
    expect(codesOf(ask(refused, '2026-02-21', leave('refused', '2026-02-21')))).toBe(
      'interruptionNotDescribed S-85, interruptionNotDescribed S-85, interruptionNotDiscussed S-84, interruptionNotDiscussed S-84',
    );
    const asked = played(
      refused,
      '2026-02-24',
      ...involve('STAR', '2026-02-24'),
      ...involve('SOCIALSTYRELSEN', '2026-02-24'),
    );
    expect([
      dutyOf('2026-02-24', asked, 'describeRefusal')?.state,
      dutyOf('2026-02-24', asked, 'decideOnRefusal')?.state,
    ]).toEqual(['done', 'done']);
    expect(codesOf(ask(asked, '2026-02-25', leave('refused', '2026-02-25')))).toBe('accepted');
  });
  it('answers the offer with a no: that is a refusal too, until the answer is another (S-08, S-87)', () => {
    const answer = (wishesToTakePart: boolean, on: string) =>
      ({ type: 'RecordFact', step: 'citizensAnswer', with: ['citizen'], values: { wishesToTakePart }, on }) as const;
    const tasks = (state: Trajectory) =>
      plan(date('2026-02-21'), state).duties.flatMap(({ what, state: is }) =>
        ['describeNo', 'decideOnNo', 'describeRefusal', 'decideOnRefusal'].includes(what) ? [`${what} ${is}`] : [],
      );
    const start = { type: 'StartCourse', startOn: '2026-02-21' } as const;
    const no = played(aReady({ on: '2026-02-20' }), '2026-02-21', answer(false, '2026-02-21'));
    expect(codesOf(ask(no, '2026-02-21', start))).toBe('citizenHasRefused S-87');
    expect(codesOf(ask(no, '2026-02-21', contactMeeting('2026-02-21')))).toBe('citizenHasRefused S-87');
    expect(tasks(no)).toEqual(['describeNo open', 'decideOnNo open']);
    const told = played(
      no,
      '2026-02-21',
      ...involve('STAR', '2026-02-21'),
      ...involve('SOCIALSTYRELSEN', '2026-02-21'),
    );
    expect(tasks(told)).toEqual(['describeNo done', 'decideOnNo done']);
    expect(codesOf(ask(told, '2026-02-21', leave('refused', '2026-02-21')))).toBe('accepted');
    expect(tasks(played(no, '2026-02-21', refusal('2026-02-21'))), 'one task each').toHaveLength(2);
    const yes = played(no, '2026-02-21', answer(true, '2026-02-21'));
    expect(codesOf(ask(yes, '2026-02-21', start))).toBe('accepted');
    expect(tasks(yes)).toEqual([]);
  });
  it('is waited for by nobody to meet the CTI worker or to get a day D; the job consultant’s tasks go on (S-87, G-14)', () => {
    const tasks = (state: Trajectory) =>
      plan(date('2026-03-10'), state).duties.flatMap(({ what, state: is }) => (is === 'done' ? [] : [what]));
    const mine = ['contactCtiWorker', 'matchMeeting', 'setStartDate'];
    const ready = aReady({ on: '2026-02-20' });
    expect(tasks(ready)).toEqual(expect.arrayContaining(mine));
    const refused = tasks(played(ready, '2026-02-20', refusal('2026-02-20')));
    expect(refused.filter((what) => mine.includes(what))).toEqual([]);
    expect(refused).toContain('cv');
  });
  it('may change their mind: the refusal is withdrawn', () => {
    const refused = played(aReady({ on: '2026-02-20' }), '2026-02-20', refusal('2026-02-20'));
    const event = refused.facts.at(-1)!.id;
    const again = played(refused, '2026-02-21', { type: 'WithdrawEvent', event, noteId: 'note-1', on: '2026-02-21' });
    expect(codesOf(ask(again, '2026-02-21', { type: 'StartCourse', startOn: '2026-02-21' }))).toBe('accepted');
  });
});
