import { MockActivityEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDispatchActivities } from '../../activities/dispatch.ts';
import { createClock } from '../../src/clock.ts';
import type { Mail, MailOutcome } from '../../src/messages/smtp.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { type Addressed, aMessage, aRecordedCase } from '../store/a-message.ts';
import { openTestStore } from '../store/a-store.ts';

let store: OpenDatabase;
let mads: Addressed;
beforeAll(async () => {
  store = await openTestStore();
  mads = await aRecordedCase(store.db, 'mads@example.invalid');
});
beforeEach(async () => {
  await store.db.deleteFrom('message').execute();
});
afterAll(() => store.close());

const MINUTE_MS = 60_000;
const remember = async () => undefined;
const realClock = () => createClock({ offsetMs: 0, movable: false, remember });

/** Lets a dispatcher send what is due, through a mail server that answers as told, until the outbox is empty. */
async function dispatch(clock = realClock(), answer: MailOutcome = { outcome: 'accepted' }): Promise<Mail[]> {
  const handedOver: Mail[] = [];
  const environment = new MockActivityEnvironment();
  const { dispatch } = createDispatchActivities({
    ...{ db: store.db, clock, baseUrl: 'http://overgang.example', pollMs: 1, lateAfterSeconds: 120, leaseSeconds: 60 },
    mail: {
      close: async () => undefined,
      send: async (mail) => {
        handedOver.push(mail);
        return answer;
      },
    },
  });
  const ended = expect(environment.run(dispatch)).rejects.toThrow();
  const due = () => store.db.selectFrom('message').select('id').where('state', '=', 'planned').execute();
  await expect.poll(due, { timeout: 60_000, interval: 10 }).toEqual([]);
  environment.cancel();
  await ended;
  return handedOver;
}

const messages = () =>
  store.db.selectFrom('message').select(['state', 'late', 'mail_id', 'retry_at']).orderBy('channel').execute();

describe('a message that leaves', () => {
  it('three minutes after it should have says that it is late, in the mail and in the inbox', async () => {
    const sendAt = new Date(Date.now() - 3 * MINUTE_MS);
    for (const channel of ['email', 'inbox'] as const) await aMessage(store.db, mads, { sendAt, channel });
    const [mail] = await dispatch();
    expect(mail!.text).toContain('Beskeden er forsinket. Datoen gælder stadig.');
    expect((await messages()).map(({ state, late }) => [state, late])).toEqual(Array(2).fill(['sent', true]));
  });

  it('one minute after it should have does not', async () => {
    await aMessage(store.db, mads, { sendAt: new Date(Date.now() - MINUTE_MS) });
    const [mail] = await dispatch();
    expect(mail!.text).not.toContain('forsinket');
    expect(await messages()).toMatchObject([{ state: 'sent', late: false, mail_id: mail!.messageId }]);
  });

  it('after a demo clock was moved on over its time is not late: nobody has waited', async () => {
    const clock = createClock({ offsetMs: 0, movable: true, remember });
    await clock.advance(7 * 24 * 60 * MINUTE_MS);
    await aMessage(store.db, mads, { sendAt: new Date() });
    const [mail] = await dispatch(clock);
    expect(mail!.text).not.toContain('forsinket');
  });
});
