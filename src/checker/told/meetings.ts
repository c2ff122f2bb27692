import type { JournalRow } from '../evidence.ts';
import { placed } from './places.ts';

/** A meeting that took place, with everybody or without somebody. */
export interface ToldMeeting {
  /** Of the summons, if there was one; else of the meeting itself. */
  readonly id: number;
  readonly meeting: string;
  readonly on: string;
  readonly with: readonly string[];
  readonly isHeld: boolean;
}

/** In the order of their ids. Each is the newest summons of its kind and round that nothing had come of. */
export function meetingsIn(standing: readonly JournalRow[]): ToldMeeting[] {
  const open = new Map<string, number[]>();
  const meetings: ToldMeeting[] = [];
  for (const { row, round } of placed(standing)) {
    const { event, sequence } = row;
    if (!('meeting' in event)) continue;
    const key = `${event.meeting} ${round}`;
    const summoned = open.get(key) ?? [];
    if (event.type === 'MeetingSummoned') open.set(key, [...summoned, sequence]);
    if (event.type === 'MeetingCancelled')
      for (const [kind, ids] of open)
        open.set(
          kind,
          ids.filter((id) => id !== event.appointment),
        );
    if (event.type !== 'MeetingHeld' && event.type !== 'MeetingNotHeld') continue;
    meetings.push({
      ...{ id: summoned.at(-1) ?? sequence, meeting: event.meeting, on: event.on, with: event.with },
      isHeld: event.type === 'MeetingHeld',
    });
    open.set(key, summoned.slice(0, -1));
  }
  return meetings.sort((a, b) => a.id - b.id);
}
