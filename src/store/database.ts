import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type MigrationProvider, Migrator } from 'kysely/migration';
import pg from 'pg';
import * as spine from './migrations/001-spine.ts';
import * as peopleAndNotes from './migrations/002-people-and-notes.ts';
import * as serviceAccounts from './migrations/003-service-accounts.ts';
import * as accessLog from './migrations/004-access-log.ts';
import * as lists from './migrations/005-lists.ts';
import * as signIn from './migrations/007-sign-in.ts';
import * as citizensAndDocuments from './migrations/008-citizens-and-documents.ts';
import * as inboxStaffOperations from './migrations/010-inbox-staff-operations.ts';
import * as organisations from './migrations/011-organisations.ts';
import * as reports from './migrations/015-reports.ts';
import * as absences from './migrations/018-absences.ts';
import * as ownProgrammes from './migrations/019-own-programmes.ts';
import * as reportReminders from './migrations/021-report-reminders.ts';
import * as gatherings from './migrations/022-gatherings.ts';
import { indexNames } from './names.ts';
import { projectWhatIsStale } from './projection.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

/** Where the store lives: a PostgreSQL server, a folder of the embedded PGlite, or memory, as a copy of such a folder (tests). */
export type StorePlace = { readonly url: string } | { readonly folder: string } | { readonly copyOf: Blob };

// A civil date stays text: the driver's default would make 2026-11-24 the instant 2026-11-23T23:00Z in Copenhagen.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** In order of name, each applied once. */
const migrations: MigrationProvider = {
  getMigrations: async () => ({
    '001-spine': spine,
    '002-people-and-notes': peopleAndNotes,
    '003-service-accounts': serviceAccounts,
    '004-access-log': accessLog,
    '005-lists': lists,
    '007-sign-in': signIn,
    '008-citizens-and-documents': citizensAndDocuments,
    '010-inbox-staff-operations': inboxStaffOperations,
    '015-reports': reports,
    '018-absences': absences,
    '019-own-programmes': ownProgrammes,
    '021-report-reminders': reportReminders,
    '022-gatherings': gatherings,
    '011-organisations': organisations,
  }),
};

/** After a failover a connection to the former primary can still read and not write: it must not stay for long. */
const LONGEST_CONNECTION_S = 120;

export interface OpenDatabase {
  readonly db: Database;
  /** The same connections, for a library that keeps its own table. */
  readonly pool: pg.Pool;
  /** Words for people: "PostgreSQL 15.18" or "PGlite (PostgreSQL 18.6)". */
  readonly product: string;
  close(): Promise<void>;
}

/** Opens the store and brings its tables up to date. PGlite is one process and one connection: hold the lock file first. */
export async function openDatabase(place: StorePlace): Promise<OpenDatabase> {
  const embedded = 'url' in place ? undefined : await openEmbedded(place);
  const pool = embedded
    ? new pg.Pool({ ...(createPgConfig(embedded) as pg.PoolConfig), max: 1 })
    : new pg.Pool({
        connectionString: (place as { url: string }).url,
        max: 10,
        maxLifetimeSeconds: LONGEST_CONNECTION_S,
      });
  // A connection that breaks is replaced, and the query on it, or the next one, reports the fault. Without a listener an
  // idle one would end the process; so would one that breaks between two queries of a transaction.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const close = async () => {
    await db.destroy();
    await embedded?.close();
  };
  try {
    await migrate(db);
    await projectWhatIsStale(db);
    await indexNames(db);
    const version = (await pool.query<{ server_version: string }>('show server_version')).rows[0]!.server_version.split(
      ' ',
    )[0];
    return { db, pool, product: embedded ? `PGlite (PostgreSQL ${version})` : `PostgreSQL ${version}`, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** An extension of PostgreSQL's own is there only when it is handed in. */
const openEmbedded = (place: Exclude<StorePlace, { readonly url: string }>) =>
  PGlite.create('folder' in place ? place.folder : 'memory://', {
    extensions: { pg_trgm },
    ...('copyOf' in place ? { loadDataDir: place.copyOf } : {}),
  });

async function migrate(db: Database): Promise<void> {
  const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest();
  if (error) throw error;
}

/** Whether the tables are those of this program: `behind` lacks something, `ahead` was made by a later one. */
export async function tablesAre(db: Database): Promise<'current' | 'behind' | 'ahead'> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const applied = new Set(rows.map(({ name }) => name));
  const known = Object.keys(await migrations.getMigrations());
  if (known.some((name) => !applied.has(name))) return 'behind';
  return applied.size > known.length ? 'ahead' : 'current';
}
