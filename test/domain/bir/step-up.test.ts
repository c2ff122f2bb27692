import { describe, expect, it } from 'vitest';
import { date } from '../../../src/domain/calendar/civil-date.ts';
import { dutiesOf } from '../../../src/domain/duties.ts';
import { explain } from '../../../src/domain/explain.ts';
import type { FactValues } from '../../../src/domain/facts.ts';
import type { Participant } from '../../../src/domain/people.ts';
import type { Trajectory } from '../../../src/domain/state.ts';
import { nextWake, tick } from '../../../src/domain/tick.ts';
import { ask, codesOf, played } from '../builders.ts';
import { checkpoints, effort, exemption, fact, granted, lived, practice } from './builders.ts';

/** SC-24: the resource course is granted on 31 August 2020. */
const passive = () => granted('2020-08-31');
const dueOf = (state: Trajectory, today: string) =>
  checkpoints(state, today).map(({ on, state: is, due }) => `${on} ${is}${is === 'due' ? ` from ${due.on}` : ''}`);
const leaderAndMediator = ['teamLeader', 'jobMediator'] as const;

describe('the checkpoints of the step-up effort', () => {
  it('B-27: lie every six months after the grant, always counted from it and clamped (SC-24, T-02)', () => {
    expect(checkpoints(passive(), '2021-09-01').map(({ on }) => on)).toEqual([
      ...['2021-02-28', '2021-08-31', '2022-02-28'],
    ]);
  });

  it('B-26: are due when nothing has begun by the day before (SC-24 a)', () => {
    expect(dueOf(passive(), '2021-02-27')).toEqual(['2021-02-28 coming']);
    expect(dueOf(passive(), '2021-02-28')[0]).toBe('2021-02-28 due from 2021-02-28');
    expect(dueOf(lived(passive(), practice('2021-02-27')), '2021-02-28')[0]).toBe('2021-02-28 needless');
    expect(dueOf(lived(passive(), practice('2021-02-28')), '2021-02-28')[0]).toBe('2021-02-28 due from 2021-02-28');
  });

  it('B-26: are needless through company-based efforts only', () => {
    const kinds = ['companyPractice', 'wageSubsidy', 'fleksjob', 'ordinaryHours', 'suEntitledEducation', 'otherEffort'];
    const values = (effortKind: string) => ({ effortKind, from: '2021-01-11', purposeNote: 'note-1' });
    expect(
      kinds.map(
        (kind) => dueOf(lived(passive(), fact('effort', '2021-01-11', values(kind))), '2021-02-28')[0]!.split(' ')[1],
      ),
    ).toEqual(['needless', 'needless', 'needless', 'needless', 'due', 'due']);
  });

  it('B-28: are exempt while the recommendation says that nothing can begin, and not after it (SC-24 b)', () => {
    const noEffort = (values: FactValues) =>
      lived(passive(), fact('noEffortPossible', '2020-09-14', { because: 'treatment', ...values }));
    const until = noEffort({ validUntil: '2021-02-28' });
    expect(dueOf(until, '2021-08-31').slice(0, 2)).toEqual(['2021-02-28 exempt', '2021-08-31 due from 2021-08-31']);
    // Without a day of its own it covers the first checkpoint.
    expect(dueOf(noEffort({}), '2021-08-31').slice(0, 2)).toEqual(dueOf(until, '2021-08-31').slice(0, 2));
  });

  it('B-29: are exempt by an agreement in VITAS, until its start comes to nothing (SC-24 c)', () => {
    const values = { effortKind: 'companyPractice', startsOn: '2021-03-15' };
    const agreed = lived(passive(), fact('vitasAgreement', '2021-02-15', values));
    expect(dueOf(agreed, '2021-02-28')[0]).toBe('2021-02-28 exempt');
    expect(dueOf(agreed, '2021-03-15')[0]).toBe('2021-02-28 exempt');
    expect(dueOf(agreed, '2021-03-16')[0]).toBe('2021-02-28 due from 2021-03-16');
    expect(dueOf(lived(agreed, practice('2021-03-15')), '2021-03-16')[0]).toBe('2021-02-28 exempt');
    // Registered on the checkpoint itself it comes too late.
    expect(dueOf(lived(passive(), fact('vitasAgreement', '2021-02-28', values)), '2021-02-28')[0]).toContain('due');
  });

  it('B-30: are exempt when leader and mediator get something started soon enough (SC-24 d, K-28)', () => {
    const reviewed = (startsOn: string) =>
      lived(passive(), fact('caseReview', '2021-02-10', { startsOn }, leaderAndMediator));
    expect(dueOf(reviewed('2021-03-20'), '2021-02-28')[0]).toBe('2021-02-28 exempt');
    expect(dueOf(reviewed('2021-04-10'), '2021-02-28')[0]).toBe('2021-02-28 due from 2021-02-28');
    expect(dueOf(reviewed('2021-03-28'), '2021-02-28')[0]).toBe('2021-02-28 exempt');
    expect(dueOf(reviewed('2021-03-29'), '2021-02-28')[0]).toContain('due');
  });

  it('B-03: are skipped by an exemption, and the next one stays where it was (SC-24 e)', () => {
    const exempt = lived(passive(), exemption('2021-02-01', '2021-03-31'));
    expect(dueOf(exempt, '2021-08-31').slice(0, 2)).toEqual(['2021-02-28 exempt', '2021-08-31 due from 2021-08-31']);
    expect(checkpoints(exempt, '2021-02-28')[0]!.why).toBe('B-03');
  });

  it('B-27: ask from the second on whether a day since the last one had an effort (SC-24 f)', () => {
    const short = lived(passive(), practice('2021-03-01', '2021-03-14'));
    expect(dueOf(short, '2022-02-28').slice(1, 3)).toEqual(['2021-08-31 needless', '2022-02-28 due from 2022-02-28']);
  });

  it('B-26: end with the resource course', () => {
    const ended = lived(passive(), fact('resourceCourseEnded', '2021-02-20', { lastOn: '2021-02-20' }));
    expect(checkpoints(ended, '2021-03-01')).toEqual([]);
  });

  it('B-51: an effort that runs on counts for every checkpoint until it ends', () => {
    expect(dueOf(lived(passive(), effort('fleksjob', '2020-10-01')), '2022-02-28')).toEqual([
      ...['2021-02-28 needless', '2021-08-31 needless', '2022-02-28 needless', '2022-08-31 coming'],
    ]);
  });
});

const everybody = ['citizen', 'coordinatingCaseworker', 'jobMediator', 'teamLeader'] as const;
const challenges = (...of: string[]) =>
  fact('jobChallenges', '2021-03-01', { challenges: of, networkWished: true }, ['citizen']);

describe('the step-up meeting', () => {
  const asked = (people: readonly Participant[], values: FactValues = {}, ...named: string[]) =>
    ask(lived(passive(), challenges(...named)), '2021-03-08', {
      ...{ type: 'HoldMeeting', meeting: 'stepUpMeeting', with: people, on: '2021-03-08' },
      values: { recommendationDiscussed: true, networkInvited: true, ...values },
    });

  it('B-32: is not held without a team or department leader (SC-24 g)', () => {
    const decision = asked(['citizen', 'coordinatingCaseworker', 'jobMediator']);
    expect('events' in decision && decision.events[0]).toMatchObject({
      type: 'MeetingNotHeld',
      absent: ['teamLeader'],
    });
  });

  it('B-34: has a health representative when the citizen names health as an obstacle (SC-24 g)', () => {
    expect(codesOf(asked(everybody, {}, 'social'))).toBe('accepted');
    expect(codesOf(asked(everybody, {}, 'health'))).toBe('healthRepresentativeMissing B-34');
    const withDoctor = [...everybody, 'healthRepresentative'] as const;
    expect(codesOf(asked(withDoctor, { healthRepresentative: 'municipalHealthPerson' }, 'health'))).toBe(
      'healthAdviserNotAllowed B-38',
    );
    expect(codesOf(asked(withDoctor, { healthRepresentative: 'generalPractitioner' }, 'health'))).toBe('accepted');
    expect(codesOf(asked(withDoctor, { healthRepresentative: 'healthCoordinator' }, 'health'))).toBe('accepted');
  });

  it('B-36: has invited the network that the citizen wishes for; its absence does not matter (SC-24 g)', () => {
    expect(codesOf(asked(everybody, { networkInvited: false }))).toBe('networkNotInvited B-36');
    expect(codesOf(asked(everybody, { networkInvited: true }))).toBe('accepted');
  });

  it('B-33: is summoned when it is known which challenges the citizen experiences', () => {
    const summons = { type: 'SummonMeeting', meeting: 'stepUpMeeting', for: '2021-03-08', on: '2021-03-01' } as const;
    expect(codesOf(ask(passive(), '2021-03-01', summons))).toBe('challengesMissing B-33');
  });

  it('B-31: is completed by a plan in which every effort has a date (SC-24 g)', () => {
    const held = played(lived(passive(), challenges('social')), '2021-03-08', {
      ...{ type: 'HoldMeeting', meeting: 'stepUpMeeting', with: everybody, on: '2021-03-08' },
      values: { recommendationDiscussed: true, networkInvited: true },
    });
    const duties = (state: Trajectory) =>
      dutiesOf(date('2021-03-10'), state)
        .filter(({ id }) => id.startsWith('checkpoint-1/stepUp'))
        .map(({ rule, state: is }) => `${rule.id} ${is}`);
    expect(duties(held)).toEqual(['stepUpMeeting done', 'stepUpPlan open']);
    const people = ['citizen', 'coordinatingCaseworker', 'jobMediator'] as const;
    const plan = (everyEffortDated: boolean) =>
      lived(held, fact('stepUpPlan', '2021-03-10', { datedEfforts: 2, everyEffortDated }, people));
    expect(duties(plan(false))).toEqual(['stepUpMeeting done', 'stepUpPlan open']);
    expect(duties(plan(true))).toEqual(['stepUpMeeting done', 'stepUpPlan done']);
  });

  it('K-27: has a date with a receipt: grant, six months, clamped, four weeks', () => {
    const duty = dutiesOf(date('2021-03-01'), passive()).find(({ rule }) => rule.id === 'stepUpMeeting')!;
    const receipt = explain(date('2021-03-01'), passive(), duty.id)!;
    expect(receipt.anchor).toEqual({ fact: 'step', step: 'resourceCourse', on: '2020-08-31' });
    expect(receipt.steps).toEqual([
      { kind: 'addMonths', rule: 'T-02', months: 6, clampedFromDay: 31, to: '2021-02-28' },
      { kind: 'offset', rule: 'K-27', days: 28, to: '2021-03-28' },
    ]);
    expect(receipt.result).toBe('2021-03-28');
  });

  it('K-26: is preceded by a review of the case four weeks before, of which leader and mediator are told', () => {
    const told = tick(date('2021-02-01'), passive()).flatMap((event) =>
      event.type === 'ReminderIssued' && event.what === 'caseReview' ? [[event.on, event.tells]] : [],
    );
    // 31 January is a Sunday: the message goes out on the next working day.
    expect(told).toEqual([['2021-02-01', ['teamLeader', 'jobMediator']]]);
  });

  it('B-29: wakes the case on the day after an agreed start that came to nothing', () => {
    const agreed = lived(
      passive(),
      fact('vitasAgreement', '2021-02-15', { effortKind: 'companyPractice', startsOn: '2021-03-15' }),
    );
    const told = (day: string) =>
      tick(date(day), agreed).filter((event) => event.type === 'ReminderIssued' && event.what === 'stepUpMeeting');
    expect(told('2021-03-15')).toEqual([]);
    expect(told('2021-03-16')).toHaveLength(1);
    expect(nextWake(date('2021-03-15'), agreed)! <= date('2021-03-16')).toBe(true);
  });
});
