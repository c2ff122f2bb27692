import { apply } from '../domain/apply.ts';
import { civilDateAt } from '../domain/calendar/civil-date.ts';
import type { RecordedEvent } from '../domain/events.ts';
import { isStillTrue, type Notice, noticesFor } from '../domain/notices.ts';
import { type JobFunction, OUTSIDE_PARTIES } from '../domain/people.ts';
import { newTrajectory, type Trajectory } from '../domain/state.ts';
import type {
  AcceptedMail,
  CaseEvidence,
  Cover,
  Evidence,
  MessageRow,
  ReportMessageRow,
  Violation,
} from './evidence.ts';
import { type Replayed, replay, stateAt } from './replay.ts';

/** What a message may come to, and what must then be said about why it reached nobody. */
const REASONED = new Set(['cancelled', 'failed', 'uncertain', 'unaddressed']);

/** What a case is told of that has not happened in it: somebody has opened it, or a report of the municipality lacks something. */
const FROM_NO_EVENT = new Set(['emergencyAccess', 'reportGap']);

const violation = (trajectoryId: string | null, detail: string): Violation => ({
  invariant: 'I3',
  trajectoryId,
  detail,
});

type Register = Pick<Evidence, 'leaders' | 'absences'>;

/** I3: whatever the events of a case call for is planned once for everybody concerned and on every channel they have. */
export function checkPlanned(
  { trajectoryId, history }: CaseEvidence,
  messages: readonly MessageRow[],
  register: Register,
): Violation[] {
  const called = calledFor(history.batches, register);
  const known = new Set([...called.keys()].map((key) => `${trajectoryId}/${key}`));
  const noticeKey = ({ key }: MessageRow) => key.split('/').slice(0, -2).join('/');
  const invented = messages
    .filter((message) => !known.has(noticeKey(message)) && !FROM_NO_EVENT.has(message.body.kind))
    .map(({ key }) => violation(trajectoryId, `message ${key} follows from no event`));
  const byNotice = Map.groupBy(messages, noticeKey);
  const wrong = [...called].flatMap(([key, audience]) => {
    const rows = byNotice.get(`${trajectoryId}/${key}`) ?? [];
    return faultsOf(audience, rows).map((fault) => violation(trajectoryId, `message ${trajectoryId}/${key} ${fault}`));
  });
  return [...invented, ...wrong];
}

/** What is wrong with the rows of one message: who has none, who has one too many, who is no concern of it. */
function faultsOf({ staff, parties, covers }: Audience, rows: readonly MessageRow[]): string[] {
  if (rows.length === 0) return ['was never planned'];
  const faults: string[] = [];
  const addressee = ({ key }: MessageRow) => key.split('/').at(-2)!;
  const isParty = (one: string) => (OUTSIDE_PARTIES as readonly string[]).includes(one);
  const byAddressee = Map.groupBy(rows, addressee);
  const isMailed = (one: string) => byAddressee.get(one)?.some(({ channel }) => channel === 'email') ?? false;
  /** Somebody who is away finds it in the inbox; the e-mail went to who stands in (G-16). */
  const inboxIsEnough = (one: string) => !isMailed(one) && (covers.get(one)?.some(isMailed) ?? false);
  const inTheirPlace = staff.flatMap((one) => covers.get(one) ?? []);
  for (const [one, those] of byAddressee) {
    const expected: readonly string[] = isParty(one) ? ['email'] : inboxIsEnough(one) ? ['inbox'] : ['inbox', 'email'];
    const found = those.map(({ channel }) => channel);
    if (found.length !== expected.length || !expected.every((channel) => found.some((is) => is === channel)))
      faults.push(`stands ${found.length} times for ${one}, not ${expected.length}`);
    const isCalled = [...staff, ...inTheirPlace, ...parties].includes(one) || (one === 'nobody' && staff.length === 0);
    if (!isCalled) faults.push(`tells ${one}, who is not concerned`);
  }
  const untold = [...staff, ...parties].filter((one) => !byAddressee.has(one));
  return [...faults, ...untold.map((one) => `was never planned for ${one}`)];
}

/** Whom a message is for: staff by id, parties outside by name. */
interface Audience {
  readonly staff: readonly string[];
  readonly parties: readonly string[];
  /** Who may be told in the place of somebody who is away. */
  readonly covers: ReadonlyMap<string, readonly string[]>;
}

/** What the recordings call for, each looked at as it was recorded: of several transitions at once only the last is told. */
function calledFor(batches: CaseEvidence['history']['batches'], register: Register): ReadonlyMap<string, Audience> {
  const notices = new Map<string, Audience>();
  let state = newTrajectory;
  const all = batches.flatMap(({ events }) => events);
  const absences = [...register.absences, ...handOvers(all), ...standIns(all)];
  for (const { events } of batches) {
    state = events.reduce<Trajectory>(apply, state);
    for (const notice of noticesFor(state, events))
      if (!notices.has(notice.key)) notices.set(notice.key, audienceOf(notice, state, { ...register, absences }));
  }
  return notices;
}

const isAssignment = (event: RecordedEvent) => event.type === 'StaffAssigned';

/** Whoever takes a function over from somebody may be told what had been planned for them (G-15). */
const handOvers = (events: readonly RecordedEvent[]): Cover[] =>
  events.filter(isAssignment).flatMap((one, index, assigned) =>
    assigned
      .slice(index + 1)
      .filter((later) => later.function === one.function && later.staffId !== one.staffId)
      .map((later): Cover => ({ staffId: one.staffId, substituteId: later.staffId })),
  );

/** Whoever stands in for the CTI worker of a case is told what the worker would be told on these days (G-16). */
function standIns(events: readonly RecordedEvent[]): Cover[] {
  const workers = events.filter(isAssignment).filter((one) => one.function === 'ctiWorker');
  const appointed = events.filter((event) => event.type === 'StandInAppointed');
  return workers.flatMap(({ staffId }) =>
    appointed.map((standIn): Cover => ({ staffId, substituteId: standIn.staffId })),
  );
}

/** The team leaders are told when it says so, and in the place of functions that nobody holds. */
function audienceOf({ tells }: Notice, { staff, municipality }: Trajectory, { leaders, absences }: Register): Audience {
  const inside = tells.flatMap((one) => staff[one as JobFunction] ?? []);
  const parties = tells.filter((one) => (OUTSIDE_PARTIES as readonly string[]).includes(one));
  const isForOutsideAlone = tells.length > 0 && parties.length === tells.length;
  const needsLeaders = !isForOutsideAlone && (tells.includes('teamLeader') || inside.length === 0);
  const leading = leaders.filter((leader) => leader.municipality === municipality).map(({ id }) => id);
  const covers = Map.groupBy(absences, ({ staffId }) => staffId);
  const coversOf = (those: Register['absences']) =>
    those.flatMap(({ substituteId }) => (substituteId === null ? leading : [substituteId]));
  return {
    ...{ staff: [...inside, ...(needsLeaders ? leading : [])], parties },
    covers: new Map([...covers].map(([staffId, those]) => [staffId, coversOf(those)])),
  };
}

/** I3: each message was delivered once or given up with a reason, and nothing was said of work that had long been done. */
export function checkOutcomes(one: CaseEvidence, messages: readonly MessageRow[], takenAt: number): Violation[] {
  const steps = one.livedUntil === null ? [] : [...replay(one.journal)];
  return messages.flatMap((message) => [...checkOutcome(message, takenAt), ...saidTooLate(steps, message)]);
}

/** A mail may be on its way while the work is done; later than this, whoever sent it should have looked. */
const ON_ITS_WAY_MS = 60_000;

/** Only where case and messages have one clock can it be said what had been done when a message went. */
function saidTooLate(steps: readonly Replayed[], { trajectoryId, key, body, sentAt }: MessageRow): Violation[] {
  if (sentAt === null || body.kind !== 'reminder') return [];
  const claimedAt = sentAt - ON_ITS_WAY_MS;
  const state = stateAt(steps, claimedAt);
  const isKnown = state.reminded.includes(`${body.duty}/${body.rung}/${body.dueOn}`);
  if (!isKnown || isStillTrue(civilDateAt(claimedAt), state, { on: body.dueOn, body })) return [];
  return [violation(trajectoryId, `message ${key} was sent after it had ceased to be so`)];
}

/** The same of what was said of reports. */
export const checkReportMessages = (messages: readonly ReportMessageRow[], takenAt: number): Violation[] =>
  messages.flatMap((message) => checkOutcome(message, takenAt));

function checkOutcome(
  { key, trajectoryId, state, detail, sendAt, sentAt }: MessageRow | ReportMessageRow,
  takenAt: number,
): Violation[] {
  if (state === 'sent')
    return sentAt === null ? [violation(trajectoryId, `message ${key} was sent at no instant`)] : [];
  if (state === 'planned' && sendAt > takenAt) return [];
  if (!REASONED.has(state)) return [violation(trajectoryId, `message ${key} is still ${state}`)];
  return detail ? [] : [violation(trajectoryId, `message ${key} is ${state} without a reason`)];
}

/** Every accepted mail carries exactly the messages that are written down as sent in it, and every such message has one. */
export function checkMails(
  messages: readonly (MessageRow | ReportMessageRow)[],
  mails: readonly AcceptedMail[],
): Violation[] {
  const emails = messages.filter(({ channel }) => channel === 'email');
  const byMail = Map.groupBy(emails, ({ mailId }) => mailId);
  const accepted = Map.groupBy(mails, ({ mailId }) => mailId);
  const ofMails = [...accepted].flatMap(([mailId, copies]) => {
    if (copies.length > 1) return [violation(null, `mail ${mailId} was accepted ${copies.length} times`)];
    const carried = [...copies[0]!.trajectoryIds].sort().join();
    const rows = byMail.get(mailId) ?? [];
    const linked = rows.filter(({ outside, trajectoryId }) => outside === null && trajectoryId !== null);
    if (
      carried !==
      linked
        .map(({ trajectoryId }) => trajectoryId)
        .sort()
        .join()
    )
      return [
        violation(
          null,
          `mail ${mailId} carries ${copies[0]!.trajectoryIds.length} messages, ${linked.length} are written down`,
        ),
      ];
    const denied = rows.filter(({ state }) => state !== 'sent' && state !== 'uncertain');
    return denied.map(({ key, state }) => violation(null, `message ${key} is ${state} and was mailed`));
  });
  const unsent = emails.filter(({ state, mailId }) => state === 'sent' && !(mailId && accepted.has(mailId)));
  return [
    ...ofMails,
    ...unsent.map(({ key, trajectoryId }) => violation(trajectoryId, `message ${key} is sent in no mail`)),
  ];
}
