import type { FactValues } from '../domain/facts.ts';
import type { ResolvedProgramme } from '../domain/settings.ts';
import type { JournalRow } from './evidence.ts';

/** A registration that stands: a fact or a meeting that was held. */
export interface ToldFact {
  readonly id: number;
  readonly step: string;
  readonly on: string;
  readonly with: readonly string[];
  readonly values: FactValues;
}

export interface ToldPause {
  readonly from: string;
  /** First active day; null while nobody has said when it ends. */
  readonly until: string | null;
}

export interface ToldCourse {
  readonly number: number;
  readonly startOn: string;
  readonly months: number;
  readonly pauses: readonly ToldPause[];
  /** A decided end before its time. */
  readonly decidedEnd: string | null;
  readonly ended: { readonly on: string; readonly isCompleted: boolean } | null;
}

/** What a journal tells of a case, read by the checker itself: the core's state is not asked. */
export interface Told {
  readonly programme: ResolvedProgramme | null;
  readonly citizenId: string | null;
  readonly municipality: string | null;
  readonly enrolledOn: string | null;
  readonly facts: readonly ToldFact[];
  readonly given: readonly { readonly function: string; readonly staffId: string; readonly on: string }[];
  readonly courses: readonly ToldCourse[];
  readonly left: { readonly on: string; readonly why: string } | null;
  readonly archivedOn: string | null;
}

/** Withdrawn events are left out, and what had hung on them with them (K-12). */
export function toldBy(journal: readonly JournalRow[]): Told {
  const withdrawn = new Set(journal.flatMap(({ event }) => (event.type === 'EventWithdrawn' ? [event.event] : [])));
  const standing = journal.filter(({ sequence }) => !withdrawn.has(sequence));
  const events = standing.map(({ event }) => event);
  const enrolment = events.find((event) => event.type === 'CitizenEnrolled' || event.type === 'OrganisationEnrolled');
  const leaving = events.findLast(({ type }) => type === 'ProgrammeLeft');
  return {
    programme: enrolment?.programme ?? null,
    citizenId: enrolment?.type === 'CitizenEnrolled' ? enrolment.citizenId : null,
    municipality: enrolment?.municipality ?? null,
    enrolledOn: enrolment?.on ?? null,
    facts: standing.flatMap(({ sequence: id, event }) => {
      if (event.type !== 'FactRecorded' && event.type !== 'MeetingHeld') return [];
      const step = event.type === 'FactRecorded' ? event.step : event.meeting;
      return [{ id, step, on: event.on, with: event.with, values: event.values }];
    }),
    given: events.flatMap((event) =>
      event.type === 'StaffAssigned' ? [{ function: event.function, staffId: event.staffId, on: event.on }] : [],
    ),
    courses: coursesIn(standing),
    left: leaving?.type === 'ProgrammeLeft' ? { on: leaving.on, why: leaving.why } : null,
    archivedOn: events.find(({ type }) => type === 'TrajectoryArchived')?.on ?? null,
  };
}

function coursesIn(standing: readonly JournalRow[]): ToldCourse[] {
  return standing.flatMap(({ event }): ToldCourse[] => {
    if (event.type !== 'CourseStarted' && event.type !== 'RestartDecided') return [];
    const number = event.type === 'CourseStarted' ? event.course : event.nextCourse;
    const decidedEnd = decidedEndOf(standing, number);
    return [
      {
        ...{ number, startOn: event.on, months: event.months, decidedEnd },
        pauses: pausesIn(standing, number),
        ended: endOf(standing, number, decidedEnd),
      },
    ];
  });
}

function pausesIn(standing: readonly JournalRow[], course: number): ToldPause[] {
  return standing
    .flatMap(({ sequence, event }) => {
      if (event.type !== 'CoursePaused' || event.course !== course) return [];
      const isReturn = (row: JournalRow) =>
        row.sequence > sequence && row.event.type === 'CourseResumed' && row.event.course === course;
      const back = standing.findLast(
        (row) => isReturn(row) && row.event.type === 'CourseResumed' && row.event.from === event.on,
      );
      return [{ from: event.on as string, until: back?.event.on ?? null }];
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** By interruption, by leaving, or because it starts over: what was decided last. */
function decidedEndOf(standing: readonly JournalRow[], course: number): string | null {
  const ends = standing.flatMap(({ event }) => {
    if (event.type === 'EarlyEndDecided' && event.course === course) return [event.endOn];
    const isLast = event.type === 'ProgrammeLeft' || event.type === 'RestartDecided';
    return isLast && event.course === course ? [event.on] : [];
  });
  return ends.at(-1) ?? null;
}

/** An end that was decided stands only while its decision does. */
function endOf(standing: readonly JournalRow[], course: number, decidedEnd: string | null): ToldCourse['ended'] {
  const end = standing.findLast(({ event }) => event.type === 'CourseEnded' && event.course === course)?.event;
  if (end?.type !== 'CourseEnded') return null;
  const isCompleted = end.outcome === 'completed';
  return isCompleted || decidedEnd !== null ? { on: end.on, isCompleted } : null;
}
