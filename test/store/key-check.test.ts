import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCodec } from '../../src/store/codec-check.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { openKeyRing, WrongKeyFile } from '../../src/store/key-check.ts';
import { type KeyRing, loadKeyRing, newKeyRing } from '../../src/store/keys.ts';
import { aCase } from './a-case.ts';
import { openTestStore } from './a-store.ts';

let store: OpenDatabase;
let folder: string;
beforeAll(async () => {
  store = await openTestStore();
  folder = await mkdtemp(join(tmpdir(), 'overgang-keys-'));
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

it('a store takes the key file it began with, and refuses another, with which nobody would be found', async () => {
  const first = await openKeyRing(store.db, join(folder, 'first.json'));
  expect(await openKeyRing(store.db, join(folder, 'first.json'))).toEqual(first);
  await expect(openKeyRing(store.db, join(folder, 'second.json'))).rejects.toThrow(WrongKeyFile);
});

it('a store is not given new keys when its key file is gone: the operator is told instead, and no file is made', async () => {
  const gone = join(folder, 'gone.json');
  await expect(openKeyRing(store.db, gone)).rejects.toThrow(`There is no key file at ${gone}`);
  await expect(access(gone)).rejects.toThrow('ENOENT');
});

describe('a key that values were written with', () => {
  const withKeys = async (name: string, change: (ring: KeyRing) => KeyRing) => {
    const file = join(folder, name);
    const ring = change(await loadKeyRing(join(folder, 'first.json')));
    await writeFile(file, JSON.stringify(ring));
    return file;
  };
  const k2 = newKeyRing().keys.k1!;

  it('may be followed by a newer one, and must stay in the file', async () => {
    const both = await withKeys('both.json', ({ keys, ...ring }) => ({
      ...ring,
      current: 'k2',
      keys: { ...keys, k2 },
    }));
    expect((await openKeyRing(store.db, both)).current).toBe('k2');
    const older = await withKeys('older.json', ({ keys, ...ring }) => ({ ...ring, keys }));
    await expect(openKeyRing(store.db, older)).rejects.toThrow('lacks the key k2');
    const newer = await withKeys('newer.json', (ring) => ({ ...ring, current: 'k2', keys: { k2 } }));
    await expect(openKeyRing(store.db, newer)).rejects.toThrow('lacks the key k1');
  });

  it('must not give its name to another', async () => {
    const swapped = await withKeys('swapped.json', (ring) => ({ ...ring, current: 'k2', keys: { k1: k2, k2 } }));
    await expect(openKeyRing(store.db, swapped)).rejects.toThrow('has another key under the name k1');
  });

  it('is not said by the refusal, nor by what the store remembers of it', async () => {
    const settings = JSON.stringify(await store.db.selectFrom('setting').selectAll().execute());
    const refusal = await openKeyRing(store.db, join(folder, 'swapped.json')).catch(String);
    for (const secret of [k2, Buffer.from(k2, 'base64').toString('hex')])
      expect(settings + refusal).not.toContain(secret);
  });
});

describe('the payload codec', () => {
  it('may be turned on or off while no case runs, and not under running ones', async () => {
    await checkCodec(store.db, false);
    await checkCodec(store.db, true);
    await checkCodec(store.db, false);
    await aCase(store.db);
    await checkCodec(store.db, false);
    await expect(checkCodec(store.db, true)).rejects.toThrow('running cases were written with off');
    await store.db
      .updateTable('trajectory')
      .set({ state: JSON.stringify({ archivedOn: '2026-11-24' }) })
      .execute();
    await checkCodec(store.db, true);
  });
});

it('processes that make the key file at the same moment end up with the same keys', async () => {
  const rings = await Promise.all(Array.from({ length: 8 }, () => loadKeyRing(join(folder, 'raced.json'))));
  expect(new Set(rings.map(({ lookup }) => lookup)).size).toBe(1);
});
