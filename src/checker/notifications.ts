import { apply } from '../domain/apply.ts';
import { type Notice, noticesFor } from '../domain/notices.ts';
import { newTrajectory, type Trajectory } from '../domain/state.ts';
import type { AcceptedMail, CaseEvidence, Evidence, MessageRow, Violation } from './evidence.ts';

const CHANNELS = ['inbox', 'email'] as const;
/** What a message may come to, and what must then be said about why it reached nobody. */
const REASONED = new Set(['cancelled', 'failed', 'uncertain', 'unaddressed']);

/** I3: whatever the events call for is planned once per recipient and channel, and delivered once or given up with a reason. */
export function checkNotifications({ cases, messages, mails, takenAt }: Evidence): readonly Violation[] {
  const byCase = Map.groupBy(messages, ({ trajectoryId }) => trajectoryId);
  return [
    ...cases.flatMap((one) => checkPlanned(one, byCase.get(one.trajectoryId) ?? [])),
    ...messages.flatMap((message) => checkOutcome(message, takenAt)),
    ...checkMails(messages, mails),
  ];
}

const violation = (trajectoryId: string | null, detail: string): Violation => ({
  invariant: 'I3',
  trajectoryId,
  detail,
});

function checkPlanned({ trajectoryId, history }: CaseEvidence, messages: readonly MessageRow[]): Violation[] {
  const notices = noticesOf(history.batches);
  const known = new Set(notices.map(({ key }) => `${trajectoryId}/${key}`));
  const noticeKey = ({ key }: MessageRow) => key.split('/').slice(0, -2).join('/');
  const invented = messages
    .filter((message) => !known.has(noticeKey(message)))
    .map(({ key }) => violation(trajectoryId, `message ${key} follows from no event`));
  const byNotice = Map.groupBy(messages, noticeKey);
  const wrong = [...known].flatMap((key) => {
    const planned = (byNotice.get(key) ?? []).map(({ recipient, channel }) => `${recipient}/${channel}`);
    const recipients = new Set((byNotice.get(key) ?? []).map(({ recipient }) => recipient));
    const expected = [...recipients].flatMap((recipient) => CHANNELS.map((channel) => `${recipient}/${channel}`));
    if (planned.length === 0) return [violation(trajectoryId, `message ${key} was never planned`)];
    const isRight = planned.length === expected.length && expected.every((one) => planned.includes(one));
    return isRight
      ? []
      : [violation(trajectoryId, `message ${key} stands ${planned.length} times, not ${expected.length}`)];
  });
  return [...invented, ...wrong];
}

/** What the recordings call for, each looked at as it was recorded: of several transitions at once only the last is told. */
function noticesOf(batches: CaseEvidence['history']['batches']): readonly Notice[] {
  const notices = new Map<string, Notice>();
  let state = newTrajectory;
  for (const { events } of batches) {
    state = events.reduce<Trajectory>(apply, state);
    for (const notice of noticesFor(state, events)) notices.set(notice.key, notice);
  }
  return [...notices.values()];
}

function checkOutcome({ key, trajectoryId, state, detail, sendAt, sentAt }: MessageRow, takenAt: number): Violation[] {
  if (state === 'sent')
    return sentAt === null ? [violation(trajectoryId, `message ${key} was sent at no instant`)] : [];
  if (state === 'planned' && sendAt > takenAt) return [];
  if (!REASONED.has(state)) return [violation(trajectoryId, `message ${key} is still ${state}`)];
  return detail ? [] : [violation(trajectoryId, `message ${key} is ${state} without a reason`)];
}

/** Every accepted mail carries exactly the messages that are written down as sent in it, and every such message has one. */
function checkMails(messages: readonly MessageRow[], mails: readonly AcceptedMail[]): Violation[] {
  const emails = messages.filter(({ channel }) => channel === 'email');
  const byMail = Map.groupBy(emails, ({ mailId }) => mailId);
  const accepted = Map.groupBy(mails, ({ mailId }) => mailId);
  const ofMails = [...accepted].flatMap(([mailId, copies]) => {
    if (copies.length > 1) return [violation(null, `mail ${mailId} was accepted ${copies.length} times`)];
    const carried = [...copies[0]!.trajectoryIds].sort().join();
    const rows = byMail.get(mailId) ?? [];
    if (
      carried !==
      rows
        .map(({ trajectoryId }) => trajectoryId)
        .sort()
        .join()
    )
      return [
        violation(
          null,
          `mail ${mailId} carries ${copies[0]!.trajectoryIds.length} messages, ${rows.length} are written down`,
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
