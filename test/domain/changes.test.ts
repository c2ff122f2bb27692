import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { explain } from '../../src/domain/explain.ts';
import { plan } from '../../src/domain/plan.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { nextWake, tick } from '../../src/domain/tick.ts';
import {
  aCourse,
  aMet,
  anEnrolled,
  aReady,
  ask,
  codesOf,
  contactMeeting,
  inclusion,
  jointPlan,
  papers,
  pause,
  played,
  startUpMeeting,
  ticked,
} from './builders.ts';

// LAB § 31 b from 15 January 2026: b = 15 March, 15 May, 15 July.
const dutyOf = (today: string, state: Trajectory, what: string) =>
  plan(date(today), state).duties.find((duty) => duty.what === what);
const leave = (why: string, from: string) => ({ type: 'LeaveProgramme', why, from }) as const;

describe('a change of target group (SC-18)', () => {
  it('to fleksjob lets the course go on; its paid hours count as ordinary (SC-18 a, S-57, S-88)', () => {
    const on = '2026-04-01';
    const change = { type: 'RecordFact', step: 'benefitChange', values: { to: 'fleksjobWageSubsidy' }, on } as const;
    const hours = {
      ...({ type: 'RecordFact', step: 'weeklyHours', on } as const),
      values: { ordinaryHours: 10, practiceHours: 0, form: 'fleksjob' },
    } as const;
    const changed = played(aCourse(), on, change, hours);
    expect(plan(date(on), changed)).toMatchObject({ status: 'running', courses: [{ end: '2026-07-15' }] });
    const unclear = { ...change, values: { to: 'sickness' } } as const;
    expect(codesOf(ask(aCourse(), on, unclear))).toBe('fieldWrong S-88');
  });
  it('registered ahead plans no reminder from the day on which the citizen leaves: nobody wakes to say nothing (S-87)', () => {
    const met = aMet({ settings: { remindsOfDuties: true } });
    const on = '2026-02-04';
    const wake = nextWake(date(on), ticked(met, on))!;
    const left = played(met, on, leave('movedAway', wake));
    const next = nextWake(date(on), left);
    expect(next === undefined || tick(next, left).length > 0).toBe(true);
    const reminders = plan(date(on), left).duties.filter(({ outside }) => outside === null);
    expect(reminders.flatMap(({ reminders: rungs }) => rungs).filter(({ on: day }) => day >= wake)).toEqual([]);
  });
  it.each([
    ['suEntitledEducation', 'S-89'],
    ['vocationalRehabilitation', 'S-90'],
    ['resourceCourse', 'S-91'],
    ['otherBenefit', 'A-11'],
    ['statePension', 'A-11'],
    ['movedAway', 'A-11'],
    ['death', 'A-11'],
  ])('by %s ends the course on that day without being discussed first (SC-18 b c d, %s, A-09, A-11)', (why) => {
    const left = played(aCourse(), '2026-04-20', leave(why, '2026-04-20'));
    expect(left.courses[0]!.ended).toEqual({ on: '2026-04-20', outcome: 'left', missing: [] });
    expect(plan(date('2026-05-15'), left)).toMatchObject({ status: 'left', next: null });
    expect(left.left).toMatchObject({ why, on: '2026-04-20' });
    expect(explain(date('2026-04-20'), left, 'course-1/end')?.anchor).toMatchObject({ fact: 'leftProgramme' });
  });
  it('takes back a phase that was begun on or after that day (S-91, K-12)', () => {
    const decision = ask(aCourse(), '2026-03-20', leave('resourceCourse', '2026-03-10'));
    expect(decision).toMatchObject({ events: [{ type: 'ProgrammeLeft' }, { type: 'PhaseTakenBack', phase: 2 }] });
  });
  it('registered ahead takes effect on its day, and before any day D no course can start (SC-18 e)', () => {
    const ahead = played(aCourse(), '2026-04-01', leave('suEntitledEducation', '2026-04-20'));
    expect(plan(date('2026-04-19'), ahead).status).toBe('running');
    expect(ticked(ahead, '2026-04-20').courses[0]!.ended?.outcome).toBe('left');
    const before = played(aReady({ on: '2026-02-10' }), '2026-02-12', leave('vocationalRehabilitation', '2026-02-10'));
    expect(plan(date('2026-02-12'), before).status).toBe('left');
    expect(codesOf(ask(before, '2026-02-12', { type: 'StartCourse', startOn: '2026-02-12' }))).toBe(
      'programmeIsLeft S-91',
    );
  });
  it('leaves nothing new to begin; late notes of the time before can be registered (S-91)', () => {
    const left = played(aCourse(), '2026-04-20', leave('resourceCourse', '2026-04-20'));
    const on = '2026-04-21';
    const summons = { type: 'SummonMeeting', meeting: 'closingMeeting', for: '2026-04-28', on } as const;
    const standIn = { type: 'AppointStandIn', staffId: 'second', from: on, until: on } as const;
    for (const begun of [
      summons,
      standIn,
      { type: 'GrantSupport', legalBasis: 'LAB_31B', on },
      { type: 'RegisterJobMatch', on },
    ] as const)
      expect(codesOf(ask(left, on, begun))).toBe('programmeIsLeft S-91');
    const note = { type: 'RecordFact', step: 'followUp', on: '2026-04-17' } as const;
    expect(codesOf(ask(left, on, note))).toBe('accepted');
  });
  it('happens once, for a reason that the programme knows (TECH-04)', () => {
    const left = played(aCourse(), '2026-04-20', leave('death', '2026-04-20'));
    expect(codesOf(ask(left, '2026-04-21', leave('death', '2026-04-21')))).toBe('programmeIsLeft A-11');
    expect(codesOf(ask(aCourse(), '2026-04-20', leave('boredom', '2026-04-20')))).toBe('exitUnknown TECH-04');
  });
  it('to a resource course has the citizen deleted in the pilot’s results; otherwise the project leader is asked (S-92, A-10)', () => {
    const leftFor = (why: string, variant: 'pilot' | 'rollout' = 'pilot') =>
      played(aCourse({ variant }), '2026-04-20', leave(why, '2026-04-20'));
    const has = (state: Trajectory) =>
      ['deleteInResults', 'askAboutDeletion'].filter((what) => dutyOf('2026-04-20', state, what));
    expect(has(leftFor('resourceCourse'))).toEqual(['deleteInResults']);
    expect(has(leftFor('suEntitledEducation'))).toEqual(['askAboutDeletion']);
    expect(has(leftFor('death'))).toEqual([]);
    expect(has(leftFor('resourceCourse', 'rollout'))).toEqual([]);
  });
  it('before any day D leaves room for late notes alone: no meeting and no contact from then on (S-90, S-91, SC-18 e)', () => {
    const left = played(aMet({ on: '2026-02-02' }), '2026-02-20', leave('vocationalRehabilitation', '2026-02-20'));
    const people = ['citizen', 'ctiWorker'] as const;
    const contact = (on: string) => ({ type: 'RecordFact', step: 'ctiContact', with: people, on }) as const;
    const asked = [contactMeeting, startUpMeeting, contact].map((of) =>
      ['2026-02-19', '2026-02-20'].map((on) => codesOf(ask(left, '2026-02-25', of(on)))),
    );
    expect(asked).toEqual(asked.map(() => ['accepted', 'programmeIsLeft S-91']));
  });
  it('is described to STAR and Socialstyrelsen in the pilot, whatever benefit ends cash benefit (S-85, S-91, A-09, A-11)', () => {
    const told = (variant: 'pilot' | 'rollout', why = 'resourceCourse') => {
      const left = played(aCourse({ variant }), '2026-04-20', leave(why, '2026-04-20'));
      return plan(date('2026-04-20'), left)
        .duties.filter(({ rule }) => rule === 'S-85')
        .map(({ outside }) => outside);
    };
    expect(told('pilot')).toEqual(['STAR', 'SOCIALSTYRELSEN']);
    for (const why of ['suEntitledEducation', 'vocationalRehabilitation', 'otherBenefit', 'statePension'])
      expect(told('pilot', why), why).toEqual(['STAR', 'SOCIALSTYRELSEN']);
    expect(told('pilot', 'movedAway')).toEqual([]);
    expect(told('pilot', 'death')).toEqual([]);
    expect(told('rollout')).toEqual([]);
  });
  it('at the draw is told to the evaluator alone, and only the pilot draws (S-04, A-12)', () => {
    const enrolled = anEnrolled({ on: '2026-01-05' });
    const excluded = played(enrolled, '2026-01-06', leave('drawExclusion', '2026-01-06'));
    const duties = plan(date('2026-01-06'), excluded).duties;
    expect(duties.map(({ what, outside }) => `${what} ${outside}`)).toEqual(['tellOfExclusion EVALUATOR']);
    const included = played(enrolled, '2026-01-05', inclusion('2026-01-05'));
    expect(codesOf(ask(included, '2026-01-06', leave('drawExclusion', '2026-01-06')))).toBe('accepted');
    const rollout = anEnrolled({ on: '2026-01-05', variant: 'rollout' });
    expect(codesOf(ask(rollout, '2026-01-06', leave('drawExclusion', '2026-01-06')))).toBe('exitNotInVariant S-04');
  });
  it('is not the loss of the job: the course goes on, and a new match is sought until there is one (A-11, S-60)', () => {
    const lost = { type: 'RecordFact', step: 'benefitChange', values: { to: 'jobLost' }, on: '2026-04-01' } as const;
    const without = played(aCourse(), '2026-04-01', lost);
    expect(dutyOf('2026-04-01', aCourse(), 'findNewJobMatch')).toBeUndefined();
    expect(dutyOf('2026-04-01', without, 'findNewJobMatch')).toMatchObject({ state: 'open', owner: 'jobConsultant' });
    expect(plan(date('2026-04-01'), without).courses[0]).toMatchObject({ status: 'running', end: '2026-07-15' });
    const found = played(without, '2026-04-20', { type: 'RegisterJobMatch', on: '2026-04-20' });
    expect(dutyOf('2026-04-20', found, 'findNewJobMatch')?.state).toBe('done');
  });
});

describe('prison', () => {
  it('excludes only at the draw: a course in progress is paused, not left, and no description is got around (S-04, A-12)', () => {
    const excluded = (state: Trajectory) => codesOf(ask(state, '2026-03-01', leave('drawExclusion', '2026-03-01')));
    expect(excluded(aCourse())).toBe('drawIsOver S-04');
    expect(excluded(aMet({ on: '2026-02-02' }))).toBe('drawIsOver S-04');
    const paused = { ...pause('2026-03-01'), reason: 'prison' } as const;
    expect(codesOf(ask(aCourse(), '2026-03-01', paused as never))).toBe('accepted');
  });
});

describe('a new critical transition (SC-20, S-13 … S-15)', () => {
  const ended = () => ticked(aCourse(), '2026-08-01');
  const anew = (more: object = {}) =>
    ({
      ...({ type: 'BeginAnew', transition: 'moreHours', judgedBy: 'socialCaseworker', on: '2026-09-02' } as const),
      noteId: 'note-1',
      ...more,
    }) as const;
  it('needs a caseworker’s judgement and begins the model from scratch (SC-20 a, S-14, S-15)', () => {
    const begun = played(ended(), '2026-09-02', anew());
    expect([plan(date('2026-09-02'), ended()).status, plan(date('2026-09-02'), begun).status]).toEqual([
      'ended',
      'waiting',
    ]);
    const start = { type: 'StartCourse', startOn: '2026-09-21' } as const;
    expect(codesOf(ask(ended(), '2026-09-21', start)), 'without a judgement').toBe('courseHasEnded S-15');
    expect(codesOf(ask(begun, '2026-09-21', start)), 'nothing of the earlier course counts').toBe(
      'supportNotGranted S-40, citizenNotInformed S-40, ctiWorkerNotInformed S-40, jobMatchMissing S-68, startUpMeetingMissing S-19, planMissing S-28, contactMeetingsMissing S-64',
    );
    const met = played(begun, '2026-09-07', startUpMeeting('2026-09-07'), jointPlan('2026-09-07'));
    const known = played(
      played(met, '2026-09-10', contactMeeting('2026-09-10')),
      '2026-09-16',
      contactMeeting('2026-09-16'),
      ...papers('2026-09-16'),
    );
    const second = played(known, '2026-09-21', start);
    expect(plan(date('2026-09-21'), second).courses[1]!.phases.map(({ end }) => end)).toEqual([
      '2026-11-21',
      '2027-01-21',
      '2027-03-21',
    ]);
    expect(second.courses[0]!.ended?.outcome).toBe('completed');
  });
  it('needs a work agreement of its own, though one made before its day D counts (S-15, S-52)', () => {
    const agreement = (on: string) =>
      ({
        ...({ type: 'RecordFact', step: 'workAgreement', with: ['citizen', 'jobConsultant', 'employer'], on } as const),
        values: { hours: 8, tasksNote: 'note-2', healthNote: 'note-3', subGoals: 1, followUpOn: '2026-12-01' },
      }) as const;
    const begun = (...before: Parameters<typeof played>[2][]) => {
      const first = ticked(played(aCourse(), '2026-02-01', agreement('2026-02-01')), '2026-08-01');
      const met = played(
        played(first, '2026-09-02', anew()),
        '2026-09-07',
        startUpMeeting('2026-09-07'),
        jointPlan('2026-09-07'),
      );
      const once = played(met, '2026-09-10', contactMeeting('2026-09-10'));
      const twice = played(once, '2026-09-16', contactMeeting('2026-09-16'), ...papers('2026-09-16'), ...before);
      return played(twice, '2026-09-21', { type: 'StartCourse', startOn: '2026-09-21' });
    };
    const duty = (state: Trajectory) =>
      plan(date('2026-10-05'), ticked(state, '2026-10-05')).duties.find(({ id }) => id === 'course-2/workAgreement');
    expect([duty(begun())?.state, duty(begun(agreement('2026-09-16')))?.state]).toEqual(['open', 'done']);
  });
  it('asks for a start-up meeting of its own: one from before it is none (S-15)', () => {
    const begun = played(ended(), '2026-09-02', anew());
    const met = (on: string) => codesOf(ask(begun, '2026-09-07', startUpMeeting(on)));
    expect(met('2026-09-01')).toBe('meetingBeforeTransition S-15');
    expect([met('2026-09-02'), met('2026-09-07')]).toEqual(['accepted', 'accepted']);
  });
  it('may be the change from practice to paid hours (S-13)', () => {
    expect(codesOf(ask(ended(), '2026-09-02', anew({ transition: 'practiceToPaidHours' })))).toBe('accepted');
    expect(codesOf(ask(ended(), '2026-09-02', anew({ transition: 'newShoes' })))).toBe('transitionUnknown S-14');
  });
  it('does not interrupt a running course, and nobody who has left begins anew (S-15)', () => {
    expect(codesOf(ask(aCourse(), '2026-04-01', anew({ on: '2026-04-01' })))).toBe('courseIsRunning S-15');
    const left = played(aCourse(), '2026-04-20', leave('movedAway', '2026-04-20'));
    expect(codesOf(ask(left, '2026-09-02', anew()))).toBe('programmeIsLeft S-15');
  });
  it('is not a change of workplace: no boundary moves and nothing starts over (SC-20 b, S-60)', () => {
    const agreement = (company: string, on: string) =>
      ({
        ...({ type: 'RecordFact', step: 'workAgreement', with: ['citizen', 'jobConsultant', 'employer'], on } as const),
        values: {
          company,
          hours: 12,
          tasksNote: 'note-2',
          healthNote: 'note-3',
          subGoals: 2,
          followUpOn: '2026-06-01',
        },
      }) as const;
    const inX = played(aCourse(), '2026-02-01', agreement('company-x', '2026-02-01'));
    expect(codesOf(ask(inX, '2026-04-01', agreement('company-y', '2026-04-01'))), 'one company is preferred').toBe(
      'secondCompany S-58',
    );
    const despite = [{ code: 'secondCompany', noteId: 'note-1' }];
    const inY = played(inX, '2026-04-01', { ...agreement('company-y', '2026-04-01'), despite } as never);
    expect(plan(date('2026-04-01'), inY).transitions).toEqual(plan(date('2026-04-01'), aCourse()).transitions);
    expect(codesOf(ask(inX, '2026-04-01', agreement('company-x', '2026-04-01'))), 'a new version (S-53)').toBe(
      'accepted',
    );
    const adjusted = ask(inY, '2026-05-01', agreement('company-y', '2026-05-01'));
    expect(codesOf(adjusted), 'nor is a new version for the second company warned of again').toBe('accepted');
  });
});
