import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../src/store/database.ts';
import { appendToJournal } from '../../src/store/journal.ts';
import { claimDueMessages } from '../../src/store/sending.ts';
import { aCase, aStaffMember } from '../store/a-case.ts';
import { messagesIn } from '../store/a-message.ts';
import { newDatabase } from './postgres.ts';

/** What only a server with several connections can show: PGlite has one. */
let url: string;
let store: OpenDatabase;
beforeAll(async () => {
  url = await newDatabase(inject('postgresUrl')!);
  store = await openDatabase({ url });
});
beforeEach(async () => {
  await store.db.deleteFrom('message').execute();
});
afterAll(() => store.close());

const NOW = new Date('2026-07-15T06:00:00Z');

async function dueMessages(count: number): Promise<string[]> {
  const one = await aCase(store.db);
  const { id: trajectory_id, municipality, events } = one;
  await store.db.transaction().execute((trx) => appendToJournal(trx, { trajectoryId: trajectory_id, from: 0, events }));
  const recipient = await aStaffMember(store.db, municipality);
  const body = JSON.stringify({ kind: 'courseEnded', course: 1, outcome: 'completed' });
  const rows = Array.from({ length: count }, () => {
    const id = randomUUID();
    const about = { channel: 'email', body, about_on: '2026-07-15', send_at: NOW, state: 'planned' } as const;
    return { id, key: id, trajectory_id, recipient, ...about };
  });
  await store.db.insertInto('message').values(rows).execute();
  return rows.map(({ id }) => id).sort();
}

describe('several processes on one PostgreSQL', () => {
  it('make the tables once when they start at the same moment', async () => {
    const place = { url: await newDatabase(inject('postgresUrl')!) };
    const opened = await Promise.all(Array.from({ length: 4 }, () => openDatabase(place)));
    const tables = await Promise.all(opened.map(async ({ db }) => (await db.introspection.getTables()).length));
    expect(new Set(tables).size).toBe(1);
    for (const each of opened) await each.close();
  });

  it('do not wait for a message that another is about to take, and do not take it', async () => {
    const ids = await dueMessages(3);
    const impatient = await openDatabase({ url: `${url}?options=-c%20lock_timeout%3D2s` });
    const taken = await store.db.transaction().execute(async (trx) => {
      const [row] = await trx.selectFrom('message').select('id').limit(1).forUpdate().execute();
      const { mails } = await claimDueMessages(impatient.db, NOW, randomUUID());
      expect(messagesIn(mails)).not.toContain(row!.id);
      return messagesIn(mails);
    });
    const { mails } = await claimDueMessages(store.db, NOW, randomUUID());
    expect([...taken, ...messagesIn(mails)].sort()).toEqual(ids);
    expect(messagesIn(mails)).toHaveLength(1);
    await impatient.close();
  });

  it('send each of 2,000 messages once', async () => {
    const ids = await dueMessages(2000);
    const stores = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ url })));
    const taken: string[] = [];
    const dispatch = async ({ db }: OpenDatabase) => {
      for (;;) {
        const { mails } = await claimDueMessages(db, NOW, randomUUID(), 20);
        if (mails.length === 0) return;
        taken.push(...messagesIn(mails));
      }
    };
    await Promise.all([...stores, ...stores].map(dispatch));
    expect(taken.sort()).toEqual(ids);
    for (const each of stores) await each.close();
  });

  it('cannot write two events into one place of a journal', async () => {
    const one = await aCase(store.db);
    const other = await openDatabase({ url });
    const append = ({ db }: OpenDatabase, recordedAt: string) =>
      db
        .transaction()
        .execute((trx) =>
          appendToJournal(trx, { trajectoryId: one.id, from: 0, events: [{ ...one.events[0]!, recordedAt }] }),
        );
    const results = await Promise.allSettled([
      append(store, '2026-01-02T09:00:00.000Z'),
      append(other, '2026-01-02T10:00:00.000Z'),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const rejected = results.find((result) => result.status === 'rejected');
    expect(rejected?.reason).toMatchObject({ name: 'JournalConflict' });
    await other.close();
  });

  it('lose only the transaction whose connection is cut between two of its queries', async () => {
    const cut = store.db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
      await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(store.db);
      await sleep(200); // nobody is asking anything of the connection when its end comes
      await sql`select 1`.execute(trx);
    });
    await expect(cut).rejects.toThrow();
    expect((await sql<{ one: number }>`select 1 as one`.execute(store.db)).rows).toEqual([{ one: 1 }]);
  });
});
