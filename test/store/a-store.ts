import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { type OpenDatabase, openDatabase, type StorePlace } from '../../src/store/database.ts';
import { newDatabase } from '../long/postgres.ts';
import { openMemoryStore } from '../rig/memory-store.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server to test on, in the long tier; without it the embedded PGlite is tested. */
    postgresUrl?: string;
  }
}

/** An empty store of its own: PGlite in memory, or a new database on the long tier's PostgreSQL. */
export async function openTestStore(): Promise<OpenDatabase> {
  const server = inject('postgresUrl');
  return server ? openDatabase({ url: await newDatabase(server) }) : openMemoryStore();
}

/** Where an empty store is kept after it is closed: a folder of PGlite, or a new database on PostgreSQL. */
export async function aLastingPlace(): Promise<StorePlace> {
  const server = inject('postgresUrl');
  if (server) return { url: await newDatabase(server) };
  const folder = await mkdtemp(join(tmpdir(), 'overgang-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return { folder };
}
