import { sql } from 'kysely';
import type { Database } from './database.ts';
import { readSetting, writeSetting } from './settings.ts';

/** The payload codec was turned on or off under running cases. */
class CodecChanged extends Error {
  override readonly name = 'CodecChanged';
}

/**
 * Running cases can be read only as they were written. The setting may change while there are none; under running ones
 * the start is refused, so that no case comes to stand still. Throws {@link CodecChanged}.
 */
export async function checkCodec(db: Database, isOn: boolean): Promise<void> {
  const [now, known] = [isOn ? 'on' : 'off', await readSetting(db, 'payloadCodec')] as const;
  if (known === now) return;
  if (known !== undefined && (await hasRunningCases(db))) throw new CodecChanged(codecText(known));
  await writeSetting(db, 'payloadCodec', now);
}

export const codecText = (known: 'on' | 'off') =>
  `OVERGANG_PAYLOAD_CODEC: running cases were written with ${known}, and could not be read otherwise. Set it to ${known}, or let every case come to its end first.`;

async function hasRunningCases(db: Database): Promise<boolean> {
  const running = await db
    .selectFrom('trajectory')
    .select('id')
    .where(sql`state->>'archivedOn'`, 'is', null)
    .limit(1)
    .executeTakeFirst();
  return running !== undefined;
}
