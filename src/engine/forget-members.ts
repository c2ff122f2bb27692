import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/**
 * Empties the list of cluster members in the engine's SQLite file, before it starts.
 * The services of a new server try to join the ones of the last run that they find there, for seconds after an orderly
 * stop and for half a minute after a kill on other ports; until then no workflow task is delivered.
 */
export function forgetFormerMembers(databaseFile: string): void {
  if (!existsSync(databaseFile)) return;
  const database = new DatabaseSync(databaseFile, { timeout: 5_000 });
  try {
    const table = database
      .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'cluster_membership'")
      .get();
    if (table) database.exec('DELETE FROM cluster_membership');
  } catch (error) {
    throw new Error(`${databaseFile} cannot be used: ${(error as Error).message}`, { cause: error });
  } finally {
    database.close();
  }
}
