import type { CaseEvidence, ClientCall, Evidence, JournalRow, MessageRow } from '../../src/checker/evidence.ts';
import { sendingInstant } from '../../src/domain/acting.ts';
import { apply } from '../../src/domain/apply.ts';
import { type CivilDate, date, startOfDay } from '../../src/domain/calendar/civil-date.ts';
import { instantAt } from '../../src/domain/calendar/working-days.ts';
import type { CommandBody } from '../../src/domain/commands.ts';
import { decide } from '../../src/domain/decide.ts';
import type { TrajectoryEvent } from '../../src/domain/events.ts';
import { noticesFor } from '../../src/domain/notices.ts';
import { OUTSIDE_PARTIES } from '../../src/domain/people.ts';
import { newTrajectory, type Trajectory } from '../../src/domain/state.ts';
import { nextWake, tick } from '../../src/domain/tick.ts';
import {
  aCommand,
  assignments,
  contactMeeting,
  continuedNeed,
  type Dated,
  handoverPlan,
  inclusion,
  jointPlan,
  papers,
  pastPause,
  pause,
  programme,
  resume,
  startUpMeeting,
} from '../domain/builders.ts';

/** What people asked of one case: a day, and what was asked at noon. */
export type Story = readonly (readonly [string, Dated<CommandBody>])[];

/** A phase is taken back on the way; nobody is reminded of anything. */
const TAKEN_OVER: Story = [
  [
    '2026-01-05',
    { type: 'EnrolCitizen', citizenId: 'citizen-1', municipality: '101', programme: programme(), on: '2026-01-05' },
  ],
  ['2026-01-05', { type: 'AssignStaff', function: 'ctiWorker', staffId: 'clara', on: '2026-01-05' }],
  ['2026-01-05', { type: 'GrantSupport', legalBasis: 'LAB_31B', on: '2026-01-05' }],
  ['2026-01-05', { type: 'InformOfGrant', who: 'citizen', on: '2026-01-05' }],
  ['2026-01-05', { type: 'InformOfGrant', who: 'ctiWorker', on: '2026-01-05' }],
  ['2026-01-05', { type: 'RegisterJobMatch', on: '2026-01-05' }],
  ['2026-01-05', { type: 'StartCourse', startOn: '2026-01-15', takenOver: true }],
  ['2026-02-02', pause('2026-02-02')],
  ['2026-02-20', resume('2026-02-20')],
  ['2026-04-10', pastPause('2026-03-20', '2026-04-06')],
];

export const onDay = (on: string, ...bodies: Dated<CommandBody>[]): Story => bodies.map((body) => [on, body]);

/** The whole model with its reminders: some duties are done in time, some late, some never; a pause holds the others. */
const REMINDED: Story = [
  ...onDay(
    '2026-01-05',
    {
      ...{ type: 'EnrolCitizen', citizenId: 'citizen-2', municipality: '101', on: '2026-01-05' },
      programme: programme('pilot', { remindsOfDuties: true, toldByMessage: ['EVALUATOR'] }),
    },
    ...assignments('2026-01-05'),
    inclusion('2026-01-05'),
  ),
  ...onDay('2026-01-12', startUpMeeting('2026-01-12')),
  ...onDay('2026-02-11', jointPlan('2026-02-11')),
  ...onDay('2026-02-12', contactMeeting('2026-02-12')),
  ...onDay('2026-02-13', contactMeeting('2026-02-13')),
  ...onDay('2026-02-16', ...papers('2026-02-16'), { type: 'StartCourse', startOn: '2026-02-18' }),
  ...onDay('2026-04-07', pause('2026-04-07')),
  ...onDay('2026-05-12', resume('2026-05-12')),
  ...onDay('2026-08-10', handoverPlan('2026-08-10')),
  ...onDay('2026-08-19', continuedNeed('2026-08-19')),
];
const UNTIL = date('2026-11-02');
const ID = 'case-1';

/** The evidence of an installation that has done everything right: one course from enrolment to its end, and its mails. */
export const cleanEvidence = (): Evidence => evidenceOf(TAKEN_OVER);
/** The same of a course whose people are reminded of what they have to do. */
export const remindedEvidence = (): Evidence => evidenceOf(REMINDED);

/** What there is to see when people ask just that of one case until a day, and everything else does what it must. */
export function evidenceOf(story: Story, until = UNTIL): Evidence {
  const journal: JournalRow[] = [];
  const batches: { from: number; events: JournalRow['event'][] }[] = [];
  const messages: MessageRow[] = [];
  const calls: ClientCall[] = [];
  let state = newTrajectory;
  const recorded = (events: readonly TrajectoryEvent[], at: number) => {
    if (events.length === 0) return;
    const stamped = events.map((event) => ({ ...event, recordedAt: new Date(at).toISOString() }));
    batches.push({ from: journal.length, events: stamped });
    journal.push(
      ...stamped.map((event, index) => ({ sequence: journal.length + index + 1, event, writtenAt: at + 20 })),
    );
    state = stamped.reduce<Trajectory>(apply, state);
    messages.push(...noticesFor(state, stamped).flatMap((notice) => messagesOf(notice, at, state)));
  };
  const passTo = (day: CivilDate, from: CivilDate) => {
    for (let wake = nextWake(from, state); wake && wake <= day; wake = nextWake(wake, state))
      recorded(tick(wake, state), startOfDay(wake) + 40);
  };
  let today = date(story[0]![0]);
  for (const [on, body] of story) {
    passTo(date(on), today);
    today = date(on);
    const command = aCommand(body);
    const decision = decide(today, state, command);
    if ('refusal' in decision)
      throw new Error(`Expected ${body.type} to be accepted, found ${decision.refusal.reasons[0].code}`);
    const answered = decision.events.reduce<Trajectory>(apply, state);
    recorded([...decision.events, ...tick(today, answered)], instantAt(today, '12:00'));
    calls.push({ trajectoryId: ID, command, answer: { sequence: answered.sequence } });
  }
  passTo(until, today);
  const refused = aCommand(pause(until));
  const answer = decide(until, state, refused);
  if ('refusal' in answer)
    calls.push({ trajectoryId: ID, command: refused, answer: { refusal: answer.refusal.reasons[0].code } });
  const sent = messages.filter(({ channel, mailId }) => channel === 'email' && mailId);
  return {
    takenAt: startOfDay(until),
    calls,
    cases: [aCase(plain(journal), plain(batches), plain(state), until)],
    messages,
    mails: sent.map(({ mailId, trajectoryId, outside }) => ({
      ...{ mailId: mailId!, trajectoryIds: outside === null ? [trajectoryId] : [] },
    })),
    downtimes: [],
    leaders: [{ municipality: '101', id: 'lone' }],
    absences: [],
    alarms: [],
  };
}

function messagesOf(notice: ReturnType<typeof noticesFor>[number], at: number, state: Trajectory): MessageRow[] {
  const sendAt = sendingInstant(notice.on, at, state.programme!.settings);
  return addresseesOf(notice.tells, state).flatMap(({ name, isOutside }) =>
    (isOutside ? (['email'] as const) : (['inbox', 'email'] as const)).map((channel) => ({
      key: `${ID}/${notice.key}/${name}/${channel}`,
      trajectoryId: ID,
      recipient: isOutside ? null : name,
      outside: isOutside ? `address-of-${name}` : null,
      channel,
      body: notice.body,
      state: 'sent',
      detail: null,
      mailId: channel === 'email' ? `mail-of-${notice.key}-to-${name}` : null,
      sendAt,
      plannedAt: at + 20,
      sentAt: sendAt + 300,
    })),
  );
}

/** Those who hold the functions that are told; the leader when asked for, or when nobody else is known. */
function addresseesOf(
  tells: ReturnType<typeof noticesFor>[number]['tells'],
  { staff }: Trajectory,
): { name: string; isOutside: boolean }[] {
  const parties = tells.filter((one) => (OUTSIDE_PARTIES as readonly string[]).includes(one));
  const inside = tells.flatMap((one) => (staff as Record<string, string>)[one] ?? []);
  const needsLeader = tells.includes('teamLeader') || (inside.length === 0 && parties.length === 0);
  return [
    ...[...new Set(needsLeader ? [...inside, 'lone'] : inside)].map((name) => ({ name, isOutside: false })),
    ...parties.map((name) => ({ name, isOutside: true })),
  ];
}

const aCase = (
  journal: CaseEvidence['journal'],
  batches: CaseEvidence['history']['batches'],
  state: Trajectory,
  until: CivilDate,
): CaseEvidence => ({
  trajectoryId: ID,
  history: { runs: 1, openRuns: 1, batches, accepted: ['u1'], completed: ['u1'], taskFailures: [], taskAttempt: 0 },
  journal,
  row: { sequence: journal.length, state },
  view: state,
  livedUntil: startOfDay(until),
});

/** As the store and the engine give it back. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
