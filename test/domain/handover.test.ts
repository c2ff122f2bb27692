import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { plan } from '../../src/domain/plan.ts';
import { tick } from '../../src/domain/tick.ts';
import {
  aCourse,
  ask,
  closingMeeting,
  codesOf,
  contactMeeting,
  continuedNeed,
  handoverPlan,
  pause,
  played,
  restart,
  resume,
  ticked,
} from './builders.ts';

// LAB § 31 b from 15 January 2026: b = 15 March, 15 May, 15 July. SEL § 85 from 10 February: b(3) = 10 November.
const course = () => aCourse();
const dutyOf = (today: string, state: ReturnType<typeof course>, what: string) =>
  plan(date(today), state).duties.find((duty) => duty.what === what);
const anchored = (on: string) =>
  ({
    ...({ type: 'RecordFact', step: 'handoverAnchored', with: ['ctiWorker'], on } as const),
    values: { supportersConfirmed: 2 },
  }) as const;
const support = (receiver: string, more: object = {}) =>
  ({
    ...({ type: 'RecordFact', step: 'continuedSupport', on: '2026-10-20' } as const),
    values: { support: 'SEL_85', receiver, receiverIsSocialPedagogue: true, ...more },
  }) as const;

describe('the handover plan', () => {
  it('is made in phase 3 with the citizen; earlier needs a written reason (S-93)', () => {
    expect(codesOf(ask(course(), '2026-05-20', handoverPlan('2026-05-20')))).toBe('accepted');
    expect(codesOf(ask(course(), '2026-05-20', handoverPlan('2026-05-14')))).toBe('handoverPlanTooEarly S-93');
    const despite = [{ code: 'handoverPlanTooEarly', noteId: 'note-1' }];
    expect(codesOf(ask(course(), '2026-05-20', { ...handoverPlan('2026-05-14'), despite } as never))).toBe('accepted');
    const alone = { ...handoverPlan('2026-05-20'), with: ['ctiWorker'] } as const;
    expect(codesOf(ask(course(), '2026-05-20', alone as never))).toBe('participantMissing S-93');
  });
  it('says what the citizen does, whom to contact, and what to do in a crisis; a mentor may take over (S-93, S-94, S-48)', () => {
    const bare = { ...handoverPlan('2026-05-20'), values: {} } as never;
    expect(codesOf(ask(course(), '2026-05-20', bare))).toBe('fieldMissing S-93, fieldMissing S-93, fieldMissing S-94');
    const withMentor = {
      ...handoverPlan('2026-05-20'),
      values: { whatCitizenDoes: true, whomToContact: true, crisesAndRelapses: true, companyMentorTakesOver: true },
    } as never;
    expect(codesOf(ask(course(), '2026-05-20', withMentor))).toBe('accepted');
  });
  it('names persons of the network only with the citizen’s consent (S-31, SC-08 i)', () => {
    const withNetwork = { ...handoverPlan('2026-05-20'), with: ['citizen', 'ctiWorker', 'network'] } as never;
    expect(codesOf(ask(course(), '2026-05-20', withNetwork))).toBe('consentMissing S-31');
    const consent = (given: boolean) =>
      ({
        ...({ type: 'RecordFact', step: 'consent', with: ['citizen'], on: '2026-05-01' } as const),
        values: { purpose: 'involveNetwork', given },
      }) as const;
    const given = played(course(), '2026-05-20', consent(true));
    expect(codesOf(ask(given, '2026-05-20', withNetwork))).toBe('accepted');
    expect(codesOf(ask(played(given, '2026-05-20', consent(false)), '2026-05-20', withNetwork))).toBe(
      'consentMissing S-31',
    );
    const shared = { ...consent(true), values: { purpose: 'shareAcrossAuthorities', given: true } } as const;
    expect(codesOf(ask(played(course(), '2026-05-20', shared), '2026-05-20', withNetwork))).toBe('consentMissing S-31');
  });
  it('names them only while that consent stands: another one does not renew what was taken back (S-31)', () => {
    const consent = (purpose: string, given: boolean, on: string) =>
      ({ type: 'RecordFact', step: 'consent', with: ['citizen'], values: { purpose, given }, on }) as const;
    const asked = played(
      course(),
      '2026-05-20',
      consent('involveNetwork', true, '2026-05-10'),
      consent('involveNetwork', false, '2026-05-15'),
      consent('shareAcrossAuthorities', true, '2026-05-16'),
    );
    const withNetwork = (on: string) => ({ ...handoverPlan(on), with: ['citizen', 'ctiWorker', 'network'] }) as never;
    expect(codesOf(ask(asked, '2026-05-20', withNetwork('2026-05-20')))).toBe('consentMissing S-31');
    expect(codesOf(ask(asked, '2026-05-20', withNetwork('2026-05-09'))), 'before it was given').toContain(
      'consentMissing S-31',
    );
    expect(codesOf(ask(asked, '2026-05-20', withNetwork('2026-05-14'))), 'before it was taken back').not.toContain(
      'consentMissing',
    );
  });
  it('and has them at a meeting or a contact with the same consent (S-31)', () => {
    const talk = {
      type: 'RecordFact',
      step: 'ctiContact',
      with: ['citizen', 'ctiWorker', 'network'],
      on: '2026-05-20',
    } as const;
    expect(codesOf(ask(course(), '2026-05-20', talk))).toBe('consentMissing S-31');
    const meeting = { ...contactMeeting('2026-05-20'), with: ['citizen', 'ctiWorker', 'network'] } as never;
    expect(codesOf(ask(course(), '2026-05-20', meeting))).toBe('consentMissing S-31');
    expect(codesOf(ask(course(), '2026-05-20', contactMeeting('2026-05-20')))).toBe('accepted');
  });
  it('is not anchored before there is one (S-94)', () => {
    expect(codesOf(ask(course(), '2026-06-01', anchored('2026-06-01')))).toBe('handoverPlanMissing S-94');
    const made = played(course(), '2026-06-10', handoverPlan('2026-06-10'));
    expect(codesOf(ask(made, '2026-06-10', anchored('2026-06-09')))).toBe('handoverPlanMissing S-94');
  });
  it('is anchored when each supporter has confirmed it, and anew when it changes (S-94)', () => {
    const made = played(course(), '2026-06-01', handoverPlan('2026-06-01'), anchored('2026-06-01'));
    expect(dutyOf('2026-06-01', made, 'anchorHandoverPlan')?.state).toBe('done');
    expect(
      dutyOf('2026-06-02', played(made, '2026-06-02', handoverPlan('2026-06-02')), 'anchorHandoverPlan')?.state,
    ).toBe('open');
  });
});

describe('what belongs to the end of a course', () => {
  it('is due the day before b(3), and moves with it (SC-12, S-93, S-94, S-95, T-04)', () => {
    const due = (state: ReturnType<typeof course>) =>
      ['handoverPlan', 'anchorHandoverPlan', 'closingMeeting'].map((what) => dutyOf('2026-07-11', state, what)?.dueOn);
    expect(due(course())).toEqual(['2026-07-14', '2026-07-14', '2026-07-14']);
    const paused = played(course(), '2026-07-01', pause('2026-07-01'));
    expect(['handoverPlan', 'closingMeeting'].map((what) => dutyOf('2026-12-31', paused, what)?.state)).toEqual([
      'waiting',
      'waiting',
    ]);
    expect(due(played(paused, '2026-07-11', resume('2026-07-11')))).toEqual(['2026-07-24', '2026-07-24', '2026-07-24']);
  });
  it('opens with phase 3 (K-06, K-07)', () => {
    expect([
      dutyOf('2026-05-14', course(), 'handoverPlan')?.state,
      dutyOf('2026-05-15', course(), 'handoverPlan')?.state,
    ]).toEqual(['coming', 'open']);
  });
  it('that is missing is a deviation and an overdue task: the course ends all the same (SC-19 a, S-96, S-71, A-04)', () => {
    const [end] = tick(date('2026-07-15'), ticked(course(), '2026-07-14'));
    expect(end).toMatchObject({
      type: 'CourseEnded',
      outcome: 'completed',
      missing: [
        { code: 'handoverPlanMissing', rule: 'S-93' },
        { code: 'planNotAnchored', rule: 'S-94' },
        { code: 'closingMeetingMissing', rule: 'S-95' },
        { code: 'continuedNeedUnanswered', rule: 'S-97' },
      ],
    });
    const ended = ticked(course(), '2026-07-15');
    expect(dutyOf('2026-07-15', ended, 'handoverPlan')?.state).toBe('overdue');
    expect(plan(date('2026-07-15'), ended).courses[0]!.missing).toHaveLength(4);
  });
  it('is asked for again after a restart: a closing meeting that the old course was summoned to is none of the new one’s (S-95, T-11)', () => {
    const summons = { type: 'SummonMeeting', meeting: 'closingMeeting', for: '2026-07-01', on: '2026-06-01' } as const;
    const summoned = played(course(), '2026-06-01', {
      ...summons,
      preparedBy: ['jobCentreCaseworker', 'socialCaseworker'],
    });
    expect(dutyOf('2026-06-05', summoned, 'summonClosingMeeting')?.state).toBe('done');
    const restarted = played(played(summoned, '2026-06-10', pause('2026-06-10')), '2026-07-20', restart('2026-07-20'));
    expect(dutyOf('2026-12-20', restarted, 'summonClosingMeeting')).toMatchObject({ course: 2, state: 'overdue' });
  });
  it('that is done leaves no deviation (S-93 … S-97)', () => {
    const on = '2026-06-20';
    const done = played(course(), on, handoverPlan(on), anchored(on), continuedNeed(on), closingMeeting(on));
    expect(tick(date('2026-07-15'), ticked(done, '2026-07-14'))[0]).toMatchObject({ type: 'CourseEnded', missing: [] });
    const late = played(ticked(course(), '2026-07-15'), '2026-07-20', handoverPlan('2026-07-20'));
    expect(dutyOf('2026-07-20', late, 'handoverPlan')?.state, 'done late is done').toBe('done');
  });
});

describe('support that goes on after the course (SC-19 b)', () => {
  const section85 = () => aCourse({ basis: 'SEL_85', startOn: '2026-02-10' });
  const needed = (values = { isNeeded: true, support: 'SEL_85' }) =>
    played(section85(), '2026-10-15', continuedNeed('2026-10-15', values));
  it('is asked about by both caseworkers before the closing meeting (S-97, K-08)', () => {
    expect(dutyOf('2026-10-15', section85(), 'continuedNeed')).toMatchObject({ dueOn: '2026-10-27', state: 'open' });
    const alone = { ...continuedNeed('2026-10-15'), with: ['socialCaseworker'] } as never;
    expect(codesOf(ask(section85(), '2026-10-15', alone))).toBe('participantMissing S-97');
  });
  it.each([
    [{ isNeeded: true, support: 'SEL_85' }, 'decideSocialSupport', 'socialCaseworker'],
    [{ isNeeded: true, support: 'mentor' }, 'decideMentorSupport', 'jobCentreCaseworker'],
  ])('needs a decision before the end: %j is for %s, %s (S-97)', (values, what, owner) => {
    expect(dutyOf('2026-10-15', needed(values), what)).toMatchObject({ owner, dueOn: '2026-11-09', state: 'open' });
    expect(tick(date('2026-11-10'), ticked(needed(values), '2026-11-09'))[0]).toMatchObject({
      missing: expect.arrayContaining([{ code: 'decisionMissing', rule: 'S-97' }]),
    });
    expect(dutyOf('2026-10-15', needed({ isNeeded: false } as never), what)).toBeUndefined();
  });
  it('is not needed without a word on which: nobody would be asked for a decision (S-97)', () => {
    const answer = (values: object) =>
      codesOf(ask(section85(), '2026-10-15', continuedNeed('2026-10-15', values as never)));
    expect(answer({ isNeeded: true })).toBe('fieldMissing S-97');
    expect(answer({ isNeeded: false })).toBe('accepted');
  });
  it('goes to another worker than the course’s own, under § 85 to a social pedagogue (S-98, G-19)', () => {
    const answer = (receiver: string, more: object = {}) =>
      codesOf(ask(needed(), '2026-10-20', support(receiver, more) as never));
    expect(answer('staff-cti')).toBe('receiverIsCtiWorker G-19');
    expect(answer('staff-other')).toBe('accepted');
    expect(answer('staff-other', { receiverIsSocialPedagogue: false })).toBe('receiverNotSocialPedagogue S-98');
    expect(answer('staff-other', { support: 'mentor', receiverIsSocialPedagogue: false })).toBe('accepted');
  });
  it('goes to nobody who was the CTI worker on the last day, though another one has the case by now (S-98, G-19)', () => {
    const over = ticked(needed(), '2026-11-12');
    const successor = { type: 'AssignStaff', function: 'ctiWorker', staffId: 'new', noteId: 'note-1' } as const;
    const passedOn = played(over, '2026-11-12', { ...successor, on: '2026-11-12' });
    const answer = (receiver: string) =>
      codesOf(ask(passedOn, '2026-11-13', { ...support(receiver), on: '2026-11-13' } as never));
    expect(answer('staff-cti')).toBe('receiverIsCtiWorker G-19');
    expect(answer('new')).toBe('receiverIsCtiWorker G-19');
    expect(answer('staff-other')).toBe('accepted');
  });
  it('is decided on only when somebody has said that it is needed (S-97)', () => {
    expect(codesOf(ask(section85(), '2026-10-20', support('staff-other') as never))).toBe('noContinuedNeed S-97');
    expect(codesOf(ask(needed({ isNeeded: false } as never), '2026-10-20', support('staff-other') as never))).toBe(
      'noContinuedNeed S-97',
    );
  });
  it('under SEL § 85 has no end date: the grant and the course are two things (S-46)', () => {
    expect(Object.keys(section85().grants[0]!)).not.toContain('until');
    expect(ticked(section85(), '2026-11-10').courses[0]!.ended?.on).toBe('2026-11-10');
    expect(ticked(section85(), '2026-11-10').grants).toHaveLength(1);
  });
});

describe('after the course', () => {
  const contact = (on: string) =>
    ({ type: 'RecordFact', step: 'ctiContact', with: ['citizen', 'ctiWorker'], on }) as const;
  it('there is no aftercare: no CTI contact from b(3) on; late notes of earlier days can be registered (S-99, SC-19 a)', () => {
    const ended = ticked(course(), '2026-07-20');
    expect(codesOf(ask(ended, '2026-07-20', contact('2026-07-16')))).toBe('courseIsOver S-99');
    expect(codesOf(ask(ended, '2026-07-20', contact('2026-07-15')))).toBe('courseIsOver S-99');
    expect(codesOf(ask(ended, '2026-07-20', contact('2026-07-14')))).toBe('accepted');
    const people = ['citizen', 'ctiWorker', 'jobConsultant'] as const;
    const meeting = (on: string, id: string) => ({ type: 'HoldMeeting', meeting: id, with: people, on }) as const;
    for (const id of ['contactMeeting', 'matchMeeting']) {
      expect(codesOf(ask(ended, '2026-07-20', meeting('2026-07-15', id))), id).toBe('courseIsOver S-99');
      expect(codesOf(ask(ended, '2026-07-20', meeting('2026-07-14', id))), id).toBe('accepted');
    }
    const activity = { type: 'RecordFact', step: 'activity', values: { track: 'network' }, on: '2026-07-15' } as const;
    expect(codesOf(ask(ended, '2026-07-20', activity))).toBe('courseIsOver S-99');
  });
  it('the job consultant goes on until the citizen is self-supporting (G-13, G-14)', () => {
    const ended = ticked(course(), '2026-09-01');
    const employer = {
      ...({ type: 'RecordFact', step: 'jobConsultantContact', with: ['jobConsultant'], on: '2026-09-01' } as const),
      values: { with: 'employer' },
    } as const;
    expect(codesOf(ask(ended, '2026-09-01', employer))).toBe('accepted');
    expect(codesOf(ask(ended, '2026-09-01', { ...employer, with: ['ctiWorker'] } as never))).toBe(
      'participantMissing G-13',
    );
  });
});
