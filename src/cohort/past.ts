import { addDays, type CivilDate } from '../domain/calendar/civil-date.ts';
import { instantAt } from '../domain/calendar/working-days.ts';
import { openDatabase, type StorePlace } from '../store/database.ts';
import { writeSetting } from '../store/settings.ts';

/** Makes the store of a new installation whose clock shows the evening before a day, so that the same seed always has the same holidays. */
export async function turnClockBack(place: StorePlace, firstDay: CivilDate): Promise<void> {
  const { db, close } = await openDatabase(place);
  await writeSetting(db, 'clockOffsetMs', instantAt(addDays(firstDay, -1), '20:00') - Date.now());
  await close();
}
