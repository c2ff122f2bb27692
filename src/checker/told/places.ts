import type { JournalRow } from '../evidence.ts';

/** A recorded event with the way through the model that it belongs to, and the course of that way that there was. */
export interface Placed {
  readonly row: JournalRow;
  readonly round: number;
  readonly course: number | null;
}

/** Each of some events in its place: a new critical transition begins another way, which has no course yet (S-15). */
export function placed(standing: readonly JournalRow[]): Placed[] {
  let round = 1;
  let course: number | null = null;
  return standing.map((row) => {
    const { event } = row;
    if (event.type === 'BegunAnew') [round, course] = [event.round, null];
    if (event.type === 'CourseStarted') course = event.course;
    if (event.type === 'RestartDecided') course = event.nextCourse;
    return { row, round, course };
  });
}
