import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decrypt, encrypt, type KeyRing, loadKeyRing, lookupHash, newKeyRing } from '../../src/store/keys.ts';

const NUMBER = '6101900001';
const OWNER = '0190a0a0-0000-7000-8000-000000000001';

describe('the key file', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'overgang-keys-'));
    file = join(folder, 'made', 'keys.json');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is made on the first start, readable by its owner only, and is the same at the next', async () => {
    const ring = await loadKeyRing(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await loadKeyRing(file)).toEqual(ring);
    expect(decrypt(await loadKeyRing(file), encrypt(ring, NUMBER, OWNER), OWNER)).toBe(NUMBER);
  });

  const short = Buffer.alloc(31).toString('base64');
  it.each([
    ['empty', () => ''],
    ['cut off', (text: string) => text.slice(0, -10)],
    ['not JSON', () => 'keys'],
    ['without keys', (text: string) => JSON.stringify({ ...JSON.parse(text), keys: {} })],
    ['without its look-up key', (text: string) => JSON.stringify({ ...JSON.parse(text), lookup: undefined })],
    [
      'with a current key that it does not hold',
      (text: string) => JSON.stringify({ ...JSON.parse(text), current: 'k9' }),
    ],
    ['with a key of 31 bytes', (text: string) => JSON.stringify({ ...JSON.parse(text), keys: { k1: short } })],
  ])('is refused when it is %s, and left as it is', async (_, damage) => {
    await loadKeyRing(file);
    const damaged = damage(await readFile(file, 'utf8'));
    await writeFile(file, damaged);
    await expect(loadKeyRing(file)).rejects.toThrow(`The key file ${file} is damaged`);
    expect(await readFile(file, 'utf8')).toBe(damaged);
  });
});

describe('an encrypted number', () => {
  const ring = newKeyRing();

  it('is never the same twice', () => {
    const sealed = Array.from({ length: 100 }, () => encrypt(ring, NUMBER, OWNER).toString('hex'));
    expect(new Set(sealed).size).toBe(100);
  });

  it('is refused when any one of its bytes was changed', () => {
    const sealed = encrypt(ring, NUMBER, OWNER);
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed);
      changed[index]! ^= 1;
      expect(() => decrypt(ring, changed, OWNER), `byte ${index}`).toThrow();
    }
    expect(decrypt(ring, sealed, OWNER)).toBe(NUMBER);
  });

  it('is refused when it is cut off', () => {
    const sealed = encrypt(ring, NUMBER, OWNER);
    for (let length = 0; length < sealed.length; length++)
      expect(() => decrypt(ring, sealed.subarray(0, length), OWNER), `${length} bytes`).toThrow();
  });

  it('is refused in another row', () => {
    expect(() => decrypt(ring, encrypt(ring, NUMBER, OWNER), OWNER.replace(/1$/, '2'))).toThrow();
  });

  it('is read with an old key of the ring after a new one was put in front, and not without it', () => {
    const sealed = encrypt(ring, NUMBER, OWNER);
    const turned: KeyRing = { ...ring, current: 'k2', keys: { ...ring.keys, k2: newKeyRing().keys.k1! } };
    expect(decrypt(turned, sealed, OWNER)).toBe(NUMBER);
    const fresh = encrypt(turned, NUMBER, OWNER);
    expect(decrypt(turned, fresh, OWNER)).toBe(NUMBER);
    expect(() => decrypt(ring, fresh, OWNER)).toThrow('Expected key k2');
    expect(lookupHash(turned, '101', NUMBER)).toEqual(lookupHash(ring, '101', NUMBER));
  });
});
