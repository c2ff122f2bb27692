import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/store/database.ts';
import {
  type ClaimedMail,
  claimDueMessages,
  MOST_IN_A_MAIL,
  renewFence,
  settleMail,
  sweepAbandonedMails,
} from '../../src/store/sending.ts';
import { aStaffMember } from './a-case.ts';
import { type Addressed, aMessage, aRecordedCase, messagesIn, minutesBefore, NOW, STALE } from './a-message.ts';
import { openTestStore } from './a-store.ts';

let store: OpenDatabase;
/** Two cases of Mads's, by the order of their ids, and one of them shared with Gro. */
let cases: readonly [Addressed, Addressed];
let gro: Addressed;
beforeAll(async () => {
  store = await openTestStore();
  const [one, other] = [await aRecordedCase(store.db, 'mads@example.invalid'), await aRecordedCase(store.db, 'x@y.z')];
  const ofMads = [one, { ...other, recipient: one.recipient }];
  cases = ofMads.sort((a, b) => (a.trajectoryId < b.trajectoryId ? -1 : 1)) as unknown as [Addressed, Addressed];
  const recipient = await aStaffMember(store.db, one.municipality, { email: 'gro@example.invalid' });
  gro = { trajectoryId: one.trajectoryId, recipient };
});
beforeEach(async () => {
  await store.db.deleteFrom('message').execute();
});
afterAll(() => store.close());

const SENDER = randomUUID();
const claim = (mostMails?: number, now: Date = NOW) => claimDueMessages(store.db, now, SENDER, mostMails);
const messagesOf = (mail: ClaimedMail) => messagesIn([mail]);
const rows = () => store.db.selectFrom('message').selectAll().orderBy('id').execute();
const endOf = (one: Addressed, about?: Parameters<typeof aMessage>[2]) => aMessage(store.db, one, about);
const phase2Of = (one: Addressed, about?: Parameters<typeof aMessage>[2]) =>
  aMessage(store.db, one, { body: { kind: 'phaseStarted', course: 1, phase: 2 }, aboutOn: '2026-03-15', ...about });

describe('messages to one person that are due together', () => {
  it('leave in one mail, by date and then by case', async () => {
    const [first, second] = cases;
    const fourth = await endOf(second);
    const third = await endOf(first);
    const [sixth, fifth] = [await phase2Of(second), await phase2Of(first)];
    const { mails } = await claim(10);
    expect(mails.map(({ to }) => to)).toEqual(['mads@example.invalid']);
    expect(messagesIn(mails)).toEqual([fifth, sixth, third, fourth]);
    expect(mails[0]!.messages.map(({ trajectoryId }) => trajectoryId)).toEqual(
      [first, second, first, second].map(({ trajectoryId }) => trajectoryId),
    );
    for (const row of await rows())
      expect(row).toMatchObject({ state: 'sending', mail_id: mails[0]!.id, claimed_by: SENDER, attempts: 1 });
  });

  it('never leave with those of somebody else, though they are about the same case', async () => {
    const ids = [await endOf(gro), await endOf({ ...cases[0], trajectoryId: gro.trajectoryId })];
    const { mails } = await claim(10);
    expect(mails.map(({ to }) => to).sort()).toEqual(['gro@example.invalid', 'mads@example.invalid']);
    expect(messagesIn(mails).sort()).toEqual(ids.sort());
    expect(new Set(mails.map(({ id }) => id)).size).toBe(2);
  });

  it('leave without what is no longer true, without what is not due yet, and without what the inbox has', async () => {
    const kept = await endOf(cases[0]);
    await phase2Of(cases[0], { body: STALE });
    await endOf(cases[1], { sendAt: new Date(NOW.getTime() + 1) });
    await endOf(cases[1], { channel: 'inbox' });
    const { mails, delivered, cancelled } = await claim(10);
    expect([messagesIn(mails), delivered, cancelled]).toEqual([[kept], 1, 1]);
  });

  it(`leave ${MOST_IN_A_MAIL} at a time, the rest in the next mail`, async () => {
    const ids = await Promise.all(Array.from({ length: MOST_IN_A_MAIL + 1 }, () => endOf(cases[0])));
    const [first, second] = [await claim(10), await claim(10)];
    expect([first, second].map(({ mails }) => mails.map(({ messages }) => messages.length))).toEqual([[50], [1]]);
    expect(messagesIn([...first.mails, ...second.mails]).sort()).toEqual(ids.sort());
    expect(first.mails[0]!.id).not.toBe(second.mails[0]!.id);
  });

  it('leave first to whom has waited the longest, one mail at a time', async () => {
    const late = await endOf(cases[0], { sendAt: minutesBefore(1) });
    const waiting = await endOf(gro, { sendAt: minutesBefore(3) });
    const tookLong = await endOf(cases[1], { sendAt: minutesBefore(2) });
    expect(messagesIn((await claim()).mails)).toEqual([waiting]);
    expect(messagesIn((await claim()).mails).sort()).toEqual([late, tookLong].sort());
  });

  it('stand behind those of a person who has not been tried, when the mail server has said later', async () => {
    const asked = await endOf(cases[0], { sendAt: minutesBefore(9) });
    const [mail] = (await claim()).mails;
    const result = { state: 'planned', detail: '450 at RCPT TO', retryAt: minutesBefore(1) } as const;
    await settleMail(store.db, mail!.id, SENDER, result, NOW);
    const untried = await endOf(gro, { sendAt: minutesBefore(2) });
    expect(messagesIn((await claim()).mails)).toEqual([untried]);
    expect(messagesIn((await claim()).mails)).toEqual([asked]);
  });
});

describe('a mail of several messages', () => {
  let mail: ClaimedMail;
  beforeEach(async () => {
    for (const one of cases) await endOf(one);
    mail = (await claim()).mails[0]!;
    expect(mail.messages).toHaveLength(2);
  });

  const settled = new Date('2026-07-15T06:00:05Z');
  const leaseRunsOut = (ids: readonly string[]) =>
    store.db
      .updateTable('message')
      .set({ claimed_at: sql<Date>`now() - make_interval(secs => 61)` })
      .where('id', 'in', ids)
      .execute();

  it.each([
    ['sent', null, settled],
    ['failed', '550 5.1.1 at RCPT TO', null],
    ['uncertain', 'ETIMEDOUT at body', null],
  ] as const)('is %s with all of them', async (state, detail, sentAt) => {
    await settleMail(store.db, mail.id, SENDER, { state, detail }, settled);
    for (const row of await rows())
      expect(row).toMatchObject({ state, detail, sent_at: sentAt, mail_id: mail.id, claimed_by: null });
  });

  it('that must wait is planned again with all of them, and takes along what has become due meanwhile', async () => {
    const retryAt = new Date(NOW.getTime() + 60_000);
    await settleMail(store.db, mail.id, SENDER, { state: 'planned', detail: '451 at DATA', retryAt }, settled);
    const meanwhile = await phase2Of(cases[0]);
    expect((await claim(10, retryAt)).mails.map(messagesOf)).toEqual([[meanwhile, ...messagesOf(mail)]]);
  });

  it('is kept whole by its sender, who renews the fence of all', async () => {
    await leaseRunsOut(messagesOf(mail));
    expect(await renewFence(store.db, mail, SENDER)).toBe(true);
    expect(await sweepAbandonedMails(store.db, 60)).toBe(0);
  });

  it('is not handed over when one of them has been given up', async () => {
    await leaseRunsOut(messagesOf(mail).slice(1));
    expect(await sweepAbandonedMails(store.db, 60)).toBe(1);
    expect(await renewFence(store.db, mail, SENDER)).toBe(false);
  });

  it('is uncertain with all of them when its sender died', async () => {
    await leaseRunsOut(messagesOf(mail));
    expect(await sweepAbandonedMails(store.db, 60)).toBe(2);
    for (const row of await rows())
      expect(row).toMatchObject({ state: 'uncertain', detail: 'senderDied', mail_id: mail.id });
  });
});
