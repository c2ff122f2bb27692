import { endsOf, withoutEnd } from './decided-ends.ts';
import type { Fact } from './facts.ts';
import { type Course, type CoursePause, currentCourse, type Trajectory } from './state.ts';

/** What an event that can be withdrawn was about, or undefined when no correction can undo it. */
export function withdrawable(state: Trajectory, id: number): string | undefined {
  const fact = state.facts.find((one) => one.id === id);
  if (fact) return fact.step;
  if (state.grants.some((grant) => grant.id === id)) return 'grant';
  if (state.standIns.some((one) => one.id === id)) return 'standIn';
  if (state.completed.some((one) => one.id === id)) return 'dutyCompleted';
  if (state.left?.id === id) return 'leaving';
  if (currentCourse(state)?.id === id) return 'courseStart';
  for (const course of state.courses) {
    if (endsOf(course).some((end) => end.id === id && end.outcome !== 'restarted')) return 'earlyEnd';
    for (const pause of course.pauses) {
      if (pause.id === id) return 'pause';
      if (pause.resumed?.id === id) return 'return';
    }
  }
  return undefined;
}

/** The state as if an event had not happened. Facts are kept and dates computed, so nothing else needs repair. */
export function without(state: Trajectory, id: number): Partial<Trajectory> {
  const started = state.courses.find((course) => course.id === id);
  if (started) return withoutCourse(state, started);
  const others = <T extends { readonly id: number }>(all: readonly T[]) => all.filter((one) => one.id !== id);
  const wasHeld = state.facts.find((fact) => fact.id === id);
  return {
    facts: others(state.facts),
    grants: others(state.grants),
    standIns: others(state.standIns),
    completed: others(state.completed),
    appointments: wasHeld ? reopened(state, wasHeld) : state.appointments,
    left: state.left?.id === id ? null : state.left,
    courses: state.courses.map((course) => courseWithout(grantWithout(course, state, id), id)),
  };
}

/** What was registered in the course stands as if there had been none yet. */
function withoutCourse(
  { courses, withdrawnCourses = [], facts, appointments }: Trajectory,
  started: Course,
): Partial<Trajectory> {
  const freed = <T extends { readonly course: number | null }>(all: readonly T[]) =>
    all.map((one) => (one.course === started.number ? { ...one, course: null } : one));
  return {
    courses: courses.filter((course) => course !== started),
    withdrawnCourses: [...withdrawnCourses, started],
    facts: freed(facts),
    appointments: freed(appointments),
  };
}

/**
 * A meeting that was not held after all is still to be held on the day for which it was summoned, unless it was held another
 * time, or was a different one that needed no summons.
 */
function reopened({ appointments, facts }: Trajectory, held: Fact): Trajectory['appointments'] {
  const alike = appointments.filter(({ meeting, round }) => meeting === held.step && round === held.round);
  const last = alike.at(-1);
  const closes = ({ id, step, round }: Fact) =>
    id !== held.id && step === held.step && round === held.round && last !== undefined && id > last.id;
  if (last?.state !== 'held' || held.id < last.id || facts.some(closes)) return appointments;
  const { metOn: _, ...stands } = last;
  return appointments.map((one) => (one === last ? { ...stands, state: 'summoned' } : one));
}

/** A course counts the grants that stood when it began: a later one stays new when one of them goes. */
function grantWithout(course: Course, { grants }: Trajectory, id: number): Course {
  const stood = grants.slice(0, course.grants).some((grant) => grant.id === id);
  return stood ? { ...course, grants: course.grants - 1 } : course;
}

function courseWithout(course: Course, id: number): Course {
  const pauses = course.pauses.filter((pause) => pause.id !== id).map((pause) => pauseWithout(pause, id));
  if (!endsOf(course).some((end) => end.id === id)) return { ...course, pauses };
  const ends = withoutEnd(course, id);
  // An end that time alone brought stays; one that was decided goes with its decision.
  const stays = course.endDecision?.id !== id || course.ended?.outcome === 'completed';
  return { ...course, pauses, ...ends, ended: stays ? course.ended : null };
}

function pauseWithout(pause: CoursePause, id: number): CoursePause {
  return pause.resumed?.id === id ? { ...pause, until: null, resumed: null } : pause;
}
