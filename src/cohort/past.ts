import { addDays, type CivilDate } from '../domain/calendar/civil-date.ts';
import { instantAt } from '../domain/calendar/working-days.ts';
import { openDatabase } from '../store/database.ts';
import { writeSetting } from '../store/settings.ts';

/** Makes the store of a new installation whose clock shows the evening before a day, so that the same seed always has the same holidays. */
export async function turnClockBack(folder: string, firstDay: CivilDate): Promise<void> {
  const { db, close } = await openDatabase({ folder });
  await writeSetting(db, 'clockOffsetMs', instantAt(addDays(firstDay, -1), '20:00') - Date.now());
  await close();
}
