import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../src/store/database.ts';
import * as spine from '../../src/store/migrations/001-spine.ts';
import { readSetting, writeSetting } from '../../src/store/settings.ts';
import { listStaff } from '../../src/store/staff.ts';
import { aCase } from './a-case.ts';
import { aLastingPlace, openTestStore } from './a-store.ts';

let store: OpenDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const columnsOf = async ({ db }: OpenDatabase) =>
  (await db.introspection.getTables())
    .map(({ name, columns }) => `${name}: ${columns.map((column) => `${column.name} ${column.dataType}`)}`)
    .sort();

describe('the tables', () => {
  it('and what is in them are the same after another start', async () => {
    const place = await aLastingPlace();
    const first = await openDatabase(place);
    const columns = await columnsOf(first);
    expect(columns.length).toBeGreaterThanOrEqual(7);
    await writeSetting(first.db, 'demoLoadedAt', '2026-11-24T08:00:00Z');
    await first.close();
    const second = await openDatabase(place);
    expect(await columnsOf(second)).toEqual(columns);
    expect(await readSetting(second.db, 'demoLoadedAt')).toBe('2026-11-24T08:00:00Z');
    await second.close();
  });

  it('of an installation that is older get what is new, and keep what is in them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'overgang-store-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const embedded = await PGlite.create(folder);
    const pool = new pg.Pool({ ...(createPgConfig(embedded) as pg.PoolConfig), max: 1 });
    const old = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
    const provider = { getMigrations: async () => ({ '001-spine': spine }) };
    expect((await new Migrator({ db: old, provider }).migrateToLatest()).error).toBeUndefined();
    await sql`insert into staff values (gen_random_uuid(), '101', 'Mads', 'mads@example.invalid', true)`.execute(old);
    await old.destroy();
    await embedded.close();
    const now = await openDatabase({ folder });
    onTestFinished(() => now.close());
    expect(await listStaff(now.db)).toMatchObject([
      { name: 'Mads', teamLeader: true, trainedOn: null, trainedIn: null, authority: 'none' },
    ]);
    expect(await columnsOf(now)).toEqual(await columnsOf(store));
  });

  it('are kept in what the words say', () => {
    const isServer = inject('postgresUrl') !== undefined;
    expect(store.product).toMatch(isServer ? /^PostgreSQL \d+\.\d+$/ : /^PGlite \(PostgreSQL \d+\.\d+\)$/);
  });
});

describe('a civil date in the store', () => {
  it.each(['2026-03-29', '2026-10-25', '1970-01-01', '2100-12-31'])('%s is that text when read', async (on) => {
    const { db } = store;
    const { id, events } = await aCase(db);
    const event = { ...events[0]!, on };
    await db
      .insertInto('journal')
      .values({
        ...{ trajectory_id: id, sequence: 1, type: event.type, happened_on: on, command_id: null },
        ...{ recorded_at: event.recordedAt, body: JSON.stringify(event) },
      })
      .execute();
    const row = await db.selectFrom('journal').selectAll().where('trajectory_id', '=', id).executeTakeFirstOrThrow();
    expect([row.happened_on, row.body.on]).toEqual([on, on]);
    expect(row.recorded_at).toEqual(new Date(event.recordedAt));
  });
});

describe('a setting', () => {
  it('is unknown until it is written, and the last word counts', async () => {
    const { db } = store;
    expect(await readSetting(db, 'demoLoadedAt')).toBeUndefined();
    await writeSetting(db, 'demoLoadedAt', '2026-11-24T08:00:00Z');
    await writeSetting(db, 'demoLoadedAt', '2026-11-25T08:00:00Z');
    expect(await readSetting(db, 'demoLoadedAt')).toBe('2026-11-25T08:00:00Z');
    await writeSetting(db, 'clockOffsetMs', 0);
    expect(await readSetting(db, 'clockOffsetMs')).toBe(0);
  });
});
