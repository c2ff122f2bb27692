import type { Database } from './database.ts';
import type { OwnProgramme, OwnTexts } from './own-programme-table.ts';

export type { OwnDutyWords, OwnProgramme, OwnSaid, OwnTexts } from './own-programme-table.ts';

/** As it was taken: who by, when, and the how-manieth it is. */
export interface TakenProgramme extends OwnProgramme {
  readonly version: number;
  readonly takenBy: string;
  readonly takenAt: Date;
}

const newest = (db: Database) =>
  db
    .selectFrom('own_programme')
    .select(['municipality', 'programme', 'variant', 'settings', 'texts', 'version'])
    .select(['taken_by as takenBy', 'taken_at as takenAt'])
    .where('is_newest', '=', true);

/** What holds for new cases; undefined where a municipality has set nothing. */
export async function findOwnProgramme(
  db: Database,
  { municipality, programme }: Pick<OwnProgramme, 'municipality' | 'programme'>,
): Promise<TakenProgramme | undefined> {
  return newest(db).where('municipality', '=', municipality).where('programme', '=', programme).executeTakeFirst();
}

/** What all municipalities have set, in order of municipality and programme; or one of them. */
export async function listOwnProgrammes(db: Database, municipality?: string): Promise<TakenProgramme[]> {
  return newest(db)
    .$if(municipality !== undefined, (query) => query.where('municipality', '=', municipality!))
    .orderBy('municipality')
    .orderBy('programme')
    .execute();
}

/** Takes settings in the place of those that held; both are kept. The same again changes nothing. */
export async function takeOwnProgramme(
  db: Database,
  { takenBy, takenAt, ...own }: OwnProgramme & Pick<TakenProgramme, 'takenBy' | 'takenAt'>,
): Promise<TakenProgramme> {
  return db.transaction().execute(async (trx) => {
    const before = await findOwnProgramme(trx, own);
    if (before && isSame(before, own)) return before;
    const { municipality, programme, variant } = own;
    await trx
      .updateTable('own_programme')
      .set({ is_newest: false })
      .where('municipality', '=', municipality)
      .where('programme', '=', programme)
      .execute();
    const version = (before?.version ?? 0) + 1;
    await trx
      .insertInto('own_programme')
      .values({
        ...{ municipality, programme, variant, version, taken_by: takenBy, taken_at: takenAt, is_newest: true },
        settings: JSON.stringify(own.settings),
        texts: JSON.stringify(own.texts),
      })
      .execute();
    return { ...own, version, takenBy, takenAt };
  });
}

function isSame(one: OwnProgramme, other: OwnProgramme): boolean {
  const said = ({ variant, settings, texts }: OwnProgramme) => inOrder({ variant, settings, texts });
  return said(one) === said(other);
}

/** As text that does not depend on the order of names: the database keeps its own. */
function inOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, part]) => `${JSON.stringify(name)}:${inOrder(part)}`).join()}}`;
}

/** Where the own words of each municipality are looked up. */
export type TextsOf = (of: Pick<OwnProgramme, 'municipality' | 'programme'>) => OwnTexts | undefined;

/** Every municipality's own words: a handful of rows. */
export async function readOwnTexts(db: Database): Promise<TextsOf> {
  const keyOf = ({ municipality, programme }: Pick<OwnProgramme, 'municipality' | 'programme'>) =>
    `${municipality}/${programme}`;
  const rows = await db
    .selectFrom('own_programme')
    .select(['municipality', 'programme', 'texts'])
    .where('is_newest', '=', true)
    .execute();
  const known = new Map(rows.map((row) => [keyOf(row), row.texts]));
  return (of) => known.get(keyOf(of));
}
