import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { FactValues } from '../../src/domain/facts.ts';
import { plan } from '../../src/domain/plan.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import {
  aMet,
  anEnrolled,
  ask,
  assignments,
  codesOf,
  contactMeeting,
  inclusion,
  jointPlan,
  papers,
  played,
  startUpMeeting,
} from './builders.ts';

const ON = '2026-01-05';
const summons = {
  ...({ type: 'SummonMeeting', meeting: 'startUpMeeting', for: '2026-01-20', on: ON } as const),
  preparedBy: ['jobCentreCaseworker', 'socialCaseworker'],
} as const;
const staffed = (variant: 'pilot' | 'rollout') => played(anEnrolled({ on: ON, variant }), ON, ...assignments(ON));
type Body = Parameters<typeof played>[2];
const summoned = (state: Trajectory) => codesOf(ask(state, ON, summons));

describe('who may take part', () => {
  it.each([
    [{}, 'accepted'],
    [{ overThirty: false }, 'notInTargetGroup S-01'],
    [{ unemployedOneYear: false }, 'notInTargetGroup S-01'],
    [{ benefit: 'other' }, 'notInTargetGroup S-01'],
    [{ selectedBy: 'municipality' }, 'notSelectedByEvaluator S-03'],
    [{ hasPlace: true }, 'accepted'],
    [{ hasPlace: false }, 'noPlaceLeft S-05'],
    [{ inResourceCourse: true }, 'inResourceCourse S-06'],
    [{ underAssessment: true }, 'accepted'],
  ])('in the pilot with %j is %s (S-01, S-03, S-05, S-06, S-07)', (values, answer) => {
    expect(summoned(played(staffed('pilot'), ON, inclusion(ON, values)))).toBe(answer);
  });
  it.each([
    [{ overThirty: false, unemployedOneYear: false, selectedBy: 'municipality', hasPlace: false }, 'accepted'],
    [{ benefit: 'other' }, 'inclusionMissing S-02'],
    [{ inResourceCourse: true }, 'inResourceCourse S-06'],
  ])('in the roll-out with %j is %s: the municipality judges (S-02, S-06)', (values, answer) => {
    expect(summoned(played(staffed('rollout'), ON, inclusion(ON, values)))).toBe(answer);
  });
  it.each([{ judgedBy: 'socialCaseworker' }, { reasonNote: 'note-1' }, {}])(
    'in the roll-out is judged by somebody for a reason; an inclusion that says %j alone does not say both (S-02)',
    (judgement) => {
      const { judgedBy: _, reasonNote: __, ...values } = (inclusion(ON) as { values: FactValues }).values;
      const said = (more: FactValues) => ({ ...inclusion(ON), values: { ...values, ...more } }) as Body;
      expect(summoned(played(staffed('rollout'), ON, said(judgement)))).toBe('judgementMissing S-02');
      expect(summoned(played(staffed('pilot'), ON, said(judgement))), 'there the evaluator draws').toBe('accepted');
      const whole = said({ judgedBy: 'socialCaseworker', reasonNote: 'note-1' });
      expect(summoned(played(staffed('rollout'), ON, said(judgement), whole))).toBe('accepted');
    },
  );
  it('is judged by the newest registration, so a wrong one can be put right (S-02)', () => {
    const wrong = played(staffed('rollout'), ON, inclusion(ON, { benefit: 'other' }));
    expect(summoned(played(wrong, ON, inclusion(ON)))).toBe('accepted');
  });
  it('must be registered before anybody is summoned', () => {
    expect(summoned(staffed('rollout'))).toBe('inclusionMissing S-02');
  });
  it('is asked before a start-up meeting that nobody was summoned to as well (S-01, S-02, S-03, S-05, S-06)', () => {
    const held = (variant: 'pilot' | 'rollout', ...before: Parameters<typeof played>[2][]) =>
      codesOf(ask(played(staffed(variant), ON, ...before), ON, startUpMeeting(ON)));
    expect(held('rollout')).toBe('inclusionMissing S-02');
    expect(held('rollout', inclusion(ON, { inResourceCourse: true }))).toBe('inResourceCourse S-06');
    expect(held('pilot')).toBe('notInTargetGroup S-01, notSelectedByEvaluator S-03');
    expect(held('pilot', inclusion(ON, { hasPlace: false }))).toBe('noPlaceLeft S-05');
    expect(held('pilot', inclusion(ON))).toBe('accepted');
  });
  it('has lost its place when others came first: the places are counted once more when the meeting takes one (S-05)', () => {
    const included = played(staffed('pilot'), ON, inclusion(ON, { hasPlace: true }));
    const held = (hasPlace: boolean) =>
      codesOf(ask(included, ON, { ...startUpMeeting(ON), register: { hasPlace } } as Parameters<typeof ask>[2]));
    expect([held(true), held(false)]).toEqual(['accepted', 'noPlaceLeft S-05']);
  });
});

describe('a registration', () => {
  const asked = (step: string, values = {}) =>
    codesOf(ask(staffed('rollout'), ON, { type: 'RecordFact', step, values, on: ON }));
  it('names every field that is missing, unknown or wrong, each with its rule (TECH-04)', () => {
    expect(asked('inclusion', { inResourceCourse: 'maybe', colour: 'red' })).toBe(
      'fieldUnknown S-02, fieldMissing S-02, fieldWrong S-06',
    );
    expect(asked('practiceAtDraw', { endsOn: '2026-02-30' })).toBe('fieldWrong S-12');
    expect(asked('weeklyHours', { ordinaryHours: -1, practiceHours: 3 })).toBe('fieldWrong S-56');
    expect(asked('workplaceNeeds', { needs: ['aids', 'car'] })).toBe('fieldWrong S-55');
    expect(asked('practiceInterrupted', { reasonNote: 'a text with spaces' })).toBe('fieldWrong S-11');
  });
  it('of something that the programme does not know is refused (TECH-04)', () => {
    expect(asked('rehabilitationMeeting')).toBe('stepUnknown TECH-04');
    expect(asked('startUpMeeting'), 'a meeting is held, not registered').toBe('stepUnknown TECH-04');
  });
  it('with a date that the calendar does not have is refused, also without a door before it (TECH-03)', () => {
    expect(codesOf(ask(staffed('rollout'), ON, { type: 'RecordFact', step: 'followUp', on: '2026-02-30' }))).toBe(
      'invalidDate TECH-03',
    );
    const moved = {
      type: 'MoveMeeting',
      meeting: 'startUpMeeting',
      to: 'soon',
      askedBy: 'citizen',
      noteId: 'n',
      on: ON,
    };
    expect(codesOf(ask(staffed('rollout'), ON, moved as never))).toBe('invalidDate TECH-03');
  });
});

describe('a practice placement that runs at the draw', () => {
  const running = played(staffed('pilot'), ON, {
    ...({ type: 'RecordFact', step: 'practiceAtDraw', values: { endsOn: '2026-03-31' }, on: ON } as const),
  });
  const interrupted = {
    type: 'RecordFact',
    step: 'practiceInterrupted',
    values: { reasonNote: 'note-1' },
    on: ON,
  } as const;
  it('runs to its end unless there is a special reason, which is written down (S-10, S-11)', () => {
    expect(codesOf(ask(running, ON, interrupted))).toBe('practiceRunsToItsEnd S-10');
    const despite = [{ code: 'practiceRunsToItsEnd', noteId: 'note-1' }] as const;
    expect(codesOf(ask(running, ON, { ...interrupted, despite } as never))).toBe('accepted');
    const unwritten = { ...interrupted, values: {}, despite };
    expect(codesOf(ask(running, ON, unwritten as never))).toBe('fieldMissing S-11');
  });
  it('is followed by the start-up meeting: both caseworkers have it as a duty on the day it ends (S-12)', () => {
    const duty = plan(date(ON), running).duties.find(({ what }) => what === 'startAfterPractice');
    expect(duty).toMatchObject({ dueOn: '2026-03-31', state: 'open', rule: 'S-12' });
  });
});

describe('a citizen who has a job match already', () => {
  const met = () => played(aMet({ on: '2026-02-01' }), '2026-02-20', ...papers('2026-02-18').slice(0, -1));
  const matched = (firstDayOn: string, beforeInclusion = true) =>
    played(met(), '2026-02-20', {
      ...({
        type: 'RegisterJobMatch',
        values: { beforeInclusion, firstDayOn, form: 'ordinary' },
        on: '2026-02-18',
      } as const),
    });
  const start = { type: 'StartCourse', startOn: '2026-02-20' } as const;
  it('may take part when start-up meeting and plan came before the first day at work (S-09, SC-08 h)', () => {
    expect(codesOf(ask(matched('2026-02-19'), '2026-02-20', start))).toBe('accepted');
    expect(codesOf(ask(matched('2026-02-01'), '2026-02-20', start))).toBe('planAfterJobStart S-09');
    expect(codesOf(ask(matched('2026-02-01', false), '2026-02-20', start)), 'a match found here').toBe('accepted');
  });
  it('has one from before the inclusion also when only the dates say so, and says when the job begins (S-09)', () => {
    const answer = (on: string, values: FactValues) =>
      codesOf(ask(played(met(), '2026-02-20', { type: 'RegisterJobMatch', values, on }), '2026-02-20', start));
    expect(answer('2026-01-10', { firstDayOn: '2026-01-20' })).toBe('planAfterJobStart S-09');
    expect(answer('2026-01-10', { firstDayOn: '2026-02-19' })).toBe('accepted');
    expect(answer('2026-01-10', {}), 'nobody has said when').toBe('planAfterJobStart S-09');
    expect(answer('2026-02-18', { beforeInclusion: true }), 'nobody has said when').toBe('planAfterJobStart S-09');
    expect(answer('2026-02-01', {}), 'found on the day of the inclusion').toBe('accepted');
  });
  it('in practice or with a wage subsidy needs the reasonableness ticked; ordinary hours and fleksjob do not (S-61)', () => {
    const withForm = (form: string) =>
      played(met(), '2026-02-20', { type: 'RegisterJobMatch', values: { form }, on: '2026-02-18' });
    const answer = (form: string) => codesOf(ask(withForm(form), '2026-02-20', start));
    expect([answer('companyPractice'), answer('wageSubsidy'), answer('ordinary'), answer('fleksjob')]).toEqual([
      'reasonablenessMissing S-61',
      'reasonablenessMissing S-61',
      'accepted',
      'accepted',
    ]);
    const ticked = played(withForm('companyPractice'), '2026-02-20', {
      ...({ type: 'RecordFact', step: 'reasonableness', with: ['jobConsultant'], on: '2026-02-19' } as const),
    });
    expect(codesOf(ask(ticked, '2026-02-20', start))).toBe('accepted');
  });
  it('without ordinary hours and no prospect of them says why (S-50)', () => {
    const answer = (values: FactValues) =>
      codesOf(ask(met(), '2026-02-20', { type: 'RegisterJobMatch', values, on: '2026-02-18' }));
    expect(answer({ ordinaryHours: 'none' })).toBe('fieldMissing S-50');
    expect(answer({ ordinaryHours: 'none', noOrdinaryHoursNote: 'note-1' })).toBe('accepted');
    expect([answer({ ordinaryHours: 'prospect' }), answer({})]).toEqual(['accepted', 'accepted']);
  });
  it('of half an hour a week has a match: practice counts, and no number of ordinary hours is asked for (S-51)', () => {
    const practice = played(
      met(),
      '2026-02-20',
      {
        ...({ type: 'RegisterJobMatch', on: '2026-02-18' } as const),
        values: { form: 'companyPractice', ordinaryHours: 'none', noOrdinaryHoursNote: 'note-1' },
      },
      { type: 'RecordFact', step: 'reasonableness', with: ['jobConsultant'], on: '2026-02-18' },
      { type: 'RecordFact', step: 'weeklyHours', values: { ordinaryHours: 0, practiceHours: 0.5 }, on: '2026-02-18' },
    );
    expect(codesOf(ask(practice, '2026-02-20', start))).toBe('accepted');
  });
});

describe('the start of a course (SC-08)', () => {
  const metWithout = (...without: string[]) => {
    const on = '2026-02-02';
    const met = [...assignments(on), inclusion(on), startUpMeeting(on)];
    let state = played(anEnrolled({ on, variant: 'rollout' }), on, ...met);
    const steps = [
      ['contact 1', '2026-02-10', [contactMeeting('2026-02-10')]],
      ['plan', '2026-02-20', [jointPlan('2026-02-20')]],
      ['contact 2', '2026-02-24', [contactMeeting('2026-02-24')]],
      ['papers', '2026-02-27', papers('2026-02-27')],
    ] as const;
    for (const [name, day, bodies] of steps) if (!without.includes(name)) state = played(state, day, ...bodies);
    return state;
  };
  const start = { type: 'StartCourse', startOn: '2026-03-02' } as const;
  it('with every gate met is accepted, and the boundaries are those of its day D', () => {
    const started = played(metWithout(), '2026-03-02', start);
    expect(plan(date('2026-03-02'), started).courses[0]!.phases.map(({ end }) => end)).toEqual([
      '2026-05-02',
      '2026-07-02',
      '2026-09-02',
    ]);
    expect(started.courses[0]!.deviations).toEqual([]);
  });
  it('without an agreed plan is refused (SC-08 b, S-28)', () => {
    expect(codesOf(ask(metWithout('plan'), '2026-03-02', start))).toBe('planMissing S-28');
  });
  it('has one plan; a new version of it says why (S-28, S-37)', () => {
    const again = (values: FactValues = {}) =>
      codesOf(ask(metWithout(), '2026-02-27', jointPlan('2026-02-27', values)));
    expect(again()).toBe('planChangeUnexplained S-37');
    expect(again({ reasonNote: 'note-1' })).toBe('accepted');
    const first = metWithout().facts.find(({ step }) => step === 'jointActionPlan')!.id;
    const withdrawn = played(metWithout(), '2026-02-27', {
      ...({ type: 'WithdrawEvent', event: first, noteId: 'note-1', on: '2026-02-27' } as const),
    });
    expect(codesOf(ask(withdrawn, '2026-02-27', jointPlan('2026-02-27'))), 'the first was a mistake').toBe('accepted');
  });
  it('has a plan that makes sure of the support at the workplace; one that does not is no plan yet (S-35)', () => {
    const plan = jointPlan('2026-02-20', { supportAtWorkplace: false });
    expect(codesOf(ask(metWithout('plan'), '2026-02-27', plan))).toBe('fieldMissing S-35');
  });
  it('with one contact meeting is refused until somebody writes down why, and then shown as a deviation (SC-08 f, S-64, A-05)', () => {
    expect(codesOf(ask(metWithout('contact 2'), '2026-03-02', start))).toBe('contactMeetingsMissing S-64');
    const despite = [{ code: 'contactMeetingsMissing', noteId: 'note-1' }] as const;
    const started = played(metWithout('contact 2'), '2026-03-02', { ...start, despite } as never);
    expect(started.courses[0]!.deviations).toEqual([
      { code: 'contactMeetingsMissing', rule: 'S-64', params: { noteId: 'note-1' } },
    ]);
  });
  it('counts only contact meetings on days after the start-up meeting and before day D (S-64, S-27)', () => {
    const sameDay = played(metWithout('contact 2'), '2026-02-24', contactMeeting('2026-02-02'));
    expect(codesOf(ask(sameDay, '2026-03-02', start)), 'on the day of the start-up meeting').toContain('S-64');
    const onD = played(metWithout('contact 2'), '2026-03-02', contactMeeting('2026-03-02'));
    expect(codesOf(ask(onD, '2026-03-02', start)), 'on day D').toContain('S-64');
  });
  it('with a CTI worker whose training is not shown is refused (SC-08 d, G-22)', () => {
    const on = '2026-02-02';
    const unknown = { type: 'AssignStaff', function: 'ctiWorker', staffId: 'staff-new', noteId: 'n', on } as const;
    expect(codesOf(ask(played(metWithout(), '2026-02-27', unknown), '2026-03-02', start))).toBe(
      'ctiWorkerNotInformed S-40, ctiWorkerNotTrained G-22',
    );
  });
  it('with a start-up meeting that was only summoned is refused (SC-08 e, S-19)', () => {
    const on = '2026-02-02';
    const only = played(anEnrolled({ on, variant: 'rollout' }), on, ...assignments(on), inclusion(on), {
      ...summons,
      for: '2026-02-10',
      on,
    });
    expect(codesOf(ask(only, '2026-03-02', start))).toContain('startUpMeetingMissing S-19');
  });
  it('may wait as long as it takes: nobody expires, and the wait is shown from the start-up meeting on (S-26, S-67)', () => {
    const waiting = plan(date('2027-02-02'), metWithout('papers'));
    expect(waiting).toMatchObject({ status: 'waiting', wait: { since: '2026-02-02', days: 365, taken: true } });
    expect(waiting.duties.find(({ what }) => what === 'findJobMatch')).toMatchObject({ state: 'open', dueOn: null });
  });
  it('is waited for from the enrolment until the start-up meeting is held, and no longer than until the start (S-26)', () => {
    const on = '2026-02-02';
    const enrolled = played(anEnrolled({ on, variant: 'rollout' }), on, ...assignments(on), inclusion(on));
    expect(plan(date('2026-02-09'), enrolled).wait).toMatchObject({ since: on, days: 7, taken: false });
    const started = played(metWithout(), '2026-03-02', start);
    expect(plan(date('2026-03-02'), started).wait).toBeNull();
    const anew = played(started, '2026-09-10', {
      ...({ type: 'BeginAnew', transition: 'moreHours', judgedBy: 'socialCaseworker', noteId: 'note-2' } as const),
      on: '2026-09-10',
    });
    expect(plan(date('2026-09-12'), anew).wait).toMatchObject({ since: '2026-09-10', days: 2, taken: false });
  });
});
