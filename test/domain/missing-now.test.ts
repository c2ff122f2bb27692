import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apply } from '../../src/domain/apply.ts';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { plan } from '../../src/domain/plan.ts';
import { simulate } from '../../src/domain/scenario.ts';
import { newTrajectory, type Trajectory } from '../../src/domain/state.ts';
import { readScenario } from '../../src/services/scenario-file.ts';
import { aCourse, jointPlan, papers, pause, played, restart, startUpMeeting, ticked } from './builders.ts';

const withdraw = (state: Trajectory, event: number, on: string) =>
  played(state, on, { type: 'WithdrawEvent', event, noteId: 'note-1', on });
const missing = (state: Trajectory, today: string) =>
  plan(date(today), ticked(state, today)).courses.map(({ missingNow }) =>
    missingNow.map(({ code, rule }) => `${code} ${rule}`),
  );
const idOf = ({ facts }: Trajectory, step: string) => facts.find((fact) => fact.step === step)!.id;
const without = (state: Trajectory, step: string, on = '2026-02-02') => withdraw(state, idOf(state, step), on);

describe('what a running course was begun on', () => {
  it.each([
    ['startUpMeeting', 'startUpMeetingMissing S-19'],
    ['jointActionPlan', 'planMissing S-28'],
    ['jobMatch', 'jobMatchMissing S-68'],
    ['inclusion', 'notInTargetGroup S-01'],
  ])('%s is shown as missing when it is withdrawn, and nobody is told (S-19, S-28, S-68)', (step, what) => {
    const course = aCourse();
    expect(missing(course, '2026-02-02')).toEqual([[]]);
    const corrected = without(course, step);
    expect(missing(corrected, '2026-02-02')[0]).toContain(what);
    expect(ticked(corrected, '2026-02-03').sequence, 'nothing happens of it').toBe(corrected.sequence);
  });

  it('is missing too of a grant, and of a citizen who had not been told of it (S-40)', () => {
    const course = aCourse();
    expect(missing(withdraw(course, course.grants[0]!.id, '2026-02-02'), '2026-02-02')).toEqual([
      ['supportNotGranted S-40'],
    ]);
    expect(missing(without(course, 'grantKnown'), '2026-02-02')).toEqual([['citizenNotInformed S-40']]);
  });

  it('is missing no more when it is registered anew of a day before the start, and still when of a later day (S-19)', () => {
    const corrected = without(aCourse(), 'startUpMeeting');
    const early = played(corrected, '2026-02-02', startUpMeeting('2026-01-12'));
    expect(missing(early, '2026-02-02')[0]).not.toContain('startUpMeetingMissing S-19');
    expect(missing(played(corrected, '2026-02-02', startUpMeeting('2026-01-20')), '2026-02-02')[0]).toContain(
      'startUpMeetingMissing S-19',
    );
  });

  it('is shown while it is paused, and no more when it is over (S-28)', () => {
    const corrected = without(aCourse(), 'jointActionPlan');
    expect(missing(played(corrected, '2026-03-01', pause('2026-03-01')), '2026-03-02')).toEqual([['planMissing S-28']]);
    expect(missing(corrected, '2026-08-01')).toEqual([[]]);
  });

  it('is what its first course began with when it was started over (S-83, T-11)', () => {
    const paused = played(aCourse(), '2026-02-02', pause('2026-02-02'));
    const again = played(paused, '2026-04-01', ...papers('2026-04-01').slice(0, 1), restart('2026-04-02'));
    expect(missing(again, '2026-04-10')).toEqual([[], []]);
    expect(missing(without(again, 'startUpMeeting', '2026-04-10'), '2026-04-10')[1]).toContain(
      'startUpMeetingMissing S-19',
    );
    const renewed = withdraw(withdraw(again, again.grants[1]!.id, '2026-04-10'), again.grants[0]!.id, '2026-04-10');
    expect(missing(renewed, '2026-04-10')).toEqual([[], ['supportNotGranted S-40']]);
  });

  it('is no news where it was a deviation at the start, nor of a course taken over (S-40)', () => {
    const first = aCourse();
    const taken = { ...first, courses: first.courses.map((course) => ({ ...course, takenOver: true })) };
    expect(missing(without(taken, 'startUpMeeting'), '2026-02-02')).toEqual([[]]);
    const known = [{ code: 'startUpMeetingMissing', rule: 'S-19' }] as const;
    const shown = { ...first, courses: first.courses.map((course) => ({ ...course, deviations: known })) };
    expect(missing(without(shown, 'startUpMeeting'), '2026-02-02')[0]).not.toContain('startUpMeetingMissing S-19');
  });

  it('does not change with what the course itself brings: another plan, a refusal, a new length (S-87, S-40)', () => {
    const later = played(
      aCourse(),
      '2026-02-02',
      jointPlan('2026-02-02', { reasonNote: 'note-2' }),
      { type: 'RecordFact', step: 'refusal', on: '2026-02-02' },
      ...papers('2026-02-02').slice(0, 1),
    );
    expect(missing(later, '2026-02-02')).toEqual([[]]);
  });
});

const scenarios = ['test/scenarios', 'docs/stories'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !name.startsWith('own-corrections'))
    .map((name) => `${folder}/${name}`),
);

describe('a case in which nothing is corrected', () => {
  it.each(scenarios)('%s: never misses what its courses were begun on (S-19, S-40)', (name) => {
    const scenario = readScenario(readFileSync(name, 'utf8'));
    if ('refusal' in scenario) throw new Error(`Expected ${name} to be readable`);
    let state = newTrajectory;
    for (const entry of simulate(scenario).timeline) {
      if (entry.kind !== 'event') continue;
      state = apply(state, entry.event);
      expect(missing(state, entry.recordedOn).flat(), entry.recordedOn).toEqual([]);
    }
  });
});
