import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import {
  type ClaimedMail,
  claimDueMessages,
  markLate,
  renewFence,
  settleMail,
  sweepAbandonedMails,
} from '../../src/store/sending.ts';
import { aMessage as aMessageTo, messagesIn, minutesBefore, NOW, STALE, TRUE } from './a-message.ts';
import { anOutbox } from './an-outbox.ts';

const outbox = anOutbox();

const aMessage = (about?: Parameters<typeof aMessageTo>[2]) => aMessageTo(outbox.db, outbox.mads, about);
const read = (id: string) => outbox.db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const stateOf = async (id: string) => (await read(id)).state;
const claim = (sender: string, mostMails?: number, now: Date = NOW) =>
  claimDueMessages(outbox.db, now, sender, mostMails);
/** The one mail that is due. */
async function claimOne(sender: string): Promise<ClaimedMail> {
  const { mails } = await claim(sender);
  expect(mails).toHaveLength(1);
  return mails[0]!;
}

describe('a dispatcher', () => {
  it('takes what is due, and not a moment before', async () => {
    const due = await aMessage();
    const later = await aMessage({ sendAt: new Date(NOW.getTime() + 1) });
    const { mails } = await claim(randomUUID());
    const { trajectoryId } = outbox.mads;
    expect(mails).toEqual([
      {
        id: (await read(due)).mail_id,
        to: 'mads@example.invalid',
        attempt: 1,
        messages: [
          expect.objectContaining({
            id: due,
            trajectoryId,
            programme: 'social-stoette',
            body: TRUE,
            on: '2026-07-15',
            late: false,
            toOutside: false,
          }),
        ],
      },
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
    expect(await read(id)).toMatchObject({ state: 'sent', sent_at: NOW, claimed_by: null, mail_id: null });
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

  it('says nothing of a duty that has been done meanwhile, nor of one whose date has moved', async () => {
    const duty = 'round-1/startUpMeeting';
    const body = { kind: 'reminder', duty, what: 'startUpMeeting', rung: 'due', dueOn: date('2026-02-01') } as const;
    // The course has begun: nobody has to hold that meeting any more.
    const done = await aMessage({ body, aboutOn: '2026-02-02' });
    expect(await claim(randomUUID())).toEqual({ mails: [], delivered: 0, cancelled: 1 });
    expect(await read(done)).toMatchObject({ state: 'cancelled', detail: 'noLongerTrue' });
    const plan = { ...body, duty: 'course-1/handoverPlan', what: 'handoverPlan' };
    const moved = await aMessage({ body: plan, aboutOn: '2026-02-02' });
    const open = await aMessage({ body: { ...plan, dueOn: date('2026-07-14') }, aboutOn: '2026-07-14' });
    expect(messagesIn((await claim(randomUUID())).mails)).toEqual([open]);
    expect(await stateOf(moved)).toBe('cancelled');
  });

  it.each([
    ['sent', 1],
    ['uncertain', 1],
    ['sending', 1],
    ['failed', 0],
    ['cancelled', 0],
  ] as const)('sends a correction of a message that is %s only if somebody may have had it', async (state, told) => {
    const corrected = await aMessage({ state }); // its key is its id
    const correction = await aMessage({ ...CORRECTION, corrects: corrected });
    expect(messagesIn((await claim(randomUUID())).mails)).toEqual(told ? [correction] : []);
    expect(await stateOf(correction)).toBe(told ? 'sending' : 'cancelled');
  });

  const CORRECTION = {
    body: { kind: 'endTakenBack', course: 1, nowOn: date('2026-07-15') },
    aboutOn: '2026-06-01',
  } as const;
  const PHASE_2 = { body: { kind: 'phaseStarted', course: 1, phase: 2 }, aboutOn: '2026-03-15' } as const;
  const END = { body: { kind: 'courseEnded', course: 1, outcome: 'completed' }, aboutOn: '2026-07-15' } as const;

  it.each([
    ['sent', 'sent', null, 'sending'], // they have heard of the other day
    ['sent', 'cancelled', null, 'cancelled'], // they have heard of this day and of no other
    ['cancelled', 'cancelled', null, 'sending'], // they have heard nothing
    ['cancelled', 'cancelled', 'alreadyKnown', 'cancelled'], // they knew the time before
  ] as const)(
    'tells of a phase or an end that stands after all, first told: %s, taken back: %s (%s): %s (K-12)',
    async (first, back, detail, becomes) => {
      for (const stands of [PHASE_2, END]) {
        const told = await aMessage({ state: first, detail });
        const takenBack = await aMessage({ state: back, corrects: told });
        const again = await aMessage({ ...stands, corrects: takenBack });
        await claim(randomUUID());
        expect(await stateOf(again)).toBe(becomes);
        const correction = await aMessage({ ...CORRECTION, corrects: again });
        await claim(randomUUID());
        expect(await stateOf(correction), 'what they know by now can be corrected').toBe('sending');
      }
    },
  );

  it.each(['sending', 'sent', 'cancelled', 'failed', 'uncertain', 'unaddressed'] as const)(
    'leaves a message alone that is %s',
    async (state) => {
      const id = await aMessage({ state });
      expect(await claim(randomUUID())).toEqual({ mails: [], delivered: 0, cancelled: 0 });
      expect(await stateOf(id)).toBe(state);
    },
  );

  it('takes no message twice, however many dispatchers ask at once', async () => {
    const ids = await Promise.all(Array.from({ length: 120 }, () => aMessage()));
    const results = await Promise.all(Array.from({ length: 8 }, () => claim(randomUUID())));
    expect(messagesIn(results.flatMap(({ mails }) => mails)).sort()).toEqual(ids.sort());
  });
});

describe('a message that has not left in time', () => {
  const late = (before: Date) => markLate(outbox.db, NOW, before);
  const isLate = async (id: string) => (await read(id)).late;

  it('is late on both channels when it leaves, and only when it should have left before the limit', async () => {
    const limit = minutesBefore(2);
    const kept = await aMessage({ sendAt: minutesBefore(1) });
    const onTime = await aMessage({ sendAt: limit });
    const overdue = await aMessage({ sendAt: minutesBefore(3) });
    const inbox = await aMessage({ sendAt: minutesBefore(3), channel: 'inbox' });
    await late(limit);
    const { mails } = await claim(randomUUID());
    expect(new Map(mails[0]!.messages.map(({ id, late }) => [id, late]))).toEqual(
      new Map([kept, onTime, overdue].map((id) => [id, id === overdue])),
    );
    expect(await Promise.all([kept, onTime, overdue, inbox].map(isLate))).toEqual([false, false, true, true]);
  });

  it('is counted from when it should have left, though a mail server has said later meanwhile', async () => {
    const id = await aMessage({ sendAt: minutesBefore(3) });
    const sender = randomUUID();
    const retryAt = minutesBefore(1);
    const mail = await claimOne(sender);
    await settleMail(outbox.db, mail.id, sender, { state: 'planned', detail: '451 at DATA', retryAt }, NOW);
    await late(minutesBefore(2));
    expect(await isLate(id)).toBe(true);
  });

  it('is left alone while it is not due, and when it has been dealt with', async () => {
    const waiting = await aMessage({ sendAt: minutesBefore(3) });
    const sender = randomUUID();
    const retryAt = new Date(NOW.getTime() + 1);
    const mail = await claimOne(sender);
    await settleMail(outbox.db, mail.id, sender, { state: 'planned', detail: '451 at DATA', retryAt }, NOW);
    const sent = await aMessage({ sendAt: minutesBefore(3), state: 'sent' });
    await late(minutesBefore(2));
    expect(await Promise.all([waiting, sent].map(isLate))).toEqual([false, false]);
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
    const mail = await claimOne(sender);
    await settleMail(outbox.db, mail.id, sender, result, settled);
    expect(await read(id)).toMatchObject({ ...result, claimed_by: null, claimed_at: null, sent_at: sentAt });
    expect((await claim(randomUUID())).mails).toEqual([]);
  });

  it('is planned again for later when the mail server says so, and counts the attempts', async () => {
    const id = await aMessage();
    const sender = randomUUID();
    const refused = await claimOne(sender);
    const retryAt = new Date(NOW.getTime() + 60_000);
    await settleMail(outbox.db, refused.id, sender, { state: 'planned', detail: '451 at DATA', retryAt }, settled);
    expect(await read(id), 'when it should have left stays').toMatchObject({ send_at: NOW, retry_at: retryAt });
    expect((await claim(sender)).mails).toEqual([]);
    const { mails } = await claim(sender, 1, retryAt);
    expect(messagesIn(mails)).toEqual([id]);
    expect(await read(id)).toMatchObject({ attempts: 2, claimed_by: sender, mail_id: mails[0]!.id });
    expect(mails[0]!.id, 'it was never handed over, so nothing is sent twice under one id').not.toBe(refused.id);
  });

  it('is nothing that another sender may say', async () => {
    const id = await aMessage();
    const sender = randomUUID();
    const mail = await claimOne(sender);
    await settleMail(outbox.db, mail.id, randomUUID(), { state: 'sent', detail: null }, settled);
    expect(await read(id)).toMatchObject({ state: 'sending', claimed_by: sender, sent_at: null });
  });

  it('is said once: a second word changes nothing', async () => {
    const id = await aMessage();
    const sender = randomUUID();
    const mail = await claimOne(sender);
    await settleMail(outbox.db, mail.id, sender, { state: 'sent', detail: null }, settled);
    await settleMail(outbox.db, mail.id, sender, { state: 'failed', detail: 'late' }, settled);
    expect(await read(id)).toMatchObject({ state: 'sent', detail: null, sent_at: settled });
  });
});

describe('an e-mail whose sender died', () => {
  const claimedBefore = (id: string, seconds: number) =>
    outbox.db
      .updateTable('message')
      .set({ claimed_at: sql<Date>`now() - make_interval(secs => ${seconds})` })
      .where('id', '=', id)
      .execute();

  it('is uncertain when the lease has run out, and never sent again', async () => {
    const sender = randomUUID();
    const dead = await aMessage();
    await claim(sender);
    const alive = await aMessage();
    await claim(sender);
    await claimedBefore(dead, 61);
    await claimedBefore(alive, 59);
    expect(await sweepAbandonedMails(outbox.db, 60)).toBe(1);
    expect(await read(dead)).toMatchObject({ state: 'uncertain', detail: 'senderDied', claimed_by: null });
    expect(await read(alive)).toMatchObject({ state: 'sending', claimed_by: sender });
    expect((await claim(randomUUID())).mails).toEqual([]);
    expect(await sweepAbandonedMails(outbox.db, 60)).toBe(0);
  });

  it('is not abandoned while its sender renews the fence', async () => {
    const id = await aMessage();
    const sender = randomUUID();
    const mail = await claimOne(sender);
    await claimedBefore(id, 61);
    expect(await renewFence(outbox.db, mail, sender)).toBe(true);
    expect(await sweepAbandonedMails(outbox.db, 60)).toBe(0);
    expect(await stateOf(id)).toBe('sending');
  });

  it('can be renewed neither by another sender nor after it was given up', async () => {
    const id = await aMessage();
    const sender = randomUUID();
    const mail = await claimOne(sender);
    await claimedBefore(id, 61);
    expect(await renewFence(outbox.db, mail, randomUUID())).toBe(false);
    expect(await sweepAbandonedMails(outbox.db, 60)).toBe(1);
    expect(await renewFence(outbox.db, mail, sender)).toBe(false);
  });

  it('stays uncertain when the sender was only slow', async () => {
    const id = await aMessage();
    const sender = randomUUID();
    const mail = await claimOne(sender);
    await claimedBefore(id, 61);
    await sweepAbandonedMails(outbox.db, 60);
    await settleMail(outbox.db, mail.id, sender, { state: 'sent', detail: null }, NOW);
    expect(await read(id)).toMatchObject({ state: 'uncertain', sent_at: null });
  });
});
