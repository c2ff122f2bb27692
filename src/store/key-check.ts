import type { Database } from './database.ts';
import { type KeyRing, loadKeyRing, lookupHash } from './keys.ts';
import { readSetting, writeSetting } from './settings.ts';

/** The key file is not the one that this store's numbers were registered with. */
export class WrongKeyFile extends Error {
  override readonly name = 'WrongKeyFile';
}

/**
 * The key ring of a store. The first one used leaves a mark there; another one is refused, since with it nobody would be
 * found again and every citizen could be enrolled twice. Throws {@link WrongKeyFile}.
 */
export async function openKeyRing(db: Database, file: string): Promise<KeyRing> {
  const keys = await loadKeyRing(file);
  const mark = markOf(keys);
  const known = await readSetting(db, 'keyMark');
  if (known === undefined) await writeSetting(db, 'keyMark', mark);
  else if (known !== mark) {
    throw new WrongKeyFile(
      `The key file ${file} does not belong to this database: citizens could not be found with it. Set OVERGANG_KEY_FILE to the one used so far.`,
    );
  }
  return keys;
}

/** Tells look-up keys apart without saying anything about them. */
const markOf = (keys: KeyRing): string => lookupHash(keys, 'overgang', 'mark').toString('hex').slice(0, 16);
