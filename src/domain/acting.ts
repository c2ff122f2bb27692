import { addDays, type CivilDate, civilDateAt, latest, startOfDay } from './calendar/civil-date.ts';
import { sendingWindow, sendOn } from './calendar/working-days.ts';
import type { Notice } from './notices.ts';
import type { Settings } from './settings.ts';
import type { Trajectory } from './state.ts';

const MINUTE_MS = 60_000;

/** A message that leaves longer than this after its hour says that it is late. */
export const LATE_AFTER_MS = 2 * MINUTE_MS;

/**
 * The instant (epoch milliseconds, UTC) at which a trajectory acts on a date: 00:00 in Copenhagen, spread by a stable
 * hash over the municipality's window so that thousands of cases do not wake at once. The date itself never moves.
 */
export function actingInstant(
  trajectoryId: string,
  on: CivilDate | undefined,
  { programme }: Trajectory,
): number | undefined {
  if (on === undefined) return undefined;
  const windowMs = (programme?.settings.actingWindowMinutes ?? 0) * MINUTE_MS;
  return startOfDay(on) + (windowMs > 0 ? stableHash(trajectoryId) % windowMs : 0);
}

/** FNV-1a, 32 bits: the same number for the same id on every machine. */
function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/**
 * When a message about a date goes out (epoch milliseconds, UTC): within the sending hours of that working day or the
 * next (K-32), and not before it is known. Known after the day's hours, it waits for the next working day.
 */
export function sendingInstant(on: CivilDate, knownAtMs: number, { sendingHours, closingDays }: Settings): number {
  let day = sendOn(latest(on, civilDateAt(knownAtMs)), 'onOrAfter', closingDays, sendingHours).on;
  let hours = sendingWindow(day, closingDays, sendingHours);
  if (hours && knownAtMs >= hours.until) {
    day = sendOn(addDays(day, 1), 'onOrAfter', closingDays, sendingHours).on;
    hours = sendingWindow(day, closingDays, sendingHours);
  }
  return Math.max(hours!.from, knownAtMs);
}

/**
 * Whether a message that is to leave at an instant (epoch milliseconds, UTC) is late (K-32): it goes out on another day
 * than its date calls for, or the calendar alone brought it about and the case could not act in time for its hour.
 */
export function isLate(
  trajectoryId: string,
  state: Trajectory,
  { on, isByCalendar }: Pick<Notice, 'on' | 'isByCalendar'>,
  sendAtMs: number,
): boolean {
  const { settings } = state.programme!;
  if (isOnAnotherDay(on, sendAtMs, settings)) return true;
  if (!isByCalendar) return false;
  return sendAtMs - sendingInstant(on, actingInstant(trajectoryId, on, state)!, settings) > LATE_AFTER_MS;
}

/** Whether a message that is to leave at an instant (epoch milliseconds, UTC) goes out on a later day than its date calls for (K-32). */
export const isOnAnotherDay = (on: CivilDate, sendAtMs: number, settings: Settings): boolean =>
  civilDateAt(sendAtMs) > civilDateAt(sendingInstant(on, 0, settings));
