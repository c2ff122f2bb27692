import { describe, expect, it, vi } from 'vitest';
import { check } from '../../src/checker/check.ts';
import type { Evidence } from '../../src/checker/evidence.ts';
import { checkRecurring } from '../../src/checker/recurring.ts';
import type { Recurring } from '../../src/domain/recurring.ts';
import {
  dueAtChristmas,
  leftMeanwhile,
  overEaster,
  type Reminder,
  resourceCourse,
  threePhases,
  withEvents,
} from './recurring-evidence.ts';

/** What the core says of contact and reviews, spoiled where a test wants it so. */
const core = vi.hoisted(() => ({ spoil: (said: Recurring): Recurring => said }));
vi.mock('../../src/domain/recurring.ts', async (original) => {
  const actual = await original<typeof import('../../src/domain/recurring.ts')>();
  const recurringOf: typeof actual.recurringOf = (today, state) => {
    const said = actual.recurringOf(today, state);
    return said && core.spoil(said);
  };
  return { ...actual, recurringOf };
});

const found = ({ cases: [one] }: Evidence) => checkRecurring(one!).map(({ detail }) => detail);
const isReminderOf =
  (what: string, about?: string) =>
  (event: { type: string }): boolean =>
    event.type === 'ReminderIssued' &&
    (event as Reminder).what === what &&
    (about === undefined || (event as Reminder).duty.startsWith(about));
const reminders = (evidence: Evidence, what: string) =>
  evidence.cases[0]!.journal.map(({ event }) => event).filter(isReminderOf(what)) as Reminder[];
const without = (evidence: Evidence, what: string, about?: string) =>
  withEvents(evidence, (events) => {
    const place = events.findIndex(isReminderOf(what, about));
    if (place < 0) throw new Error(`Expected a reminder ${what}, found none`);
    return events.toSpliced(place, 1);
  });
/** A reminder like one that there is, said of another period on another day. */
const saidAlso = (evidence: Evidence, change: Pick<Reminder, 'duty' | 'dueOn' | 'on'>, what = 'weeklyContact') =>
  withEvents(evidence, (events) => {
    const recordedAt = `${change.on}T03:00:00.000Z`;
    const like = events.find(isReminderOf(what)) as Reminder;
    const place = events.findIndex((event) => event.recordedAt > recordedAt);
    return events.toSpliced(place < 0 ? events.length : place, 0, { ...like, ...change, recordedAt });
  });

describe('contact and reviews that come again and again', () => {
  it('are as the journals tell in a clean resource course and in a clean course of three phases', () => {
    for (const evidence of [resourceCourse, threePhases]) expect(check(evidence)).toEqual([]);
  });

  it('B-17: are reminded of in these weeks, found by hand', () => {
    const weeks = reminders(resourceCourse, 'weeklyContact').map(({ on }) => on);
    // Thursdays of weeks without contact until then; nothing while exempt or in practice.
    expect(weeks).toEqual([
      '2026-01-29',
      '2026-02-05',
      '2026-02-12',
      '2026-02-19',
      '2026-02-26',
      '2027-01-14',
      '2027-01-21',
      '2027-01-28',
      '2027-02-04',
    ]);
    expect(reminders(resourceCourse, 'contactMissed').map(({ on }) => on)).toEqual([
      // Mondays after; that of 16 February was missed as far as anybody knew.
      ...['2026-02-02', '2026-02-09', '2026-02-16', '2026-02-23', '2026-03-02'],
      ...['2027-01-18', '2027-01-25', '2027-02-01', '2027-02-08'],
    ]);
  });

  it('B-17: a week without contact whose reminder was never said is found', () => {
    expect(found(without(resourceCourse, 'weeklyContact', 'week-2026-02-09'))).toEqual([
      'week-2026-02-09/weeklyContact/reminder/2026-02-15 was to be said on 2026-02-12 and never was',
    ]);
  });

  it('B-17: a missed week of which nobody was told is found', () => {
    expect(found(without(resourceCourse, 'contactMissed', 'week-2026-01-26')).join()).toContain(
      'week-2026-01-26/contactMissed/due/2026-02-02 was to be said on 2026-02-02 and never was',
    );
  });

  it.each([
    ['of a week in which the citizen had been reached', 'week-2026-03-16', '2026-03-22', '2026-03-19'],
    ['of an exempt week (B-03)', 'week-2026-03-02', '2026-03-08', '2026-03-05'],
    ['of a week in practice (B-17)', 'week-2026-04-20', '2026-04-26', '2026-04-23'],
    ['of a week before the first', 'week-2026-01-12', '2026-01-18', '2026-01-15'],
    ['after the citizen has left', 'week-2027-02-15', '2027-02-21', '2027-02-18'],
    ['on another day than the rung says', 'week-2026-02-09', '2026-02-15', '2026-02-11'],
  ])('B-17: a reminder %s is found', (_, week, dueOn, on) => {
    const evidence = saidAlso(resourceCourse, {
      ...{ duty: `${week}/weeklyContact`, dueOn: dueOn as never, on: on as never },
    });
    expect(found(evidence).join('\n')).toContain(`${week}/weeklyContact/reminder/${dueOn}`);
  });

  it('B-26: a review that nobody was reminded of is found', () => {
    expect(found(without(resourceCourse, 'stepUpMeeting', 'checkpoint-2')).join()).toContain(
      'checkpoint-2/stepUpMeeting/open',
    );
  });

  it('B-26, S-91: of a review that is open when the citizen leaves nothing more is to be said', () => {
    expect(reminders(leftMeanwhile, 'stepUpMeeting').map(({ rung, on }) => `${rung} ${on}`)).toEqual([
      'open 2026-07-13',
    ]);
    expect(found(leftMeanwhile)).toEqual([]);
  });

  it('K-32: of a week whose reminder came before it nothing more is to be said, and of the next one there is', () => {
    expect(check(overEaster)).toEqual([]);
    const silent = withEvents(overEaster, (events) => events.filter(({ recordedAt }) => recordedAt < '2024-04-01'));
    expect(check(silent).map(({ detail }) => detail)).toContain(
      'something was due on 2024-04-08 after event 18, and nothing was recorded before 2024-05-01',
    );
  });

  it('K-32: of two rungs that holidays put on one day the last is to be said, and alone', () => {
    const said = reminders(dueAtChristmas, 'stepUpMeeting').map(({ rung, on }) => `${rung} ${on}`);
    expect(said).toEqual(['open 2025-11-28', 'leader 2025-12-29']);
    expect(found(dueAtChristmas)).toEqual([]);
    const unsaid = withEvents(dueAtChristmas, (events) =>
      events.filter((event) => !isReminderOf('stepUpMeeting')(event) || (event as Reminder).rung !== 'leader'),
    );
    expect(found(unsaid)).toEqual([
      'checkpoint-1/stepUpMeeting/leader/2025-12-26 was to be said on 2025-12-29 and never was',
    ]);
  });

  it('T-05: a reminder of contact in a pause is found', () => {
    const evidence = saidAlso(
      threePhases,
      { duty: 'week-2025-01-29/contactByPhase', dueOn: '2025-02-25' as never, on: '2025-02-10' as never },
      'contactByPhase',
    );
    expect(found(evidence).join()).toContain('week-2025-01-29/contactByPhase');
  });

  it.each([
    [
      'a week',
      (said: Recurring): Recurring => ({
        ...said,
        cadences: said.cadences.map((one) => ({
          ...one,
          periods: one.periods.map((period) =>
            period.from === '2026-02-16' ? { ...period, state: 'notLogged' } : period,
          ),
        })),
      }),
      'cadence weeklyContact',
    ],
    [
      'a checkpoint',
      (said: Recurring): Recurring => ({
        ...said,
        reviews: said.reviews.map((one) => ({
          ...one,
          checkpoints: one.checkpoints.map((point) => (point.number === 1 ? { ...point, state: 'due' } : point)),
        })),
      }),
      'review stepUp',
    ],
  ])('%s of which the core says something else than the journal is found', (_, spoil, what) => {
    core.spoil = spoil;
    try {
      expect(found(resourceCourse).join('\n')).toContain(what);
    } finally {
      core.spoil = (said) => said;
    }
  });
});

describe('what is missing at the end', () => {
  it('C-25: is what the case’s own model wants, and an end that says otherwise is found', () => {
    const evidence = threePhases;
    const ended = withEvents(evidence, (events) =>
      events.map((event) => (event.type === 'CourseEnded' ? { ...event, missing: [] } : event)),
    );
    expect(check(evidence)).toEqual([]);
    expect(
      check(ended)
        .map(({ detail }) => detail)
        .join(),
    ).toContain('missing was handoverPlanMissing');
  });
});
