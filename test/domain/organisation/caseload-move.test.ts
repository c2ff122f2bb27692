import { describe, expect, it } from 'vitest';
import { apply } from '../../../src/domain/apply.ts';
import { date } from '../../../src/domain/calendar/civil-date.ts';
import { planMoves, type Receiver } from '../../../src/domain/caseload-move.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { JobFunction } from '../../../src/domain/people.ts';
import { plan } from '../../../src/domain/plan.ts';
import type { Trajectory } from '../../../src/domain/state.ts';
import { aCommand, aCourse, anEnrolled, assignments, pause, played } from '../builders.ts';

const TODAY = date('2026-02-16');
const trained = (id: string): Receiver => ({ id, register: { trainedOn: date('2020-01-01') } });
const named = (states: readonly Trajectory[]) => states.map((state, index) => ({ id: `case-${index + 1}`, state }));
const section85 = () => aCourse({ basis: 'SEL_85', variant: 'rollout' });
const mentor = () => aCourse({ variant: 'rollout' });
const staffed = () =>
  played(anEnrolled({ on: '2026-01-05', variant: 'rollout' }), '2026-01-05', ...assignments('2026-01-05'));
const heldBy = (state: Trajectory, staffId: string) => ({ ...state, staff: { ...state.staff, ctiWorker: staffId } });
const moved = (
  states: readonly Trajectory[],
  from: string,
  receivers: readonly Receiver[],
  functions?: JobFunction[],
) => planMoves(TODAY, { from, on: TODAY, functions }, named(states), receivers);
const counts = (moves: readonly { to: string }[]) =>
  Object.fromEntries([...Map.groupBy(moves, ({ to }) => to)].map(([to, those]) => [to, those.length]));

describe('the cases of one who leaves', () => {
  it('are spread by load: fifteen under § 31 b are as much as ten under § 85 (G-29, G-30, SC-21)', () => {
    const states = [...Array.from({ length: 4 }, section85), ...Array.from({ length: 6 }, mentor)];
    const moves = moved(states, 'staff-cti', [trained('gro'), trained('ida')], ['ctiWorker']);
    const loads = new Map<string, number>();
    for (const { trajectoryId, to } of moves)
      loads.set(to, (loads.get(to) ?? 0) + (Number(trajectoryId.slice(5)) <= 4 ? 3 : 2)); // thirtieths
    expect([...loads.values()].sort()).toEqual([12, 12]);
  });

  it('go to who has least already, also counted by what they have before (G-29)', () => {
    const already = Array.from({ length: 3 }, () => heldBy(mentor(), 'gro'));
    const moves = moved(
      [...already, mentor(), mentor(), mentor()],
      'staff-cti',
      [trained('gro'), trained('ida')],
      ['ctiWorker'],
    );
    expect(counts(moves)).toEqual({ ida: 3 });
  });

  it('of any other function are spread by their number (G-11)', () => {
    const moves = moved(Array.from({ length: 5 }, staffed), 'staff-job', [
      trained('gro'),
      trained('ida'),
      trained('bo'),
    ]);
    expect(new Set(moves.map((move) => move.function))).toEqual(new Set(['jobConsultant']));
    expect(Object.values(counts(moves)).sort()).toEqual([1, 2, 2]);
  });

  it('go to nobody who does in another case of the citizen what does not go with it, while another could take them (G-04)', () => {
    const beside = { ...staffed(), staff: { socialCaseworker: 'gro' } };
    const alone = { ...beside, citizenId: 'citizen-2' };
    const to = (other: Trajectory) =>
      moved([staffed(), other], 'staff-cti', [trained('gro'), trained('ida')], ['ctiWorker']).map((move) => move.to);
    expect([to(beside), to(alone)]).toEqual([['ida'], ['gro']]);
    const [refused] = moved([staffed(), beside], 'staff-cti', [trained('gro')], ['ctiWorker']);
    expect(refused!.objections).toMatchObject([{ code: 'combinationAdvisedAgainst', rule: 'G-04' }]);
  });

  it('go to nobody who is not trained or has a role that does not go with it, while another could take them (G-04, G-22)', () => {
    const untrained = { id: 'ny', register: { trainedOn: null } };
    const receivers = [untrained, trained('staff-jobcentre'), trained('gro')];
    const moves = moved([staffed(), staffed()], 'staff-cti', receivers);
    expect(counts(moves)).toEqual({ gro: 2 });
    const [refused] = moved([staffed()], 'staff-cti', [untrained]);
    expect(refused!.objections).toMatchObject([{ code: 'ctiWorkerNotTrained', rule: 'G-22' }]);
  });

  it('move no date: the plan afterwards has the same transitions, courses and duties on the same days (G-15, SC-21)', () => {
    const paused = played(section85(), TODAY, pause('2026-02-10'));
    for (const state of [section85(), mentor(), paused, staffed()]) {
      const before = plan(TODAY, state);
      for (const move of moved([state], 'staff-cti', [trained('gro')])) {
        expect(move.objections).toEqual([]);
        const command = aCommand({
          ...{ type: 'AssignStaff', function: move.function, staffId: move.to, on: TODAY, noteId: 'reason' },
          register: { trainedOn: '2020-01-01' },
        });
        const decision = decide(TODAY, state, command);
        if ('refusal' in decision) throw new Error('refused');
        const after = decision.events.reduce(apply, state);
        expect(after.staff.ctiWorker).toBe('gro');
        expect(plan(TODAY, after)).toEqual(before);
      }
    }
  });

  it('show how many duties and meetings go along', () => {
    const summoned = played(staffed(), '2026-02-16', {
      ...{ type: 'SummonMeeting', meeting: 'contactMeeting', for: '2026-03-02', on: '2026-02-16' },
    });
    const open = plan(TODAY, summoned).duties.filter(({ state }) => state === 'open' || state === 'overdue');
    const owner = open[0]!.owner as JobFunction;
    const [move] = moved([summoned], summoned.staff[owner]!, [trained('gro')], [owner]);
    expect(move).toMatchObject({ duties: open.filter((one) => one.owner === owner).length, meetings: 1 });
  });
});
