import { randomUUID } from 'node:crypto';
import type { Trajectory } from '../../src/domain/state.ts';
import type { Database } from '../../src/store/database.ts';
import { registerCitizen } from '../../src/store/people.ts';
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
  await changeCase(db, trajectoryId, { ...state, citizenId, municipality });
  return trajectoryId;
}

/** Something has been registered in a case: what it is now. */
export async function changeCase(db: Database, id: string, state: Trajectory): Promise<void> {
  await db
    .updateTable('trajectory')
    .set({ state: JSON.stringify(state) })
    .where('id', '=', id)
    .execute();
}
