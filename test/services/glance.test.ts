import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { glanceAt, withGlances } from '../../src/services/glance.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { appendToJournal } from '../../src/store/journal.ts';
import { findTrajectory } from '../../src/store/trajectories.ts';
import { aCase, record, type StoredCase } from '../store/a-case.ts';
import { openTestStore } from '../store/a-store.ts';

const TODAY = date('2026-03-02');
const LATER = date('2026-03-16'); // phase 2 has begun

let store: OpenDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const rowOf = async ({ id }: StoredCase) => (await findTrajectory(store.db, id))!;
const listed = async (on: typeof TODAY, ...cases: StoredCase[]) =>
  (await withGlances(store.db, on, await Promise.all(cases.map(rowOf)))).map(([, glance]) => glance);

describe('a glance at the cases of a list', () => {
  it('says what the case itself says, each in its place', async () => {
    const [begun, claimed, other] = [await aCase(store.db), await aCase(store.db), await aCase(store.db)];
    for (const one of [begun, other]) await record(store.db, one);
    const glances = await listed(TODAY, begun, claimed, other);
    expect(glances[0]).toMatchObject({ status: 'running', course: { phase: 1 }, sequence: begun.events.length });
    expect(glances[0]).toEqual(glanceAt(TODAY, (await rowOf(begun)).state));
    expect(glances[1]).toMatchObject({ status: 'starting', course: null, next: null, sequence: 0 });
    expect(glances[2]).toEqual(glances[0]);
  });

  it('says at once what has happened since, to whoever asks again', async () => {
    const one = await aCase(store.db);
    const until = one.events.length - 1;
    await record(store.db, { ...one, events: one.events.slice(0, until) });
    const [before] = await listed(TODAY, one);
    const more = { trajectoryId: one.id, from: until, events: one.events.slice(until) };
    await store.db.transaction().execute((trx) => appendToJournal(trx, more));
    const [after] = await listed(TODAY, one);
    expect([before!.sequence, after!.sequence]).toEqual([until, until + 1]);
    expect(after).toEqual(glanceAt(TODAY, (await rowOf(one)).state));
  });

  it('is of the day on which it is asked for', async () => {
    const one = await aCase(store.db);
    await record(store.db, one);
    expect((await listed(TODAY, one))[0]!.course!.phase).toBe(1);
    expect((await listed(LATER, one))[0]!.course!.phase).toBe(2);
    expect((await listed(TODAY, one))[0]!.course!.phase).toBe(1);
  });

  it('reads no case again in which nothing has happened', async () => {
    const one = await aCase(store.db);
    await record(store.db, one);
    const [first] = await listed(TODAY, one);
    await store.db.updateTable('trajectory').set({ state: null }).where('id', '=', one.id).execute();
    expect((await listed(TODAY, one))[0]).toEqual(first);
  });
});
