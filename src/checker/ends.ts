import type { RecordedEvent, TrajectoryEvent } from '../domain/events.ts';
import { programmeOf } from '../domain/programmes/index.ts';
import type { RefusalCode } from '../domain/rule.ts';
import type { CaseEvidence, JournalRow, Violation } from './evidence.ts';
import { addMonths, DAY_MS, textOf } from './own/calendar.ts';

/**
 * I9: a completed course has exactly its active days, counted one by one, and its end names what was missing and nothing
 * else. Both are found from the journal alone, in another way than the core's.
 */
export function checkEnds({ trajectoryId, journal }: CaseEvidence): readonly Violation[] {
  return journal.flatMap(({ sequence, event }) => {
    if (event.type !== 'CourseEnded') return [];
    const known = standing(journal, sequence);
    return [...wrongLength(known, event), ...wrongMissing(known, event)].map((fault) => ({
      invariant: 'I9' as const,
      trajectoryId,
      detail: `course ${event.course}: ${fault}`,
    }));
  });
}

type End = Extract<RecordedEvent, { type: 'CourseEnded' }>;

/** What had been recorded before an event and had not been withdrawn until then. */
function standing(journal: readonly JournalRow[], before: number): JournalRow[] {
  const earlier = journal.filter(({ sequence }) => sequence < before);
  const withdrawn = new Set(earlier.flatMap(({ event }) => (event.type === 'EventWithdrawn' ? [event.event] : [])));
  return earlier.filter(({ sequence }) => !withdrawn.has(sequence));
}

/** T-04, S-72: days between start and end that lie in no pause, against the calendar months of the grant. */
function wrongLength(known: readonly JournalRow[], { course, outcome, on: end }: End): string[] {
  if (outcome !== 'completed') return [];
  const begin = known.findLast(({ event }) => beginsCourse(event) === course)?.event;
  if (begin?.type !== 'CourseStarted' && begin?.type !== 'RestartDecided') return ['it ended and never began'];
  const pauses = known.flatMap(({ event }) =>
    event.type === 'CoursePaused' && event.course === course
      ? [{ from: event.on, until: returnFrom(known, course, event.on) }]
      : [],
  );
  let days = 0;
  for (let at = Date.parse(begin.on); at < Date.parse(end); at += DAY_MS) {
    const day = textOf(at);
    if (!pauses.some(({ from, until }) => from <= day && (until === undefined || day < until))) days++;
  }
  const granted = (addMonths(begin.on, begin.months) - Date.parse(begin.on)) / DAY_MS;
  return days === granted ? [] : [`it had ${days} active days, its ${begin.months} months are ${granted}`];
}

function beginsCourse(event: TrajectoryEvent): number | undefined {
  if (event.type === 'CourseStarted') return event.course;
  return event.type === 'RestartDecided' ? event.nextCourse : undefined;
}

const returnFrom = (known: readonly JournalRow[], course: number, from: string): string | undefined =>
  known.findLast(({ event }) => event.type === 'CourseResumed' && event.course === course && event.from === from)?.event
    .on;

/** S-96: what the model wants before the end. Only a course that ran its time is asked. */
function wrongMissing(known: readonly JournalRow[], { course, outcome, missing, on }: End): string[] {
  const begun = known.find(({ event }) => beginsCourse(event) === course)?.sequence ?? 0;
  const own = known.filter(({ sequence, event }) => sequence > begun && event.on <= on);
  const expected = outcome === 'completed' ? missingIn(own).filter((code) => demandedBy(known).has(code)) : [];
  const said = missing.map(({ code }) => code).sort();
  return said.join() === [...expected].sort().join()
    ? []
    : [`its end names as missing ${said.join(', ') || 'nothing'}, missing was ${expected.join(', ') || 'nothing'}`];
}

/** What the case's model wants before the end: its data say so. */
function demandedBy(known: readonly JournalRow[]): ReadonlySet<RefusalCode> {
  const enrolment = known.find(({ event }) => event.type === 'CitizenEnrolled')?.event;
  if (enrolment?.type !== 'CitizenEnrolled') return new Set();
  return new Set(programmeOf(enrolment.programme).duties.flatMap(({ missingAtEnd }) => missingAtEnd ?? []));
}

/** What stands in a course of all that models want before the end (S-93 … S-97, C-25). */
function missingIn(own: readonly JournalRow[]): RefusalCode[] {
  const facts = own.flatMap(({ sequence, event }) =>
    event.type === 'FactRecorded'
      ? [{ sequence, step: event.step, on: event.on, values: event.values }]
      : event.type === 'MeetingHeld'
        ? [{ sequence, step: event.meeting, on: event.on, values: event.values }]
        : [],
  );
  const lastOf = (step: string) =>
    facts
      .filter((fact) => fact.step === step)
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.sequence - b.sequence))
      .at(-1);
  const plan = lastOf('handoverPlan');
  const isAnchored = facts.some(
    ({ step, sequence }) => step === 'handoverAnchored' && sequence > (plan?.sequence ?? 0),
  );
  const need = lastOf('continuedNeed');
  const { isNeeded, support } = need?.values ?? {};
  const isDecided = facts.some(({ step, values }) => step === 'continuedSupport' && values.support === support);
  return [
    ...(plan ? [] : ['handoverPlanMissing' as const]),
    ...(isAnchored ? [] : ['planNotAnchored' as const]),
    ...(lastOf('closingMeeting') ? [] : ['closingMeetingMissing' as const]),
    ...(need ? [] : ['continuedNeedUnanswered' as const]),
    ...(isNeeded && support && !isDecided ? ['decisionMissing' as const] : []),
  ];
}
