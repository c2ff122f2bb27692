import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/store/database.ts';
import { newKeyRing } from '../../src/store/keys.ts';
import {
  missingNotes,
  readNote,
  releaseNotes,
  reserveNotes,
  sweepOrphanNotes,
  writeNote,
} from '../../src/store/notes.ts';
import { aCase, keys, type StoredCase } from './a-case.ts';
import { openTestStore } from './a-store.ts';
import { record } from './outbox.ts';

let store: OpenDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const TEXT = 'Borgeren har det svært med store møder.';
async function aNote({ id: trajectoryId }: StoredCase, id: string = randomUUID()): Promise<string> {
  expect(await writeNote(store.db, keys, { id, trajectoryId, text: TEXT })).toBe(true);
  return id;
}
const stateOf = async (id: string) =>
  (await store.db.selectFrom('note').select('state').where('id', '=', id).executeTakeFirst())?.state;
const writtenBefore = (id: string, hours: number) =>
  store.db
    .updateTable('note')
    .set({ created_at: sql<Date>`now() - make_interval(hours => ${hours})` })
    .where('id', '=', id)
    .execute();

/** A case that was paused on 2026-02-01 for a reason that a note explains. */
async function aPausedCase(noteId: string): Promise<StoredCase> {
  const pause = {
    type: 'PauseCourse',
    from: '2026-02-01',
    reason: 'other',
    noteId,
    citizenWishesToGoOn: true,
  } as const;
  return aCase(store.db, { later: [['2026-02-01', pause]] });
}

describe('a note', () => {
  it('is read back as it was written, and stands readably in no column of any table', async () => {
    const { db } = store;
    const one = await aCase(db);
    const id = await aNote(one);
    expect(await readNote(db, keys, { trajectoryId: one.id, id })).toMatchObject({ text: TEXT, by: null });
    for (const { name } of await db.introspection.getTables()) {
      const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(name)} as t`.execute(db);
      for (const { text } of rows) {
        expect(text).not.toContain('store møder');
        expect(text).not.toContain(Buffer.from('store m').toString('hex'));
      }
    }
  });

  it('is opened with the right key only, and in its own case only', async () => {
    const [one, other] = [await aCase(store.db), await aCase(store.db)];
    const id = await aNote(one);
    await expect(readNote(store.db, newKeyRing(), { trajectoryId: one.id, id })).rejects.toThrow();
    expect(await readNote(store.db, keys, { trajectoryId: other.id, id })).toBeUndefined();
    expect(await missingNotes(store.db, one.id, [id, id.toUpperCase()])).toEqual([]);
    expect(await missingNotes(store.db, other.id, [id, 'w1'])).toEqual([id, 'w1']);
  });

  it('of a case that there is not is not kept', async () => {
    const note = { id: randomUUID(), trajectoryId: randomUUID(), text: TEXT };
    expect(await writeNote(store.db, keys, note)).toBe(false);
    expect(await stateOf(note.id)).toBeUndefined();
  });

  it('keeps its first text when it is written again', async () => {
    const one = await aCase(store.db);
    const id = await aNote(one);
    await writeNote(store.db, keys, { id, trajectoryId: one.id, text: 'noget andet' });
    expect((await readNote(store.db, keys, { trajectoryId: one.id, id }))?.text).toBe(TEXT);
  });

  it('is used from when an event names it, and no other of the case', async () => {
    const id = randomUUID();
    const one = await aPausedCase(id);
    await aNote(one, id);
    const another = await aNote(one);
    const paused = one.events.findIndex(({ type }) => type === 'CoursePaused');
    await record(store.db, { trajectoryId: one.id, from: 0, events: one.events.slice(0, paused) });
    expect(await stateOf(id)).toBe('pending');
    await record(store.db, { trajectoryId: one.id, from: paused, events: [one.events[paused]!] });
    expect([await stateOf(id), await stateOf(another)]).toEqual(['used', 'pending']);
  });

  it('stays pending when its event cannot be recorded', async () => {
    const id = randomUUID();
    const one = await aPausedCase(id);
    await aNote(one, id);
    await sql`alter table message add constraint nothing_more check (false) not valid`.execute(store.db);
    const all = { trajectoryId: one.id, from: 0, events: one.events };
    await expect(record(store.db, all)).rejects.toThrow('recording failed: 23514');
    expect(await stateOf(id)).toBe('pending');
    await sql`alter table message drop constraint nothing_more`.execute(store.db);
    await record(store.db, all);
    expect(await stateOf(id)).toBe('used');
  });
});

describe('a note that nobody sent', () => {
  it('is removed after a day, and not before; one that is used stays', async () => {
    const one = await aCase(store.db);
    const [old, young, used] = [await aNote(one), await aNote(one), await aNote(one)];
    await reserveNotes(store.db, one.id, [used]);
    for (const id of [old, used]) await writtenBefore(id, 25);
    await writtenBefore(young, 23);
    expect(await sweepOrphanNotes(store.db)).toBe(1);
    expect([await stateOf(old), await stateOf(young), await stateOf(used)]).toEqual([undefined, 'pending', 'used']);
  });

  it('is not removed while a command that names it is on its way, and has its day again when that is refused', async () => {
    const one = await aCase(store.db);
    const id = await aNote(one);
    await writtenBefore(id, 25);
    expect(await reserveNotes(store.db, one.id, [id])).toEqual([id]);
    expect(await reserveNotes(store.db, one.id, [id]), 'another command names it too').toEqual([]);
    expect(await sweepOrphanNotes(store.db)).toBe(0);
    await releaseNotes(store.db, [id]);
    expect([await stateOf(id), await sweepOrphanNotes(store.db)]).toEqual(['pending', 0]);
  });

  it('is never one that the journal names, though another command with it was refused', async () => {
    const id = randomUUID();
    const one = await aPausedCase(id);
    await aNote(one, id);
    await reserveNotes(store.db, one.id, [id]);
    await record(store.db, { trajectoryId: one.id, from: 0, events: one.events });
    await releaseNotes(store.db, [id]);
    expect(await stateOf(id)).toBe('used');
  });
});
