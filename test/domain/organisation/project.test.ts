import { describe, expect, it } from 'vitest';
import { date } from '../../../src/domain/calendar/civil-date.ts';
import type { FactValues } from '../../../src/domain/facts.ts';
import { plan } from '../../../src/domain/plan.ts';
import { ask, codesOf } from '../builders.ts';
import { anOrganisation, duty, fact, lived, newsOn } from './builders.ts';

const bir = (on = '2021-05-03', own = {}) => anOrganisation('projekt', 'bir', on, own);
const pilot = (on = '2017-08-01') => anOrganisation('projekt', 'pilot', on);
const expense = (values: FactValues) =>
  fact('expense', '2021-06-01', { category: 'jobMediatorSalary', paidBy: 'grant', amountKroner: 100_000, ...values });
const granted = (from: string, until: string, on = from) => fact('projectGrant', on, { from, until });
const said = (state: ReturnType<typeof bir>, today: string, what: string) =>
  duty(state, today, what)!.reminders.map(({ rung, on }) => `${rung} ${on}`);

describe('a project with a grant', () => {
  it('B-58: has its partial account due on 31 December 2021', () => {
    expect(duty(bir(), '2022-01-01', 'partialAccount')).toMatchObject({ dueOn: '2021-12-31', state: 'overdue' });
    const sent = lived(bir(), fact('partialAccount', '2021-12-20'));
    expect(duty(sent, '2022-01-01', 'partialAccount')).toMatchObject({ state: 'done' });
  });

  it('B-58: is reminded of it 60, 30 and 7 days before, on the working day before a day off (K-33)', () => {
    expect(said(bir(), '2021-05-03', 'partialAccount').slice(0, 3)).toEqual([
      ...['first 2021-11-01', 'second 2021-12-01', 'third 2021-12-23'],
    ]);
  });

  it('B-57: is paid when partial account and status report have been sent in', () => {
    const payment = fact('payment', '2022-02-01', { percentOfGrant: 75 });
    const account = lived(bir(), fact('partialAccount', '2021-12-20'));
    expect(codesOf(ask(account, '2022-02-01', payment))).toBe('accountsMissing B-57');
    expect(duty(bir(), '2022-01-01', 'statusReport')).toMatchObject({ dueOn: '2021-12-31', rule: 'B-57' });
    const both = lived(account, fact('statusReport', '2021-12-21'));
    expect(codesOf(ask(both, '2022-02-01', payment))).toBe('accepted');
  });

  it('B-59: has its final account due on 30 September 2022 when it is extended, else on a day entered by hand', () => {
    expect(duty(bir(), '2021-08-01', 'extendedFinalAccount')).toBeUndefined();
    expect(duty(bir(), '2021-08-01', 'finalAccount')).toBeUndefined();
    const byHand = bir('2021-05-03', { finalAccountDueOn: '2022-03-31' });
    expect(duty(byHand, '2021-08-01', 'finalAccount')).toMatchObject({ dueOn: '2022-03-31' });
    const extended = lived(byHand, ...extension);
    expect(duty(extended, '2021-08-01', 'finalAccount')).toBeUndefined();
    expect(duty(extended, '2021-08-01', 'extendedFinalAccount')).toMatchObject({ dueOn: '2022-09-30' });
  });

  const request = (values: FactValues = {}) =>
    fact('extensionRequest', '2021-06-01', { viaPortal: true, budget: 'unchanged', ...values });
  const answer = fact('extensionAnswered', '2021-07-01', { isAccepted: true, newUntil: '2022-06-30' });
  const extension = [request(), answer];

  it('B-60: asks for an extension through the grant portal, with a budget or a word that it does not change', () => {
    expect(codesOf(ask(bir(), '2021-06-01', request({ viaPortal: false })))).toBe('notThroughPortal B-60');
    const { budget: _, ...without } = request().values as Record<string, never>;
    expect(codesOf(ask(bir(), '2021-06-01', { ...request(), values: without }))).toBe('fieldMissing B-60');
    expect(codesOf(ask(bir(), '2021-07-01', answer))).toBe('extensionNotRequested B-60');
    expect(codesOf(ask(lived(bir(), request()), '2021-07-01', answer))).toBe('accepted');
  });

  it('B-61: may renounce an extension in writing with a reason, and then has its old deadline again', () => {
    const renounced = fact('extensionRenounced', '2021-09-01', {
      ...{ viaPortal: true, reasonNote: 'note-1', newUntil: '2021-12-31' },
    });
    expect(codesOf(ask(bir(), '2021-09-01', renounced))).toBe('projectNotExtended B-61');
    const { reasonNote: _, ...without } = renounced.values as Record<string, never>;
    expect(codesOf(ask(lived(bir(), ...extension), '2021-09-01', { ...renounced, values: without }))).toBe(
      'fieldMissing B-61',
    );
    const byLetter = { ...renounced, values: { ...renounced.values, viaPortal: false } };
    expect(codesOf(ask(lived(bir(), ...extension), '2021-09-01', byLetter))).toBe('notThroughPortal B-61');
    const byHand = bir('2021-05-03', { finalAccountDueOn: '2022-03-31' });
    const back = lived(byHand, ...extension, renounced);
    expect(duty(back, '2021-09-02', 'finalAccount')).toMatchObject({ dueOn: '2022-03-31' });
    expect(duty(back, '2021-09-02', 'extendedFinalAccount')).toBeUndefined();
  });

  it('B-62: may ask for changes through the grant portal; what is required stays as it is', () => {
    const change = (viaPortal: boolean) => fact('changeRequest', '2021-06-01', { viaPortal, reasonNote: 'note-1' });
    expect(codesOf(ask(bir(), '2021-06-01', change(false)))).toBe('notThroughPortal B-62');
    const { settings } = bir().programme!;
    expect(lived(bir(), change(true)).programme!.settings).toEqual(settings);
  });

  it.each(['healthCoordinator', 'rehabilitationTeam'])(
    'B-63: pays for more %s itself, never by the grant',
    (category) => {
      expect(codesOf(ask(bir(), '2021-06-01', expense({ category })))).toBe('onlyOwnContribution B-63');
      expect(codesOf(ask(bir(), '2021-06-01', expense({ category, paidBy: 'ownContribution' })))).toBe('accepted');
    },
  );

  it('B-64: has salary, coordination and case sparring paid, not courses from another actor', () => {
    for (const category of ['jobMediatorSalary', 'coordinatingMeetings', 'caseSparring'])
      expect(codesOf(ask(bir(), '2021-06-01', expense({ category })))).toBe('accepted');
    expect(codesOf(ask(bir(), '2021-06-01', expense({ category: 'externalCourse' })))).toBe('notPaidByGrant B-64');
  });

  it('B-07: is led by the leader for resource courses', () => {
    const led = (leads: string) => fact('projectLeadership', '2021-05-03', { leads, oneOfSeveralLeaders: true });
    expect(codesOf(ask(bir(), '2021-05-03', led('resourceCourses')))).toBe('accepted');
    expect(codesOf(ask(bir(), '2021-05-03', led('otherField')))).toBe('projectLedElsewhere B-07');
    expect(codesOf(ask(pilot('2021-05-03'), '2021-05-03', led('otherField')))).toBe('accepted');
  });

  it('has further deadlines registered, each a task of its own (B-59, K-33)', () => {
    const state = lived(
      bir(),
      fact('accountDeadline', '2021-06-01', { account: 'statusReport', deadlineOn: '2022-03-01' }),
    );
    expect(duty(state, '2022-03-02', 'accountDue')).toMatchObject({ dueOn: '2022-03-01', state: 'overdue' });
  });

  it('G-66: runs from its first to its last day, of which it is told before', () => {
    const state = lived(pilot(), granted('2017-11-01', '2020-03-31'));
    expect(plan(date('2017-11-01'), state).status).toBe('running');
    expect(newsOn(state, '2020-01-02', 'projectEnds')).toBe('2020-03-31');
  });

  it('G-66: ends later when it is extended, and on its old day again when that is renounced (B-60, B-61)', () => {
    const state = lived(bir(), granted('2021-05-03', '2021-12-31'), ...extension);
    expect(newsOn(state, '2021-08-01', 'projectEnds')).toBeUndefined();
    expect(newsOn(state, '2021-08-01', 'extendedProjectEnds')).toBe('2022-06-30');
    expect(plan(date('2022-06-30'), state).status).toBe('running');
    expect(plan(date('2022-07-01'), state).status).not.toBe('running');
    const renounced = { viaPortal: true, reasonNote: 'note-1', newUntil: '2021-12-31' };
    const back = lived(state, fact('extensionRenounced', '2021-09-01', renounced));
    expect(newsOn(back, '2021-09-02', 'projectEnds')).toBe('2021-12-31');
    expect(plan(date('2022-01-01'), back).status).not.toBe('running');
  });

  it('G-67: has everybody ready on 1 February 2018', () => {
    expect(duty(pilot(), '2018-02-02', 'readyToBegin')).toMatchObject({ dueOn: '2018-02-01', state: 'overdue' });
    expect(duty(bir('2017-08-01'), '2018-02-02', 'readyToBegin')).toBeUndefined();
  });

  it('G-68: says how many citizens it expects to finish', () => {
    const some = (citizensExpected: number) => fact('projectEstimates', '2017-08-20', { citizensExpected });
    expect(codesOf(ask(pilot(), '2017-08-20', some(80)))).toBe('accepted');
    expect(codesOf(ask(pilot(), '2017-08-20', some(0)))).toBe('fieldWrong G-68');
  });

  it('G-69: has a cooperation agreement by 1 September 2017, signed by both directors or with a time plan for it', () => {
    const agreement = (values: FactValues) =>
      fact('cooperationAgreement', '2017-08-20', { signedByBothDirectors: false, ...values }, ['responsibleHead']);
    expect(duty(pilot(), '2017-09-02', 'cooperationAgreement')).toMatchObject({ dueOn: '2017-09-01' });
    expect(codesOf(ask(pilot(), '2017-08-20', agreement({})))).toBe('signatureMissing G-69');
    expect(codesOf(ask(pilot(), '2017-08-20', agreement({ timePlanGiven: true })))).toBe('accepted');
    expect(codesOf(ask(pilot(), '2017-08-20', agreement({ signedByBothDirectors: true })))).toBe('accepted');
  });

  it('G-70: counts a support worker only when the work is for the project, and cash benefit never', () => {
    const worker = (worksForProject: boolean) => expense({ category: 'workerForProject', worksForProject });
    const state = pilot('2021-05-03');
    expect(codesOf(ask(state, '2021-06-01', worker(true)))).toBe('accepted');
    expect(codesOf(ask(state, '2021-06-01', worker(false)))).toBe('notPartOfAccounts G-70');
    const benefit = expense({ category: 'cashBenefit', paidBy: 'ownContribution' });
    expect(codesOf(ask(state, '2021-06-01', benefit))).toBe('notPartOfAccounts G-70');
  });

  it('G-71: gets no money for what other project money pays already', () => {
    expect(codesOf(ask(pilot('2021-05-03'), '2021-06-01', expense({ paidByOtherProject: true })))).toBe(
      'paidTwice G-71',
    );
  });

  it('G-72: pays transport and staff time for the training itself; the training is no expense', () => {
    const state = pilot('2021-05-03');
    expect(codesOf(ask(state, '2021-06-01', expense({ category: 'transport' })))).toBe('onlyOwnContribution G-72');
    expect(codesOf(ask(state, '2021-06-01', expense({ category: 'ctiTraining' })))).toBe('notPartOfAccounts G-72');
  });
});
