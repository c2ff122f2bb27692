import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { contactsBetween, contactsOf } from '../../src/domain/contacts.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import { plan } from '../../src/domain/plan.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { aCourse, ask, closingMeeting, codesOf, continuedNeed, handoverPlan, played } from './builders.ts';

/** A course of six months from Monday 5 January 2026. */
const course = (contactByPhase: boolean) =>
  aCourse({ startOn: '2026-01-05', variant: 'rollout', settings: { own: { contactByPhase } } });
const periods = (state: Trajectory, today: string) => plan(date(today), state).recurring?.cadences[0]?.periods ?? [];
const asked = (state: Trajectory, today: string) =>
  dutiesOf(date(today), state)
    .filter(({ rule }) => rule.id === 'contactByPhase')
    .map(({ dueOn }) => dueOn);

describe('contact that decreases by phase', () => {
  it('S-73: is asked of nobody until a municipality wants it', () => {
    expect(plan(date('2026-02-01'), aCourse({ startOn: '2026-01-05' })).recurring).toBeUndefined();
    expect(asked(course(false), '2026-02-01')).toEqual([]);
  });

  it('S-73: is asked for every week, then every other week, then every month', () => {
    const days = periods(course(true), '2026-07-04').map(({ from, last }) => `${from} ${last}`);
    expect(days.slice(0, 2)).toEqual(['2026-01-05 2026-01-11', '2026-01-12 2026-01-18']);
    expect(days).toContain('2026-04-02 2026-04-15');
    expect(days.slice(-2)).toEqual(['2026-05-05 2026-06-04', '2026-06-05 2026-07-04']);
    expect(asked(course(true), '2026-01-06')).toEqual(['2026-01-11', '2026-01-18']);
  });

  it('S-73: is had at the closing meeting too', () => {
    const on = '2026-06-10';
    const state = played(course(true), on, handoverPlan(on), continuedNeed(on));
    const closed = played(state, '2026-06-12', closingMeeting('2026-06-12'));
    expect(periods(closed, '2026-06-12').at(-1)).toMatchObject({ state: 'reached', lastReachedOn: '2026-06-12' });
  });

  it('S-73: is counted for each phase', () => {
    const contact = (on: string, values: object) =>
      ({ type: 'RecordFact', step: 'ctiContact', with: ['citizen', 'ctiWorker'], values, on }) as never;
    const state = played(
      ...([course(false), '2026-03-20'] as const),
      ...['2026-01-05', '2026-02-10', '2026-03-04'].map((on) => contact(on, { form: 'inPerson' })),
      contact('2026-03-05', { form: 'telephone' }),
    );
    const { phases } = plan(date('2026-03-20'), state).courses[0]!;
    expect(phases.map((phase) => contactsBetween(contactsOf(state, []), 'ctiWorker', phase))).toEqual([3, 1, 0]);
  });

  it('S-73: never stops anybody: more or fewer contacts are registered as they come', () => {
    const contact = { type: 'RecordFact', step: 'ctiContact', with: ['citizen', 'ctiWorker'] } as const;
    const asking = (on: string) => codesOf(ask(course(true), on, { ...contact, values: { form: 'inPerson' }, on }));
    expect([asking('2026-01-06'), asking('2026-06-06')]).toEqual(['accepted', 'accepted']);
  });
});
