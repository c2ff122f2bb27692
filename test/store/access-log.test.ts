import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Access, type LogHead, logAccess, verifyAccessLog } from '../../src/store/access-log.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { openTestStore } from './a-store.ts';

let store: OpenDatabase;
beforeAll(async () => {
  store = await openTestStore();
  for (let number = 1; number <= 6; number++) await logAccess(store.db, access(number));
});
afterAll(() => store.close());

const access = (number: number): Access => ({
  ...{ at: new Date(Date.UTC(2026, 10, 24, 8, number)), actor: 'nexus', role: 'integration' as const },
  ...{ municipality: '101', operation: 'readTrajectory', status: 200 },
  ...{ trajectories: [`case-${number}`], requestId: `request-${number}` },
});

/** What is found when somebody with the database's own rights, whom no trigger stops, has done something; it is undone again. */
async function foundAfter(statement: string, expected?: LogHead) {
  let found: Awaited<ReturnType<typeof verifyAccessLog>> | undefined;
  const undone = new Error('undone');
  const attempt = store.db.transaction().execute(async (trx) => {
    await sql.raw('alter table access_log disable trigger all').execute(trx);
    await sql.raw(statement).execute(trx);
    found = await verifyAccessLog(trx, expected);
    throw undone;
  });
  await expect(attempt).rejects.toBe(undone);
  return found!.faults;
}

describe('the log of accesses', () => {
  it('is sound as it was written, from the first entry on', async () => {
    const { head, faults } = await verifyAccessLog(store.db);
    expect([head.sequence, faults]).toEqual([6, []]);
    expect((await verifyAccessLog(store.db, head)).faults).toEqual([]);
  });

  it('seals what is no search as it was sealed before there were searches', async () => {
    const { seal } = await store.db
      .selectFrom('access_log')
      .select('seal')
      .where('sequence', '=', '1')
      .executeTakeFirstOrThrow();
    const { at, ...entry } = access(1);
    const sealed = JSON.stringify(['', 1, at.toISOString(), ...Object.values(entry)]);
    expect(seal.toString('hex')).toBe(createHash('sha256').update(sealed).digest('hex'));
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
    "purpose = 'caseWork'",
    "criterion = '\\x00'",
  ])('shows that somebody has set %s', async (change) => {
    const faults = await foundAfter(`update access_log set ${change} where sequence = 4`);
    expect(faults[0]).toEqual({ kind: 'altered', sequence: 4 });
  });

  it('shows that somebody has changed why or for what somebody searched', async () => {
    const search = { purpose: 'referral' as const, criterion: Buffer.from('sealed') };
    await logAccess(store.db, { ...access(7), ...search });
    const { head } = await verifyAccessLog(store.db);
    for (const change of ["purpose = 'caseWork'", "criterion = '\\x00'", 'purpose = null, criterion = null'])
      expect((await foundAfter(`update access_log set ${change} where sequence = ${head.sequence}`))[0]).toEqual({
        ...{ kind: 'altered', sequence: head.sequence },
      });
  });

  it.each([1, 4])('shows that entry %i was taken out', async (sequence) => {
    const faults = await foundAfter(`delete from access_log where sequence = ${sequence}`);
    expect(faults[0]).toEqual({ kind: 'missing', sequence });
  });

  it('shows entries cut off at the end to whoever has written the head down', async () => {
    const { head } = await verifyAccessLog(store.db);
    const cut = 'delete from access_log where sequence > 4';
    expect(await foundAfter(cut)).toEqual([]);
    expect(await foundAfter(cut, head)).toEqual([{ kind: 'otherHead', sequence: head.sequence }]);
    const madeAnew = { ...head, seal: 'f'.repeat(64) };
    expect((await verifyAccessLog(store.db, madeAnew)).faults).toEqual([
      { kind: 'otherHead', sequence: head.sequence },
    ]);
  });

  it('takes entries of many at once, each in a place of its own', async () => {
    const { sequence } = (await verifyAccessLog(store.db)).head;
    await Promise.all(Array.from({ length: 20 }, (_, number) => logAccess(store.db, access(number))));
    expect(await verifyAccessLog(store.db)).toMatchObject({ head: { sequence: sequence + 20 }, faults: [] });
  });
});
