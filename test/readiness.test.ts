import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probeAnswer, type Readiness, readinessOf, workersElsewhere } from '../src/readiness.ts';
import { newKeyRing } from '../src/store/keys.ts';
import { writeSetting } from '../src/store/settings.ts';
import { connectTemporal, createTrajectories } from '../src/temporal.ts';
import { type Rig, startRig } from './rig/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig({ workers: 0 });
});
afterAll(() => rig.close());

const now = (changed: Partial<Parameters<typeof readinessOf>[0]> = {}) =>
  readinessOf({ ...rig.services, keyFile: '/keys.json', ...changed });
const ALL_WELL = { database: null, tables: null, keys: null, temporal: null };
/** The codes alone; each must have a sentence of what to do. */
const codes = (parts: Readiness) =>
  Object.fromEntries(
    Object.entries(parts).map(([part, fault]) => {
      if (fault) expect(fault.detail, part).toMatch(/^[A-Z].+\.$|\?$/);
      return [part, fault === null ? null : fault.code];
    }),
  );

describe('a process', () => {
  it('is ready when database, tables, keys and Temporal are as they should be', async () => {
    expect(await now()).toEqual(ALL_WELL);
    expect(probeAnswer(await now())).toEqual({ status: 200, body: { status: 'ready', parts: ALL_WELL } });
  });

  it('knows whether any worker asks for work, and answers what it can while none does', async () => {
    const { trajectories } = rig.services;
    const none = await workersElsewhere(trajectories);
    expect(codes({ worker: none })).toEqual({ worker: 'noWorker' });
    expect(probeAnswer({ ...ALL_WELL, worker: none })).toMatchObject({ status: 200, body: { status: 'degraded' } });
    const worker = await rig.startWorker();
    await expect.poll(() => workersElsewhere(trajectories), { timeout: 60_000 }).toBeNull();
    expect(worker.isRunning()).toBe(true);
    await worker.stop();
    expect(worker.isRunning()).toBe(false);
  });

  it('is not ready on tables of another version', async () => {
    const { rows } = await sql<{ name: string; timestamp: string }>`
      delete from kysely_migration where name = (select max(name) from kysely_migration) returning *`.execute(rig.db);
    expect(codes(await now())).toEqual({ ...ALL_WELL, tables: 'tablesBehind' });
    for (const { name, timestamp } of [...rows, { name: '999-later', timestamp: '' }])
      await sql`insert into kysely_migration values (${name}, ${timestamp})`.execute(rig.db);
    expect(codes(await now())).toEqual({ ...ALL_WELL, tables: 'tablesAhead' });
    await sql`delete from kysely_migration where name = '999-later'`.execute(rig.db);
    expect(probeAnswer({ ...(await now()), tables: { code: 'tablesAhead', detail: '' } }).status).toBe(503);
  });

  it('is not ready with keys that the store does not know, as after a restore of another database', async () => {
    await writeSetting(rig.db, 'keyMark', '0123456789abcdef');
    expect(codes(await now({ keys: newKeyRing() }))).toEqual({ ...ALL_WELL, keys: 'otherFile' });
    await sql`delete from setting where key = 'keyMark'`.execute(rig.db);
  });

  it('is not ready while Temporal does not answer', async () => {
    const { connection, client } = await connectTemporal(rig.connect);
    await connection.close();
    expect(codes(await now({ trajectories: createTrajectories(client, rig.taskQueue) }))).toEqual({
      ...ALL_WELL,
      temporal: expect.any(String),
    });
  });

  it('is not ready while the database does not answer, and tells no more than the kind of the fault', async () => {
    await sql`alter table kysely_migration rename to hidden`.execute(rig.db);
    const parts = await now();
    await sql`alter table hidden rename to kysely_migration`.execute(rig.db);
    expect(codes(parts)).toEqual({ database: '42P01', temporal: null });
    expect(JSON.stringify(parts)).not.toMatch(/kysely_migration|relation/);
  });
});
