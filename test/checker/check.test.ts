import { describe, expect, it } from 'vitest';
import { check } from '../../src/checker/check.ts';
import type { CaseEvidence, Evidence, InvariantId, JournalRow, MessageRow } from '../../src/checker/evidence.ts';
import { checkPlanned } from '../../src/checker/notifications.ts';
import { latenesses } from '../../src/checker/timing.ts';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { cleanEvidence } from './clean-evidence.ts';

const clean = cleanEvidence();
const [theCase] = clean.cases as [CaseEvidence];
const withCase = (change: Partial<CaseEvidence>): Evidence => ({ ...clean, cases: [{ ...theCase, ...change }] });
const withHistory = (change: Partial<CaseEvidence['history']>) =>
  withCase({ history: { ...theCase.history, ...change } });
const withJournal = (change: (journal: JournalRow[]) => JournalRow[]) =>
  withCase({ journal: change([...theCase.journal]) });
/** History, journal and projection agree on something that nobody asked for or that has the wrong date. */
const withEverywhere = (
  change: (event: JournalRow['event'], index: number) => JournalRow['event'] | JournalRow['event'][],
) => {
  const events = theCase.journal.flatMap(({ event }, index) => change(event, index));
  const journal = events.map((event, index) => ({
    sequence: index + 1,
    event,
    writtenAt: Date.parse(event.recordedAt),
  }));
  return withCase({ journal, history: { ...theCase.history, batches: [{ from: 0, events }] } });
};
const withMessage = (change: (message: MessageRow) => Partial<MessageRow>, which = 1): Evidence => ({
  ...clean,
  messages: clean.messages.map((message, index) => (index === which ? { ...message, ...change(message) } : message)),
});
const firstOf = (type: string) => theCase.journal.findIndex(({ event }) => event.type === type);
const renumbered = (journal: JournalRow[]) => journal.map((row, index) => ({ ...row, sequence: index + 1 }));
const laterBy = (event: JournalRow['event'], ms: number) => ({
  ...event,
  recordedAt: new Date(Date.parse(event.recordedAt) + ms).toISOString(),
});
const HOUR_MS = 3_600_000;

const planted: [InvariantId, string, () => Evidence][] = [
  [
    'I1',
    'an answered command is in no journal',
    () => withJournal((rows) => renumbered(rows.toSpliced(firstOf('CoursePaused'), 1))),
  ],
  [
    'I1',
    'a command was answered with another place than its own',
    () => ({
      ...clean,
      calls: clean.calls.map((call, index) => (index === 3 ? { ...call, answer: { sequence: 99 } } : call)),
    }),
  ],
  [
    'I1',
    'a command has an effect in two places',
    () =>
      withEverywhere((event, index) =>
        index === firstOf('CoursePaused') + 1 ? [event, theCase.journal[firstOf('CoursePaused')]!.event] : event,
      ),
  ],
  [
    'I1',
    'a refused command has an effect',
    () => ({
      ...clean,
      calls: clean.calls.map((call, index) => (index === 1 ? { ...call, answer: { refusal: 'notEnrolled' } } : call)),
    }),
  ],
  [
    'I1',
    'a signal was taken in and never dealt with',
    () => ({
      ...clean,
      calls: clean.calls.map((call) =>
        'refusal' in call.answer ? { ...call, answer: { taken: true as const } } : call,
      ),
    }),
  ],
  [
    'I1',
    'an enrolment was answered and its case does not exist',
    () => ({ ...clean, cases: [], messages: [], mails: [] }),
  ],
  ['I2', 'an event has a command that nobody sent', () => ({ ...clean, calls: clean.calls.slice(0, -2) })],
  [
    'I2',
    'a phase began that was not due',
    () =>
      withEverywhere((event, index) =>
        index === firstOf('CoursePaused')
          ? [{ type: 'PhaseStarted', course: 1, phase: 2, on: event.on, recordedAt: event.recordedAt }, event]
          : event,
      ),
  ],
  [
    'I2',
    'one command did twice in a row what it may do once',
    () => withEverywhere((event) => (event.type === 'StaffAssigned' ? [event, event] : event)),
  ],
  [
    'I2',
    'an event says something else than was asked',
    () => withEverywhere((event) => (event.type === 'StaffAssigned' ? { ...event, staffId: 'somebody-else' } : event)),
  ],
  ['I3', 'a message was never planned', () => ({ ...clean, messages: clean.messages.slice(2) })],
  ['I3', 'a message was planned on one channel only', () => ({ ...clean, messages: clean.messages.slice(1) })],
  ['I3', 'a message stands twice', () => ({ ...clean, messages: [...clean.messages, clean.messages[0]!] })],
  [
    'I3',
    'a message follows from no event',
    () => withMessage(({ key }) => ({ key: key.replace('phase-1', 'phase-9') })),
  ],
  ['I3', 'a mail was accepted twice', () => ({ ...clean, mails: [...clean.mails, clean.mails[0]!] })],
  ['I3', 'a message counts as sent and no mail server knows of it', () => ({ ...clean, mails: clean.mails.slice(1) })],
  [
    'I3',
    'a mail was accepted that nobody wrote down',
    () => ({ ...clean, mails: [...clean.mails, { mailId: 'stray', trajectoryIds: ['case-1'] }] }),
  ],
  [
    'I3',
    'a mail carries more messages than were written down',
    () => ({
      ...clean,
      mails: clean.mails.map((mail, index) => (index === 0 ? { ...mail, trajectoryIds: ['case-1', 'case-1'] } : mail)),
    }),
  ],
  [
    'I3',
    'a message was mailed and is written down as cancelled',
    () => withMessage(() => ({ state: 'cancelled', detail: 'noLongerTrue', sentAt: null })),
  ],
  [
    'I3',
    'a message is given up without a reason',
    () => withMessage(() => ({ state: 'failed', mailId: null, sentAt: null })),
  ],
  ['I3', 'a message is still on its way when everything is quiet', () => withMessage(() => ({ state: 'sending' }))],
  [
    'I4',
    'a phase began before its midnight',
    () =>
      withEverywhere((event) =>
        event.type === 'PhaseStarted' && event.phase === 1 ? laterBy(event, -HOUR_MS) : event,
      ),
  ],
  [
    'I4',
    'a phase began an hour late and nothing was down',
    () =>
      withEverywhere((event) => (event.type === 'PhaseStarted' && event.phase === 1 ? laterBy(event, HOUR_MS) : event)),
  ],
  [
    'I4',
    'a phase began an hour late and only a minute of it was down',
    () => {
      const late = withEverywhere((event) =>
        event.type === 'PhaseStarted' && event.phase === 1 ? laterBy(event, HOUR_MS) : event,
      );
      const until = Date.parse(theCase.journal[firstOf('PhaseStarted')]!.event.recordedAt) + HOUR_MS;
      return {
        ...late,
        downtimes: [
          { from: until - 60_000, until },
          { from: until - 50_000, until: until - 10_000 },
        ],
      };
    },
  ],
  ['I4', 'a message went out before its hour', () => withMessage(({ sendAt }) => ({ sentAt: sendAt - 1 }))],
  [
    'I4',
    'a message went out an hour late and nothing was down',
    () => withMessage(({ sendAt }) => ({ sentAt: sendAt + HOUR_MS })),
  ],
  [
    'I5',
    'a phase stands on another day than its boundary',
    () =>
      withEverywhere((event) =>
        event.type === 'PhaseStarted' && event.phase === 3
          ? { ...event, on: clean.cases[0]!.journal.at(-1)!.event.on }
          : event,
      ),
  ],
  [
    'I5',
    'a phase was left out',
    () => withEverywhere((event) => (event.type === 'PhaseStarted' && event.phase === 3 ? [] : event)),
  ],
  [
    'I5',
    'a course ended on another day than its last boundary',
    () =>
      withEverywhere((event) =>
        event.type === 'CourseEnded' ? { ...event, on: theCase.journal[0]!.event.on } : event,
      ),
  ],
  [
    'I6',
    'the journal holds another event than the history',
    () =>
      withJournal((rows) =>
        rows.map((row, index) =>
          index === 2 ? { ...row, event: { ...row.event, on: theCase.journal.at(-1)!.event.on } } : row,
        ),
      ),
  ],
  ['I6', 'an event was recorded twice', () => withJournal((rows) => renumbered(rows.toSpliced(3, 0, rows[3]!)))],
  [
    'I6',
    'two events of the journal have changed places',
    () => withJournal((rows) => renumbered(rows.toSpliced(2, 2, rows[3]!, rows[2]!))),
  ],
  [
    'I6',
    'a recording claims a place that is taken',
    () =>
      withHistory({
        batches: theCase.history.batches.map((batch, index) =>
          index === 2 ? { ...batch, from: batch.from - 1 } : batch,
        ),
      }),
  ],
  ['I6', 'the projection lags behind', () => withCase({ row: { ...theCase.row, sequence: theCase.row.sequence - 1 } })],
  [
    'I6',
    'the projection holds a date that no event holds',
    () =>
      withCase({
        row: { ...theCase.row, state: { ...theCase.row.state!, enrolledOn: theCase.journal.at(-1)!.event.on } },
      }),
  ],
  ['I6', 'the running workflow is in another state', () => withCase({ view: { ...theCase.view!, staff: {} } })],
  ['I7', 'a case has no open run', () => withHistory({ openRuns: 0 })],
  ['I7', 'a case runs twice', () => withHistory({ openRuns: 2 })],
  ['I7', 'a workflow task failed by itself', () => withHistory({ taskFailures: ['NON_DETERMINISTIC_ERROR'] })],
  ['I7', 'a workflow task is tried again and again', () => withHistory({ taskAttempt: 6 })],
  ['I7', 'an update was accepted and never answered', () => withHistory({ accepted: ['u1', 'u2'] })],
  ['I7', 'an alarm was raised', () => ({ ...clean, alarms: ['journalConflict'] })],
];

describe('the invariant checker', () => {
  it('finds nothing where everything was done right', () => {
    expect(check(clean)).toEqual([]);
    expect(theCase.journal.map(({ event }) => event.type)).toContain('PhaseTakenBack');
    expect(theCase.journal.at(-1)!.event.type).toBe('CourseEnded');
    expect(latenesses(clean).every((ms) => ms >= 0 && ms < 1000)).toBe(true);
  });

  it.each(planted)('%s: finds that %s', (invariant, _, plant) => {
    const found = check(plant());
    expect(
      found.map((violation) => violation.invariant),
      JSON.stringify(found),
    ).toContain(invariant);
  });

  it('knows that an emergency access is told though no event calls for it', () => {
    const told = {
      ...clean.messages.find(({ channel }) => channel === 'inbox')!,
      key: 'case-1/emergency-1/staff-9/inbox',
    };
    const body = { kind: 'emergencyAccess', reason: 'acuteDanger', hours: 2 } as const;
    expect(check({ ...clean, messages: [...clean.messages, { ...told, body }] })).toEqual([]);
    expect(check({ ...clean, messages: [...clean.messages, told] })).not.toEqual([]);
  });

  it('knows that something missing for a report is told though no event calls for it (K-23)', () => {
    const told = {
      ...clean.messages.find(({ channel }) => channel === 'inbox')!,
      key: 'case-1/report/p/r/2026-01-01/2026-03-31/day-0/staff-9/inbox',
    };
    const [from, last, dueOn] = [date('2026-01-01'), date('2026-03-31'), date('2026-04-14')];
    const body = { kind: 'reportGap', report: 'r', from, last, dueOn } as const;
    expect(check({ ...clean, messages: [...clean.messages, { ...told, body }] })).toEqual([]);
    expect(check({ ...clean, messages: [...clean.messages, told] })).not.toEqual([]);
  });

  it('knows that an e-mail to somebody who is away goes to who stands in, and that both find it in the inbox (G-16)', () => {
    const own = clean.messages.find(({ channel, recipient, mailId }) => channel === 'email' && recipient && mailId)!;
    const key = own.key.replace(`/${own.recipient}/`, '/mads/');
    const redirected = [
      { ...own, key, recipient: 'mads' },
      { ...own, key: key.replace(/email$/, 'inbox'), recipient: 'mads', channel: 'inbox' as const, mailId: null },
    ];
    const messages = [...clean.messages.filter((one) => one !== own), ...redirected];
    const away = [{ staffId: own.recipient!, substituteId: 'mads' }];
    expect(check({ ...clean, messages, absences: away })).toEqual([]);
    expect(check({ ...clean, messages }), 'nobody was away').not.toEqual([]);
    const nobodyMailed = clean.messages.filter((one) => one !== own);
    const mails = clean.mails.filter(({ mailId }) => mailId !== own.mailId);
    expect(check({ ...clean, messages: nobodyMailed, mails, absences: away })).toMatchObject([{ invariant: 'I3' }]);
  });

  it('knows the same of whoever stands in for the CTI worker of one case, as its events tell (G-16)', () => {
    const own = clean.messages.find(({ channel, recipient }) => channel === 'email' && recipient === 'clara')!;
    const key = own.key.replace('/clara/', '/mads/');
    const redirected = [
      { ...own, key, recipient: 'mads' },
      { ...own, key: key.replace(/email$/, 'inbox'), recipient: 'mads', channel: 'inbox' as const },
    ];
    const messages = [...clean.messages.filter((one) => one !== own), ...redirected];
    const { batches } = theCase.history;
    const on = date('2026-01-05');
    const standIn = { type: 'StandInAppointed', staffId: 'mads', until: date('2026-12-31'), on } as const;
    const appointed = { from: 99, events: [{ ...standIn, recordedAt: '2026-01-05T12:00:00.000Z' }] };
    const told = { ...theCase, history: { ...theCase.history, batches: [...batches, appointed] } };
    expect(checkPlanned(told, messages, clean)).toEqual([]);
    expect(checkPlanned(theCase, messages, clean), 'nobody stood in').not.toEqual([]);
  });

  it('excuses what a dead process explains, and an unanswered command with one effect or none', () => {
    const late = withEverywhere((event) => (event.type === 'PhaseStarted' ? laterBy(event, HOUR_MS) : event));
    const downtimes = late.cases[0]!.journal.map(({ writtenAt }) => ({ from: writtenAt - HOUR_MS, until: writtenAt }));
    expect(check({ ...late, downtimes }).filter(({ invariant }) => invariant === 'I4')).toEqual([]);
    const unanswered = clean.calls.map((call) => ({ ...call, answer: { unknown: true as const } }));
    expect(check({ ...clean, calls: unanswered })).toEqual([]);
  });
});
