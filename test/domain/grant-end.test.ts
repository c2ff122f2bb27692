import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { LegalBasis } from '../../src/domain/course.ts';
import { plan } from '../../src/domain/plan.ts';
import { aCourse, ask, codesOf, continuedNeed, played, ticked } from './builders.ts';

// SEL § 85 from 10 February 2026: b(3) = 10 November. LAB § 31 b: 10 August.
const course = (basis: LegalBasis = 'SEL_85') => aCourse({ basis, startOn: '2026-02-10' });
const ON = '2026-10-20';
const ending = (state: ReturnType<typeof course>, today = ON) =>
  plan(date(today), state).duties.find(({ what }) => what === 'endGrant');
const ended = { type: 'RecordFact', step: 'grantEnded', with: ['socialCaseworker'], on: ON } as const;

describe('the grant under SEL § 85, which has no end of its own', () => {
  it('is ended by a decision of the social caseworker before the course ends, when nobody goes on with it (S-46)', () => {
    const needless = played(course(), ON, continuedNeed(ON));
    expect(ending(needless)).toMatchObject({ owner: 'socialCaseworker', dueOn: '2026-11-09', state: 'open' });
    expect(ending(ticked(needless, '2026-11-10'), '2026-11-10')?.state, 'the course ends all the same').toBe('overdue');
    const decided = played(needless, ON, { ...ended, values: { endsOn: '2026-11-10' } });
    expect(ending(decided)?.state).toBe('done');
    expect(codesOf(ask(needless, ON, ended))).toBe('fieldMissing S-46');
  });
  it('goes on where that support does, and ends where the mentor of the job centre takes over (S-46, S-98)', () => {
    const needed = (support: string) => played(course(), ON, continuedNeed(ON, { isNeeded: true, support }));
    expect(ending(needed('SEL_85'))).toBeUndefined();
    expect(ending(needed('mentor'))).toBeDefined();
  });
  it('is no matter of a course under another law, nor before the need has been answered (S-46)', () => {
    expect(ending(course())).toBeUndefined();
    expect(ending(played(course('LAB_31B'), '2026-07-20', continuedNeed('2026-07-20')), '2026-07-20')).toBeUndefined();
  });
});

describe('the timetable', () => {
  it('has a planned date for each step, may be changed, and moves no date of the model (S-24)', () => {
    const before = plan(date('2026-03-01'), course());
    const timetable = (closingMeetingOn: string) =>
      ({ type: 'RecordFact', step: 'timetable', values: { closingMeetingOn }, on: '2026-03-01' }) as const;
    const agreed = played(course(), '2026-03-01', timetable('2026-10-01'), timetable('2026-10-08'));
    expect(
      agreed.facts.filter(({ step }) => step === 'timetable').map(({ values }) => values.closingMeetingOn),
    ).toEqual(['2026-10-01', '2026-10-08']);
    expect(plan(date('2026-03-01'), agreed).transitions).toEqual(before.transitions);
    expect(codesOf(ask(course(), '2026-03-01', { ...timetable('soon'), on: '2026-03-01' }))).toBe('fieldWrong S-24');
  });
});
