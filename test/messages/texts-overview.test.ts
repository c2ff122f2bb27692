import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { type Duty, type Plan, plan } from '../../src/domain/plan.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { dutyDueLine, dutyName, dutyTodo, messageStateName, statusLine } from '../../src/messages/overview.ts';
import { aCourse, pause, played } from '../domain/builders.ts';

const begun = () => aCourse({ startOn: '2026-01-15' });
const planned = (state: Trajectory, today: string): Plan => plan(date(today), state);
function dutyOf(state: Trajectory, today: string, what: string): Duty {
  const duty = planned(state, today).duties.find((one) => one.what === what);
  if (!duty) throw new Error(`Expected a duty ${what}, found none`);
  return duty;
}
const stands = (state: Trajectory, today: string, what: string) => dutyDueLine(dutyOf(state, today, what), date(today));

describe('a list of what is to come', () => {
  it('names what happens and what is to be done', () => {
    const { transitions } = planned(begun(), '2026-01-15');
    expect(transitions.map((one) => dutyName(one))).toEqual([
      'Fase 1 begynder',
      'Fase 2 begynder',
      'Fase 3 begynder',
      'Forløbet slutter',
    ]);
    const duty = dutyOf(begun(), '2026-01-15', 'handoverPlan');
    expect(dutyName(duty)).toBe('Overdragelsesplan');
    expect(dutyTodo(duty)).toBe('Lav overdragelsesplanen sammen med borgeren.');
  });

  it('S-82: names whom outside the case a task is about', () => {
    const state = played(begun(), '2026-02-01', pause('2026-02-01'));
    expect(dutyName(dutyOf(state, '2026-02-01', 'tellOfPause'))).toBe('Orientering om pausen (til evaluator)');
  });

  it('S-93, K-06: says by when, from when, and how it stands', () => {
    expect(stands(begun(), '2026-01-15', 'handoverPlan')).toBe(
      'Frist 14. juli 2026, om 180 dage, kan gøres fra 15. maj 2026',
    );
    expect(stands(begun(), '2026-07-13', 'handoverPlan')).toBe('Frist 14. juli 2026, i morgen');
    expect(stands(begun(), '2026-07-14', 'handoverPlan')).toBe('Frist 14. juli 2026, i dag');
    expect(stands(begun(), '2026-07-15', 'handoverPlan')).toBe('Over fristen: 14. juli 2026');
    expect(stands(begun(), '2026-07-15', 'jointActionPlan')).toBe('Gjort');
  });

  it('T-10: promises no date while a pause is open', () => {
    const state = played(begun(), '2026-07-01', pause('2026-07-01'));
    expect(stands(state, '2026-07-20', 'handoverPlan')).toBe(
      'Frist tidligst 3. august 2026, venter, mens forløbet er på pause',
    );
  });

  it('S-83: gives no limit where there is none', () => {
    const state = played(begun(), '2026-02-01', pause('2026-02-01'));
    expect(stands(state, '2026-02-20', 'reviewPause')).toBe('Ingen fast frist');
  });
});

describe('the line about a case', () => {
  it('S-91: says that the citizen has left', () => {
    expect(statusLine({ status: 'left', wait: null, course: null })).toBe('Udtrådt');
  });

  it('S-26, S-67: says what a citizen without a start date waits for, and since when', () => {
    const where = (taken: boolean, days: number) =>
      statusLine({
        ...{ status: 'waiting', course: null },
        wait: { rule: 'S-26', step: 'startUpMeeting', taken, since: date('2026-02-02'), days, proposedStart: null },
      });
    expect(where(false, 0)).toBe('Venter på opstartsmøde (begyndt i dag)');
    expect(where(false, 1)).toBe('Venter på opstartsmøde (begyndt i går)');
    expect(where(true, 20)).toBe('Venter på startdato (opstartsmøde for 20 dage siden)');
  });

  it('of a message says what kind it was, and what it was about', () => {
    const sent = { duty: null, channel: 'email', state: 'sent' } as const;
    expect(messageStateName({ ...sent, kind: 'phaseStarted' })).toBe('Ny fase, e-mail: sendt');
    expect(messageStateName({ ...sent, kind: 'reminder', duty: 'handoverPlan' })).toBe(
      'Påmindelse (overdragelsesplan), e-mail: sendt',
    );
  });
});
