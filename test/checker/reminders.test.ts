import { describe, expect, it } from 'vitest';
import { check } from '../../src/checker/check.ts';
import type { CaseEvidence, Evidence, InvariantId, JournalRow, MessageRow } from '../../src/checker/evidence.ts';
import { apply } from '../../src/domain/apply.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import { newTrajectory, type Trajectory } from '../../src/domain/state.ts';
import { remindedEvidence } from './clean-evidence.ts';

type Event = JournalRow['event'];
type Reminder = Extract<Event, { type: 'ReminderIssued' }>;

const clean = remindedEvidence();
const [theCase] = clean.cases as [CaseEvidence];
const events = theCase.journal.map(({ event }) => event);

/** History, journal and projection agree on something that should not be. */
const withEvents = (changed: readonly Event[]): Evidence => {
  const journal = changed.map((event, index) => ({
    sequence: index + 1,
    event,
    writtenAt: Date.parse(event.recordedAt),
  }));
  const history = { ...theCase.history, batches: [{ from: 0, events: changed }] };
  return { ...clean, cases: [{ ...theCase, journal, history }] };
};
const placeOf = (what: string, rung = 'due') => {
  const place = events.findIndex(
    (event) => event.type === 'ReminderIssued' && event.what === what && event.rung === rung,
  );
  if (place < 0) throw new Error(`Expected a reminder ${what}/${rung}, found none`);
  return place;
};
const placeOfEvent = (isIt: (event: Event) => boolean) => events.findIndex(isIt);
const reminderAt = (place: number) => events[place] as Reminder;
const changed = (place: number, change: Partial<Reminder>) =>
  withEvents(events.with(place, { ...reminderAt(place), ...change } as Event));
/** A reminder that is said once more, or for the first time, right after another event and at its instant. */
const saidAfter = (place: number, reminder: Reminder) =>
  withEvents(events.toSpliced(place + 1, 0, { ...reminder, recordedAt: events[place]!.recordedAt }));
const withMessage = (
  isIt: (message: MessageRow) => boolean,
  change: (message: MessageRow) => readonly MessageRow[],
): Evidence => {
  const place = clean.messages.findIndex(isIt);
  if (place < 0) throw new Error('Expected such a message, found none');
  return { ...clean, messages: clean.messages.toSpliced(place, 1, ...change(clean.messages[place]!)) };
};
const isReminderOf = (what: string, rung: string, channel: string) => (message: MessageRow) =>
  message.body.kind === 'reminder' &&
  message.body.what === what &&
  message.body.rung === rung &&
  message.channel === channel;
/** The date of a duty as it stands, provisionally, on the day of an event. */
const heldDate = (place: number, id: string) => {
  const state = events.slice(0, place + 1).reduce<Trajectory>(apply, newTrajectory);
  return dutiesOf(events[place]!.on, state).find((duty) => duty.id === id)!.dueOn;
};
const end = placeOfEvent(({ type }) => type === 'CourseEnded');
const theEnd = events[end] as Extract<Event, { type: 'CourseEnded' }>;
const DAY_MS = 86_400_000;
const dayBefore = (on: string) => new Date(Date.parse(on) - DAY_MS).toISOString().slice(0, 10) as Event['on'];

const planted: [InvariantId, RegExp, string, () => Evidence][] = [
  [
    'I8',
    /of a duty that there was not/,
    'a reminder is of a duty that nobody has',
    () => changed(placeOf('jointActionPlan'), { duty: 'round-2/jointActionPlan' }),
  ],
  [
    'I8',
    /was due on/,
    'a reminder names another due date than the duty had',
    () => changed(placeOf('jointActionPlan'), { dueOn: dayBefore(reminderAt(placeOf('jointActionPlan')).dueOn) }),
  ],
  [
    'I8',
    /before its day/,
    'a reminder came on the day before its day',
    () => {
      const place = placeOf('workAgreement');
      const { recordedAt } = reminderAt(place);
      return changed(place, {
        recordedAt: new Date(Date.parse(recordedAt) - DAY_MS).toISOString(),
      } as Partial<Reminder>);
    },
  ],
  [
    'I8',
    /says its day is/,
    'a reminder says another day than that of its rung',
    () => changed(placeOf('workAgreement'), { on: dayBefore(reminderAt(placeOf('workAgreement')).on) }),
  ],
  [
    'I8',
    /was said before/,
    'a rung was said twice for one due date',
    () => saidAfter(placeOf('workAgreement'), reminderAt(placeOf('workAgreement'))),
  ],
  [
    'I8',
    /is of finished work/,
    'somebody was reminded of work that had been done',
    () => {
      const plan = placeOfEvent((event) => event.type === 'FactRecorded' && event.step === 'jointActionPlan');
      const reminder = reminderAt(placeOf('jointActionPlan'));
      return saidAfter(plan, { ...reminder, rung: 'leader', tells: [...reminder.tells, 'teamLeader'] });
    },
  ],
  [
    'I8',
    /held by a pause/,
    'somebody was reminded of what a pause holds',
    () => {
      const paused = placeOfEvent(({ type }) => type === 'CoursePaused');
      const before = reminderAt(placeOf('followUp'));
      const notice = { ...before, duty: 'course-1/phase2Notice', what: 'phase2Notice', rung: 'early' };
      return saidAfter(paused, { ...notice, tells: ['ctiWorker'], dueOn: heldDate(paused, 'course-1/phase2Notice') });
    },
  ],
  [
    'I8',
    /on no rung/,
    'a reminder has a rung that the duty has not',
    () => changed(placeOf('workAgreement'), { rung: 'often' }),
  ],
  [
    'I8',
    /tells .*, not/,
    'a reminder tells somebody else than its rung',
    () => changed(placeOf('jointActionPlan'), { tells: ['jobConsultant'] }),
  ],
  [
    'I8',
    /nothing was recorded before/,
    'a reminder that was due was never said',
    () => withEvents(events.toSpliced(placeOf('workAgreement', 'leader'), 1)),
  ],
  [
    'I8',
    /nothing was recorded before/,
    'a case fell asleep and the last reminders never came',
    () => withEvents(events.slice(0, end + 1)),
  ],
  [
    'I3',
    /ceased to be so/,
    'a message about work went out two days after the work was done',
    () => {
      const plan = events.find((event) => event.type === 'FactRecorded' && event.step === 'jointActionPlan')!;
      const sentAt = Date.parse(plan.recordedAt) + 2 * DAY_MS;
      const isIt = isReminderOf('jointActionPlan', 'due', 'email');
      return withMessage(isIt, (message) => [{ ...message, sentAt, sendAt: sentAt, plannedAt: sentAt }]);
    },
  ],
  [
    'I3',
    /who is not concerned/,
    'somebody got a reminder who is not concerned',
    () => {
      const rekeyed = (message: MessageRow) => ({
        ...message,
        key: message.key.replace(/[^/]+\/inbox$/, 'nosy/inbox'),
      });
      return withMessage(isReminderOf('workAgreement', 'due', 'inbox'), (message) => [message, rekeyed(message)]);
    },
  ],
  [
    'I3',
    /was never planned for staff-cti/,
    'one of two who should be told was left out',
    () => ({
      ...clean,
      messages: clean.messages.filter(
        ({ key, body }) => !(body.kind === 'reminder' && body.what === 'workAgreement' && key.includes('/staff-cti/')),
      ),
    }),
  ],
  [
    'I3',
    /was never planned for lone/,
    'the team leader was left out of an escalation',
    () => ({
      ...clean,
      messages: clean.messages.filter(({ key }) => !/\/workAgreement\/leader\/.*\/lone\//.test(key)),
    }),
  ],
  [
    'I3',
    /stands 2 times for EVALUATOR/,
    'somebody outside got a message in an inbox',
    () =>
      withMessage(isReminderOf('tellOfPause', 'tell', 'email'), (message) => [
        message,
        { ...message, channel: 'inbox', mailId: null, key: message.key.replace(/email$/, 'inbox') },
      ]),
  ],
  [
    'I9',
    /active days/,
    'a completed course was a day too short',
    () => withEvents(events.with(end, { ...theEnd, on: dayBefore(theEnd.on) })),
  ],
  [
    'I9',
    /missing was/,
    'an end says nothing of the closing meeting that was never held',
    () => withEvents(events.with(end, { ...theEnd, missing: [] })),
  ],
  [
    'I9',
    /missing was/,
    'an end says that a plan was missing that there was',
    () =>
      withEvents(
        events.with(end, { ...theEnd, missing: [{ code: 'handoverPlanMissing', rule: 'S-93' }, ...theEnd.missing] }),
      ),
  ],
  [
    'I5',
    /began on/,
    'a phase drifted by a day after a pause',
    () => {
      const place = placeOfEvent((event) => event.type === 'PhaseStarted' && event.phase === 3);
      return withEvents(events.with(place, { ...events[place]!, on: dayBefore(events[place]!.on) }));
    },
  ],
];

describe('the invariant checker and the reminders', () => {
  it('finds nothing where everybody was reminded as the model says', () => {
    expect(check(clean)).toEqual([]);
    const said = new Set(events.flatMap((event) => (event.type === 'ReminderIssued' ? [event.what] : [])));
    expect(said.size, 'reminders of many kinds').toBeGreaterThan(10);
    expect(theEnd.missing.map(({ code }) => code)).toEqual(['planNotAnchored', 'closingMeetingMissing']);
  });

  it.each(planted)('%s %s: finds that %s', (invariant, detail, _, plant) => {
    const found = check(plant());
    const named = found.filter((violation) => violation.invariant === invariant && detail.test(violation.detail));
    expect(named.length, JSON.stringify(found, null, 1)).toBeGreaterThan(0);
  });

  it('does not say what had been done by then of a case with a clock of its own', () => {
    const apart = { ...clean, cases: [{ ...theCase, livedUntil: null }] };
    expect(check(apart)).toEqual([]);
  });
});
