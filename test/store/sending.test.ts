import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NoticeBody } from '../../src/domain/notices.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { appendToJournal } from '../../src/store/journal.ts';
import { claimDueMessages, renewFence, settleMail, sweepAbandonedMails } from '../../src/store/sending.ts';
import type { Channel, MessageState } from '../../src/store/tables.ts';
import { aCase, aStaffMember, type StoredCase } from './a-case.ts';
import { openTestStore } from './a-store.ts';

let store: OpenDatabase;
let running: StoredCase;
let recipient: string;
beforeAll(async () => {
  store = await openTestStore();
  running = await aCase(store.db);
  recipient = await aStaffMember(store.db, running.municipality, { email: 'mads@example.invalid' });
  const { id, events } = running;
  await store.db.transaction().execute((trx) => appendToJournal(trx, { trajectoryId: id, from: 0, events }));
});
beforeEach(async () => {
  await store.db.deleteFrom('message').execute();
});
afterAll(() => store.close());

const NOW = new Date('2026-07-15T06:00:00Z');
const TRUE: NoticeBody = { kind: 'courseEnded', course: 1, outcome: 'completed' };
const STALE: NoticeBody = { kind: 'phaseTakenBack', course: 1, phase: 2, nowOn: null }; // the phase did begin

async function aMessage({
  channel = 'email' as Channel,
  sendAt = NOW,
  body = TRUE,
  aboutOn = '2026-07-15',
  state = 'planned' as MessageState,
  corrects = null as string | null,
} = {}): Promise<string> {
  const id = randomUUID();
  const to = state === 'unaddressed' ? null : recipient;
  await store.db
    .insertInto('message')
    .values({
      ...{ id, key: id, trajectory_id: running.id, recipient: to, channel, body: JSON.stringify(body) },
      ...{ about_on: aboutOn, send_at: sendAt, state, corrects },
    })
    .execute();
  return id;
}

const read = (id: string) => store.db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const stateOf = async (id: string) => (await read(id)).state;
const claim = (sender: string, limit?: number, now: Date = NOW) => claimDueMessages(store.db, now, sender, limit);

describe('a dispatcher', () => {
  it('takes what is due, and not a moment before', async () => {
    const due = await aMessage();
    const later = await aMessage({ sendAt: new Date(NOW.getTime() + 1) });
    const { mails } = await claim(randomUUID());
    expect(mails).toEqual([
      { id: due, trajectoryId: running.id, to: 'mads@example.invalid', body: TRUE, on: '2026-07-15', late: false },
    ]);
    expect(await stateOf(later)).toBe('planned');
  });

  it('fences an e-mail for one sender before it is sent', async () => {
    const id = await aMessage();
    const sender = randomUUID();
    await claim(sender);
    expect(await read(id)).toMatchObject({ state: 'sending', claimed_by: sender, attempts: 1, sent_at: null });
    expect((await claim(randomUUID())).mails).toEqual([]);
  });

  it('delivers to the in-app inbox by saying so, once', async () => {
    const id = await aMessage({ channel: 'inbox' });
    expect(await claim(randomUUID())).toEqual({ mails: [], delivered: 1, cancelled: 0 });
    expect(await read(id)).toMatchObject({ state: 'sent', sent_at: NOW, claimed_by: null });
    expect(await claim(randomUUID())).toEqual({ mails: [], delivered: 0, cancelled: 0 });
  });

  it.each([
    ['the boundary was taken back', STALE, '2026-03-15'],
    ['the date has moved', TRUE, '2026-07-14'],
    ['the course has another outcome', { ...TRUE, outcome: 'interrupted' } as const, '2026-07-15'],
    ['the course does not exist', { ...TRUE, course: 2 }, '2026-07-15'],
  ])('cancels a message that is no longer true because %s', async (_, body, aboutOn) => {
    const ids = [await aMessage({ body, aboutOn }), await aMessage({ body, aboutOn, channel: 'inbox' })];
    expect(await claim(randomUUID())).toEqual({ mails: [], delivered: 0, cancelled: 2 });
    for (const id of ids) expect(await read(id)).toMatchObject({ state: 'cancelled', detail: 'noLongerTrue' });
  });

  it.each([
    ['sent', 1],
    ['uncertain', 1],
    ['sending', 1],
    ['failed', 0],
    ['cancelled', 0],
  ] as const)('sends a correction of a message that is %s only if somebody may have had it', async (state, told) => {
    const corrected = await aMessage({ state }); // its key is its id
    const correction = await aMessage({ corrects: corrected });
    expect((await claim(randomUUID())).mails.map(({ id }) => id)).toEqual(told ? [correction] : []);
    expect(await stateOf(correction)).toBe(told ? 'sending' : 'cancelled');
  });

  it.each(['sending', 'sent', 'cancelled', 'failed', 'uncertain', 'unaddressed'] as const)(
    'leaves a message alone that is %s',
    async (state) => {
      const id = await aMessage({ state });
      expect(await claim(randomUUID())).toEqual({ mails: [], delivered: 0, cancelled: 0 });
      expect(await stateOf(id)).toBe(state);
    },
  );

  it('takes no message twice, however many dispatchers ask at once', async () => {
    const ids = await Promise.all(Array.from({ length: 60 }, () => aMessage()));
    const results = await Promise.all(Array.from({ length: 8 }, () => claim(randomUUID(), 10)));
    const rest = await claim(randomUUID(), 100);
    const taken = [...results, rest].flatMap(({ mails }) => mails.map(({ id }) => id));
    expect(taken.sort()).toEqual(ids.sort());
  });

  it('takes the oldest first, and no more than it can carry', async () => {
    const minutes = [3, 1, 2].map((minute) => new Date(NOW.getTime() - minute * 60_000));
    const [third, first, second] = await Promise.all(minutes.map((sendAt) => aMessage({ sendAt })));
    expect((await claim(randomUUID(), 2)).mails.map(({ id }) => id)).toEqual([third, second]);
    expect((await claim(randomUUID(), 2)).mails.map(({ id }) => id)).toEqual([first]);
  });
});

describe('what became of an e-mail', () => {
  const settled = new Date('2026-07-15T06:00:05Z');

  it.each([
    ['sent', { state: 'sent', detail: null }, settled],
    ['failed', { state: 'failed', detail: '550 at RCPT TO' }, null],
    ['uncertain', { state: 'uncertain', detail: 'ETIMEDOUT at body' }, null],
  ] as const)('is written down by the sender that holds the fence: %s', async (_, result, sentAt) => {
    const id = await aMessage();
    const sender = randomUUID();
    await claim(sender);
    await settleMail(store.db, id, sender, result, settled);
    expect(await read(id)).toMatchObject({ ...result, claimed_by: null, claimed_at: null, sent_at: sentAt });
    expect((await claim(randomUUID())).mails).toEqual([]);
  });

  it('is planned again for later when the mail server says so, and counts the attempts', async () => {
    const id = await aMessage();
    const sender = randomUUID();
    await claim(sender);
    const sendAt = new Date(NOW.getTime() + 60_000);
    await settleMail(store.db, id, sender, { state: 'planned', detail: '451 at DATA', sendAt }, settled);
    expect((await claim(sender)).mails).toEqual([]);
    expect((await claim(sender, 10, sendAt)).mails.map((mail) => mail.id)).toEqual([id]);
    expect(await read(id)).toMatchObject({ attempts: 2, claimed_by: sender });
  });

  it('is nothing that another sender may say', async () => {
    const id = await aMessage();
    const sender = randomUUID();
    await claim(sender);
    await settleMail(store.db, id, randomUUID(), { state: 'sent', detail: null }, settled);
    expect(await read(id)).toMatchObject({ state: 'sending', claimed_by: sender, sent_at: null });
  });

  it('is said once: a second word changes nothing', async () => {
    const id = await aMessage();
    const sender = randomUUID();
    await claim(sender);
    await settleMail(store.db, id, sender, { state: 'sent', detail: null }, settled);
    await settleMail(store.db, id, sender, { state: 'failed', detail: 'late' }, settled);
    expect(await read(id)).toMatchObject({ state: 'sent', detail: null, sent_at: settled });
  });
});

describe('an e-mail whose sender died', () => {
  const claimedBefore = (id: string, seconds: number) =>
    store.db
      .updateTable('message')
      .set({ claimed_at: sql<Date>`now() - make_interval(secs => ${seconds})` })
      .where('id', '=', id)
      .execute();

  it('is uncertain when the lease has run out, and never sent again', async () => {
    const [dead, alive] = [await aMessage(), await aMessage()];
    const sender = randomUUID();
    await claim(sender);
    await claimedBefore(dead, 61);
    await claimedBefore(alive, 59);
    expect(await sweepAbandonedMails(store.db, 60)).toBe(1);
    expect(await read(dead)).toMatchObject({ state: 'uncertain', detail: 'senderDied', claimed_by: null });
    expect(await read(alive)).toMatchObject({ state: 'sending', claimed_by: sender });
    expect((await claim(randomUUID())).mails).toEqual([]);
    expect(await sweepAbandonedMails(store.db, 60)).toBe(0);
  });

  it('is not abandoned while its sender renews the fence', async () => {
    const id = await aMessage();
    const sender = randomUUID();
    await claim(sender);
    await claimedBefore(id, 61);
    expect(await renewFence(store.db, id, sender)).toBe(true);
    expect(await sweepAbandonedMails(store.db, 60)).toBe(0);
    expect(await stateOf(id)).toBe('sending');
  });

  it('can be renewed neither by another sender nor after it was given up', async () => {
    const id = await aMessage();
    const sender = randomUUID();
    await claim(sender);
    await claimedBefore(id, 61);
    expect(await renewFence(store.db, id, randomUUID())).toBe(false);
    expect(await sweepAbandonedMails(store.db, 60)).toBe(1);
    expect(await renewFence(store.db, id, sender)).toBe(false);
  });

  it('stays uncertain when the sender was only slow', async () => {
    const id = await aMessage();
    const sender = randomUUID();
    await claim(sender);
    await claimedBefore(id, 61);
    await sweepAbandonedMails(store.db, 60);
    await settleMail(store.db, id, sender, { state: 'sent', detail: null }, NOW);
    expect(await read(id)).toMatchObject({ state: 'uncertain', sent_at: null });
  });
});
