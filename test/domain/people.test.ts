import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { JobFunction, RegisterEntry } from '../../src/domain/people.ts';
import { plan } from '../../src/domain/plan.ts';
import { newestProgramme } from '../../src/domain/programmes/index.ts';
import { aBirCitizen } from './bir/builders.ts';
import { aCourse, anEnrolled, aReady, ask, assignments, codesOf, handoverPlan, played } from './builders.ts';

const ON = '2026-03-02';
const assign = (jobFunction: JobFunction, staffId: string, more: object = {}) =>
  ({ type: 'AssignStaff', function: jobFunction, staffId, on: ON, ...more }) as const;
const trained = (trainedOn: string | null, trainedIn = 'social-stoette') =>
  ({ register: { trainedOn, trainedIn } as unknown as RegisterEntry }) as const;
const staffed = (variant: 'pilot' | 'rollout' = 'rollout') =>
  played(anEnrolled({ on: ON, variant }), ON, ...assignments(ON));
const empty = (variant: 'pilot' | 'rollout' = 'rollout') => anEnrolled({ on: ON, variant });

describe('a CTI worker', () => {
  it.each([
    ['2026-03-02', 'accepted'],
    ['2026-03-03', 'ctiWorkerNotTrained G-22'],
    [null, 'ctiWorkerNotTrained G-22'],
  ])('trained on %s is on 2 March: %s (G-22, SC-08 d)', (trainedOn, answer) => {
    expect(codesOf(ask(empty(), ON, assign('ctiWorker', 'new', trained(trainedOn))))).toBe(answer);
  });
  it('of whose training the register knows nothing is accepted, and asked about again at the start (G-22)', () => {
    expect(codesOf(ask(empty(), ON, assign('ctiWorker', 'new')))).toBe('accepted');
  });
  it('trained in another programme takes part in the pilot’s training all the same (G-23)', () => {
    const elsewhere = assign('ctiWorker', 'new', trained('2020-01-01', 'elsewhere'));
    expect(codesOf(ask(empty('pilot'), ON, elsewhere))).toBe('ctiWorkerTrainedElsewhere G-23');
    expect(codesOf(ask(empty('rollout'), ON, elsewhere))).toBe('accepted');
    const somewhere = assign('ctiWorker', 'new', { register: { trainedOn: '2020-01-01' } });
    expect(codesOf(ask(empty('pilot'), ON, somewhere)), 'nobody says where').toBe('ctiWorkerTrainedElsewhere G-23');
    expect(codesOf(ask(empty('rollout'), ON, somewhere))).toBe('accepted');
  });
  it('is one and the same through the whole course: another one needs a written reason and moves no date (G-15, G-27, SC-21 b)', () => {
    const change = assign('ctiWorker', 'new', trained('2026-01-10'));
    expect(codesOf(ask(staffed(), ON, change))).toBe('changeWithoutReason G-15');
    expect(codesOf(ask(staffed(), ON, { ...change, noteId: 'note-1' }))).toBe('accepted');
    expect(codesOf(ask(staffed(), ON, assign('ctiWorker', 'staff-cti', trained('2020-01-15')))), 'the same').toBe(
      'accepted',
    );
    const course = aCourse({ startOn: '2026-01-15' });
    const changed = played(course, ON, { ...change, noteId: 'note-1' });
    expect(plan(date(ON), changed).transitions).toEqual(plan(date(ON), course).transitions);
  });
  it('who takes over in a running course and was trained after its first day may do CTI; before that the former one could (G-22, G-27)', () => {
    const change = { ...assign('ctiWorker', 'new', trained('2026-02-20')), noteId: 'note-1' };
    const changed = played(aCourse({ startOn: '2026-01-15' }), ON, change);
    const contact = (on: string) =>
      ({ type: 'RecordFact', step: 'ctiContact', with: ['citizen', 'ctiWorker'], on }) as const;
    expect(codesOf(ask(changed, '2026-03-10', contact('2026-03-10')))).toBe('accepted');
    expect(codesOf(ask(changed, '2026-03-10', contact('2026-02-10'))), 'a late note of the former one').toBe(
      'accepted',
    );
    const untrained = played(aCourse({ startOn: '2026-01-15' }), ON, {
      ...{ ...assign('ctiWorker', 'new'), noteId: 'note-1' },
    });
    expect(codesOf(ask(untrained, '2026-03-10', contact('2026-03-10')))).toBe('ctiWorkerNotTrained G-22');
    expect(codesOf(ask(untrained, '2026-03-10', contact('2026-02-10'))), 'a late note of the former one').toBe(
      'accepted',
    );
  });
  it('whose training is not shown agrees no goals and no handover plan with the citizen either (G-22)', () => {
    const untrained = played(aCourse({ startOn: '2026-01-15' }), '2026-06-01', {
      ...{ ...assign('ctiWorker', 'new'), noteId: 'note-1', on: '2026-06-01' },
    });
    const goals = {
      ...({ type: 'RecordFact', step: 'ctiGoals', with: ['citizen', 'ctiWorker'], on: '2026-06-01' } as const),
      values: { goals: 2, tracks: ['job'] },
    };
    expect(codesOf(ask(untrained, '2026-06-01', goals))).toBe('ctiWorkerNotTrained G-22');
    expect(codesOf(ask(untrained, '2026-06-01', handoverPlan('2026-06-01')))).toBe('ctiWorkerNotTrained G-22');
  });
});

describe('the job consultant', () => {
  it('is one constant person: a change is recorded with its reason (G-11)', () => {
    expect(codesOf(ask(staffed(), ON, assign('jobConsultant', 'new')))).toBe('changeWithoutReason G-11');
    expect(codesOf(ask(staffed(), ON, assign('jobConsultant', 'new', { noteId: 'note-1' })))).toBe('accepted');
  });
  it('may be the jobcentre caseworker too (G-01)', () => {
    const one = played(empty(), ON, assign('jobConsultant', 'one'));
    expect(codesOf(ask(one, ON, assign('jobCentreCaseworker', 'one')))).toBe('accepted');
  });
});

describe('two functions in one person', () => {
  it.each([
    ['jobCentreCaseworker', 'combinationAdvisedAgainst G-04'],
    ['socialCaseworker', 'combinationAdvisedAgainst G-04'],
    ['jobConsultant', 'combinationAdvisedAgainst G-05'],
    ['personalJobMediator', 'combinationAdvisedAgainst G-06'],
  ] as const)(
    'CTI worker and %s: %s, either way round, unless somebody writes down why (G-04, G-05, G-06)',
    (other, answer) => {
      const cti = played(empty(), ON, assign('ctiWorker', 'one', trained('2020-01-01')));
      expect(codesOf(ask(cti, ON, assign(other, 'one')))).toBe(answer);
      const otherFirst = played(empty(), ON, assign(other, 'one'));
      expect(codesOf(ask(otherFirst, ON, assign('ctiWorker', 'one', trained('2020-01-01'))))).toBe(answer);
      const despite = [{ code: 'combinationAdvisedAgainst', noteId: 'note-1' }];
      const decision = ask(cti, ON, assign(other, 'one', { despite }));
      expect(decision).toMatchObject({ events: [{ deviations: [{ code: 'combinationAdvisedAgainst' }] }] });
    },
  );
  it.each([
    ['cti-overgang', ['socialCaseworker'], 'ctiWorker', 'combinationAdvisedAgainst G-04'],
    ['cti-overgang', ['ctiWorker'], 'jobConsultant', 'combinationAdvisedAgainst G-05'],
    ['social-stoette', ['personalJobMediator'], 'ctiWorker', 'combinationAdvisedAgainst G-06'],
    ['cti-overgang', ['ctiWorker'], 'ctiWorker', 'accepted'],
    ['bir-ressourceforloeb', ['jobMediator'], 'socialCaseworker', 'accepted'],
  ] as const)(
    'hold in two cases of one citizen as in one: in %s %s, and here %s: %s (G-04, G-05, G-06)',
    (id, functions, jobFunction, answer) => {
      const beside = [{ programme: { id, version: 1 }, functions }];
      const asked = assign(jobFunction, 'one', { beside, ...trained('2020-01-01') });
      expect(codesOf(ask(empty(), ON, asked))).toBe(answer);
      const despite = [{ code: 'combinationAdvisedAgainst', noteId: 'note-1' }];
      expect(codesOf(ask(empty(), ON, { ...asked, despite } as never))).toBe('accepted');
    },
  );
  it('are held against each other by the programme of either case (G-04)', () => {
    const inBir = aBirCitizen(ON);
    const beside = [{ programme: { id: 'social-stoette', version: 1 }, functions: ['ctiWorker'] as const }];
    expect(codesOf(ask(inBir, ON, assign('jobMediator', 'one', { beside })))).toBe('accepted');
    const twice = [...beside, { programme: { id: 'cti-overgang', version: 1 }, functions: ['ctiWorker'] as const }];
    const here = assign('socialCaseworker', 'one', { beside: twice });
    expect(codesOf(ask(empty(), ON, here)), 'said once').toBe('combinationAdvisedAgainst G-04');
  });
  it('one caseworker under several laws is allowed (G-10)', () => {
    const one = played(empty(), ON, assign('jobCentreCaseworker', 'one'));
    expect(codesOf(ask(one, ON, assign('socialCaseworker', 'one')))).toBe('accepted');
  });
  it('a function that the programme does not have is refused', () => {
    expect(codesOf(ask(empty(), ON, assign('janitor' as JobFunction, 'one')))).toBe('functionUnknown TECH-04');
  });
});

describe('a secondary CTI worker (SC-21 a)', () => {
  const standIn = (more: object = {}) =>
    ({ type: 'AppointStandIn', staffId: 'second', from: '2026-07-06', until: '2026-07-24', ...more }) as const;
  it('stands in while the own one is away, trained like her, and no boundary moves (G-16, S-80)', () => {
    const course = aCourse({ startOn: '2026-05-15' });
    const appointed = played(course, '2026-06-20', standIn(trained('2025-01-01')));
    expect(appointed.standIns).toMatchObject([{ staffId: 'second', from: '2026-07-06', until: '2026-07-24' }]);
    expect(plan(date('2026-06-20'), appointed).transitions).toEqual(plan(date('2026-06-20'), course).transitions);
  });
  it('who is not trained, is the own one, or ends before beginning is refused (G-16, G-22)', () => {
    expect(codesOf(ask(staffed(), ON, standIn(trained('2026-08-01'))))).toBe('ctiWorkerNotTrained G-22');
    expect(codesOf(ask(staffed(), ON, standIn({ staffId: 'staff-cti' })))).toBe('standInIsTheWorker G-16');
    expect(codesOf(ask(staffed(), ON, standIn({ until: '2026-07-05' })))).toBe('standInEndsBeforeItBegins G-16');
  });
});

describe('a secondary CTI worker with another role around the citizen', () => {
  it.each([
    ['staff-job', 'combinationAdvisedAgainst G-05'],
    ['staff-social', 'combinationAdvisedAgainst G-04'],
    ['staff-jobcentre', 'combinationAdvisedAgainst G-04'],
  ])('%s: %s, unless somebody writes down why; then it is shown (G-04, G-05, G-16)', (staffId, answer) => {
    const standIn = {
      type: 'AppointStandIn',
      staffId,
      from: ON,
      until: '2026-03-06',
      ...trained('2020-01-01'),
    } as const;
    expect(codesOf(ask(staffed(), ON, standIn))).toBe(answer);
    const despite = [{ code: 'combinationAdvisedAgainst', noteId: 'note-1' }];
    expect(ask(staffed(), ON, { ...standIn, despite } as never)).toMatchObject({
      events: [{ type: 'StandInAppointed', deviations: [{ code: 'combinationAdvisedAgainst' }] }],
    });
  });
});

describe('Flere skal med beside this programme', () => {
  it('goes together when job mediator and the three talks are registered, or somebody writes down why not (G-63)', () => {
    const withMediator = (variant: 'pilot' | 'rollout') =>
      played(aReady({ on: '2026-03-04', variant }), '2026-03-05', assign('personalJobMediator', 'mediator'));
    const start = { type: 'StartCourse', startOn: '2026-03-05' } as const;
    expect(codesOf(ask(withMediator('pilot'), '2026-03-05', start))).toBe('fskmTicksMissing G-63');
    expect(codesOf(ask(withMediator('rollout'), '2026-03-05', start))).toBe('accepted');
    const ticked = played(withMediator('pilot'), '2026-03-05', {
      ...({ type: 'RecordFact', step: 'fskmTicks', on: '2026-03-05' } as const),
      values: { jobMediatorRegistered: true, threeTalksRegistered: true },
    });
    expect(codesOf(ask(ticked, '2026-03-05', start))).toBe('accepted');
  });
  it('never makes the way to the rehabilitation team longer: its day is registered at once, and nothing waits for it (G-65)', () => {
    const planned = {
      type: 'RecordFact',
      step: 'rehabilitationTeam',
      values: { plannedOn: '2026-04-14' },
      on: ON,
    } as const;
    const shown = played(empty('pilot'), ON, planned);
    expect(shown.facts).toMatchObject([{ step: 'rehabilitationTeam', values: { plannedOn: '2026-04-14' } }]);
    const { gates, duties } = newestProgramme('social-stoette')!;
    expect(JSON.stringify([gates, duties])).not.toContain('rehabilitationTeam');
  });
});
