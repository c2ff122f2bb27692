import type { Transaction } from 'kysely';
import { isOnAnotherDay, sendingInstant } from '../domain/acting.ts';
import { type CivilDate, civilDateAt } from '../domain/calendar/civil-date.ts';
import type { JobFunction } from '../domain/people.ts';
import type { ReportRung, ReportToTell } from '../domain/reports/reminders.ts';
import type { Settings } from '../domain/settings.ts';
import type { Trajectory } from '../domain/state.ts';
import { staffToTell } from './addressees.ts';
import { planNotice } from './plan-notice.ts';
import type { ReportPlace } from './reports.ts';
import type { Tables } from './tables.ts';

export interface RungToPlan extends ReportPlace {
  readonly report: string;
  readonly rung: ReportRung;
  readonly settings: Settings;
  /** Its cases, by their ids. */
  readonly states: ReadonlyMap<string, Trajectory>;
  readonly at: Date;
}

/**
 * Plans the messages of a rung, in the inbox and by e-mail, for the next hours in which messages go out (K-23, K-32). False
 * when the rung has been said before: then nothing is planned.
 */
export async function planReportRung(trx: Transaction<Tables>, asked: RungToPlan): Promise<boolean> {
  const { municipality, programme, report, rung, at } = asked;
  const said = await trx
    .insertInto('report_reminder')
    .values({
      ...{ municipality, programme, report, rung: rung.rung, said_at: at },
      ...{ period_from: rung.from, period_last: rung.last },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('rung')
    .executeTakeFirst();
  if (!said) return false;
  for (const message of rung.messages) await planMessage(trx, asked, message);
  return true;
}

async function planMessage(
  trx: Transaction<Tables>,
  { municipality, programme, report, rung, settings, states, at }: RungToPlan,
  { trajectoryId, body, tells }: ReportToTell,
): Promise<void> {
  const sendAt = sendingInstant(rung.on, at.getTime(), settings);
  const functions = tells.filter((one) => one !== 'teamLeader');
  const staff = trajectoryId === null ? undefined : states.get(trajectoryId)?.staff;
  const addressees = await staffToTell(trx, {
    ...{ municipality, on: rung.on, sentOn: civilDateAt(sendAt), withLeaders: functions.length < tells.length },
    assigned: staff
      ? functions.flatMap((one) => staff[one] ?? [])
      : await holdersOf(trx, municipality, functions, rung.on),
  });
  await planNotice(trx, addressees, {
    about: trajectoryId ?? municipality,
    notice: `report/${programme}/${report}/${rung.from}/${rung.last}/${rung.rung}`,
    place: trajectoryId === null ? { municipality, programme } : { trajectory_id: trajectoryId },
    ...{ body, on: rung.on, sendAt, late: isOnAnotherDay(rung.on, sendAt, settings) },
  });
}

/** Those who hold one of some functions on a day, in any case of a municipality. */
async function holdersOf(
  trx: Transaction<Tables>,
  municipality: string,
  functions: readonly JobFunction[],
  on: CivilDate,
): Promise<string[]> {
  if (functions.length === 0) return [];
  const rows = await trx
    .selectFrom('assignment')
    .innerJoin('trajectory', 'trajectory.id', 'assignment.trajectory_id')
    .select('assignment.staff_id')
    .distinct()
    .where('trajectory.municipality', '=', municipality)
    .where('assignment.job_function', 'in', functions)
    .where('assignment.stand_in', '=', false)
    .where('assignment.from_on', '<=', on)
    .where('assignment.until_on', '>', on)
    .execute();
  return rows.map(({ staff_id }) => staff_id);
}
