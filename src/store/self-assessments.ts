import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Database } from './database.ts';

/** What a team says of itself in a year about something that no registration can tell: from 1 to 5. */
export interface SelfAssessment {
  readonly municipality: string;
  readonly team: string;
  readonly item: string;
  readonly on: CivilDate;
  readonly answer: number;
}

/** Keeps the answer of a year; another one in the same year takes its place. */
export async function keepSelfAssessment(
  db: Database,
  { on, ...assessment }: SelfAssessment,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  const said = { assessed_on: on, answer: assessment.answer, assessed_by: by, assessed_at: at };
  await db
    .insertInto('self_assessment')
    .values({ ...assessment, ...said, year: Number(on.slice(0, 4)) })
    .onConflict((conflict) => conflict.columns(['municipality', 'team', 'item', 'year']).doUpdateSet(said))
    .execute();
}

/** The answers of a municipality, or of one of its teams, the newest first. */
export async function listSelfAssessments(
  db: Database,
  municipality: string,
  team?: string,
): Promise<SelfAssessment[]> {
  const rows = await db
    .selectFrom('self_assessment')
    .select(['municipality', 'team', 'item', 'assessed_on', 'answer'])
    .where('municipality', '=', municipality)
    .$if(team !== undefined, (query) => query.where('team', '=', team!))
    .orderBy('assessed_on', 'desc')
    .orderBy('item')
    .orderBy('team')
    .execute();
  return rows.map(({ assessed_on, ...row }) => ({ ...row, on: assessed_on as CivilDate }));
}
