import type { Context } from './context.ts';
import { unshownFacts } from './decide-start.ts';
import { askGates } from './model/gates.ts';
import { type Reason, reason } from './rule.ts';
import type { Course, Trajectory } from './state.ts';

/**
 * What a course was begun on and does not stand any more because something was withdrawn or corrected: the gates of its start,
 * asked once more about its own day D (S-19, S-40, K-12). What was missing then already stands with it as a deviation; a course
 * taken over shows that alone. Computed when read: nobody is told.
 */
export function missingNow(context: Context, state: Trajectory, course: Course): Reason[] {
  const ofRound = state.courses.filter(({ round }) => round === course.round);
  if (ofRound.some(({ takenOver }) => takenOver)) return [];
  const known = new Set(ofRound.flatMap(({ deviations }) => deviations.map(({ code }) => code)));
  // A course that was started over stands on what the first one of its way through the model began with, and on its own grant.
  const found = [...startOf(context, state, ofRound[0]!), ...(course === ofRound[0] ? [] : grantOf(state, course))];
  return found.filter(({ code }, index) => !known.has(code) && found.findIndex((one) => one.code === code) === index);
}

function startOf(context: Context, state: Trajectory, course: Course): Reason[] {
  const { programme, settings } = context;
  const { startOn, round } = course;
  const then = asOfStart(state, course);
  const question = { state: then, settings, on: startOn, scope: { round }, startOn };
  const gates = askGates(programme.gates, 'courseStart', question).objections;
  return [...gates, ...grantOf(state, course), ...unshownFacts(context, then, ownGrant(then, course), startOn)];
}

/** A course keeps its legal basis, so a grant of another one does not carry it. */
const grantOf = (state: Trajectory, course: Course): Reason[] =>
  ownGrant(asOfStart(state, course), course) ? [] : [reason('supportNotGranted', 'S-40')];

const ownGrant = ({ grants }: Trajectory, { round, legalBasis, months }: Course) =>
  grants.findLast((one) => one.round === round && one.legalBasis === legalBasis && one.months === months);

/** The case without what the course itself has brought: only what was registered before it, or is about the days until D. */
function asOfStart(state: Trajectory, { number, startOn, grants }: Course): Trajectory {
  return {
    ...state,
    facts: state.facts.filter(({ course, on }) => course === null || course < number || on <= startOn),
    grants: state.grants.filter(({ on }, index) => index < grants || on <= startOn),
  };
}
