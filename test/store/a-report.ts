import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import { addDays, date } from '../../src/domain/calendar/civil-date.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import type { Database } from '../../src/store/database.ts';
import { registerCitizen } from '../../src/store/people.ts';
import type { ReportTable } from '../../src/store/report-table.ts';
import { claimEnrolment } from '../../src/store/trajectories.ts';
import { aCpr, keys } from './a-case.ts';

/** Keeps a case as the store has it, with a citizen of its own. Answers with its id. */
export async function keepCase(
  db: Database,
  state: Trajectory,
  { municipality, name = 'Fie Fiktiv' }: { readonly municipality: string; readonly name?: string },
): Promise<string> {
  const at = new Date('2021-01-04T09:00:00Z');
  const citizen = { id: randomUUID(), municipality, name, cpr: aCpr(), at };
  const { citizenId } = await registerCitizen(db, keys, citizen);
  const { trajectoryId } = await claimEnrolment(db, {
    ...{
      trajectoryId: randomUUID(),
      subject: { citizenId },
      municipality,
      programme: state.programme!.id,
      draw: 'test',
    },
    ...{ demo: false, clockOffsetMs: 0, at, caseNumber: undefined },
  });
  await changeCase(db, trajectoryId, state);
  return trajectoryId;
}

/** Something has been registered in a case: what it is now. */
export async function changeCase(db: Database, id: string, state: Trajectory): Promise<void> {
  const { citizen_id: citizenId, municipality } = await db
    .selectFrom('trajectory')
    .select(['citizen_id', 'municipality'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const now = JSON.stringify({ ...state, citizenId, municipality });
  await db.updateTable('trajectory').set({ state: now }).where('id', '=', id).execute();
}

let periods = 0;

/** Keeps a draft of a period that no other one has, and of nobody, but for what is said. Answers with its id. */
export async function keepReport(
  db: Database,
  report: Partial<Insertable<ReportTable>> & { readonly municipality: string },
): Promise<string> {
  const id = randomUUID();
  const last = addDays(date('2020-01-01'), ++periods);
  await db
    .insertInto('report')
    .values({
      ...{ id, programme: 'cti-overgang', report: 'threeMonthly', period_from: '2020-01-01', period_last: last },
      ...{ version: 1, state: 'draft', rows: '[]', figures: '[]', gaps: '[]', differences: '[]', corrects: null },
      ...{ fingerprint: '', filled_at: new Date('2020-06-01T04:00:00Z') },
      ...report,
    })
    .execute();
  return report.id ?? id;
}
