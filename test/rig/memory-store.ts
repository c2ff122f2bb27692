import { createHash, randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { access, link, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { type OpenDatabase, openDatabase } from '../../src/store/database.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** An empty store in memory: a copy of one that was made before, since to make one takes four seconds of a processor. */
export async function openMemoryStore(): Promise<OpenDatabase> {
  const copied = join(root, 'node_modules/.cache/overgang', `store-${await hashOfTables()}.tar`);
  const isThere = await access(copied).then(
    () => true,
    () => false,
  );
  if (!isThere) await makeCopy(copied);
  return openDatabase({ copyOf: await openAsBlob(copied) });
}

/** Changes with the tables and with the library that keeps them. */
async function hashOfTables(): Promise<string> {
  const migrations = 'src/store/migrations';
  const files = (await readdir(join(root, migrations))).sort().map((file) => join(migrations, file));
  const hash = createHash('sha256');
  for (const file of [...files, 'package-lock.json']) hash.update(file).update(await readFile(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

/** Two files of tests may do so at once: the first puts a whole one in its place, which others may be reading already. */
async function makeCopy(copied: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'overgang-tables-'));
  try {
    await (await openDatabase({ folder })).close();
    const embedded = await PGlite.create(folder, { extensions: { pg_trgm } });
    const dump = await embedded.dumpDataDir('none');
    await embedded.close();
    await mkdir(join(copied, '..'), { recursive: true });
    const unfinished = `${copied}.${randomUUID()}`;
    await writeFile(unfinished, dump.stream());
    await link(unfinished, copied).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await rm(unfinished);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
