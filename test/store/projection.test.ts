import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { apply } from '../../src/domain/apply.ts';
import { newTrajectory } from '../../src/domain/state.ts';
import { type OpenDatabase, openDatabase } from '../../src/store/database.ts';
import { appendToJournal } from '../../src/store/journal.ts';
import { PROJECTION, rowsOf } from '../../src/store/projection.ts';
import { scenarios } from '../domain/outlooks.ts';
import { aCase, record, type StoredCase } from './a-case.ts';
import { aLastingPlace } from './a-store.ts';

const STAFF = { ctiWorker: 'worker-1', jobConsultant: 'worker-2' } as const;

async function rowsIn({ db }: OpenDatabase, { id }: StoredCase) {
  const of = (table: 'assignment' | 'stage' | 'work') =>
    db.selectFrom(table).selectAll().where('trajectory_id', '=', id).execute();
  const tables = await Promise.all([of('assignment'), of('stage'), of('work')]);
  return tables.map((rows) => rows.map(({ trajectory_id: _, ...row }) => ({ ...row, municipality: '' })));
}

describe('the rows that lists are asked from', () => {
  it('are written when the store opens where a former version recorded last, as for a case of this one', async () => {
    const place = await aLastingPlace();
    let store = await openDatabase(place);
    const written = await aCase(store.db, { staff: STAFF });
    await record(store.db, written);
    const former = await aCase(store.db, { staff: STAFF });
    // As a worker of a version recorded it that knew no such rows.
    const batch = { trajectoryId: former.id, from: 0, events: former.events };
    await store.db.transaction().execute((trx) => appendToJournal(trx, batch));
    await aCase(store.db);
    expect((await rowsIn(store, former)).flat()).toEqual([]);
    const expected = await rowsIn(store, written);
    expect(expected.every((rows) => rows.length > 0)).toBe(true);
    await store.close();
    store = await openDatabase(place);
    expect(await rowsIn(store, former)).toEqual(expected);
    expect(await rowsIn(store, written)).toEqual(expected);
    await store.close();
  });

  it('have another number when they would be others: raise PROJECTION, then write the new sum here', () => {
    const all = scenarios().map(({ events }) => {
      const state = events.slice(0, -1).reduce((before, { event }) => apply(before, event), newTrajectory);
      return rowsOf('case', state, events[Math.floor(events.length / 2)]!.on);
    });
    const sum = createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 16);
    expect([PROJECTION, sum]).toEqual([2, 'a1b461bb04856e70']);
  });
});
