import type { Kysely } from 'kysely';
import { searchName, sortName } from '../domain/names.ts';
import type { Tables } from './tables.ts';

/** What a name is found and sorted by: written with every citizen. */
export const nameColumns = (name: string) => ({ search_name: searchName(name), sort_name: sortName(name) });

const BATCH = 500;

/** Writes it for citizens whom a former version registered; a name has at least the blanks around its words. */
export async function indexNames(db: Kysely<Tables>): Promise<void> {
  for (let found = BATCH; found === BATCH; ) {
    found = await db.transaction().execute(async (trx) => {
      const stale = await trx
        .selectFrom('citizen')
        .select(['id', 'name'])
        .where('search_name', '=', '')
        .limit(BATCH)
        .forUpdate()
        .skipLocked()
        .execute();
      for (const { id, name } of stale)
        await trx.updateTable('citizen').set(nameColumns(name)).where('id', '=', id).execute();
      return stale.length;
    });
  }
}
