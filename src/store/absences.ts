import { randomUUID } from 'node:crypto';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Absence } from '../domain/absence.ts';
import { addDays, type CivilDate, startOfDay } from '../domain/calendar/civil-date.ts';
import type { JobFunction } from '../domain/people.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';
import type { AbsenceTable } from './tables-organisation.ts';

/** An absence as it is kept. */
export interface KeptAbsence extends Absence {
  readonly id: string;
  readonly municipality: string;
}

const toAbsence = (row: Selectable<AbsenceTable>): KeptAbsence => ({
  ...{ id: row.id, municipality: row.municipality, staffId: row.staff_id, substituteId: row.substitute_id },
  ...daysOf(row),
});
const daysOf = (row: Pick<Selectable<AbsenceTable>, 'from_on' | 'until_on'>) => ({
  from: row.from_on as CivilDate,
  until: row.until_on as CivilDate,
});

const kept = (db: Database) =>
  db.selectFrom('absence').selectAll('absence').where(sql<boolean>`absence.from_on <= absence.until_on`);

/** The absences that are not over before a day, in a municipality or in all of them, the earliest first. */
export async function listAbsences(db: Database, day: CivilDate, municipality?: string): Promise<KeptAbsence[]> {
  const rows = await kept(db)
    .where('until_on', '>=', day)
    .$if(municipality !== undefined, (query) => query.where('municipality', '=', municipality!))
    .orderBy('from_on')
    .orderBy('id')
    .execute();
  return rows.map(toAbsence);
}

/** The absences of some people, and those in which they stand in, that are not over before a day. */
export async function absencesAround(db: Database, ids: readonly string[], day: CivilDate): Promise<KeptAbsence[]> {
  const rows = await kept(db)
    .where('until_on', '>=', day)
    .where(({ eb, or }) => or([eb('staff_id', 'in', ids), eb('substitute_id', 'in', ids)]))
    .execute();
  return rows.map(toAbsence);
}

/** Who of some people is away on a day, each with their substitute; null when nobody stands in. */
export async function awayOn(
  db: Database,
  ids: readonly string[],
  day: CivilDate,
): Promise<ReadonlyMap<string, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('absence')
    .select(['staff_id', 'substitute_id'])
    .where('staff_id', 'in', ids)
    .where('from_on', '<=', day)
    .where('until_on', '>=', day)
    .execute();
  return new Map(rows.map((row) => [row.staff_id, row.substitute_id]));
}

/** Somebody stands in for the holder of a function on these days, because the holder is away. */
export interface StandingIn {
  readonly staffId: string;
  readonly function: JobFunction;
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** Who stands in in a case, on a day or later, for somebody who is away. */
export async function standingIn(db: Database, trajectoryId: string, day: CivilDate): Promise<StandingIn[]> {
  const rows = await kept(db)
    .innerJoin('assignment', (join) => join.on(sql<boolean>`assignment.staff_id = absence.staff_id::text`))
    .select(['assignment.job_function', 'absence.substitute_id'])
    .where('assignment.trajectory_id', '=', trajectoryId)
    .where('assignment.stand_in', '=', false)
    .where('absence.substitute_id', 'is not', null)
    .where('absence.until_on', '>=', day)
    .orderBy('absence.from_on')
    .execute();
  return rows.map((row) => ({ staffId: row.substitute_id!, function: row.job_function, ...daysOf(row) }));
}

/** Of several who plan absences at the same time one is first: what they are compared with does not change meanwhile. */
export async function lockStaff(trx: Transaction<Tables>, ids: readonly string[]): Promise<void> {
  await trx.selectFrom('staff').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute();
}

/** Keeps an absence. The same id again is the same one; `other` when something else has it. */
export async function keepAbsence(
  trx: Transaction<Tables>,
  { id, municipality, staffId, substituteId, from, until }: KeptAbsence,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<'kept' | 'repeated' | 'other'> {
  const row = { id, municipality, staff_id: staffId, substitute_id: substituteId, from_on: from, until_on: until };
  const added = await trx
    .insertInto('absence')
    .values({ ...row, taken_by: by, taken_at: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added) return 'kept';
  const found = await findAbsence(trx, { municipality, id });
  const isSame =
    found?.staffId === staffId && found.substituteId === substituteId && found.from === from && found.until === until;
  return isSame ? 'repeated' : 'other';
}

export async function findAbsence(
  db: Database,
  { municipality, id }: Pick<KeptAbsence, 'municipality' | 'id'>,
): Promise<KeptAbsence | undefined> {
  const row = await db
    .selectFrom('absence')
    .selectAll()
    .where('id', '=', id)
    .where('municipality', '=', municipality)
    .executeTakeFirst();
  return row && toAbsence(row);
}

/** Moves the last day of an absence forward. */
export async function endAbsenceOn(db: Database, id: string, lastDay: CivilDate): Promise<void> {
  await db.updateTable('absence').set({ until_on: lastDay }).where('id', '=', id).execute();
}

/** What is planned to reach somebody on days of their absence goes to others; what is planned later is addressed so from the beginning. */
export const redirectMessages = (
  trx: Transaction<Tables>,
  { staffId, from, until }: Absence,
  to: readonly string[],
): Promise<void> =>
  redirectPlanned(
    trx,
    { recipient: staffId, from: new Date(startOfDay(from)), before: new Date(startOfDay(addDays(until, 1))) },
    to,
  );

interface Redirected {
  readonly recipient: string;
  /** Of one case alone. */
  readonly trajectoryId?: string;
  /** To be sent within these instants. */
  readonly from?: Date;
  readonly before?: Date;
}

/** A notice that has left by one channel goes to nobody else by the other: they would have a mail and no inbox. */
const IS_SAID_NOWHERE = sql<boolean>`not exists (select from message as other where other.state <> 'planned'
  and other.key in (regexp_replace(message.key, '[^/]+$', 'inbox'), regexp_replace(message.key, '[^/]+$', 'email')))`;

/** Gives what is planned for somebody to others: e-mails instead of theirs, and an own copy in each inbox. */
export async function redirectPlanned(
  trx: Transaction<Tables>,
  { recipient: former, trajectoryId, from, before }: Redirected,
  to: readonly string[],
): Promise<void> {
  const planned = await trx
    .selectFrom('message')
    .selectAll()
    .where(sql<boolean>`recipient::text = ${former}`)
    .where('state', '=', 'planned')
    .where(IS_SAID_NOWHERE)
    .$if(trajectoryId !== undefined, (query) => query.where('trajectory_id', '=', trajectoryId!))
    .$if(from !== undefined, (query) => query.where('send_at', '>=', from!))
    .$if(before !== undefined, (query) => query.where('send_at', '<', before!))
    .forUpdate()
    .execute();
  if (planned.length === 0) return;
  const forOther = (key: string, other: string) => key.replace(`/${former}/`, `/${other}/`);
  const copies = planned.flatMap(({ body, ...message }) =>
    to.map((recipient) => ({
      ...{ ...message, id: randomUUID(), recipient, body: JSON.stringify(body) },
      key: forOther(message.key, recipient),
      corrects: message.corrects && forOther(message.corrects, recipient),
    })),
  );
  if (copies.length > 0)
    await trx
      .insertInto('message')
      .values(copies)
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
  const mails = planned.flatMap(({ id, channel }) => (channel === 'email' ? [id] : []));
  if (mails.length > 0)
    await trx
      .updateTable('message')
      .set({ state: 'cancelled', detail: 'goesToAnother' })
      .where('id', 'in', mails)
      .execute();
}
