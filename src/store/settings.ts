import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Database } from './database.ts';

/** What the installation remembers about itself. */
export interface InstallationSettings {
  /** Milliseconds between the installation's clock and real time: 0 in production. */
  clockOffsetMs: number;
  /** The day from which the fictive data count back: kept, so that a load that was cut off goes on with the same dates. */
  demoCountsFrom: CivilDate;
  /** Which key file the citizens were registered with. */
  keyMark: string;
  /** Marks of the keys that values were encrypted with, by their names in the key file. */
  keyMarks: Readonly<Record<string, string>>;
  /** How running cases were written. */
  payloadCodec: 'on' | 'off';
  /** When the fictive data were loaded, ISO 8601 in UTC. */
  demoLoadedAt: string;
}

export async function readSetting<K extends keyof InstallationSettings>(
  db: Database,
  key: K,
): Promise<InstallationSettings[K] | undefined> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value as InstallationSettings[K] | undefined;
}

export async function writeSetting<K extends keyof InstallationSettings>(
  db: Database,
  key: K,
  value: InstallationSettings[K],
): Promise<void> {
  const json = JSON.stringify(value);
  await db
    .insertInto('setting')
    .values({ key, value: json })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: json }))
    .execute();
}
