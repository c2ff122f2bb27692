import type { Transaction } from 'kysely';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { awayOn } from './absences.ts';
import { knownStaff } from './staff.ts';
import type { Channel, Tables } from './tables.ts';

/** Who gets a message on which channels, or why nobody does. */
export interface Addressee {
  /** Its part of a message's key: the same for the same addressee, for good. */
  readonly key: string;
  readonly recipient?: string;
  readonly outside?: string;
  readonly channels: readonly Channel[];
  readonly detail?: 'noRecipient' | 'noAddress';
}

/** The key of a message: what it is about, what is said, to whom, and how. */
export const messageKey = (about: string, notice: string, addressee: string, channel: Channel) =>
  `${about}/${notice}/${addressee}/${channel}`;

const INSIDE: readonly Channel[] = ['inbox', 'email'];
const INBOX_ALONE: readonly Channel[] = ['inbox'];

interface Meant {
  readonly municipality: string | null;
  /** Ids of those who are meant; some of them nobody may know. */
  readonly assigned: readonly string[];
  /** The team leaders beside them. */
  readonly withLeaders: boolean;
  /** The day that a message is about, and the one on which it goes out. */
  readonly on: CivilDate;
  readonly sentOn: CivilDate;
  /** Who has a stand-in in this case alone on the day of sending, and whom; goes before the substitute of an absence. */
  readonly stoodInBy?: ReadonlyMap<string, string>;
}

/**
 * Those of the staff who get a message: the leaders too while nobody is meant whom the register knows. Somebody who is away
 * on the day of sending finds it in the inbox afterwards: whoever stands in is told, and the leaders when nobody does (G-16).
 */
export async function staffToTell(
  trx: Transaction<Tables>,
  { municipality, assigned, withLeaders, on, sentOn, stoodInBy = new Map() }: Meant,
): Promise<Addressee[]> {
  const known = await knownStaff(trx, assigned);
  const leaders = await leadersOf(trx, municipality, on);
  const away = new Map([...(await awayOn(trx, [...known, ...leaders], sentOn)), ...stoodInBy]);
  const isUncovered = known.some((id) => away.get(id) === null);
  const meant = [...known, ...(known.length === 0 || isUncovered || withLeaders ? leaders : [])];
  const told = new Map(meant.map((id) => [id, away.has(id) ? INBOX_ALONE : INSIDE]));
  for (const id of meant) {
    const substitute = away.get(id);
    if (substitute) told.set(substitute, INSIDE);
  }
  if (told.size === 0) return [{ key: 'nobody', channels: INSIDE, detail: 'noRecipient' }];
  return [...told].map(([id, channels]) => ({ key: id, recipient: id, channels }));
}

/** The ids of a municipality's team leaders who are still there on a day. */
export async function leadersOf(
  trx: Transaction<Tables>,
  municipality: string | null,
  on: CivilDate,
): Promise<string[]> {
  if (municipality === null) return [];
  const leaders = await trx
    .selectFrom('staff')
    .select('id')
    .where('municipality', '=', municipality)
    .where('team_leader', '=', true)
    .where(({ eb, or }) => or([eb('left_on', 'is', null), eb('left_on', '>=', on)]))
    .execute();
  return leaders.map(({ id }) => id);
}
