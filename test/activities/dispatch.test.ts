import { randomUUID } from 'node:crypto';
import { CancelledFailure } from '@temporalio/activity';
import { MockActivityEnvironment } from '@temporalio/testing';
import { describe, expect, it } from 'vitest';
import { createDispatchActivities } from '../../activities/dispatch.ts';
import { type Clock, createClock } from '../../src/clock.ts';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import type { Mail, MailOutcome, MailSender } from '../../src/messages/smtp.ts';
import { appendToJournal } from '../../src/store/journal.ts';
import { writeNote } from '../../src/store/notes.ts';
import { saveParty } from '../../src/store/parties.ts';
import { findTrajectory } from '../../src/store/trajectories.ts';
import { pause, resume } from '../domain/builders.ts';
import { aCase, keys } from '../store/a-case.ts';
import { aMessage } from '../store/a-message.ts';
import { anOutbox } from '../store/an-outbox.ts';

const outbox = anOutbox();

const MINUTE_MS = 60_000;
const remember = async () => undefined;
const realClock = () => createClock({ offsetMs: 0, movable: false, remember });

/** A dispatcher at work, and the mails that it has handed over to a mail server that answers as told. */
function aDispatcher(clock = realClock(), answer: () => Promise<MailOutcome> = async () => ({ outcome: 'accepted' })) {
  const mails: Mail[] = [];
  const stopping = new AbortController();
  const environment = new MockActivityEnvironment();
  const mail: MailSender = {
    close: async () => undefined,
    send: async (sent) => {
      mails.push(sent);
      return answer();
    },
  };
  const { dispatch } = createDispatchActivities({
    ...{ db: outbox.db, clock, mail, baseUrl: 'http://overgang.example', stopping: stopping.signal },
    ...{ pollMs: 1, lateAfterSeconds: 120, leaseSeconds: 60 },
  });
  const ended = environment.run(dispatch).catch((failure: unknown) => failure);
  return { mails, ended, stop: () => stopping.abort(), cancel: () => environment.cancel() };
}

/** Lets a dispatcher work until the outbox is empty. */
async function dispatch(clock?: Clock): Promise<Mail[]> {
  const { mails, ended, cancel } = aDispatcher(clock);
  const due = async () => (await messages()).filter(({ state }) => state === 'planned' || state === 'sending');
  await expect.poll(due, { timeout: 60_000, interval: 10 }).toEqual([]);
  cancel();
  expect(await ended).toBeInstanceOf(CancelledFailure);
  return mails;
}

const messages = () =>
  outbox.db.selectFrom('message').select(['state', 'late', 'mail_id', 'retry_at']).orderBy('channel').execute();

describe('a message that leaves', () => {
  it('three minutes after it should have says that it is late, in the mail and in the inbox', async () => {
    const sendAt = new Date(Date.now() - 3 * MINUTE_MS);
    for (const channel of ['email', 'inbox'] as const) await aMessage(outbox.db, outbox.mads, { sendAt, channel });
    const [mail] = await dispatch();
    expect(mail!.text).toContain('Beskeden er forsinket. Datoen gælder stadig.');
    expect((await messages()).map(({ state, late }) => [state, late])).toEqual(Array(2).fill(['sent', true]));
  });

  it('one minute after it should have does not', async () => {
    await aMessage(outbox.db, outbox.mads, { sendAt: new Date(Date.now() - MINUTE_MS) });
    const [mail] = await dispatch();
    expect(mail!.text).not.toContain('forsinket');
    expect(await messages()).toMatchObject([{ state: 'sent', late: false, mail_id: mail!.messageId }]);
  });

  it('after a demo clock was moved on over its time is not late: nobody has waited', async () => {
    const clock = createClock({ offsetMs: 0, movable: true, remember });
    await clock.advance(7 * 24 * 60 * MINUTE_MS);
    await aMessage(outbox.db, outbox.mads, { sendAt: new Date() });
    const [mail] = await dispatch(clock);
    expect(mail!.text).not.toContain('forsinket');
  });
});

describe('a reminder', () => {
  it('leads to the very task in the case', async () => {
    const duty = 'course-1/handoverPlan';
    const body = { kind: 'reminder', duty, what: 'handoverPlan', rung: 'due', dueOn: date('2026-07-14') } as const;
    await aMessage(outbox.db, outbox.mads, { body, aboutOn: '2026-07-14' });
    const [mail] = await dispatch();
    expect(mail!.text).toContain(`http://overgang.example/forloeb/${outbox.mads.trajectoryId}#${duty}`);
  });

  it('to somebody outside leads nowhere: they cannot open a case (A-13)', async () => {
    const { db } = outbox;
    const steps = [
      ['2026-02-02', pause('2026-02-02')],
      ['2026-02-12', resume('2026-02-12')],
    ] as const;
    const { id, municipality, events } = await aCase(db, { later: steps });
    await db.transaction().execute((trx) => appendToJournal(trx, { trajectoryId: id, from: 0, events }));
    const { state } = (await findTrajectory(db, id))!;
    const duty = dutiesOf(date('2026-02-02'), state!).find(({ rule }) => rule.id === 'tellOfPause')!;
    const body = { kind: 'reminder', duty: duty.id, what: 'tellOfPause', rung: 'tell', dueOn: duty.dueOn } as const;
    await saveParty(db, { municipality, party: 'EVALUATOR', name: 'Evaluator', email: 'eva@example.invalid' });
    const { id: outside } = await db
      .selectFrom('outside_party')
      .select('id')
      .where('municipality', '=', municipality)
      .executeTakeFirstOrThrow();
    await aMessage(db, { trajectoryId: id, recipient: outbox.mads.recipient }, { body, aboutOn: '2026-02-02' });
    await db.updateTable('message').set({ recipient: null, outside }).execute();
    const [mail] = await dispatch();
    expect(mail!.to).toBe('eva@example.invalid');
    expect(mail!.text).not.toMatch(/http|forloeb/);
    expect(mail!.text).not.toContain(id);
  });
});

describe('a note that nobody has sent', () => {
  it('is removed by the dispatcher when a day has passed', async () => {
    const { db } = outbox;
    const ids = [randomUUID(), randomUUID()];
    for (const id of ids) await writeNote(db, keys, { id, trajectoryId: outbox.mads.trajectoryId, text: 'En tekst.' });
    const yesterday = new Date(Date.now() - 25 * 60 * MINUTE_MS);
    await db.updateTable('note').set({ created_at: yesterday }).where('id', '=', ids[0]!).execute();
    const { ended, cancel } = aDispatcher();
    const left = async () => (await db.selectFrom('note').select('id').execute()).map(({ id }) => id);
    await expect.poll(left, { timeout: 60_000, interval: 10 }).toEqual([ids[1]]);
    cancel();
    await ended;
  });
});

describe('a mail server that does not answer', () => {
  it.each([
    [0, 5],
    [1, 10],
    [2, 20],
    [3, 30],
    [40, 30],
  ])('and has been tried %i times before is asked again after %i seconds', async (attempts, seconds) => {
    await aMessage(outbox.db, outbox.mads);
    await outbox.db.updateTable('message').set({ attempts }).execute();
    const before = Date.now();
    const { mails, ended, cancel } = aDispatcher(realClock(), async () => ({ outcome: 'tryLater', detail: 'away' }));
    const retryAt = async () => (await messages())[0]!.retry_at?.getTime();
    await expect.poll(retryAt, { timeout: 60_000, interval: 10 }).toBeDefined();
    expect(await retryAt()).toBeGreaterThanOrEqual(before + seconds * 1000);
    expect(await retryAt()).toBeLessThanOrEqual(Date.now() + seconds * 1000);
    expect(mails).toHaveLength(1);
    cancel();
    await ended;
  });
});

describe('a dispatcher whose worker stops', () => {
  /** What tells Temporal to let another worker try at once, and its log that nothing is wrong. */
  const HANDED_ON = { type: 'WorkerStops', category: 'BENIGN', nonRetryable: false };

  it('ends while there is nothing to do', async () => {
    const { ended, stop } = aDispatcher();
    stop();
    expect(await ended).toMatchObject(HANDED_ON);
  });

  it('waits for the answer to the mail in its hands, writes it down, and takes no other', async () => {
    await aMessage(outbox.db, outbox.mads);
    let accept: (outcome: MailOutcome) => void = () => undefined;
    const answer = new Promise<MailOutcome>((resolve) => {
      accept = resolve;
    });
    const { mails, ended, stop } = aDispatcher(realClock(), () => answer);
    await expect.poll(() => mails.length, { timeout: 60_000, interval: 10 }).toBe(1);
    await aMessage(outbox.db, outbox.mads);
    stop();
    accept({ outcome: 'accepted' });
    expect(await ended).toMatchObject(HANDED_ON);
    expect(mails).toHaveLength(1);
    expect((await messages()).map(({ state }) => state).sort()).toEqual(['planned', 'sent']);
  });
});
