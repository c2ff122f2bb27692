import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open as openFile, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

const base64Key = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32, 'expected 32 bytes in base64');

/** The key file: the newest key encrypts, every key decrypts; the look-up key stays, or numbers could not be found again. */
export const KeyRing = z.object({
  current: z.string(),
  keys: z.record(z.string(), base64Key),
  lookup: base64Key,
});
export type KeyRing = z.infer<typeof KeyRing>;

export function newKeyRing(): KeyRing {
  const key = () => randomBytes(32).toString('base64');
  return { current: 'k1', keys: { k1: key() }, lookup: key() };
}

/** Reads the key file, or makes one (mode 0600) on the first start. Throws on a damaged file: without its keys the store is unreadable. */
export async function loadKeyRing(file: string): Promise<KeyRing> {
  return (await readKeyRing(file)) ?? createKeyRing(file);
}

/** Reads the key file; undefined when there is none. Throws on a damaged file. */
export async function readKeyRing(file: string): Promise<KeyRing | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const parsed = KeyRing.safeParse(parseJson(text));
  if (!parsed.success || !parsed.data.keys[parsed.data.current])
    throw new Error(
      `The key file ${file} is damaged. Restore it from a backup: encrypted numbers cannot be read without it.`,
    );
  return parsed.data;
}

async function createKeyRing(file: string): Promise<KeyRing> {
  const ring = newKeyRing();
  await mkdir(dirname(file), { recursive: true });
  const own = `${file}.${randomUUID()}`;
  const handle = await openFile(own, 'wx', 0o600);
  await handle.writeFile(JSON.stringify(ring, null, 2));
  await handle.sync();
  await handle.close();
  // Linked, not renamed: of two processes that begin together the second takes the keys of the first.
  const isFirst = await link(own, file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
  await rm(own);
  return isFirst ? ring : loadKeyRing(file);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A shorter tag would be easier to forge. */
const GCM = { authTagLength: 16 } as const;

/** AES-256-GCM, laid out as key id length, key id, nonce (12), tag (16), ciphertext. `owner` is bound in: a value cannot be moved to another row. */
export function seal({ current, keys }: KeyRing, plain: Buffer, owner: string): Buffer {
  const keyId = Buffer.from(current, 'utf8');
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(keys[current]!, 'base64'), nonce, GCM).setAAD(
    Buffer.from(owner),
  );
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([keyId.length]), keyId, nonce, cipher.getAuthTag(), ciphertext]);
}

/** The inverse of {@link seal}. Throws when the key is unknown or anything was changed. */
export function open({ keys }: KeyRing, sealed: Buffer, owner: string): Buffer {
  const start = 1 + sealed[0]!;
  const keyId = sealed.subarray(1, start).toString('utf8');
  const key = keys[keyId];
  if (!key) throw new Error(`Expected key ${keyId} in the key ring, found ${Object.keys(keys)}`);
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64'), sealed.subarray(start, start + 12), GCM)
    .setAAD(Buffer.from(owner))
    .setAuthTag(sealed.subarray(start + 12, start + 28));
  return Buffer.concat([decipher.update(sealed.subarray(start + 28)), decipher.final()]);
}

/** {@link seal} for a text. */
export const encrypt = (keys: KeyRing, plaintext: string, owner: string): Buffer =>
  seal(keys, Buffer.from(plaintext, 'utf8'), owner);

/** The inverse of {@link encrypt}. Throws when the key is unknown or anything was changed. */
export const decrypt = (keys: KeyRing, sealed: Buffer, owner: string): string =>
  open(keys, sealed, owner).toString('utf8');

/** HMAC-SHA-256 of a number within a municipality: equal numbers meet, yet nothing can be read back or tried out without the key. */
export function lookupHash({ lookup }: KeyRing, municipality: string, number: string): Buffer {
  return createHmac('sha256', Buffer.from(lookup, 'base64')).update(`${municipality}:${number}`).digest();
}
