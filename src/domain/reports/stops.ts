import type { CivilDate } from '../calendar/civil-date.ts';
import { endsOf } from '../decided-ends.ts';
import { dutiesOf, type OwnedDuty, TELL } from '../duties.ts';
import { factsOf } from '../facts.ts';
import type { OutsideParty, Recipient } from '../people.ts';
import type { Course, Trajectory } from '../state.ts';
import type { ReportCase } from './figure.ts';

/** Somebody outside who is to hear of a stop, and since when they have; null while they have not. */
export interface Told {
  readonly party: OutsideParty;
  readonly what: 'began' | 'ended' | 'reasons' | 'discussed';
  readonly on: CivilDate | null;
}

/** A pause, an interruption or an exit: when, why by its code, and who outside has been told (S-82, S-84, S-85). */
export interface StopRow {
  readonly trajectoryId: string;
  readonly kind: 'pause' | 'interruption' | 'exit';
  readonly course: number | null;
  readonly on: CivilDate;
  /** A pause's first active day; null while it is open, and of all others. */
  readonly until: CivilDate | null;
  /** A code; what else was said of it stays in the case. Null of an interruption: its reasons are text. */
  readonly reason: string | null;
  readonly told: readonly Told[];
}

/** Somebody outside who has not been told, and who is to tell them. */
export interface StopGap {
  readonly trajectoryId: string;
  readonly course: number | null;
  readonly field: `told:${OutsideParty}`;
  readonly filledBy: Recipient;
}

export interface Stops {
  readonly rows: readonly StopRow[];
  readonly gaps: readonly StopGap[];
}

/** Everything that has stopped or held up a course until a day. Recipients are those of each case's variant. Pure. */
export function stopsOf(today: CivilDate, cases: readonly ReportCase[]): Stops {
  const all = cases.flatMap(({ id, state, events }) => (state.programme ? inCase(today, id, state, events) : []));
  return { rows: all.map(({ row }) => row), gaps: all.flatMap(({ gaps }) => gaps) };
}

interface Found {
  readonly row: StopRow;
  readonly gaps: readonly StopGap[];
}

function inCase(today: CivilDate, trajectoryId: string, state: Trajectory, events: ReportCase['events']): Found[] {
  const telling = dutiesOf(today, { ...state, archivedOn: null }).filter(({ outside }) => outside !== null);
  const about = (subject: string, what: Told['what']) => {
    const some = telling.filter(({ id }) => id.startsWith(`${subject}/`));
    return some.map((duty) => ({ owner: duty.owner, party: duty.outside!, what, on: toldOn(duty, state, events) }));
  };
  const found = (row: Omit<StopRow, 'trajectoryId' | 'told'>, all: ReturnType<typeof about>): Found => ({
    row: { trajectoryId, ...row, told: all.map(({ party, what, on }) => ({ party, what, on })) },
    gaps: all
      .filter(({ on }) => on === null)
      .map(({ party, owner }) => ({ trajectoryId, course: row.course, field: `told:${party}`, filledBy: owner })),
  });
  const ofCourses = state.courses.flatMap((course) => [
    ...course.pauses
      .filter(({ from }) => from <= today)
      .map(({ id, from, until, reason, resumed }) =>
        found({ kind: 'pause', course: course.number, on: from, until, reason }, [
          ...about(`pause-${id}`, 'began'),
          ...(resumed ? about(`return-${resumed.id}`, 'ended') : []),
        ]),
      ),
    ...interruption(course, state, found),
  ]);
  const { left } = state;
  const course = state.courses.findLast((one) => endsOf(one).some(({ id }) => id === left?.id))?.number ?? null;
  const exit = left && { kind: 'exit' as const, course, on: left.on, until: null, reason: left.why };
  return exit && exit.on <= today ? [...ofCourses, found(exit, about(`left-${left.id}`, 'reasons'))] : ofCourses;
}

/** Both are needed: the reasons sent, and the decision taken together (S-84, S-85, A-13). */
function interruption(
  { number, endDecision }: Course,
  { facts, programme }: Trajectory,
  found: (row: Omit<StopRow, 'trajectoryId' | 'told'>, all: (Told & { readonly owner: Recipient })[]) => Found,
): Found[] {
  if (endDecision?.outcome !== 'interrupted') return [];
  const { interruptionDescribedTo, interruptionDiscussedWith } = programme!.settings;
  const told = (what: Told['what'], step: string) => (party: OutsideParty) => ({
    ...{ party, what, owner: 'jobCentreCaseworker' as const },
    on: factsOf(facts, step, { course: number }).find(({ values }) => values.party === party)?.on ?? null,
  });
  const row = { kind: 'interruption' as const, course: number, on: endDecision.endOn, until: null, reason: null };
  return [
    found(row, [
      ...interruptionDescribedTo.map(told('reasons', 'interruptionDescribed')),
      ...interruptionDiscussedWith.map(told('discussed', 'interruptionDiscussed')),
    ]),
  ];
}

/** The day on which it was ticked off by hand, or a message about it went out (K-32: a working day). */
function toldOn({ id }: OwnedDuty, { completed }: Trajectory, events: ReportCase['events']): CivilDate | null {
  const ticked = completed.find(({ duty }) => duty === id);
  const said = events.find((event) => event.type === 'ReminderIssued' && event.duty === id && event.rung === TELL);
  return (ticked ?? said)?.on ?? null;
}
