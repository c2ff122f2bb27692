import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { canUnsay, consequences } from '../../src/domain/consequences.ts';
import { plan } from '../../src/domain/plan.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import {
  aCommand,
  aCourse,
  aMet,
  anEnrolled,
  ask,
  assignments,
  codesOf,
  contactMeeting,
  inclusion,
  pastPause,
  pause,
  played,
  resume,
  ticked,
} from './builders.ts';

// LAB § 31 b from 15 January 2026: b = 15 March, 15 May, 15 July.
const dutyOf = (today: string, state: Trajectory, what: string) =>
  plan(date(today), state).duties.find((duty) => duty.what === what);
const leave = (why: string, from: string) => ({ type: 'LeaveProgramme', why, from }) as const;

describe('a correction', () => {
  const withdraw = (event: number, on: string) => ({ type: 'WithdrawEvent', event, noteId: 'note-1', on }) as const;
  it('of a pause that never was gives every boundary its old date, at once where it is past (K-12, K-13)', () => {
    const paused = played(played(aCourse(), '2026-03-01', pause('2026-03-01')), '2026-03-29', resume('2026-03-29'));
    expect(plan(date('2026-03-29'), paused).courses[0]!.phases.map(({ end }) => end)[0]).toBe('2026-04-12');
    const corrected = played(paused, '2026-03-30', withdraw(paused.courses[0]!.pauses[0]!.id, '2026-03-30'));
    expect(corrected.courses[0]!.acted).toEqual([
      { phase: 1, on: '2026-01-15' },
      { phase: 2, on: '2026-03-15' },
    ]);
  });
  it('of a return registered too early leaves the course paused (T-05)', () => {
    const paused = played(played(aCourse(), '2026-03-01', pause('2026-03-01')), '2026-03-08', resume('2026-03-08'));
    const corrected = played(paused, '2026-03-10', withdraw(paused.courses[0]!.pauses[0]!.resumed!.id, '2026-03-10'));
    expect(plan(date('2026-03-10'), corrected).status).toBe('paused');
  });
  it('lists what had been said on the old basis: phases announced, people outside told (K-12, A-03)', () => {
    const late = played(aCourse(), '2026-03-20', pastPause('2026-03-02', '2026-03-04'));
    const [tell] = plan(date('2026-03-20'), late).duties.filter(({ what }) => what === 'tellOfPause');
    const told = played(ticked(late, '2026-03-20'), '2026-03-20', {
      type: 'CompleteDuty',
      duty: tell!.id,
      on: '2026-03-20',
    });
    const decision = ask(told, '2026-03-21', withdraw(told.courses[0]!.pauses[0]!.id, '2026-03-21'));
    expect(decision).toMatchObject({
      events: [
        {
          type: 'EventWithdrawn',
          what: 'pause',
          consequences: [
            { kind: 'phaseAnnounced', about: 'course-1/phase-2', saidOf: '2026-03-17', nowOn: '2026-03-15' },
            { kind: 'outsideTold', about: tell!.id, saidOf: '2026-03-02', nowOn: null },
          ],
        },
        { type: 'PhaseTakenBack', phase: 2, on: '2026-03-17', nowOn: '2026-03-15' },
      ],
    });
  });
  it('lists reminders that were sent about a date that has moved (K-12)', () => {
    const remind = { settings: { remindsOfDuties: true } };
    const met = aMet({ on: '2026-01-05', ...remind });
    const overdue = ticked(met, '2026-03-10'); // the long wait for a job match was said on 6 March
    const meeting = overdue.facts.find(({ step }) => step === 'startUpMeeting')!.id;
    const decision = ask(overdue, '2026-03-10', withdraw(meeting, '2026-03-10'));
    expect(decision).toMatchObject({
      events: [
        {
          what: 'startUpMeeting',
          consequences: expect.arrayContaining([
            expect.objectContaining({ kind: 'reminderSent', about: 'round-1/findJobMatch', nowOn: null }),
          ]),
        },
      ],
    });
  });
  it('lists an end that had been announced, and phases that a leaving of days ago takes away (K-12, S-91)', () => {
    const left = played(aCourse(), '2026-04-20', leave('movedAway', '2026-04-20'));
    expect(ask(left, '2026-04-22', withdraw(left.left!.id, '2026-04-22'))).toMatchObject({
      events: [
        {
          consequences: [{ kind: 'endAnnounced', about: 'course-1/end', saidOf: '2026-04-20', nowOn: '2026-07-15' }],
        },
        { type: 'EndTakenBack', course: 1, outcome: 'left', on: '2026-04-20', nowOn: '2026-07-15' },
      ],
    });
    const before = ticked(aCourse(), '2026-03-20');
    const after = played(before, '2026-03-20', leave('movedAway', '2026-03-10'));
    expect(consequences(date('2026-03-20'), before, after)).toEqual([
      { kind: 'phaseAnnounced', about: 'course-1/phase-2', saidOf: '2026-03-15', nowOn: null },
    ]);
  });
  it('lists what had been said of a meeting that is moved or cancelled', () => {
    const on = '2026-01-05';
    const enrolled = anEnrolled({ on, variant: 'rollout', settings: { remindsOfDuties: true } });
    const summoned = played(enrolled, on, ...assignments(on), inclusion(on), {
      ...({ type: 'SummonMeeting', meeting: 'startUpMeeting', for: '2026-01-21', on } as const),
      preparedBy: ['jobCentreCaseworker', 'socialCaseworker'],
    });
    const reminded = ticked(summoned, '2026-01-19');
    const about = { meeting: 'startUpMeeting', noteId: 'note-1', on: '2026-01-20' } as const;
    const said = {
      kind: 'reminderSent',
      saidOf: '2026-01-21',
      about: expect.stringContaining('remindCitizenOfMeeting'),
    };
    const move = { type: 'MoveMeeting', to: '2026-01-28', askedBy: 'citizen', ...about } as const;
    const cancel = { type: 'CancelMeeting', ...about } as const;
    for (const [command, nowOn] of [
      [move, '2026-01-28'],
      [cancel, null],
    ] as const) {
      const after = played(reminded, '2026-01-20', command);
      expect(canUnsay(date('2026-01-20'), aCommand(command)), command.type).toBe(true);
      expect(consequences(date('2026-01-20'), reminded, after), command.type).toEqual([{ ...said, nowOn }]);
    }
    const cancelled = played(reminded, '2026-01-20', cancel);
    expect(consequences(date('2026-01-20'), cancelled, cancelled), 'once only').toEqual([]);
  });
  it('lists what has been done outside the case: described to the state, deleted in Rambøll Results (S-87, S-92)', () => {
    const refused = played(
      aCourse(),
      '2026-03-02',
      { type: 'RecordFact', step: 'refusal', on: '2026-03-02' },
      { type: 'DescribeInterruption', to: 'STAR', on: '2026-03-02' },
      { type: 'DescribeInterruption', to: 'SOCIALSTYRELSEN', on: '2026-03-02' },
    );
    const refusal = refused.facts.find(({ step }) => step === 'refusal')!.id;
    const told = (about: string) => ({ kind: 'outsideTold', about });
    expect(ask(refused, '2026-03-03', withdraw(refusal, '2026-03-03'))).toMatchObject({
      events: [{ consequences: [told(`fact-${refusal}/describeRefusal`)] }],
    });
    const left = played(aCourse(), '2026-04-20', leave('resourceCourse', '2026-04-20'));
    const duty = `left-${left.left!.id}/deleteInResults`;
    const deleted = played(left, '2026-04-20', { type: 'CompleteDuty', duty, on: '2026-04-20' });
    expect(ask(deleted, '2026-04-21', withdraw(left.left!.id, '2026-04-21'))).toMatchObject({
      events: [
        { consequences: expect.arrayContaining([expect.objectContaining(told(duty))]) },
        { type: 'EndTakenBack' },
      ],
    });
  });
  it('of a meeting lets it be summoned again; of a fact opens its duty (S-19)', () => {
    const met = aMet({ on: '2026-01-05' });
    const plan1 = met.facts.find(({ step }) => step === 'jointActionPlan')!.id;
    const corrected = played(met, '2026-01-08', withdraw(plan1, '2026-01-08'));
    expect(dutyOf('2026-01-08', corrected, 'jointActionPlan')?.state).toBe('open');
    expect(dutyOf('2026-01-08', met, 'jointActionPlan')?.state).toBe('done');
  });
  it('of a meeting held without a summons leaves the one that was summoned and held as it was (S-16, S-64)', () => {
    const summoned = { type: 'SummonMeeting', meeting: 'contactMeeting', for: '2026-01-20', on: '2026-01-12' } as const;
    const met = played(aMet({ on: '2026-01-05' }), '2026-01-12', summoned);
    const held = played(met, '2026-01-20', contactMeeting('2026-01-20'));
    const twice = played(held, '2026-01-27', contactMeeting('2026-01-27'));
    const [first, second] = twice.facts.filter(({ step, on }) => step === 'contactMeeting' && on >= '2026-01-20');
    const states = (...events: number[]) =>
      played(twice, '2026-01-28', ...events.map((event) => withdraw(event, '2026-01-28'))).appointments.map(
        (one) => one.state,
      );
    expect(states(second!.id), 'the second never was').toEqual(['held']);
    expect(states(first!.id), 'it was held a week later').toEqual(['held']);
    expect(states(second!.id, first!.id), 'it was not held at all').toEqual(['summoned']);
  });
  it('of an early end decided in error lets the course go on (S-84)', () => {
    const rollout = aCourse({ variant: 'rollout' });
    const ended = played(
      rollout,
      '2026-04-01',
      { type: 'DescribeInterruption', to: 'MUNICIPAL_PROJECT_LEADER', on: '2026-04-01' },
      { type: 'DiscussInterruption', with: 'MUNICIPAL_PROJECT_LEADER', on: '2026-04-01' },
      { type: 'EndCourseEarly', endOn: '2026-04-01', on: '2026-04-01' },
    );
    expect(plan(date('2026-04-02'), ended).status).toBe('ended');
    const again = played(ended, '2026-04-02', withdraw(ended.courses[0]!.endDecision!.id, '2026-04-02'));
    expect(plan(date('2026-04-02'), again)).toMatchObject({ status: 'running', courses: [{ end: '2026-07-15' }] });
  });
  it('of a leaving that did not happen brings the citizen back (S-91)', () => {
    const left = played(aCourse(), '2026-04-20', leave('resourceCourse', '2026-04-20'));
    const back = played(left, '2026-04-22', withdraw(left.left!.id, '2026-04-22'));
    expect(plan(date('2026-04-22'), back).status).toBe('running');
  });
  it('of a grant, a stand-in or a ticked duty takes it away', () => {
    const granted = played(aMet({ on: '2026-01-05' }), '2026-01-08', {
      type: 'GrantSupport',
      legalBasis: 'LAB_31B',
      on: '2026-01-08',
    });
    expect(played(granted, '2026-01-09', withdraw(granted.grants[0]!.id, '2026-01-09')).grants).toEqual([]);
    const away = played(aCourse(), '2026-02-01', {
      type: 'AppointStandIn',
      staffId: 'second',
      from: '2026-02-02',
      until: '2026-02-06',
    });
    expect(played(away, '2026-02-03', withdraw(away.standIns[0]!.id, '2026-02-03')).standIns).toEqual([]);
  });
  it('does not reopen a course that time has ended (K-12, S-96)', () => {
    const paused = played(played(aCourse(), '2026-03-01', pause('2026-03-01')), '2026-03-08', resume('2026-03-08'));
    const over = ticked(paused, '2026-08-01');
    expect(codesOf(ask(over, '2026-08-01', withdraw(over.courses[0]!.pauses[0]!.id, '2026-08-01')))).toBe(
      'courseIsOver K-12',
    );
  });
  it('is made of what can be undone: not of the enrolment, a phase or what is not there (TECH-05)', () => {
    expect(codesOf(ask(aCourse(), '2026-03-01', withdraw(1, '2026-03-01')))).toBe('eventNotWithdrawable TECH-05');
    expect(codesOf(ask(aCourse(), '2026-03-01', withdraw(999, '2026-03-01')))).toBe('eventNotWithdrawable TECH-05');
  });
  it('that would leave pauses that overlap is refused (T-04)', () => {
    const first = played(played(aCourse(), '2026-02-02', pause('2026-02-02')), '2026-02-09', resume('2026-02-09'));
    const second = played(played(first, '2026-03-02', pause('2026-03-02')), '2026-03-09', resume('2026-03-09'));
    const returned = second.courses[0]!.pauses[0]!.resumed!.id;
    expect(codesOf(ask(second, '2026-03-10', withdraw(returned, '2026-03-10')))).toBe('pausesOverlap T-04');
  });
});
