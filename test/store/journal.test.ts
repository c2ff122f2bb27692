import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../src/domain/events.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { appendToJournal, type Batch, JournalConflict, readJournal } from '../../src/store/journal.ts';
import { aCase, type StoredCase } from './a-case.ts';
import { openTestStore } from './a-store.ts';

let store: OpenDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const append = (batch: Batch) => store.db.transaction().execute((trx) => appendToJournal(trx, batch));
const stored = ({ id }: StoredCase) => readJournal(store.db, id);
const row = ({ id }: StoredCase) =>
  store.db.selectFrom('trajectory').select(['sequence', 'state']).where('id', '=', id).executeTakeFirstOrThrow();

describe('events that are appended', () => {
  it('stand in the journal in order, and their fold in the row', async () => {
    const one = await aCase(store.db);
    await append({ trajectoryId: one.id, from: 0, events: one.events.slice(0, 3) });
    const { fresh, state } = await append({ trajectoryId: one.id, from: 3, events: one.events.slice(3) });
    expect(fresh).toEqual(one.events.slice(3));
    expect(await stored(one)).toEqual(one.events);
    expect(await row(one)).toEqual({ sequence: one.events.length, state });
    expect(state.courses[0]?.ended).toMatchObject({ on: '2026-07-15', outcome: 'completed' });
  });

  it('are nothing when they are the same again, in whole, in part or overlapping', async () => {
    const one = await aCase(store.db);
    const first = await append({ trajectoryId: one.id, from: 0, events: one.events.slice(0, 5) });
    for (const [from, until] of [
      [0, 5],
      [0, 2],
      [2, 4],
      [5, 5],
    ] as const)
      expect(await append({ trajectoryId: one.id, from, events: one.events.slice(from, until) })).toEqual({
        fresh: [],
        state: first.state,
      });
    const { fresh } = await append({ trajectoryId: one.id, from: 3, events: one.events.slice(3, 7) });
    expect(fresh).toEqual(one.events.slice(5, 7));
    expect(await stored(one)).toEqual(one.events.slice(0, 7));
  });

  it('are written once when two write them at the same moment', async () => {
    const one = await aCase(store.db);
    const batch = { trajectoryId: one.id, from: 0, events: one.events };
    const results = await Promise.all([append(batch), append(batch), append(batch)]);
    expect(results.map(({ fresh }) => fresh.length).sort()).toEqual([0, 0, one.events.length]);
    expect(await stored(one)).toEqual(one.events);
  });
});

describe('a journal conflict', () => {
  const other = (event: RecordedEvent): RecordedEvent => ({ ...event, recordedAt: '2026-01-02T11:11:11.000Z' });

  it.each([
    ['another event in a taken place', 1, (events: readonly RecordedEvent[]) => [events[2]!]],
    ['the same event recorded at another time', 0, (events: readonly RecordedEvent[]) => [other(events[0]!)]],
    ['a batch that agrees at first', 0, (events: readonly RecordedEvent[]) => [events[0]!, other(events[1]!)]],
    ['a batch that goes on after the difference', 2, (events: readonly RecordedEvent[]) => events.slice(3, 6)],
    ['a gap', 4, (events: readonly RecordedEvent[]) => events.slice(4, 5)],
  ])('is %s: nothing is written', async (_, from, batchOf) => {
    const one = await aCase(store.db);
    await append({ trajectoryId: one.id, from: 0, events: one.events.slice(0, 3) });
    const before = await row(one);
    await expect(append({ trajectoryId: one.id, from, events: batchOf(one.events) })).rejects.toThrow(JournalConflict);
    expect(await stored(one)).toEqual(one.events.slice(0, 3));
    expect(await row(one)).toEqual(before);
  });

  it('is a trajectory that was never enrolled', async () => {
    const { events } = await aCase(store.db);
    await expect(append({ trajectoryId: randomUUID(), from: 0, events })).rejects.toThrow(JournalConflict);
  });
});

describe('what stands in the journal', () => {
  it('can be neither changed nor deleted', async () => {
    const one = await aCase(store.db);
    await append({ trajectoryId: one.id, from: 0, events: one.events });
    const { db } = store;
    for (const attempt of [
      db.updateTable('journal').set({ type: 'Other' }).where('trajectory_id', '=', one.id),
      db.deleteFrom('journal').where('trajectory_id', '=', one.id),
      db.deleteFrom('journal'),
    ])
      await expect(attempt.execute()).rejects.toThrow('the journal is append-only');
    await expect(sql`truncate journal`.execute(db)).rejects.toThrow('the journal is append-only');
    await expect(db.deleteFrom('trajectory').where('id', '=', one.id).execute()).rejects.toThrow('journal');
    expect(await stored(one)).toEqual(one.events);
  });

  it('cannot take an event at sequence 0 or twice at one', async () => {
    const one = await aCase(store.db);
    await append({ trajectoryId: one.id, from: 0, events: one.events });
    for (const sequence of [0, 1])
      await expect(
        sql`insert into journal select trajectory_id, ${sequence}::integer, type, happened_on, recorded_at, command_id, body
          from journal where trajectory_id = ${one.id} and sequence = 2`.execute(store.db),
      ).rejects.toThrow(/constraint/);
  });
});
