import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { checklistsOf } from '../../src/domain/checklists.ts';
import type { CommandBody } from '../../src/domain/commands.ts';
import { plan } from '../../src/domain/plan.ts';
import type { OwnValue } from '../../src/domain/settings.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { choiceName } from '../../src/messages/model/index.ts';
import { aCourse, aMet, ask, codesOf, type Dated, played } from './builders.ts';
import { startedOver } from './reports/fidelity-case.ts';

const tick = (on: string, ...points: string[]): Dated<CommandBody> => ({
  ...{ type: 'RecordFact', step: 'checklist', values: { points }, on },
});
const course = (own: Readonly<Record<string, OwnValue>> = {}) =>
  aCourse({ startOn: '2026-01-15', variant: 'rollout', settings: { own } });
const listOf = (state: Trajectory, today: string, phase: number) =>
  checklistsOf(date(today), state).find((list) => list.phase === phase);
const ticked = (state: Trajectory, today: string, phase: number) =>
  listOf(state, today, phase)!
    .points.filter(({ tickedOn }) => tickedOn)
    .map(({ code, tickedOn }) => `${code} ${tickedOn}`);

describe('the checklist of a phase', () => {
  it('S-73: is the one of the phase that the case is in, before the course that of contact establishment', () => {
    const current = (state: Trajectory, today: string) =>
      checklistsOf(date(today), state).find(({ isCurrent }) => isCurrent)?.phase;
    expect(current(aMet(), '2025-01-20')).toBe(0);
    expect(['2026-01-15', '2026-03-15', '2026-05-15'].map((on) => current(course(), on))).toEqual([1, 2, 3]);
    expect(current(course(), '2026-07-15')).toBeUndefined();
  });

  it('has words for each point, in both languages', () => {
    const codes = checklistsOf(date('2026-01-20'), course()).flatMap(({ points }) => points.map(({ code }) => code));
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !choiceName('points', code, 'da') || !choiceName('points', code, 'en'))).toEqual([]);
  });

  it('keeps the first day on which a point was ticked off, and forgets one that was withdrawn', () => {
    const once = played(course(), '2026-02-02', tick('2026-02-02', 'needsMapped', 'focusChosen'));
    const twice = played(once, '2026-02-09', tick('2026-02-09', 'needsMapped'));
    expect(ticked(twice, '2026-02-10', 1)).toEqual(['needsMapped 2026-02-02', 'focusChosen 2026-02-02']);
    const first = twice.facts.find(({ step }) => step === 'checklist')!.id;
    const withdrawn = played(twice, '2026-02-10', {
      type: 'WithdrawEvent',
      event: first,
      noteId: 'note-1',
      on: '2026-02-10',
    });
    expect(ticked(withdrawn, '2026-02-10', 1)).toEqual(['needsMapped 2026-02-09']);
  });

  it('can be replaced by the municipality, with points and words of its own, or left out', () => {
    const own = course({ checklist1: ['focusChosen', 'own1: Ring til jobcenteret'], checklist2: [] });
    expect(listOf(own, '2026-01-20', 1)!.points.map(({ code, text }) => [code, text])).toEqual([
      ['focusChosen', null],
      ['own1', 'Ring til jobcenteret'],
    ]);
    expect(listOf(own, '2026-01-20', 2)).toBeUndefined();
    expect(ticked(played(own, '2026-02-02', tick('2026-02-02', 'own1')), '2026-02-02', 1)).toEqual(['own1 2026-02-02']);
  });

  it('T-11: begins afresh with a restarted course', () => {
    const before = played(course(), '2026-02-02', tick('2026-02-02', 'needsMapped', 'ctiExplained'));
    const restarted = startedOver(before, '2026-03-02');
    expect([ticked(restarted, '2026-03-03', 0), ticked(restarted, '2026-03-03', 1)]).toEqual([
      ['ctiExplained 2026-02-02'],
      [],
    ]);
  });

  it('is support and no gate: the plan is the same with every point ticked and with none', () => {
    const all = checklistsOf(date('2026-02-02'), course()).flatMap(({ points }) => points.map(({ code }) => code));
    const { duties, transitions, courses } = plan(date('2026-07-20'), course());
    const withTicks = plan(date('2026-07-20'), played(course(), '2026-02-02', tick('2026-02-02', ...all)));
    expect(withTicks).toMatchObject({ duties, transitions, courses });
  });

  it('TECH-04: knows its points: another one is refused', () => {
    expect(codesOf(ask(course(), '2026-02-02', tick('2026-02-02', 'somethingElse')))).toBe('fieldWrong S-73');
  });
});
