import type { FactValues } from '../../domain/facts.ts';
import type { ResolvedProgramme } from '../../domain/settings.ts';
import type { JournalRow } from '../evidence.ts';
import { dayInCopenhagen } from '../own/calendar.ts';
import { coursesIn, type ToldCourse } from './courses.ts';
import { placed } from './places.ts';

/** A registration that stands: a fact or a meeting that was held. */
export interface ToldFact {
  readonly id: number;
  readonly step: string;
  readonly on: string;
  readonly registeredOn: string;
  /** Which way through the model it belongs to, and the course of that way that there was. */
  readonly round: number;
  readonly course: number | null;
  readonly with: readonly string[];
  readonly values: FactValues;
}

export interface ToldGrant {
  readonly legalBasis: string;
  readonly on: string;
}

/** Something that was said of a duty, on the day on which it went out. */
export interface ToldSaying {
  readonly duty: string;
  readonly rung: string;
  readonly on: string;
}

/** What a journal tells of a case, read by the checker itself: the core's state is not asked. */
export interface Told {
  readonly programme: ResolvedProgramme | null;
  readonly citizenId: string | null;
  readonly municipality: string | null;
  readonly enrolledOn: string | null;
  /** How many times the case has gone into the model (S-15). */
  readonly round: number;
  readonly facts: readonly ToldFact[];
  readonly grants: readonly ToldGrant[];
  readonly given: readonly { readonly function: string; readonly staffId: string; readonly on: string }[];
  readonly courses: readonly ToldCourse[];
  readonly left: {
    readonly id: number;
    readonly on: string;
    readonly why: string;
    readonly course: number | null;
  } | null;
  /** Duties ticked off by hand. */
  readonly completed: readonly { readonly duty: string; readonly on: string }[];
  readonly said: readonly ToldSaying[];
  readonly archivedOn: string | null;
}

/** What has been recorded and not withdrawn since; what had hung on it goes with it (K-12). */
export function standingIn(journal: readonly JournalRow[]): readonly JournalRow[] {
  const withdrawn = new Set(journal.flatMap(({ event }) => (event.type === 'EventWithdrawn' ? [event.event] : [])));
  return withdrawn.size === 0 ? journal : journal.filter(({ sequence }) => !withdrawn.has(sequence));
}

export function toldBy(journal: readonly JournalRow[]): Told {
  const standing = standingIn(journal);
  const enrolment = standing.find(({ event }) => isEnrolment(event))?.event;
  const leaving = standing.findLast(({ event }) => event.type === 'ProgrammeLeft');
  const rounds = placed(standing);
  return {
    programme: programmeIn(standing),
    citizenId: enrolment?.type === 'CitizenEnrolled' ? enrolment.citizenId : null,
    municipality: enrolment && isEnrolment(enrolment) ? enrolment.municipality : null,
    enrolledOn: enrolment?.on ?? null,
    round: rounds.at(-1)?.round ?? 1,
    facts: rounds.flatMap(({ round, course, row }) => {
      const fact = factOf(row);
      return fact ? [{ ...fact, round, course }] : [];
    }),
    grants: standing.flatMap(({ event }) =>
      event.type === 'SupportGranted' ? [{ legalBasis: event.legalBasis, on: event.on }] : [],
    ),
    given: standing.flatMap(({ event }) =>
      event.type === 'StaffAssigned' ? [{ function: event.function, staffId: event.staffId, on: event.on }] : [],
    ),
    courses: coursesIn(journal, standing),
    left:
      leaving?.event.type === 'ProgrammeLeft'
        ? { id: leaving.sequence, on: leaving.event.on, why: leaving.event.why, course: leaving.event.course }
        : null,
    completed: standing.flatMap(({ event }) =>
      event.type === 'DutyCompleted' ? [{ duty: event.duty, on: event.on }] : [],
    ),
    said: standing.flatMap(({ event }) =>
      event.type === 'ReminderIssued' ? [{ duty: event.duty, rung: event.rung, on: event.on }] : [],
    ),
    archivedOn: standing.find(({ event }) => event.type === 'TrajectoryArchived')?.event.on ?? null,
  };
}

type Event = JournalRow['event'];

const isEnrolment = (event: Event) => event.type === 'CitizenEnrolled' || event.type === 'OrganisationEnrolled';

/** The one that the case was enrolled in, or moved to last. */
function programmeIn(standing: readonly JournalRow[]): ResolvedProgramme | null {
  const last = standing.findLast(({ event }) => isEnrolment(event) || event.type === 'ProgrammeMoved')?.event;
  return last && 'programme' in last ? last.programme : null;
}

/** The registrations that have an event of their own are told under the step that they belong to. */
function factOf({ sequence: id, event }: JournalRow): Omit<ToldFact, 'round' | 'course'> | undefined {
  const { on } = event;
  const registered = (step: string, values: FactValues) => ({ id, step, on, registeredOn: on, with: [], values });
  switch (event.type) {
    case 'FactRecorded':
      return { id, step: event.step, on, registeredOn: event.registeredOn, with: event.with, values: event.values };
    case 'MeetingHeld':
      return { id, step: event.meeting, on, registeredOn: event.registeredOn, with: event.with, values: event.values };
    case 'TargetGroupAssessed':
      return registered('assessment', { inTargetGroup: event.inTargetGroup });
    case 'GrantMadeKnown':
      return registered('grantKnown', { who: event.who });
    case 'JobMatchRegistered':
      return { ...registered('jobMatch', event.values), registeredOn: event.registeredOn };
    case 'InterruptionDescribed':
      return registered('interruptionDescribed', { party: event.to });
    case 'InterruptionDiscussed':
      return registered('interruptionDiscussed', { party: event.with });
    default:
      return undefined;
  }
}

/** The day in Copenhagen on which something was written down. */
export const recordedOn = ({ event }: Pick<JournalRow, 'event'>): string =>
  dayInCopenhagen(Date.parse(event.recordedAt));
