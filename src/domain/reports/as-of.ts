import { apply } from '../apply.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { RecordedEvent } from '../events.ts';
import { newTrajectory } from '../state.ts';
import type { ReportCase } from './figure.ts';

/**
 * A case as it stood at the end of a day, by all that is known of that day now: what happened later is left out, what was
 * registered later counts, and what has been withdrawn since never was. Each event keeps its number.
 */
export function caseAsOf(day: CivilDate, id: string, journal: readonly RecordedEvent[]): ReportCase {
  const events = journal.map((event) => (event.on <= day || event.type === 'EventWithdrawn' ? event : notYet(event)));
  return { id, events, state: events.reduce(apply, newTrajectory) };
}

/** An event that changes nothing, in the place of one that had not happened yet; what it says nobody reads. */
const notYet = ({ on, recordedAt, type }: RecordedEvent): RecordedEvent => ({
  ...{ type: 'CommandRefused', on, recordedAt, commandType: type },
  refusal: { reasons: [{ code: 'courseIsOver', rule: 'G-60' }] },
});
