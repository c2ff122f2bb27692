import { holderOn } from './around.ts';
import { addDays, type CivilDate } from './calendar/civil-date.ts';
import type { Context } from './context.ts';
import { openPause } from './course.ts';
import { type ReckonedDate, reckon, type Subject, shifts } from './duty-dates.ts';
import { factsOf, lastFact } from './facts.ts';
import { asksToConfirm, handOversOf } from './hand-overs.ts';
import type { DutyRule, Each } from './model/duties.ts';
import { isOff } from './model/gates.ts';
import type { JobFunction, OutsideParty, Recipient } from './people.ts';
import { cadencesOf } from './periods.ts';
import { checkpointSubjects, periodSubjects } from './recurring-subjects.ts';
import type { ResolvedProgramme } from './settings.ts';
import { type Course, courseOfRound, type Trajectory } from './state.ts';

/** Something that somebody must do by a date, whatever has become of it. */
export interface DatedDuty {
  readonly id: string;
  readonly rule: DutyRule;
  readonly subject: Subject;
  readonly owner: Recipient;
  /** Who is told beside the owner, where the rule has somebody for it. */
  readonly beside?: Recipient;
  /** First day on which it can be done; null when it always could. */
  readonly opensOn: CivilDate | null;
  /** Last day on which it is in time. */
  readonly dueOn: CivilDate;
  readonly due: ReckonedDate;
  readonly provisional: boolean;
  /** Who outside the case is told by doing it, if it is about that. */
  readonly outside: OutsideParty | null;
}

interface Kept {
  readonly hangsOn: readonly unknown[];
  readonly duties: readonly DatedDuty[];
}
const kept = new WeakMap<ResolvedProgramme, Kept>();

/**
 * Every duty that the facts of a case could give rise to, with its dates. Most events change none of what they hang on,
 * and most days nothing at all: then the last answer for the case is the answer.
 */
export function datedDuties(context: Context, state: Trajectory): readonly DatedDuty[] {
  const programme = state.programme!;
  const hangsOn = whatDatesHangOn(context, state);
  const known = kept.get(programme);
  if (known && hangsOn.every((one, index) => one === known.hangsOn[index])) return known.duties;
  const duties = reckonAll(context, state);
  kept.set(programme, { hangsOn, duties });
  return duties;
}

/**
 * All that {@link reckonAll} reads besides the programme; the day itself only while an open pause moves dates (T-10), and
 * where something comes again and again.
 */
function whatDatesHangOn(context: Context, state: Trajectory): unknown[] {
  const { programme, today } = context;
  const { facts, courses, appointments, grants, assignments, round, left, enrolledOn, begunAnewOn } = state;
  const recurs = programme.reviews !== undefined || cadencesOf(context, state).length > 0;
  const day = recurs || courses.some(openPause) ? today : null;
  return [facts, courses, appointments, grants, assignments, round, left, enrolledOn, begunAnewOn, day];
}

function reckonAll(context: Context, state: Trajectory): DatedDuty[] {
  const { programme, settings, today } = context;
  const facts = { today, state, settings };
  const known = new Map<string, Subject[]>();
  const subjectsOf = (each: Each) => {
    const key = typeof each === 'object' ? JSON.stringify(each) : each;
    const found = known.get(key) ?? subjects(each, context, state);
    known.set(key, found);
    return found;
  };
  const duties: DatedDuty[] = [];
  for (const rule of programme.duties) {
    if (isOff(rule.rule, { settings })) continue;
    for (const subject of subjectsOf(rule.each)) {
      const duty = dated(rule, subject, facts);
      if (duty) duties.push(duty);
    }
  }
  return duties;
}

function dated(rule: DutyRule, subject: Subject, facts: Parameters<typeof reckon>[2]): DatedDuty | undefined {
  const due = reckon(rule.due, subject, facts, shifts(rule));
  const opens = rule.opens && reckon(rule.opens, subject, facts, shifts(rule));
  if (!due || (rule.opens && !opens)) return undefined;
  return {
    id: `${subject.key}/${rule.id}`,
    rule,
    subject,
    owner: ownerOf(rule.owner, subject, facts.state),
    ...(rule.beside ? { beside: ownerOf(rule.beside, subject, facts.state) } : {}),
    opensOn: opens?.on ?? null,
    dueOn: due.on,
    due,
    provisional: due.provisional || (opens?.provisional ?? false),
    outside: outsideOf(rule, facts.settings),
  };
}

/** What gives rise to duties of a kind: each has a name that lasts. */
function subjects(each: Each, context: Context, state: Trajectory): Subject[] {
  const { facts, round, courses } = state;
  if (typeof each === 'object') {
    if ('cadence' in each) return periodSubjects(each, context, state);
    if ('review' in each) return checkpointSubjects(each, context, state);
    if ('successorAs' in each) return successors(each.successorAs, state);
    return factsOf(facts, each.step).map(({ id, on, registeredOn, values, round: of, course: number }) => {
      // What was registered before the first day belongs to the course that came of it.
      const course = courseNumbered(state, number) ?? courses.find((one) => one.round === of);
      return { key: `fact-${id}`, scope: { round: of }, course, on, registeredOn, values };
    });
  }
  switch (each) {
    case 'round':
      return [{ key: `round-${round}`, scope: { round }, course: courseOfRound(state) }];
    case 'course':
      return courses.map((course) => ({ key: `course-${course.number}`, ...inCourse(course), on: course.startOn }));
    case 'pause':
      return courses.flatMap((course) =>
        course.pauses.map(({ id, from, until, registeredOn, reason }) => {
          const about = { on: from, registeredOn, values: { reason }, isOver: until !== null || course.ended !== null };
          return { key: `pause-${id}`, ...inCourse(course), ...about };
        }),
      );
    case 'resume':
      return courses.flatMap((course) =>
        course.pauses.flatMap(({ until, resumed }) =>
          until && resumed
            ? [{ key: `return-${resumed.id}`, ...inCourse(course), on: until, registeredOn: resumed.registeredOn }]
            : [],
        ),
      );
    case 'appointment':
      return state.appointments.map(({ id, for: on, summonedOn, meeting, state: is, round: of, course }) => {
        const about = { on, registeredOn: summonedOn, values: { meeting }, isOver: is !== 'summoned' };
        return {
          key: `meeting-${id}`,
          scope: { round: of },
          course: courseNumbered(state, course),
          ...about,
        };
      });
    case 'handOver': {
      if (!asksToConfirm(context.settings)) return [];
      return handOversOf(state).map(({ id, function: jobFunction, askedOn, answer, isReplaced: isOver }) => {
        const values = { function: jobFunction, answer: answer?.is ?? 'none' };
        return { key: `assignment-${id}`, scope: {}, on: askedOn, registeredOn: answer?.on ?? askedOn, values, isOver };
      });
    }
    case 'left':
      return state.left
        ? [{ key: `left-${state.left.id}`, scope: {}, on: state.left.on, values: { why: state.left.why } }]
        : [];
  }
}

/** Those who were given a function that somebody else had the day before. */
const successors = (as: JobFunction, state: Trajectory): Subject[] =>
  state.assignments
    .filter((one) => one.function === as)
    .flatMap(({ id, on, staffId }, index, all) => {
      const isOver = all.slice(index + 1).some((later) => later.staffId !== staffId);
      const before = holderOn(addDays(on, -1), as, state);
      return [null, staffId].includes(before) ? [] : [{ key: `assignment-${id}`, scope: {}, on, isOver }];
    });

const inCourse = (course: Course) => ({ scope: { course: course.number }, course });

const courseNumbered = ({ courses }: Trajectory, number: number | null) =>
  courses.find((course) => course.number === number);

function outsideOf({ tellsOutside }: DutyRule, settings: Context['settings']): OutsideParty | null {
  if (tellsOutside === undefined) return null;
  return typeof tellsOutside === 'object' ? settings[tellsOutside.setting] : tellsOutside;
}

/** Who a duty falls to: a function, the one that it is about, or whom the case itself has named for it (S-25, G-09). */
function ownerOf(owner: DutyRule['owner'], { values }: Subject, { facts, round }: Trajectory): Recipient {
  if (typeof owner === 'string') return owner;
  if ('inSubject' in owner) return values?.[owner.inSubject] as JobFunction;
  for (const { step, field, thisRound } of owner.namedIn) {
    const named = lastFact(facts, step, thisRound ? { round } : {})?.values[field];
    if (named !== undefined) return named as JobFunction;
  }
  return owner.otherwise;
}
