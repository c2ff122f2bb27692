import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOutage } from '../../activities/faults.ts';
import { createRecordActivities } from '../../activities/record.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { readJournal } from '../../src/store/journal.ts';
import { readTroubles } from '../../src/store/troubles.ts';
import { aCase, type StoredCase } from '../store/a-case.ts';
import { openTestStore } from '../store/a-store.ts';

let store: OpenDatabase;
let one: StoredCase;
beforeAll(async () => {
  store = await openTestStore();
  one = await aCase(store.db);
});
afterAll(() => store.close());

const logged: string[] = [];
const logger = new DefaultLogger('ERROR', ({ message, meta }) => logged.push(`${message} ${JSON.stringify(meta)}`));

/** One attempt at recording, and what it failed with. */
const record = ({ id, events }: StoredCase, attempt: number): Promise<unknown> =>
  new MockActivityEnvironment({ attempt }, { logger })
    .run(createRecordActivities(store).record, { trajectoryId: id, from: 0, events })
    .catch((failure: unknown) => failure);
const alarms = async () => (await readTroubles(store.db)).alarms.map(({ kind, detail }) => `${kind} ${detail}`);

describe('a recording that cannot succeed', () => {
  it('raises one alarm after some attempts, says no value of the case, and succeeds when it has been mended', async () => {
    await sql`alter table journal add constraint secret check (body->>'type' <> 'CitizenEnrolled')`.execute(store.db);
    const failures: unknown[] = [];
    for (const attempt of [1, 2, 3, 4]) failures.push(await record(one, attempt));
    expect(await alarms()).toEqual([]);
    for (const attempt of [5, 6, 7]) failures.push(await record(one, attempt));
    expect(await alarms()).toEqual(['recordingFails 23514']);
    expect(logged).toEqual([expect.stringContaining('recording fails: the trajectory waits for it to be mended')]);
    for (const failure of failures)
      expect(failure).toMatchObject({
        type: '23514',
        message: 'recording failed: 23514',
        nonRetryable: false,
      });
    const kept = failures.map((failure) => `${(failure as Error).stack} ${(failure as Error).cause}`).join() + logged;
    for (const word of ['secret', 'CitizenEnrolled', 'insert into', one.citizenId, one.municipality])
      expect(kept).not.toContain(word);

    await sql`alter table journal drop constraint secret`.execute(store.db);
    expect(await record(one, 8)).toBeUndefined();
    expect(await readJournal(store.db, one.id)).toEqual(one.events);
  });
});

describe('a recording that an outage keeps from succeeding', () => {
  it('raises no alarm, however often it fails, and does not say where the database is', async () => {
    const gone = {
      transaction: () => ({
        execute: async () => {
          throw Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:5432'), { code: 'ECONNREFUSED' });
        },
      }),
    };
    const environment = new MockActivityEnvironment({ attempt: 40 }, { logger });
    const { record } = createRecordActivities({ db: gone as never });
    const batch = { trajectoryId: one.id, from: 0, events: one.events };
    const failure = await environment.run(record, batch).catch((error: unknown) => error);
    expect(failure).toMatchObject({ message: 'recording failed: ECONNREFUSED', nonRetryable: false });
    expect((failure as Error).stack).not.toContain('10.1.2.3');
  });

  it.each([
    ['08006', 'the connection failed'],
    ['25006', 'the server can only be read since a failover'],
    ['40001', 'two transactions got in each other’s way'],
    ['53300', 'too many connections'],
    ['53100', 'the disk is full'],
    ['57P01', 'an administrator stopped the server'],
    ['ECONNREFUSED', 'nobody listens'],
    ['EPIPE', 'the connection is broken'],
    ['EAI_AGAIN', 'the name cannot be looked up'],
  ])('is one with the code %s: %s', (code) => {
    expect(isOutage(Object.assign(new Error('words'), { code }))).toBe(true);
  });

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Client was closed and is not queryable',
  ])('is one of which the driver says only: %s', (message) => {
    expect(isOutage(new Error(message))).toBe(true);
  });

  it.each([
    ['22001', 'a value is too long'],
    ['23503', 'a row refers to none'],
    ['42P01', 'a table is missing'],
    ['P0001', 'the journal is append-only'],
    ['XX001', 'the data are damaged'],
    ['ERR_INVALID_ARG_TYPE', 'the program is wrong'],
  ])('is not one with the code %s: %s', (code) => {
    expect(isOutage(Object.assign(new Error('words'), { code }))).toBe(false);
  });

  it.each([new TypeError('Cannot read properties of undefined'), new Error('Expected a phase, found none'), 'a word'])(
    'is not one when the program is wrong: %s',
    (error) => {
      expect(isOutage(error)).toBe(false);
    },
  );
});
