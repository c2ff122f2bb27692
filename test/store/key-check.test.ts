import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/store/database.ts';
import { openKeyRing, WrongKeyFile } from '../../src/store/key-check.ts';
import { loadKeyRing } from '../../src/store/keys.ts';
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

it('processes that make the key file at the same moment end up with the same keys', async () => {
  const rings = await Promise.all(Array.from({ length: 8 }, () => loadKeyRing(join(folder, 'raced.json'))));
  expect(new Set(rings.map(({ lookup }) => lookup)).size).toBe(1);
});
