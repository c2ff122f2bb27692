import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { resolveProgramme } from '../../src/domain/programmes/index.ts';
import { differenceOf, isNoDifference } from '../../src/domain/rehearsal.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { newTrajectory, type Trajectory } from '../../src/domain/state.ts';
import { differenceLines } from '../../src/messages/differences.ts';
import { LANGUAGES } from '../../src/messages/language.ts';
import { faults } from '../messages/readable.ts';
import { anEnrolled, assignments, inclusion, played, programme, startUpMeeting, ticked } from './builders.ts';

const REMINDING = { remindsOfDuties: true };
const included = played(
  anEnrolled({ on: '2026-11-02', variant: 'rollout', settings: REMINDING }),
  '2026-11-02',
  inclusion('2026-11-02'),
  ...assignments('2026-11-02'),
);

/** What would be otherwise on a day, as the settings would be. */
function differing(state: Trajectory, today: string, settings: Partial<Settings>) {
  const before = ticked(state, today);
  const after = { ...before, programme: programme('rollout', { ...REMINDING, ...settings }) };
  return differenceOf(date(today), before, after);
}

describe('what would be otherwise under other settings', () => {
  it('is nothing when they are the same', () => {
    expect(isNoDifference(differing(included, '2026-11-10', {}))).toBe(true);
  });

  it('is the date that rests on the number, with both ways it is reckoned (K-01)', () => {
    const { dates } = differing(included, '2026-11-10', { startUpWithinDays: 21 });
    const startUp = dates.find(({ about }) => about === 'round-1/startUpMeeting')!;
    expect(startUp).toMatchObject({ from: '2026-12-02', to: '2026-11-23' });
    const days = [startUp.why.before, startUp.why.after].map((why) =>
      why!.steps.map((step) => 'days' in step && step.days),
    );
    expect(days).toEqual([[30], [21]]);
  });

  it('is a task that is too late at once (K-01)', () => {
    const { nowOverdue, nowInTime } = differing(included, '2026-11-25', { startUpWithinDays: 21 });
    expect([nowOverdue, nowInTime]).toEqual([['round-1/startUpMeeting'], []]);
    expect(differing(included, '2026-12-10', { startUpWithinDays: 60 }).nowInTime).toContain('round-1/startUpMeeting');
  });

  it('is the working day of a reminder when the municipality is closed on its day, and no date of the law (K-32)', () => {
    const closed = { closingDays: [{ on: date('2026-12-07'), name: 'lukket' }] };
    const { dates, reminders } = differing(included, '2026-11-10', closed);
    expect(dates).toEqual([]);
    expect(reminders.map(({ from }) => from)).toContain('2026-12-07');
    expect(reminders.every(({ from, to }) => from === '2026-12-07' && to === '2026-12-08')).toBe(true);
  });

  it('is what is refused then and is allowed now, with its rule, and the other way round (C-16)', () => {
    const cti = (own: Settings['own']) => resolveProgramme('cti-overgang', 'standard', { own: own! })!;
    const enrolled = played(newTrajectory, '2024-05-06', {
      ...{ type: 'EnrolCitizen', citizenId: 'citizen-1', municipality: '101', programme: cti({}), on: '2024-05-06' },
    });
    const provider = { ...enrolled, programme: cti({ isSocialProvider: true }) };
    const today = date('2024-05-06');
    const { nowRefused } = differenceOf(today, enrolled, provider);
    expect(new Set(nowRefused.flatMap(({ objections }) => objections.map(({ rule }) => rule)))).toEqual(
      new Set(['C-16']),
    );
    expect(nowRefused.length).toBeGreaterThan(0);
    expect(differenceOf(today, provider, enrolled).nowAllowed.map(({ about }) => about)).toEqual(
      nowRefused.map(({ about }) => about),
    );
  });

  it('tells what people were reminded of with another date, and nothing of a date that stays (K-02)', () => {
    const met = played(included, '2026-11-20', startUpMeeting('2026-11-20'));
    const { said } = differing(met, '2026-12-21', { planWithinDays: 35 });
    expect(said).toEqual([
      { kind: 'reminderSent', about: 'round-1/jointActionPlan', saidOf: '2026-12-18', nowOn: '2026-12-25' },
    ]);
  });

  it.each(LANGUAGES)('is said in words that anybody can read (%s)', (language) => {
    const met = played(included, '2026-11-20', startUpMeeting('2026-11-20'));
    const lines = differenceLines(
      differing(met, '2026-12-21', {
        planWithinDays: 35,
        followUpEveryDays: 7,
        longWaitAfterDays: 10,
        closingDays: [],
      }),
      language,
    );
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.flatMap((line) => faults(line.trim(), language))).toEqual([]);
  });
});
