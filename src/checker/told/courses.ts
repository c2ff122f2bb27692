import type { EventType, Outcome } from '../../domain/events.ts';
import type { JournalRow } from '../evidence.ts';
import { dayInCopenhagen } from '../own/calendar.ts';
import { placed } from './places.ts';

export interface ToldPause {
  readonly id: number;
  readonly from: string;
  /** First active day; null while nobody has said when it ends. */
  readonly until: string | null;
  readonly reason: string;
  readonly registeredOn: string;
  /** What said when it ends. */
  readonly back: { readonly id: number; readonly registeredOn: string } | null;
}

export interface ToldCourse {
  readonly number: number;
  readonly round: number;
  readonly startOn: string;
  readonly months: number;
  readonly legalBasis: string;
  readonly pauses: readonly ToldPause[];
  /** A decided end before its time, by the event that decided it. */
  readonly decided: { readonly id: number; readonly on: string; readonly outcome: Outcome } | null;
  /** `missing`: the rules of what had not been done. */
  readonly ended: { readonly on: string; readonly outcome: Outcome; readonly missing: readonly string[] } | null;
  /** Its phases and its end (null) as they were carried out, with the day on which that was recorded. */
  readonly acted: readonly { readonly phase: number | null; readonly on: string; readonly recordedOn: string }[];
  /** The days on which what sets its dates became known: the start, pauses, returns, and that one of them was wrong. */
  readonly knownOn: readonly string[];
}

/** The courses of a journal, of which some events stand. */
export function coursesIn(journal: readonly JournalRow[], standing: readonly JournalRow[]): ToldCourse[] {
  return placed(standing).flatMap(({ row, round }): ToldCourse[] => {
    const { event } = row;
    if (event.type !== 'CourseStarted' && event.type !== 'RestartDecided') return [];
    const number = event.type === 'CourseStarted' ? event.course : event.nextCourse;
    const own = standing.filter((one) => isOf(one, number));
    const decided = decidedIn(own);
    const pauses = pausesIn(own);
    return [
      {
        ...{ number, round, startOn: event.on, months: event.months, legalBasis: event.legalBasis, pauses, decided },
        ended: endIn(own, decided),
        acted: own.flatMap(({ event: one }): ToldCourse['acted'] => {
          const recordedOn = dayInCopenhagen(Date.parse(one.recordedAt));
          if (one.type === 'PhaseStarted') return [{ phase: one.phase, on: one.on, recordedOn }];
          return one.type === 'CourseEnded' ? [{ phase: null, on: one.on, recordedOn }] : [];
        }),
        knownOn: [
          dayInCopenhagen(Date.parse(event.recordedAt)),
          ...pauses.flatMap(({ registeredOn, back }) => [registeredOn, back?.registeredOn ?? registeredOn]),
          ...correctionsOf(journal, number),
        ],
      },
    ];
  });
}

/** A leaving may be about two: the newest course, and the one that was paused until it should start over. */
const isOf = ({ event }: JournalRow, course: number) =>
  ('course' in event && event.course === course) || (event.type === 'ProgrammeLeft' && event.pausedCourse === course);

function pausesIn(own: readonly JournalRow[]): ToldPause[] {
  return own
    .flatMap(({ sequence: id, event }): ToldPause[] => {
      if (event.type !== 'CoursePaused') return [];
      const { on: from, reason, registeredOn } = event;
      const back = own.findLast(
        (row) => row.sequence > id && row.event.type === 'CourseResumed' && row.event.from === from,
      );
      if (back?.event.type !== 'CourseResumed') return [{ id, from, until: null, reason, registeredOn, back: null }];
      const until = back.event.on;
      return [
        { id, from, until, reason, registeredOn, back: { id: back.sequence, registeredOn: back.event.registeredOn } },
      ];
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** By interruption, by leaving, or because it starts over: the earliest day, and on that day what was decided last. */
function decidedIn(own: readonly JournalRow[]): ToldCourse['decided'] {
  const ends = own.flatMap(({ sequence: id, event }): NonNullable<ToldCourse['decided']>[] => {
    if (event.type === 'EarlyEndDecided') return [{ id, on: event.endOn, outcome: 'interrupted' }];
    if (event.type === 'ProgrammeLeft') return [{ id, on: event.on, outcome: 'left' }];
    return event.type === 'RestartDecided' ? [{ id, on: event.on, outcome: 'restarted' }] : [];
  });
  const earliest = ends.map(({ on }) => on).sort()[0];
  return ends.findLast(({ on }) => on === earliest) ?? null;
}

/** An end that was decided stands only while its decision does. */
function endIn(own: readonly JournalRow[], decided: ToldCourse['decided']): ToldCourse['ended'] {
  const row = own.findLast(({ event }) => event.type === 'CourseEnded');
  if (row?.event.type !== 'CourseEnded') return null;
  const { on, outcome, missing } = row.event;
  const isDecided = decided !== null && decided.on === on && decided.outcome === outcome;
  const stands = outcome === 'completed' || isDecided;
  return stands ? { on, outcome, missing: missing.map(({ rule }) => rule) } : null;
}

const MOVES_DATES: readonly EventType[] = ['CoursePaused', 'CourseResumed', 'EarlyEndDecided', 'ProgrammeLeft'];

/** The days on which a pause, a return or an early end of a course was withdrawn (K-12). */
const correctionsOf = (journal: readonly JournalRow[], course: number): string[] =>
  journal.flatMap(({ event }) => {
    const wrong = event.type === 'EventWithdrawn' ? journal[event.event - 1] : undefined;
    const isMoved = wrong && isOf(wrong, course) && MOVES_DATES.includes(wrong.event.type);
    return isMoved ? [dayInCopenhagen(Date.parse(event.recordedAt))] : [];
  });
