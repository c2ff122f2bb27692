import { randomUUID } from 'node:crypto';
import type { Insertable, Transaction } from 'kysely';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { NoticeBody } from '../domain/notices.ts';
import { type Addressee, messageKey } from './addressees.ts';
import type { Tables } from './tables.ts';

export interface NoticeToPlan {
  /** The case or the municipality that keys begin with, and the key of the notice. */
  readonly about: string;
  readonly notice: string;
  /** The key of the notice that it corrects. */
  readonly corrects?: string | undefined;
  readonly place: Pick<Insertable<Tables['message']>, 'trajectory_id' | 'municipality' | 'programme'>;
  readonly body: NoticeBody;
  /** The date that it is about. */
  readonly on: CivilDate;
  /** Epoch milliseconds, UTC. */
  readonly sendAt: number;
  readonly late: boolean;
}

/** Plans a notice for each addressee and channel; a key that exists is never planned again. */
export async function planNotice(
  trx: Transaction<Tables>,
  addressees: readonly Addressee[],
  { about, notice, corrects, place, body, on, sendAt, late }: NoticeToPlan,
): Promise<void> {
  const rows = addressees.flatMap(({ key, recipient = null, outside = null, channels, detail = null }) =>
    channels.map((channel) => ({
      ...{ id: randomUUID(), key: messageKey(about, notice, key, channel) },
      corrects: corrects ? messageKey(about, corrects, key, channel) : null,
      ...{ ...place, recipient, outside, channel, detail, late },
      ...{ body: JSON.stringify(body), about_on: on, send_at: new Date(sendAt) },
      state: detail === null ? ('planned' as const) : ('unaddressed' as const),
    })),
  );
  await trx
    .insertInto('message')
    .values(rows)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}
