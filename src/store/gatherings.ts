import type { Selectable } from 'kysely';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Gathering } from '../domain/reports/fidelity-team.ts';
import type { Database } from './database.ts';
import type { GatheringTable } from './tables-organisation.ts';

/** Supervision, or a going through of all cases, as it is kept. */
export interface KeptGathering extends Gathering {
  readonly id: string;
  readonly municipality: string;
  /** Of which team it is: '' where the municipality has one. */
  readonly team: string;
}

const toGathering = ({ id, municipality, team, kind, held_on, staff }: Selectable<GatheringTable>): KeptGathering => ({
  ...{ id, municipality, team, kind, staff },
  on: held_on as CivilDate,
});

const kept = (db: Database) => db.selectFrom('gathering').selectAll().where('withdrawn_at', 'is', null);

/** The gatherings of a municipality, or of all, the newest first. What was withdrawn is none. */
export async function listGatherings(db: Database, municipality?: string): Promise<KeptGathering[]> {
  const rows = await kept(db)
    .$if(municipality !== undefined, (query) => query.where('municipality', '=', municipality!))
    .orderBy('held_on', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(toGathering);
}

/** Those that count for a team; whoever came to supervision counts wherever it was. All of them without a team. */
export const gatheringsOfTeam = async (db: Database, municipality: string, team?: string): Promise<KeptGathering[]> =>
  (await listGatherings(db, municipality)).filter(
    (one) => team === undefined || one.kind === 'supervision' || one.team === team,
  );

export async function findGathering(
  db: Database,
  { municipality, id }: Pick<KeptGathering, 'municipality' | 'id'>,
): Promise<KeptGathering | undefined> {
  const row = await kept(db).where('id', '=', id).where('municipality', '=', municipality).executeTakeFirst();
  return row && toGathering(row);
}

/** Keeps a gathering. The same id again is the same one; `other` when something else has it. */
export async function keepGathering(
  db: Database,
  gathering: KeptGathering,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<'kept' | 'other'> {
  const { on, staff, ...rest } = gathering;
  const row = { ...rest, held_on: on, staff: [...staff], registered_by: by, registered_at: at, withdrawn_at: null };
  const added = await db
    .insertInto('gathering')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added) return 'kept';
  const found = await findGathering(db, gathering);
  const said = ({ team, kind, on: day, staff: some }: KeptGathering) => JSON.stringify([team, kind, day, some]);
  return found && said(found) === said(gathering) ? 'kept' : 'other';
}

export async function withdrawGathering(db: Database, id: string, at: Date): Promise<void> {
  await db.updateTable('gathering').set({ withdrawn_at: at }).where('id', '=', id).execute();
}
