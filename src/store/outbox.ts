import type { Transaction } from 'kysely';
import { isLate, sendingInstant } from '../domain/acting.ts';
import { standInOn } from '../domain/around.ts';
import { addDays, type CivilDate, civilDateAt, startOfDay } from '../domain/calendar/civil-date.ts';
import type { RecordedEvent } from '../domain/events.ts';
import { type Notice, noticesFor } from '../domain/notices.ts';
import {
  JOB_FUNCTIONS,
  type JobFunction,
  OUTSIDE_PARTIES,
  type OutsideParty,
  type Recipient,
} from '../domain/people.ts';
import type { Trajectory } from '../domain/state.ts';
import { redirectPlanned } from './absences.ts';
import { type Addressee, staffToTell } from './addressees.ts';
import { planNotice } from './plan-notice.ts';
import { knownStaff } from './staff.ts';
import type { Tables } from './tables.ts';

/** Plans the messages that new events call for, one per recipient and channel; a key that exists is never planned again. */
export async function planMessages(
  trx: Transaction<Tables>,
  trajectoryId: string,
  state: Trajectory,
  fresh: readonly RecordedEvent[],
): Promise<void> {
  const settings = state.programme?.settings;
  if (!settings) return;
  await followHandOver(trx, trajectoryId, state, fresh);
  await followStandIn(trx, trajectoryId, state, fresh);
  for (const notice of noticesFor(state, fresh)) {
    const knownAt = Math.max(...fresh.map(({ recordedAt }) => Date.parse(recordedAt)));
    const sendAt = sendingInstant(notice.on, knownAt, settings);
    const late = isLate(trajectoryId, state, notice, sendAt);
    const sentOn = civilDateAt(sendAt);
    const addressees = [...(await insiders(trx, state, notice, sentOn)), ...(await outsiders(trx, state, notice))];
    await planNotice(trx, addressees, {
      ...{ about: trajectoryId, notice: notice.key, corrects: notice.corrects },
      ...{ place: { trajectory_id: trajectoryId }, body: notice.body, on: notice.on, sendAt, late },
    });
  }
}

/**
 * What is planned for somebody who has just given a function away, and holds no other in the case, reaches whoever has taken
 * it (G-15): both find it in the inbox, and the e-mail goes to the new one.
 */
async function followHandOver(
  trx: Transaction<Tables>,
  trajectoryId: string,
  { assignments, staff }: Trajectory,
  fresh: readonly RecordedEvent[],
): Promise<void> {
  const holders = Object.values(staff);
  for (const event of fresh.filter((one) => one.type === 'StaffAssigned')) {
    const former = assignments.findLast((one) => one.function === event.function && one.staffId !== event.staffId);
    if (!former || holders.includes(former.staffId)) continue;
    const to = await knownStaff(trx, [event.staffId]);
    if (to.length > 0) await redirectPlanned(trx, { recipient: former.staffId, trajectoryId }, to);
  }
}

/** What is planned for the CTI worker on days of a stand-in who has just been appointed reaches the stand-in, as in an absence (G-16). */
async function followStandIn(
  trx: Transaction<Tables>,
  trajectoryId: string,
  { staff }: Trajectory,
  fresh: readonly RecordedEvent[],
): Promise<void> {
  const { ctiWorker } = staff;
  const holdsOnlyThis = Object.values(staff).filter((one) => one === ctiWorker).length === 1;
  if (ctiWorker === undefined || !holdsOnlyThis) return;
  for (const { staffId, on: from, until } of fresh.filter((one) => one.type === 'StandInAppointed')) {
    const to = await knownStaff(trx, [staffId]);
    const days = { from: new Date(startOfDay(from)), before: new Date(startOfDay(addDays(until, 1))) };
    if (to.length > 0) await redirectPlanned(trx, { recipient: ctiWorker, trajectoryId, ...days }, to);
  }
}

/** The staff assigned to the functions that are told, and the team leaders when they are. */
async function insiders(
  trx: Transaction<Tables>,
  state: Trajectory,
  { tells, on }: Notice,
  sentOn: CivilDate,
): Promise<Addressee[]> {
  if (tells.length > 0 && tells.every(isOutside)) return [];
  const { staff, municipality } = state;
  const assigned = tells.filter(isFunction).flatMap((jobFunction) => staff[jobFunction] ?? []);
  const stoodInBy = tells.includes('ctiWorker') ? await knownStandIn(trx, state, sentOn) : new Map();
  return staffToTell(trx, { municipality, assigned, withLeaders: tells.includes('teamLeader'), on, sentOn, stoodInBy });
}

/** Who stands in for the CTI worker of a case on a day, where the register knows them (G-16). */
async function knownStandIn(
  trx: Transaction<Tables>,
  state: Trajectory,
  day: CivilDate,
): Promise<ReadonlyMap<string, string>> {
  const { ctiWorker } = state.staff;
  const found = standInOn(day, state);
  if (ctiWorker === undefined || !found || found.staffId === ctiWorker) return new Map();
  return new Map((await knownStaff(trx, [found.staffId])).map((standIn) => [ctiWorker, standIn]));
}

/** Those outside, by e-mail alone: they have no in-app inbox. What is meant for them is told nobody else in their place. */
async function outsiders(
  trx: Transaction<Tables>,
  { municipality }: Trajectory,
  { tells }: Notice,
): Promise<Addressee[]> {
  const parties = tells.filter(isOutside);
  if (parties.length === 0) return [];
  const found = await trx
    .selectFrom('outside_party')
    .select(['id', 'party'])
    .where('municipality', '=', municipality)
    .where('party', 'in', parties)
    .execute();
  const addresses = new Map(found.map(({ id, party }) => [party, id]));
  return [...new Set(parties)].map((party) => {
    const outside = addresses.get(party);
    return { key: party, channels: ['email'], ...(outside ? { outside } : { detail: 'noAddress' }) };
  });
}

const isFunction = (recipient: Recipient): recipient is JobFunction =>
  JOB_FUNCTIONS.some((jobFunction) => jobFunction === recipient);
const isOutside = (recipient: Recipient): recipient is OutsideParty =>
  OUTSIDE_PARTIES.some((party) => party === recipient);
