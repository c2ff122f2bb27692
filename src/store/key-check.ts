import { createHmac } from 'node:crypto';
import { access } from 'node:fs/promises';
import type { Database } from './database.ts';
import { type KeyRing, loadKeyRing, lookupHash } from './keys.ts';
import { readSetting, writeSetting } from './settings.ts';

/** The key file is not the one that this store's numbers were registered with, or lacks a key that was written with. */
export class WrongKeyFile extends Error {
  override readonly name = 'WrongKeyFile';
}

/** What a store remembers of its keys: marks that tell them apart and say nothing about them. */
export interface KnownKeys {
  readonly keyMark?: string | undefined;
  /** Of every key that was ever the current one, by its name in the file. */
  readonly keyMarks?: Readonly<Record<string, string>> | undefined;
}

/** What a key ring lacks for a store. */
export type KeyFault =
  | { readonly kind: 'otherFile' }
  | { readonly kind: 'keyMissing' | 'otherKey'; readonly key: string };

/**
 * The key ring of a store. The first one used leaves marks there, and so does each key that values are written with; a
 * ring that could not find citizens again, or not read what was written, is refused. A file that is not there is made
 * for a new store alone. Throws {@link WrongKeyFile}.
 */
export async function openKeyRing(db: Database, file: string): Promise<KeyRing> {
  const known = await readKnownKeys(db);
  if (known.keyMark !== undefined) await access(file).catch(() => Promise.reject(new WrongKeyFile(missing(file))));
  const keys = await loadKeyRing(file);
  const fault = keyFault(known, keys);
  if (fault) throw new WrongKeyFile(faultText(fault, file));
  if (known.keyMark === undefined) await writeSetting(db, 'keyMark', markOf(keys));
  if (known.keyMarks?.[keys.current] === undefined)
    await writeSetting(db, 'keyMarks', { ...known.keyMarks, [keys.current]: markOfKey(keys.keys[keys.current]!) });
  return keys;
}

export async function readKnownKeys(db: Database): Promise<KnownKeys> {
  return { keyMark: await readSetting(db, 'keyMark'), keyMarks: await readSetting(db, 'keyMarks') };
}

/** Whether a ring can find and read everything that a store and its engine were given; what it lacks otherwise. */
export function keyFault({ keyMark, keyMarks = {} }: KnownKeys, keys: KeyRing): KeyFault | undefined {
  if (keyMark !== undefined && keyMark !== markOf(keys)) return { kind: 'otherFile' };
  for (const [key, mark] of Object.entries(keyMarks)) {
    const found = keys.keys[key];
    if (found === undefined) return { kind: 'keyMissing', key };
    if (markOfKey(found) !== mark) return { kind: 'otherKey', key };
  }
  return undefined;
}

/** What is wrong and what to do about it, for an operator. */
export function faultText(fault: KeyFault, file: string): string {
  switch (fault.kind) {
    case 'otherFile':
      return `The key file ${file} does not belong to this database: citizens could not be found with it. Set OVERGANG_KEY_FILE to the one used so far.`;
    case 'keyMissing':
      return `The key file ${file} lacks the key ${fault.key}, with which numbers and running cases were encrypted: they could not be read. Put it back beside the newer ones, from a copy of the file.`;
    case 'otherKey':
      return `The key file ${file} has another key under the name ${fault.key} than numbers and running cases were encrypted with: they could not be read. Put the old one back, and give the new one a name of its own.`;
  }
}

const missing = (file: string) =>
  `There is no key file at ${file}, and this database was begun with one: nothing could be read without it. Set OVERGANG_KEY_FILE to the one used so far, or put it back from a copy.`;

/** Tells look-up keys apart without saying anything about them. */
const markOf = (keys: KeyRing): string => lookupHash(keys, 'overgang', 'mark').toString('hex').slice(0, 16);

const markOfKey = (key: string): string =>
  createHmac('sha256', Buffer.from(key, 'base64')).update('overgang:mark').digest('hex').slice(0, 16);
