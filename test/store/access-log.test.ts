import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Access, logAccess, verifyAccessLog } from '../../src/store/access-log.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { openTestStore } from './a-store.ts';

let store: OpenDatabase;
beforeEach(async () => {
  store = await openTestStore();
  for (let number = 1; number <= 6; number++) await logAccess(store.db, access(number));
});
afterEach(() => store.close());

const access = (number: number): Access => ({
  ...{
    at: new Date(Date.UTC(2026, 10, 24, 8, number)),
    actor: 'nexus',
    role: 'integration' as const,
    municipality: '101',
  },
  ...{ operation: 'readTrajectory', status: 200, trajectories: [`case-${number}`], requestId: `request-${number}` },
});

/** Somebody with the database's own rights, whom no trigger stops. */
async function tamper(statement: string): Promise<void> {
  await sql.raw('alter table access_log disable trigger all').execute(store.db);
  await sql.raw(statement).execute(store.db);
}

describe('the log of accesses', () => {
  it('is sound as it was written, from the first entry on', async () => {
    const { head, faults } = await verifyAccessLog(store.db);
    expect([head.sequence, faults]).toEqual([6, []]);
    expect((await verifyAccessLog(store.db, head)).faults).toEqual([]);
  });

  it('takes entries of many at once, each in a place of its own', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, number) => logAccess(store.db, access(number))));
    expect(await verifyAccessLog(store.db)).toMatchObject({ head: { sequence: 26 }, faults: [] });
  });

  it.each(['update access_log set status = 404', 'delete from access_log', 'truncate access_log'])(
    'cannot be changed: %s',
    async (statement) => {
      await expect(sql.raw(statement).execute(store.db)).rejects.toThrow('append-only');
    },
  );

  it.each([
    "at = at + interval '1 second'",
    "actor = 'somebody else'",
    "role = 'reader'",
    "municipality = '147'",
    "operation = 'readPlan'",
    'status = 404',
    "trajectories = '{case-9}'",
    "trajectories = '{}'",
    "request_id = 'request-9'",
    "seal = '\\x00'",
  ])('shows that somebody has set %s', async (change) => {
    await tamper(`update access_log set ${change} where sequence = 4`);
    expect((await verifyAccessLog(store.db)).faults[0]).toEqual({ kind: 'altered', sequence: 4 });
  });

  it('shows that an entry was taken out, also the first one', async () => {
    await tamper('delete from access_log where sequence = 4');
    expect((await verifyAccessLog(store.db)).faults[0]).toEqual({ kind: 'missing', sequence: 4 });
    await tamper('delete from access_log where sequence = 1');
    expect((await verifyAccessLog(store.db)).faults[0]).toEqual({ kind: 'missing', sequence: 1 });
  });

  it('shows entries cut off at the end to whoever has written the head down', async () => {
    const { head } = await verifyAccessLog(store.db);
    await tamper('delete from access_log where sequence > 4');
    expect((await verifyAccessLog(store.db)).faults).toEqual([]);
    expect((await verifyAccessLog(store.db, head)).faults).toEqual([{ kind: 'otherHead', sequence: 6 }]);
    await logAccess(store.db, access(7));
    await logAccess(store.db, access(8));
    expect((await verifyAccessLog(store.db, head)).faults).toEqual([{ kind: 'otherHead', sequence: 6 }]);
  });
});
